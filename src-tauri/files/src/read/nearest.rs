//! Which of a few known words somebody may have meant by one that is not known.

/// The known word that is written most alike, where one is alike enough to be worth offering: at most a third of it differs.
pub(crate) fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted = folded(written);
    let (distance, word) = known
        .map(|word| (distance(&wanted, &folded(word)), word))
        .min_by_key(|(distance, _)| *distance)?;
    let limit = wanted.len().min(folded(word).len()).div_ceil(3);
    (distance <= limit && !wanted.is_empty()).then(|| word.to_owned())
}

fn folded(word: &str) -> Vec<char> {
    word.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Characters to put in, take out or change to make one word of the other.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, character) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = index + 1;
        for (place, against) in other.iter().enumerate() {
            let changed = corner + usize::from(character != against);
            corner = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(corner + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_nearest(written: &str, meant: Option<&str>) {
        let known = ["white", "bme", "unknown", "non_clinical", "band_8a"];
        assert_eq!(nearest(written, known.into_iter()).as_deref(), meant, "for “{written}”");
    }

    #[test]
    fn a_slip_of_the_pen_is_recognised_and_another_word_is_not() {
        check_nearest("whit", Some("white"));
        check_nearest("White", Some("white"));
        check_nearest("unknwon", Some("unknown"));
        check_nearest("non-clinical", Some("non_clinical"));
        check_nearest("band 8a", Some("band_8a"));
        check_nearest("green", None);
        check_nearest("", None);
    }
}

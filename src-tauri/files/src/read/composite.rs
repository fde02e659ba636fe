//! Values that hold several things in one cell, as payroll and warehouse exports write them, taken apart.
//!
//! A position's title is never taken for a pay scale: it may name another band than the grade does.

use std::borrow::Cow;

/// What a value says of one field. A value that is not composed, or not in a way that is known, is left as it is.
pub(crate) fn part<'a>(field: &str, value: &'a str) -> Cow<'a, str> {
    match field {
        "staff_group" => job(value).map_or(value, |(group, _)| group).into(),
        "job_role" => job(value)
            .map(|(_, role)| role)
            .or_else(|| position(value).map(|position| position.title))
            .unwrap_or(value)
            .into(),
        "occupation_code" => position(value)
            .map_or(value, |position| position.occupation_code)
            .into(),
        "division" => organisation(value).unwrap_or(value).into(),
        "ethnic_origin" => origin(value),
        _ => value.into(),
    }
}

/// Whether values of a field are ever composed.
pub(crate) const fn may_be_composed(field: &str) -> bool {
    matches!(
        field.as_bytes(),
        b"staff_group" | b"job_role" | b"occupation_code" | b"division"
    )
}

/// Staff group and job role: `Nursing and Midwifery Registered|Staff Nurse`.
fn job(value: &str) -> Option<(&str, &str)> {
    let (group, role) = value.split_once('|')?;
    let (group, role) = (group.trim(), role.trim());
    let is_job = !role.contains('|') && !group.is_empty() && group.chars().all(|letter| !letter.is_ascii_digit());
    is_job.then_some((group, role))
}

/// What a position is named by.
struct Position<'a> {
    title: &'a str,
    occupation_code: &'a str,
}

/// Number, title, occupation code and area of work: `3559596|Bank Nurse Band 5|N7B|Bank`.
fn position(value: &str) -> Option<Position<'_>> {
    let parts: Vec<&str> = value.split('|').map(str::trim).collect();
    let [number, title, occupation_code, _] = parts[..] else {
        return None;
    };
    is_number(number).then_some(Position { title, occupation_code })
}

/// Whether a value names a position, whose title says nothing of its band.
pub(crate) fn is_position(value: &str) -> bool {
    position(value).is_some()
}

/// The name of an organisation: without number, level and code in `638 L8 SP-CLTC-7850 Out of Hours Nursing`, without number and
/// level in `914 BSA Finance, Commercial and Estates L3`.
fn organisation(value: &str) -> Option<&str> {
    let (number, rest) = value.split_once(' ')?;
    if number.len() != 3 || !is_number(number) {
        return None;
    }
    let rest = rest.trim();
    if let Some((level, named)) = rest.split_once(' ')
        && is_level(level)
    {
        let named = named.trim();
        let without_code = named
            .split_once(' ')
            .filter(|(code, _)| code.chars().any(|letter| letter.is_ascii_digit()));
        return Some(without_code.map_or(named, |(_, name)| name.trim()));
    }
    let (name, level) = rest.rsplit_once(' ')?;
    is_level(level).then_some(name.trim())
}

fn is_level(text: &str) -> bool {
    matches!(text.as_bytes(), [b'L', digit] if digit.is_ascii_digit())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An ethnic origin whose code stands after its label, with the code first: `White - British (A)` becomes `A White - British`.
pub(crate) fn origin(value: &str) -> Cow<'_, str> {
    let coded = value
        .trim_end()
        .strip_suffix(')')
        .and_then(|before| before.rsplit_once('('))
        .map(|(label, code)| (label.trim_end(), code.trim()))
        .filter(|(label, code)| {
            let starts = code.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
            let ends = code
                .bytes()
                .skip(1)
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
            !label.is_empty() && (1..=2).contains(&code.len()) && ((starts && ends) || *code == "99")
        });
    match coded {
        Some((label, code)) => Cow::Owned(format!("{code} {label}")),
        None => Cow::Borrowed(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_values_are_taken_apart_and_others_are_left() {
        let nurse = "Nursing and Midwifery Registered|Staff Nurse";
        let bank = "3559596|Bank Nurse Band 5|N7B|Bank";
        for (field, value, expected, why) in [
            (
                "staff_group",
                nurse,
                "Nursing and Midwifery Registered",
                "the group stands first",
            ),
            ("job_role", nurse, "Staff Nurse", "the role stands second"),
            (
                "staff_group",
                "Estates and Ancillary",
                "Estates and Ancillary",
                "nothing to part",
            ),
            ("job_role", "Staff Nurse", "Staff Nurse", "nothing to part"),
            ("occupation_code", bank, "N7B", "the third of a position"),
            ("job_role", bank, "Bank Nurse Band 5", "the title of a position"),
            ("staff_group", bank, bank, "a position names no staff group"),
            ("pay_scale", bank, bank, "a position's title is no pay scale"),
            (
                "pay_scale",
                "NHS|XR05|Review Body Band 5",
                "NHS|XR05|Review Body Band 5",
                "the list of pay scales reads scheme, code and description together",
            ),
            ("occupation_code", "N7B", "N7B", "nothing to part"),
            (
                "division",
                "638 L8 SP-CLTC-7850 Out of Hours Nursing",
                "Out of Hours Nursing",
                "number, level and code stand before the name",
            ),
            (
                "division",
                "914 BSA Finance, Commercial and Estates L3",
                "BSA Finance, Commercial and Estates",
                "the level stands last",
            ),
            ("division", "638 L3 Surgery", "Surgery", "a level without a code"),
            (
                "division",
                "111 Clinical Assessment",
                "111 Clinical Assessment",
                "a service's number is its name",
            ),
            (
                "ethnic_origin",
                "White - British (A)",
                "A White - British",
                "the code stands last",
            ),
            (
                "ethnic_origin",
                "A White - British",
                "A White - British",
                "the code stands first already",
            ),
            (
                "ethnic_origin",
                "White Cypriot (non specific)",
                "White Cypriot (non specific)",
                "words in brackets are no code",
            ),
        ] {
            assert_eq!(part(field, value), expected, "{field} of “{value}”: {why}");
        }
        assert!(is_position(bank) && !is_position(nurse));
    }
}

//! What counts as a number to reach, and what only trains, with a vocabulary of a few words; the shipped words are held by `files`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use domain::plan::wording::{Rule, Vocabulary, Worded, check};

fn vocabulary() -> Vocabulary {
    let words = |held: &[&str]| held.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    Vocabulary {
        vague: Vec::new(),
        denials: vec![words(&["rather", "than"])],
        subjects: Vec::new(),
        results: Vec::new(),
        training: vec![words(&["training"]), words(&["train"]), words(&["course"])],
        decisions: words(&["check", "decide", "process", "score", "target"]),
        nobody: Vec::new(),
        general: Vec::new(),
        roles: words(&["director"]),
        titles: Vec::new(),
        places: Vec::new(),
        numbered: words(&["band", "bands", "indicator", "indicators"]),
        most_open_actions: 6,
    }
}

fn remarked(action: &Worded<'_>, rule: Rule) -> bool {
    check(action, &vocabulary()).iter().any(|remark| remark.rule == rule)
}

#[test]
fn only_what_is_counted_is_a_number_to_reach() {
    for (text, has_number) in [
        ("Share of panels with scored sheets: 90", true),
        ("2.5 days on average", true),
        ("9/10 panels", true),
        ("9 of 10 panels in bands 6 and 7", true),
        ("4 people in band 6 and 20 in band 7", true),
        ("In band 6 and 20 in band 7", true),
        ("A third of panels", true),
        ("Three quarters of panels", true),
        ("One quarter of panels", true),
        ("Half of the panels", true),
        ("Cases opened by 31/03/2027", false),
        ("Cases opened by 31.3.27", false),
        ("Cases opened by 2027-03-31", false),
        ("Cases opened in 2026/27", false),
        ("Cases opened in 2026–27", false),
        ("Cases opened by 31 March 2027", false),
        ("People in bands 6 and 7", false),
        ("Indicators 2, 3 and 4 reported", false),
        ("Reports each quarter", false),
        ("Reports each half-year", false),
        ("A third party reads the notes", false),
        ("A zero-tolerance policy", false),
    ] {
        let action = Worded {
            title: "Write the notes",
            process: text,
            ..Worded::default()
        };
        assert_eq!(!remarked(&action, Rule::NoNumber), has_number, "{text}");
    }
}

#[test]
fn what_training_is_about_is_no_change_of_a_decision() {
    for (title, only_trains) in [
        ("Deliver targeted training to managers", true),
        ("Provide training on the disciplinary process for line managers", true),
        ("Run a course about how panels score an answer", true),
        ("Train every recruiting manager in unconscious bias", true),
        ("Training, with a check before each formal case", false),
        ("Provide training on bias and check each formal case first", false),
        ("Train lay members to check each formal case", false),
        ("Set a target for each band, with training beside it", false),
        ("Panels score each answer rather than training more", false),
        ("Score each answer after training", false),
    ] {
        let action = Worded {
            title,
            ..Worded::default()
        };
        assert_eq!(remarked(&action, Rule::TrainingOnly), only_trains, "{title}");
    }
}

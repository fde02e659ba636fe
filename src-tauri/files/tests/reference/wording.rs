//! The wording check with the words that come with the program: published phrases, good ones, and every action of the library.

use std::sync::LazyLock;

use chrono::{Days, Months, NaiveDate};
use domain::plan::state::Aim;
use domain::plan::wording::{self, Field, Remark, Rule, Vocabulary, Worded};
use domain::plan::{ActionType, LibraryAction};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq};
use proptest::proptest;
use proptest::sample::Index;

use files::reference::Reference;

/// Read once: the properties ask for it hundreds of times.
static HELD: LazyLock<Reference> = LazyLock::new(crate::reference);

fn reference() -> &'static Reference {
    &HELD
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// An action of which nothing is to be said.
fn good() -> Worded<'static> {
    Worded {
        title: "Interview every candidate with the same questions",
        owner: "Head of resourcing",
        sponsor: "Director of people",
        kind: Some(ActionType::Process),
        start: Some(day(2026, 12, 1)),
        due: Some(day(2027, 6, 1)),
        first_milestone: Some(day(2027, 1, 1)),
        process: "Share of panels with scored sheets, each month",
        process_aim: Aim {
            baseline: Some(40.0),
            target: Some(90.0),
            by: None,
        },
        outcome: "Relative likelihood of appointment from shortlisting (indicator 2)",
        outcome_aim: Aim {
            baseline: Some(1.6),
            target: Some(1.25),
            by: None,
        },
        inside_noise: Some(false),
        others_change_process: false,
        open_actions_of_owner: 1,
        figures_taken: Some(day(2027, 3, 31)),
    }
}

fn remarks(action: &Worded<'_>) -> Vec<Remark> {
    wording::check(action, &reference().wording)
}

fn rules(action: &Worded<'_>) -> Vec<Rule> {
    remarks(action).iter().map(|remark| remark.rule).collect()
}

/// What is marked in a title, whatever else is said.
fn marked<'a>(title: &'a str, words: &Vocabulary) -> Vec<&'a str> {
    let action = Worded { title, ..good() };
    wording::check(&action, words)
        .into_iter()
        .filter(|remark| remark.rule == Rule::VagueWords && remark.field == Field::Title)
        .map(|remark| &title[remark.at.unwrap()])
        .collect()
}

#[test]
fn nothing_is_said_of_a_good_action() {
    assert_eq!(remarks(&good()), []);
}

#[test]
fn vague_words_are_marked_where_they_say_what_will_be_done() {
    let words = &reference().wording;
    let table: &[(&str, &[&str])] = &[
        // Phrases of published plans; the file of words names the plans.
        ("Continue to monitor", &["Continue to monitor"]),
        ("Explore establishing a BME network", &["Explore"]),
        (
            "Explore options to promote career opportunities",
            &["Explore options", "promote"],
        ),
        ("Look into establishing a mentorship programme", &["Look into"]),
        ("Consider including this training in other programmes", &["Consider"]),
        ("Monitor the progression of candidates", &["Monitor"]),
        ("Promote the Dignity at Work service", &["Promote"]),
        ("Ongoing active promotion of senior roles", &["Ongoing"]),
        ("Publishing and promoting WRES reports", &["promoting"]),
        (
            "Review recruitment process to ensure equitable and inclusive",
            &["Review"],
        ),
        ("Engage local communities", &["Engage"]),
        ("We will raise awareness of inclusion", &["raise awareness"]),
        (
            "Increase community engagement and awareness",
            &["Increase community engagement and awareness"],
        ),
        // Forms and places.
        ("The trust continues its work on panels", &["continues"]),
        ("Continuing the work on panels", &["Continuing"]),
        ("To encourage applications", &["encourage"]),
        (
            "Raising cultural awareness among managers",
            &["Raising cultural awareness"],
        ),
        ("Awareness-raising for all managers", &["Awareness-raising"]),
        ("Publish the figures; explore the causes", &["explore"]),
        ("Improve reporting by encouraging staff", &["encouraging"]),
        ("Support BME staff", &["Support"]),
        ("Advertise acting-up posts where possible", &["where possible"]),
        ("Rather than raising awareness, promote the network", &["promote"]),
        ("Regularly review and monitor", &["review", "monitor"]),
        ("Prioritise training on micro aggressions", &["Prioritise"]),
        ("Tackle racism", &["Tackle"]),
        // Good ones.
        ("Write to the address of every candidate with feedback", &[]),
        ("Send a written answer to everyone who reports abuse", &[]),
        ("Interview with a scored sheet instead of raising awareness", &[]),
        ("Change the step where the gap opens rather than monitoring it", &[]),
        ("Stop exploring options and appoint two facilitators", &[]),
        ("Answer the letter “Continue to monitor” of the regulator", &[]),
        (
            "Close the ‘Explore’ programme and move its budget to paid secondments",
            &[],
        ),
        ("Rewrite the monitoring form with the staff network", &[]),
        ("Introduce a scoring grid to support fair decisions", &[]),
        ("Give every mentor paid time, support and a supervisor", &[]),
        ("Review each stage where the gap opens and change the stage", &[]),
        ("Hold a review of every closed case", &[]),
        ("Give the promotion panel a scoring grid", &[]),
        ("Publish a continuity plan for the network’s chair", &[]),
        (
            "Keep unconscious-bias training as a support and put a change of process first",
            &[],
        ),
    ];
    let odd: Vec<_> = table
        .iter()
        .filter(|(title, wanted)| marked(title, words) != *wanted)
        .map(|(title, wanted)| format!("{title}: {:?} instead of {wanted:?}", marked(title, words)))
        .collect();
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

#[test]
fn a_mark_is_counted_as_the_window_counts() {
    let title = "Höre 😀 zu; explore options";
    let remark = remarks(&Worded { title, ..good() }).remove(0);
    let units: Vec<u16> = title.encode_utf16().collect();
    let shown = String::from_utf16(&units[remark.marked(title).unwrap()]).unwrap();
    assert_eq!(shown, "explore options", "the window marks the very words");
}

#[test]
fn an_owner_is_a_role_and_neither_nobody_nor_everybody_nor_a_name() {
    let table: &[(&str, &[Rule])] = &[
        ("", &[Rule::NoOwner]),
        ("N/A", &[Rule::NoOwner]),
        ("n/a ", &[Rule::NoOwner]),
        ("TBC", &[Rule::NoOwner]),
        ("-", &[Rule::NoOwner]),
        ("HR", &[Rule::GeneralOwner]),
        ("All", &[Rule::GeneralOwner]),
        ("All managers", &[Rule::GeneralOwner]),
        ("Trust", &[Rule::GeneralOwner]),
        ("Workforce", &[Rule::GeneralOwner]),
        ("E&D leads", &[Rule::GeneralOwner]),
        ("EDI Team", &[Rule::GeneralOwner]),
        ("HRBP, Staff-Side", &[]),
        ("Divisional directors", &[Rule::GeneralOwner]),
        ("Jane Smith", &[Rule::PersonNamed]),
        ("Dr. Patel", &[Rule::PersonNamed]),
        ("J. Smith", &[Rule::PersonNamed]),
        ("Director of people (Jane Smith)", &[Rule::PersonNamed]),
        ("Jane Smith, Director of People", &[Rule::PersonNamed]),
        ("Jane O’Neill – Chief Nurse", &[Rule::PersonNamed]),
        ("Head of resourcing", &[]),
        ("Director Of People", &[]),
        ("Associate Director of Nursing, Surgery and Cancer", &[]),
        ("Chief Nurse", &[]),
        ("Freedom to Speak Up Guardian", &[]),
        ("Matron (Emergency Care)", &[]),
        ("Company secretary", &[]),
        ("EDI Manager", &[]),
        ("Workforce information lead", &[]),
    ];
    for (owner, wanted) in table {
        assert_eq!(rules(&Worded { owner, ..good() }), *wanted, "{owner:?}");
    }
    let sponsor = Worded {
        sponsor: "Mary Seacole",
        ..good()
    };
    let remark = remarks(&sponsor).remove(0);
    assert_eq!((remark.rule, remark.field), (Rule::PersonNamed, Field::Sponsor));
    assert_eq!(rules(&Worded { sponsor: "", ..good() }), [], "a sponsor may be missing");
}

#[test]
fn training_alone_is_said_unless_something_beside_it_changes_decisions() {
    let says = |title: &str, kind, others| {
        let action = Worded {
            title,
            kind,
            others_change_process: others,
            ..good()
        };
        rules(&action).contains(&Rule::TrainingOnly)
    };
    let learn = Some(ActionType::Development);
    for title in [
        "Unconscious Bias training for all members of interview panels",
        "Give every manager an e-learning course",
        "Deliver 10 workshops on safe conversations",
    ] {
        assert!(says(title, learn, false), "{title}");
        assert!(
            says(title, Some(ActionType::Process), false),
            "{title}: a type chosen by mistake changes nothing"
        );
        assert!(
            !says(title, learn, true),
            "{title}: beside a change of process it is a support"
        );
    }
    for title in [
        "Train lay members to check proposed formal cases before they start",
        "Use scored sheets rather than more training",
        "Answer the report “Training is not enough”",
        "Give 30 nurses a paid secondment",
    ] {
        assert!(!says(title, learn, false), "{title}");
    }
    let counted = Worded {
        title: "Teach inclusive leadership",
        process: "Managers who finished the training, each month",
        kind: learn,
        ..good()
    };
    let remark = remarks(&counted).remove(0);
    assert_eq!((remark.rule, remark.field), (Rule::TrainingOnly, Field::Process));
}

#[test]
fn numbers_dates_and_outcomes_are_asked_for() {
    let none = Aim::default();
    let late = Some(day(2027, 9, 1));
    let table: &[(&str, Worded<'_>, &[Rule])] = &[
        (
            "nothing is counted",
            Worded {
                process: "",
                process_aim: none,
                ..good()
            },
            &[Rule::NoNumber],
        ),
        (
            "no number to reach",
            Worded {
                process_aim: none,
                ..good()
            },
            &[Rule::NoNumber],
        ),
        (
            "a band, an indicator, a year and a day of the month count nothing",
            Worded {
                process: "Posts at band 8 for indicator 2, by 31 March 2027",
                process_aim: none,
                ..good()
            },
            &[Rule::NoNumber],
        ),
        (
            "a number in words",
            Worded {
                process: "Nine of ten panels with scored sheets",
                process_aim: none,
                ..good()
            },
            &[],
        ),
        (
            "a number in the text",
            Worded {
                process: "90% of panels with sheets",
                process_aim: none,
                ..good()
            },
            &[],
        ),
        ("no day", Worded { due: None, ..good() }, &[Rule::NoDate]),
        (
            "due before it starts",
            Worded {
                due: Some(day(2026, 11, 1)),
                ..good()
            },
            &[Rule::DueBeforeStart],
        ),
        (
            "nothing before the snapshot",
            Worded {
                first_milestone: None,
                ..good()
            },
            &[Rule::NothingBeforeSnapshot],
        ),
        (
            "a first milestone after the snapshot",
            Worded {
                first_milestone: Some(day(2027, 4, 1)),
                due: late,
                ..good()
            },
            &[Rule::NothingBeforeSnapshot],
        ),
        (
            "a milestone on the snapshot date",
            Worded {
                first_milestone: Some(day(2027, 3, 31)),
                ..good()
            },
            &[],
        ),
        (
            "no snapshot known",
            Worded {
                figures_taken: None,
                first_milestone: None,
                ..good()
            },
            &[],
        ),
        ("no outcome", Worded { outcome: " ", ..good() }, &[Rule::NoOutcome]),
        (
            "no target",
            Worded {
                outcome_aim: none,
                ..good()
            },
            &[Rule::NoOutcome],
        ),
        (
            "inside the noise",
            Worded {
                inside_noise: Some(true),
                ..good()
            },
            &[Rule::InsideNoise],
        ),
        (
            "not known whether inside",
            Worded {
                inside_noise: None,
                ..good()
            },
            &[],
        ),
        (
            "six actions",
            Worded {
                open_actions_of_owner: 6,
                ..good()
            },
            &[],
        ),
        (
            "seven actions",
            Worded {
                open_actions_of_owner: 7,
                ..good()
            },
            &[Rule::ManyActions],
        ),
    ];
    for (what, action, wanted) in table {
        assert_eq!(rules(action), *wanted, "{what}");
    }
}

#[test]
fn a_published_row_without_lead_date_or_measure_is_told_each_of_them() {
    let published = Worded {
        title: "Continue to monitor",
        owner: "N/A",
        ..Worded::default()
    };
    let wanted = [
        Rule::VagueWords,
        Rule::NoOwner,
        Rule::NoDate,
        Rule::NoNumber,
        Rule::NoOutcome,
    ];
    assert_eq!(rules(&published), wanted);
    for remark in remarks(&published) {
        assert!(
            !remark.suggestion.is_empty(),
            "{:?} says what to write instead",
            remark.rule
        );
        assert!(remark.message.ends_with('.'), "{}", remark.message);
        let blames = ["fail", "wrong", "bad", "must", "error"];
        let said = format!("{} {}", remark.message, remark.suggestion).to_lowercase();
        let words: Vec<&str> = said.split(|letter: char| !letter.is_alphabetic()).collect();
        assert!(
            !blames.iter().any(|word| words.contains(word)),
            "{said} blames somebody"
        );
    }
}

/// A library action as the draft lays it out.
fn drafted(action: &LibraryAction, start: NaiveDate, baseline: f64, target: f64) -> Worded<'_> {
    let after = |months: u8| start.checked_add_months(Months::new(u32::from(months))).unwrap();
    Worded {
        title: &action.title,
        owner: &action.owner,
        sponsor: "Director of people",
        kind: Some(action.kind),
        start: Some(start),
        due: Some(after(action.months)),
        first_milestone: action.milestones.first().map(|step| after(step.month)),
        process: &action.process_measure,
        process_aim: Aim {
            baseline: None,
            target: Some(f64::from(action.process_target.number)),
            by: Some(after(action.months)),
        },
        outcome: "The indicator’s figure",
        outcome_aim: Aim {
            baseline: Some(baseline),
            target: Some(target),
            by: None,
        },
        inside_noise: Some(false),
        others_change_process: !action.stands_alone(),
        open_actions_of_owner: 1,
        figures_taken: start.checked_add_days(Days::new(93)),
    }
}

#[test]
fn every_text_of_the_library_passes() {
    let reference = reference();
    for action in &reference.actions {
        let target = action.process_target.to_string();
        let steps = action.milestones.iter().map(|step| step.what.as_str());
        for text in steps.chain([target.as_str()]) {
            assert_eq!(marked(text, &reference.wording), [""; 0], "{}: {text}", action.key);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_drafted_action_fails_the_wording_check(
        which: Index, into in 0_u64..4_000, baseline in 0.01_f64..100.0, target in 0.01_f64..100.0, beside in 1_u32..=6,
    ) {
        let reference = reference();
        let action = which.get(&reference.actions);
        let start = day(2024, 1, 1).checked_add_days(Days::new(into)).unwrap();
        let drafted = Worded { open_actions_of_owner: beside, ..drafted(action, start, baseline, target) };
        let said = wording::check(&drafted, &reference.wording);
        prop_assert!(said.is_empty(), "{}: {said:?}", action.key);
    }

    #[test]
    fn any_text_is_marked_within_itself(title in ".{0,60}", owner in ".{0,30}", tail in "(continue|raising|support|Dr|’|“| - )") {
        let title = format!("{title} {tail} {owner}");
        let action = Worded { title: &title, owner: &owner, sponsor: &title, process: &owner, ..good() };
        let words = &reference().wording;
        let said = wording::check(&action, words);
        for remark in &said {
            let text = match remark.field {
                Field::Title | Field::Sponsor => &title,
                _ => &owner,
            };
            if let Some(at) = remark.at.clone() {
                prop_assert!(text.get(at).is_some_and(|marked| !marked.is_empty()), "{remark:?} of {text:?}");
                prop_assert!(remark.marked(text).is_some());
            }
        }
        prop_assert_eq!(&said, &wording::check(&action, words), "the same words, the same remarks");
    }
}

//! The plan's papers: what each says, what it leaves out, and that Word would open it. They are left in the target folder's
//! `tmp/documents`, to be looked at.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod docx_support;
mod plan_support;

use docx_support::{leave, part, word_would_open, words};
use files::write::plan::{Action, Plan, Quarter, calendar, owners_docx, plan_docx, update_docx};
use plan_support::{awkward, plan, quarter};

/// The words of a paper from one heading to the next of the same text.
fn between<'a>(words: &'a str, from: &str, until: &str) -> &'a str {
    let (_, after) = words
        .split_once(&format!("\n{from}\n"))
        .unwrap_or_else(|| panic!("{from} is a heading"));
    let (part, _) = after
        .split_once(&format!("\n{until}"))
        .unwrap_or_else(|| panic!("{until} comes after {from}"));
    part
}

#[test]
fn word_would_open_every_paper_of_every_plan() {
    for (name, plan, quarter) in [
        ("usual", plan(), quarter()),
        ("empty", Plan::default(), Quarter::default()),
        ("awkward", awkward(), quarter()),
    ] {
        for (paper, bytes) in [
            ("plan", plan_docx(&plan).unwrap()),
            ("update", update_docx(&plan, &quarter).unwrap()),
            ("owners", owners_docx(&plan).unwrap()),
        ] {
            leave(&format!("{paper}-{name}.docx"), &bytes);
            word_would_open(&bytes);
        }
    }
}

#[test]
fn the_plan_says_the_gap_what_is_done_and_how_delivery_and_outcome_stand() {
    let words = words(&plan_docx(&plan()).unwrap());
    for said in [
        "Northmoor & District NHS Trust (RZZ)",
        "31 March 2026",
        "Draft, not yet agreed by the board",
        "One figure was typed in by hand over that of the files: indicator 4.",
        "The plan has 4 actions, of which 1 is overdue.",
        "Worse for BME staff. White applicants were 1.59 times as likely",
        "High Impact Action 2, 6",
        "Evidence: Effective",
        "Sponsor: Director of People",
        "With: BME staff network",
        "From 12% to 95% by 31 Dec 2026.",
        "Started: 1 June 2026.",
        "From 1.59 to 1.25 by 31 March 2028.",
        "Latest: 64%, 30 Sep 2026",
        "Delivery: Late. It was due 23 days ago",
        "Outcome: Too early to say. The next figure is of 31 March 2027",
        "4 Nov 2026, Head of resourcing: =9 of 14 panels trained & observed",
        "The law on action 2b. This is positive action under section 158",
        "The gap is no greater than chance would explain, so no action is proposed.",
        "Carried over from: the plan of 2025.",
        "The limit of the evidence. Much of the evidence",
    ] {
        assert!(words.contains(said), "the plan says “{said}”:\n{words}");
    }
}

#[test]
fn a_target_that_the_measure_says_is_not_said_twice() {
    let mut held = plan();
    held.actions[0].process.what = "Share of panels trained, each month. At least 95% of panels trained".to_owned();
    held.actions[0].gap = "A gap of this action’s own.".to_owned();
    let words = words(&plan_docx(&held).unwrap());
    for said in [
        "Share of panels trained, each month\nAt least 95% of panels trained, from 12% by 31 Dec 2026.",
        "The gap it answers: A gap of this action’s own.",
    ] {
        assert!(words.contains(said), "{said}:\n{words}");
    }
    assert_eq!(
        words.matches("The gap it answers").count(),
        1,
        "one gap is the indicator’s, the other actions have none"
    );
}

#[test]
fn no_action_is_lost_whatever_it_is_for() {
    let stray = Action {
        title: "An action for an indicator that is not listed".to_owned(),
        indicators: vec![9],
        ..Action::default()
    };
    let mut held = plan();
    held.actions.push(stray);
    let words = words(&plan_docx(&held).unwrap());
    let rest = between(
        &words,
        "Actions for the plan as a whole",
        "What the grades of evidence mean",
    );
    assert!(
        rest.contains("not listed") && rest.contains("Look at the data together"),
        "{rest}"
    );
    let awkward = awkward();
    let all = docx_support::words(&plan_docx(&awkward).unwrap());
    for action in &awkward.actions {
        let title: String = action.title.chars().filter(|letter| !letter.is_control()).collect();
        assert!(all.contains(&title), "{title} is in the plan");
    }
}

#[test]
fn a_text_too_long_for_a_cell_stands_whole_below_its_table() {
    let awkward = awkward();
    let words = words(&plan_docx(&awkward).unwrap());
    for text in [&awkward.actions[0].why, &awkward.actions[1].updates[0].words] {
        let whole = text.trim().trim_end_matches('.');
        assert!(words.contains(whole), "nothing that was written is lost");
    }
    assert_eq!(
        words.matches("… (in full below)").count(),
        2,
        "and the cells say where it is"
    );
}

#[test]
fn an_update_holds_what_falls_into_its_quarter_and_nothing_else() {
    let words = words(&update_docx(&plan(), &quarter()).unwrap());
    let due = between(&words, "Due in this quarter", "Late");
    assert!(
        due.contains("Use structured interviews") && due.contains("Cohort chosen") && due.contains("Check before any"),
        "what was due from 1 October to 31 December: {due}"
    );
    assert!(
        !due.contains("All panels") && !due.contains("31 Jan 2027") && !due.contains("when the panel"),
        "neither what was due before, nor after, nor at no date: {due}"
    );
    let late = between(&words, "Late", "At risk");
    assert!(late.contains("2a") && !late.contains("2b"), "{late}");
    let risk = between(&words, "At risk", "Done in this quarter");
    assert!(
        risk.contains("2b") && !risk.contains("2a"),
        "what is late is not at risk as well: {risk}"
    );
    let done = between(&words, "Done in this quarter", "Due next: January to March 2027");
    assert!(
        done.contains("Done, 2 Nov 2026") && !done.contains("Scoring sheet agreed"),
        "what was done in August was told before: {done}"
    );
    let next = between(
        &words,
        "Due next: January to March 2027",
        "What the process measures say",
    );
    assert!(next.contains("31 Jan 2027") && !next.contains("15 Dec 2026"), "{next}");
    assert!(words.contains("30 Sep 2026: 64%"), "the readings are there");
    assert!(words.contains("Agree a new date for action 2a"), "and what is asked");
}

#[test]
fn a_closed_action_is_not_called_done() {
    let mut held = plan();
    held.actions[3].finished_on = String::new();
    held.actions[3].closed_on = "2026-11-02".to_owned();
    let words = words(&update_docx(&held, &quarter()).unwrap());
    assert!(
        words.contains("Closed, 2 Nov 2026") && !words.contains("Done, 2 Nov 2026"),
        "closing is not finishing"
    );
}

#[test]
fn each_owner_has_one_page_and_is_asked_for_what_is_open() {
    let bytes = owners_docx(&plan()).unwrap();
    let words = words(&bytes);
    for said in [
        "Action 2a: it is overdue, so say what holds it up and by when it will be done; reach “All panels of bands 5 to 7 \
         trained” by 30 September 2026; finish it by 31 October 2026; give the next reading of “Share of interviews with a \
         scoring sheet on file” (the last is 64% of 30 September 2026).",
        "Action 3: name a role that owns it; finish it by when the panel is trained; say what will be counted to show that it \
         is being done.",
    ] {
        assert!(words.contains(said), "{said}:\n{words}");
    }
    assert!(!words.contains("Action 3a:"), "nothing is asked for a finished action");
    assert!(
        words.matches("ead of resourcing\n").count() == 2,
        "a role typed with other capitals stands once in the overview, and has no second page"
    );
    let body = part(&bytes, "word/document.xml");
    assert_eq!(
        body.matches("<w:sectPr>").count(),
        4,
        "the overview, and a section for each of three owners"
    );
    let heads: Vec<String> = (2..=4)
        .map(|number| part(&bytes, &format!("word/header{number}.xml")))
        .collect();
    for (head, owner) in heads
        .iter()
        .zip(["Head of development", "Head of resourcing", "Actions without an owner"])
    {
        assert!(head.contains(owner), "each page of {owner} says whose it is: {head}");
    }
    assert!(
        words.find("Head of development").unwrap() < words.find("Actions without an owner").unwrap(),
        "what nobody owns comes last"
    );
}

#[test]
fn the_calendar_has_every_day_that_is_still_to_come_true() {
    let text = calendar(&plan()).unwrap();
    assert_eq!(
        text.matches("BEGIN:VEVENT").count(),
        4,
        "two milestones and two last days are open: {text}"
    );
    for line in [
        "METHOD:PUBLISH",
        "UID:2026-1.milestone-2.rzz@wres-desk.invalid",
        "UID:2026-1.due.rzz@wres-desk.invalid",
        "DTSTAMP:20261123T000000Z",
        "DTSTART;VALUE=DATE:20261031",
        "SUMMARY:WRES action 2b\\, milestone: Cohort chosen",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
    }
    assert!(
        !text.contains("ATTENDEE") && !text.contains("VALARM"),
        "nobody is invited"
    );
    assert_eq!(
        calendar(&Plan::default()),
        None,
        "a calendar without an entry is not one"
    );
}

#[test]
fn lines_of_a_calendar_fold_between_letters() {
    let mut held = plan();
    held.actions[0].title = "شبكة الموظفين; and, a \\ mark\nin two lines ".repeat(9);
    held.actions[0].title.push('\u{7}');
    let text = calendar(&held).unwrap();
    leave("plan.ics", text.as_bytes());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes in a line: {line}", line.len());
        assert!(
            !line.contains(char::is_control),
            "no control character is left: {line:?}"
        );
    }
    let whole = text.replace("\r\n ", "");
    assert!(
        whole.contains("شبكة الموظفين\\; and\\, a \\\\ mark\\nin two lines شبكة"),
        "{whole}"
    );
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    assert!(plan_docx(&plan()).unwrap() == plan_docx(&plan()).unwrap());
    assert!(update_docx(&plan(), &quarter()).unwrap() == update_docx(&plan(), &quarter()).unwrap());
    assert!(owners_docx(&plan()).unwrap() == owners_docx(&plan()).unwrap());
}

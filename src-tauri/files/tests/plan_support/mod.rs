//! A made-up plan for the tests of its papers.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part, and none is a library"
)]

use domain::plan::Evidence;
use files::write::plan::{
    Action, Attachment, Indicator, Measure, Milestone, Plan, Quarter, Reading, Standing, Tone, Update,
};

fn standing(words: &str, why: &str, tone: Tone) -> Standing {
    Standing {
        words: words.to_owned(),
        why: why.to_owned(),
        tone,
    }
}

fn milestone(key: &str, what: &str, due: &str, done: &str) -> Milestone {
    Milestone {
        key: key.to_owned(),
        what: what.to_owned(),
        due: due.to_owned(),
        done: done.to_owned(),
    }
}

/// An action with everything said of it.
pub fn interviews() -> Action {
    Action {
        key: "2026-1".to_owned(),
        number: "2a".to_owned(),
        indicators: vec![2, 7],
        kind: "Process".to_owned(),
        high_impact_actions: vec![2, 6],
        title: "Use structured interviews with scoring sheets for every post at bands 5 to 7".to_owned(),
        gap: "White applicants were 1.59 times as likely as BME applicants to be appointed from shortlisting."
            .to_owned(),
        root_cause: "Panels ask different questions of different candidates.".to_owned(),
        known_by: "data and lived experience".to_owned(),
        why: "The same questions, order and marking leave less room for preference.".to_owned(),
        evidence: Some(Evidence::Effective),
        source: "A review of selection methods, 2021".to_owned(),
        owner: "Head of resourcing".to_owned(),
        sponsor: "Director of People".to_owned(),
        network: "BME staff network".to_owned(),
        scope: "Whole trust, medical posts apart".to_owned(),
        start: "2026-06-01".to_owned(),
        due: "2026-10-31".to_owned(),
        milestones: vec![
            milestone(
                "1",
                "Scoring sheet agreed with the staff network",
                "2026-07-31",
                "2026-08-04",
            ),
            milestone("2", "All panels of bands 5 to 7 trained", "2026-09-30", ""),
        ],
        process: Measure {
            what: "Share of interviews with a scoring sheet on file".to_owned(),
            baseline: "12%".to_owned(),
            target: "95%".to_owned(),
            by: "2026-12-31".to_owned(),
        },
        readings: vec![
            Reading {
                day: "2026-06-30".to_owned(),
                value: "31%".to_owned(),
            },
            Reading {
                day: "2026-09-30".to_owned(),
                value: "64%".to_owned(),
            },
        ],
        outcome: Measure {
            what: "Relative likelihood of appointment from shortlisting".to_owned(),
            baseline: "1.59".to_owned(),
            target: "1.25".to_owned(),
            by: "31 March 2028".to_owned(),
        },
        legal_check: "Looked at by the equality lead, May 2026".to_owned(),
        resources: "Two days of training for each panel".to_owned(),
        risk: "Scores edited after discussion".to_owned(),
        updates: vec![Update {
            day: "2026-11-04".to_owned(),
            role: "Head of resourcing".to_owned(),
            words: "=9 of 14 panels trained & observed; the rest booked for January.".to_owned(),
        }],
        attachments: vec![Attachment {
            label: "Scoring sheet".to_owned(),
            place: "Policies, folder R 12".to_owned(),
        }],
        decision: "Board, 26 May 2026, item 9".to_owned(),
        carried_from: Some(2025),
        started_on: "2026-06-01".to_owned(),
        delivery: standing("Late", "It was due 23 days ago", Tone::Act),
        result: standing("Too early to say", "The next figure is of 31 March 2027", Tone::Plain),
        overdue: true,
        ..Action::default()
    }
}

/// An action that is positive action, and at risk.
pub fn leaders() -> Action {
    Action {
        key: "2026-2".to_owned(),
        number: "2b".to_owned(),
        indicators: vec![2],
        title: "Leadership programme with ring-fenced places for staff of under-represented groups".to_owned(),
        why: "Worked in one large trust.".to_owned(),
        evidence: Some(Evidence::Promising),
        owner: "Head of development".to_owned(),
        due: "2027-01-31".to_owned(),
        milestones: vec![milestone("1", "Cohort chosen", "2026-12-15", "")],
        process: Measure {
            what: "Places taken up".to_owned(),
            baseline: "0".to_owned(),
            target: "12".to_owned(),
            by: String::new(),
        },
        legal_note: "This is positive action under section 158 of the Equality Act 2010. It must be a proportionate way of \
                     meeting a disadvantage that is reasonably thought to be there. Places may not be a quota for appointments."
            .to_owned(),
        delivery: standing("At risk", "One milestone in two weeks and nothing told since June", Tone::Watch),
        ..Action::default()
    }
}

/// An action of which little is known.
pub fn bare() -> Action {
    Action {
        title: "Look at the data together".to_owned(),
        due: "when the panel is trained".to_owned(),
        delivery: standing("Not started", "", Tone::Plain),
        ..Action::default()
    }
}

/// An action that was finished in the quarter.
pub fn finished() -> Action {
    Action {
        key: "2026-4".to_owned(),
        number: "3a".to_owned(),
        indicators: vec![3],
        title: "Check before any formal action, by a director".to_owned(),
        owner: "head of resourcing".to_owned(),
        due: "2026-11-01".to_owned(),
        finished_on: "2026-11-02".to_owned(),
        delivery: standing("Done", "", Tone::Good),
        result: standing("Moved, but no more than chance would explain", "", Tone::Plain),
        ..Action::default()
    }
}

pub fn plan() -> Plan {
    let indicator = |number: u8, name: &str, gap: &str, finding: &str, value: &str| Indicator {
        number,
        name: name.to_owned(),
        gap: gap.to_owned(),
        value: value.to_owned(),
        finding: finding.to_owned(),
        ..Indicator::default()
    };
    Plan {
        trust: "Northmoor & District NHS Trust".to_owned(),
        code: "RZZ".to_owned(),
        year: 2026,
        snapshot: "2026-03-31".to_owned(),
        as_at: "2026-11-23".to_owned(),
        status: "Draft, not yet agreed by the board".to_owned(),
        warnings: vec!["One figure was typed in by hand over that of the files: indicator 4.".to_owned()],
        indicators: vec![
            Indicator {
                target: "1.25 by 31 March 2028".to_owned(),
                ..indicator(
                    2,
                    "Appointment from shortlisting",
                    "White applicants were 1.59 times as likely as BME applicants to be appointed from shortlisting.",
                    "Worse for BME staff",
                    "1.59",
                )
            },
            indicator(
                3,
                "Formal disciplinary process",
                "BME staff were 1.31 times as likely as White staff to enter the formal disciplinary process.",
                "Worse for BME staff",
                "1.31",
            ),
            Indicator {
                without: "The gap is no greater than chance would explain, so no action is proposed.".to_owned(),
                ..indicator(
                    4,
                    "Training and development",
                    "White and BME staff were about equally likely to have had non-mandatory training.",
                    "No clear difference",
                    "1.02",
                )
            },
        ],
        actions: vec![interviews(), leaders(), bare(), finished()],
        limit: String::new(),
    }
}

pub fn quarter() -> Quarter {
    Quarter {
        name: "October to December 2026".to_owned(),
        from: "2026-10-01".to_owned(),
        until: "2026-12-31".to_owned(),
        next_name: "January to March 2027".to_owned(),
        next_until: "2027-03-31".to_owned(),
        committee: "People committee".to_owned(),
        decisions: vec!["Agree a new date for action 2a, or say what is to be stopped in its favour.".to_owned()],
    }
}

/// A plan that no page was made for: very long texts, no dates, words of other languages and scripts, 200 actions.
pub fn awkward() -> Plan {
    let long = "A text that nobody shortened before it was pasted into the plan. ".repeat(60);
    let mut actions = vec![
        Action {
            title: "Rhwydwaith staff Du, Asiaidd ac ethnig leiafrifol: cynllun mentora dwyffordd".to_owned(),
            owner: "Pennaeth Datblygu’r Gweithlu".to_owned(),
            network: "شبكة الموظفين من الأقليات العرقية".to_owned(),
            why: long.clone(),
            indicators: vec![7],
            ..Action::default()
        },
        Action {
            title: format!("Unbroken{}", "letters".repeat(30)),
            gap: long.clone(),
            legal_note: long.clone(),
            updates: vec![Update {
                words: long.clone(),
                ..Update::default()
            }],
            milestones: vec![Milestone {
                what: long,
                ..Milestone::default()
            }],
            indicators: vec![7],
            ..Action::default()
        },
    ];
    actions.extend((0..198).map(|number| Action {
        title: format!("Action of a long plan, the {number}th\u{0}\u{b}"),
        owner: format!("Role {}", number % 7),
        due: format!("2027-{:02}-15", number % 12 + 1),
        indicators: vec![7],
        ..Action::default()
    }));
    Plan {
        year: 2026,
        indicators: vec![Indicator {
            number: 7,
            name: "Equal opportunities for career progression".to_owned(),
            ..Indicator::default()
        }],
        actions,
        ..Plan::default()
    }
}

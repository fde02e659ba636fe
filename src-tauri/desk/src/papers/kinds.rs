//! The passages of the papers: which there are, what they are called, and what belongs into each.

/// Which paper a passage stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paper {
    /// The board paper.
    Board,
    /// The public report.
    Public,
}

impl Paper {
    /// What it is called.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Board => "Board paper",
            Self::Public => "Public report",
        }
    }
}

/// A passage that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) key: String,
    pub(crate) paper: Paper,
    pub(crate) title: String,
    /// What belongs into it.
    pub(crate) help: &'static str,
    /// Whether it is a fact of a line, which no figure makes out of date, and which holds for the next year too.
    pub(crate) is_fact: bool,
    /// Whether the paper is whole without it.
    pub(crate) may_be_empty: bool,
}

/// Key, title, what belongs into it.
type Told = (&'static str, &'static str, &'static str);

const COVER: [Told; 10] = [
    (
        "board.meeting",
        "Meeting",
        "Which board or committee the paper goes to.",
    ),
    (
        "board.date",
        "Date of the meeting",
        "As it should be printed: 28 May 2026.",
    ),
    ("board.author", "Author", "The role that wrote the paper."),
    (
        "board.sponsor",
        "Executive sponsor",
        "The executive director who brings the paper.",
    ),
    (
        "board.purpose",
        "Purpose",
        "What the paper is for: assurance, decision, discussion or information.",
    ),
    (
        "board.assurance",
        "Assurance",
        "How sure the board can be of the figures, and who looked at them.",
    ),
    (
        "board.risks",
        "Risks",
        "Risks of the corporate register that the results touch.",
    ),
    (
        "board.well_led",
        "Link to well-led",
        "How the paper bears on the well-led question of the regulator.",
    ),
    (
        "board.objectives",
        "Link to strategic objectives",
        "The objectives of the trust’s strategy that the paper serves.",
    ),
    (
        "board.recommendation",
        "Recommendation",
        "What the board is asked to do.",
    ),
];

const BOARD: [Told; 3] = [
    (
        "board.summary",
        "Summary",
        "The results in a few sentences; the lists of gaps follow it.",
    ),
    (
        "board.quality",
        "How good the data are",
        "What a reader must know of the data.",
    ),
    ("board.plan", "Action plan", "What leads to the table of actions."),
];

const FRONT: [Told; 5] = [
    ("report.date", "2. Date of report", "Month and year."),
    (
        "report.lead",
        "3. Board lead for the standard",
        "Name and title of the board lead, as the national template asks.",
    ),
    (
        "report.manager",
        "4. Lead manager compiling the report",
        "Name and contact details, as the national template asks.",
    ),
    (
        "report.address",
        "5. Where it is published",
        "The address of the page that this report and its action plan are found on.",
    ),
    (
        "report.signed",
        "6. Signed off on behalf of the board",
        "The day, and the name of whoever signed it off.",
    ),
];

const REPORT: [Told; 6] = [
    (
        "report.completeness",
        "7. Completeness of the data",
        "Anything that is missing from the data.",
    ),
    (
        "report.reliability",
        "8. Comparisons with previous years",
        "Anything that makes earlier years hard to compare with.",
    ),
    (
        "report.steps_taken",
        "12. Steps taken to improve self-reporting",
        "What was done in the last reporting period so that more staff say what their ethnicity is.",
    ),
    (
        "report.steps_planned",
        "13. Steps planned to improve self-reporting",
        "What is planned in the current reporting period.",
    ),
    (
        "report.period",
        "14. Period of the workforce data",
        "Which days and years the data are of.",
    ),
    (
        "report.plan",
        "17. Action plan",
        "Where the plan that the board agreed is found.",
    ),
];

/// Every passage, in the order of the papers.
pub(crate) fn all(names: &dyn Fn(u8) -> String) -> Vec<Kind> {
    let kind = |paper: Paper, (key, title, help): Told, is_fact: bool| Kind {
        key: key.to_owned(),
        paper,
        title: title.to_owned(),
        help,
        is_fact,
        may_be_empty: false,
    };
    let of = |paper: Paper, number: u8, key: &str, title: &str, help: &'static str, may_be_empty: bool| Kind {
        key: format!("{key}.{number}"),
        paper,
        title: format!("Indicator {number}, {}: {title}", names(number)),
        help,
        is_fact: false,
        may_be_empty,
    };
    let is_fact = |key: &str| {
        matches!(
            key,
            "board.meeting" | "board.date" | "board.author" | "board.sponsor" | "board.objectives"
        )
    };
    let mut kinds: Vec<Kind> = Vec::new();
    kinds.extend(COVER.map(|told| kind(Paper::Board, told, is_fact(told.0))));
    kinds.extend(BOARD.map(|told| kind(Paper::Board, told, false)));
    kinds.extend((1..=9).map(|number| {
        let help = "What you want the board to know beside the figures. The paper is whole without it.";
        of(
            Paper::Board,
            number,
            "board.indicator",
            "note for the board",
            help,
            true,
        )
    }));
    kinds.extend(FRONT.map(|told| kind(Paper::Public, told, true)));
    let is_of_indicators = |told: &Told| told.0 == "report.plan";
    let before = REPORT.into_iter().filter(|told| !is_of_indicators(told));
    kinds.extend(before.map(|told| kind(Paper::Public, told, told.0.starts_with("report.steps"))));
    for number in 1..=9 {
        let help = "What the figures mean and what lies behind them, for the public.";
        kinds.push(of(
            Paper::Public,
            number,
            "report.narrative",
            "implications and background",
            help,
            false,
        ));
        let help = "What has been done and what is planned, with the objective it belongs to.";
        kinds.push(of(
            Paper::Public,
            number,
            "report.action",
            "action taken and planned",
            help,
            false,
        ));
    }
    kinds.push(Kind {
        key: "report.factors".to_owned(),
        paper: Paper::Public,
        title: "16. Other factors".to_owned(),
        help: "Anything else to be taken into consideration in assessing progress.",
        is_fact: false,
        may_be_empty: false,
    });
    let after = REPORT.into_iter().filter(is_of_indicators);
    kinds.extend(after.map(|told| kind(Paper::Public, told, false)));
    kinds
}

//! The board paper and the public report: one input for both.
//!
//! Everything is words that are already made, rounded and cleared for the readers they go to: nothing here hides a number, and nothing is
//! worked out. Dates are words too but where a file needs one; an empty text is not known.

mod appendix;
mod board;
mod glance;
mod indicator;
mod parts;
mod public;

pub use board::board_paper;
pub use public::public_report;

/// One year's results as the papers need them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Name of the trust.
    pub trust: String,
    /// Its national code; may be empty.
    pub code: String,
    /// Collection year.
    pub year: u16,
    /// The snapshot date: "31 March 2026".
    pub snapshot: String,
    /// The day the paper is written, `2026-11-23`, by which the file is dated.
    pub written: String,
    /// Whether the return is signed off, in a few words.
    pub status: String,
    /// Whatever a reader must know of the figures first, one sentence each.
    pub warnings: Vec<String>,
    /// Which rule hides small numbers here, in sentences; empty where nothing is hidden.
    pub disclosure: Vec<String>,
    /// The passages, by key.
    pub passages: Vec<Passage>,
    /// What the region is called; empty where none is compared with.
    pub region: String,
    /// The nine, in order.
    pub indicators: Vec<Part>,
    /// Staff in post and how many said their ethnicity: what each is, and the figure.
    pub staff: Vec<[String; 2]>,
    /// How complete the data are, and what the checks say.
    pub quality: Vec<Table>,
    /// The actions of the plan, in its order.
    pub actions: Vec<Action>,
    /// Tables that stand at the end of a paper.
    pub bands: Vec<Table>,
    /// How the figures were worked out, one paragraph each.
    pub method: Vec<String>,
    /// Where the counts come from.
    pub receipts: Option<Table>,
}

/// Words that the program drafts and the trust may replace.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// Its key: `board.summary`.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// The words; a blank line parts paragraphs. Empty where nobody has written any.
    pub words: String,
    /// Whether the figures have changed since the trust wrote them.
    pub is_out_of_date: bool,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// 1 to 9.
    pub number: u8,
    /// Its name: "Appointment from shortlisting".
    pub name: String,
    /// The standard's wording.
    pub wording: String,
    /// The result in one sentence, or that it is not shown.
    pub sentence: String,
    /// What may be said of it: "Worse for BME staff".
    pub finding: String,
    /// What that means, in a sentence.
    pub meaning: String,
    /// How the finding is coloured, beside its words.
    pub tone: Tone,
    /// The figure alone.
    pub value: String,
    /// What the figure is: "likelihood of White applicants ÷ BME applicants".
    pub value_note: String,
    /// Last year's figure.
    pub last_year: String,
    /// England's, with its year.
    pub england: String,
    /// The region's, with its year.
    pub region: String,
    /// What is to be known before it is compared.
    pub caution: String,
    /// How sure one can be, one sentence each.
    pub sure: Vec<String>,
    /// What it comes to in people.
    pub in_people: String,
    /// The figure of this year.
    pub figure: Option<Drawn>,
    /// The figure over the years.
    pub course: Option<Drawn>,
    /// The counts behind it.
    pub counts: Vec<Table>,
    /// Where it is: breakdowns.
    pub places: Vec<Table>,
    /// The words of the trust for its board.
    pub note: Passage,
    /// Actions that answer it: what, by whom, by when.
    pub actions: Vec<String>,
    /// Words for the public report: what it means, and what is done.
    pub narrative: [Passage; 2],
}

/// How a finding is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing to remark.
    #[default]
    Plain,
    /// Better for BME staff.
    Good,
    /// Worse for BME staff.
    Act,
}

/// A drawn figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawn {
    /// What it finds, in one sentence.
    pub finding: String,
    /// What it shows, for whoever does not see it.
    pub alternative: String,
    /// The figure as SVG.
    pub svg: String,
    /// The same as PNG.
    pub png: Vec<u8>,
    /// What it is drawn from.
    pub table: Table,
}

/// A table of words and figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Headings; the first column names the rows.
    pub headings: Vec<String>,
    /// Rows, as long as the headings.
    pub rows: Vec<Vec<String>>,
    /// A sentence below it.
    pub note: String,
}

/// An action of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Action {
    /// Its number in the plan.
    pub number: String,
    /// What will be done.
    pub title: String,
    /// The indicators it serves.
    pub indicators: String,
    /// The role that owns it.
    pub owner: String,
    /// Its last day.
    pub due: String,
    /// How it goes.
    pub state: String,
    /// What should change, from where to where.
    pub outcome: String,
}

impl Report {
    /// The trust with its code, as covers name it.
    pub fn named(&self) -> String {
        match (self.trust.as_str(), self.code.as_str()) {
            (name, "") => name.to_owned(),
            (name, code) => format!("{name} ({code})"),
        }
    }

    /// A passage by its key; an empty one where there is none.
    fn passage(&self, key: &str) -> Passage {
        let found = self.passages.iter().find(|held| held.key == key);
        found.cloned().unwrap_or_default()
    }
}

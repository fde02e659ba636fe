//! The trust among others: tables of all trusts, peer cards, and what both say of an indicator.

use super::{Figure, Table, views};

views! {
    /// Tables of all trusts and peer cards that were loaded.
    pub struct PeersView {
        /// The tables, the latest loaded first.
        pub tables: Vec<PeerTableView>,
        /// The cards, the latest year first.
        pub cards: Vec<PeerCardView>,
        /// Why no card of the trust's own can be written; empty where one can.
        pub no_card: String,
    }

    /// A table of all trusts that was loaded.
    pub struct PeerTableView {
        /// Its number.
        pub id: u32,
        /// File name.
        pub file: String,
        /// What it holds: "149 trusts, 2024, 12 measures, 8 of them with counts".
        pub what: String,
        /// When it was loaded.
        pub loaded: String,
    }

    /// A card of another organisation.
    pub struct PeerCardView {
        /// By which it is chosen: the code, else the name in capitals.
        pub organisation: String,
        /// Its name.
        pub name: String,
        /// Collection year.
        pub year: u16,
        /// What it holds: "12 figures, 3 of them hidden; small numbers up to 6 hidden".
        pub what: String,
        /// File name.
        pub file: String,
        /// When it was loaded.
        pub loaded: String,
    }

    /// What came of reading a table of all trusts.
    pub struct PeerTableReport {
        /// File name.
        pub file: String,
        /// Whether it was kept.
        pub kept: bool,
        /// Sheet; empty for a text file.
        pub sheet: String,
        /// Row of the headings.
        pub header_row: u32,
        /// Columns with what each was taken for; empty where it is not used.
        pub columns: Vec<(String, String)>,
        /// Rows below the headings.
        pub rows_read: u32,
        /// Values that came of them.
        pub values: u32,
        /// Trusts that have a value.
        pub trusts: u32,
        /// Rows left out with the reason, in words.
        pub left_out: Vec<String>,
        /// What must be said before it can be kept.
        pub questions: Vec<PeerQuestion>,
        /// What was noticed, each with its place.
        pub findings: Vec<String>,
    }

    /// Something about a table of all trusts that only the user can say.
    pub struct PeerQuestion {
        /// What it is about: `unit`, `turned`, `column`, `measure` or `year`.
        pub field: String,
        /// Of what: a measure's key, a heading.
        pub value: String,
        /// The question.
        pub prompt: String,
        /// Rows that wait for it.
        pub rows: u32,
        /// What may be answered.
        pub choices: Vec<super::Choice>,
        /// What to offer first; may be empty.
        pub suggestion: String,
    }

    /// An answer to such a question.
    pub struct PeerAnswer {
        /// The question's field.
        pub field: String,
        /// The question's value.
        pub value: String,
        /// The key of the choice.
        pub answer: String,
    }

    /// The section “Among other trusts” of an indicator.
    pub struct AmongOthers {
        /// One part a measure of which a table of all trusts has values.
        pub measures: Vec<AmongMeasure>,
        /// Organisations whose cards are held, beside the trust, one table a measure.
        pub cards: Vec<Table>,
        /// Why there is nothing, or what is not shown; may be empty.
        pub notes: Vec<String>,
    }

    /// One measure among other trusts.
    pub struct AmongMeasure {
        /// What is measured.
        pub title: String,
        /// Place, spread, funnel and method, in sentences.
        pub sentences: Vec<String>,
        /// The funnel, where there are counts.
        pub funnel: Option<Figure>,
        /// Quartiles as a table.
        pub quartiles: Table,
        /// File and year.
        pub source: String,
    }

    /// The national picture.
    pub struct National {
        /// Published figures, table by table.
        pub tables: Vec<Table>,
        /// What they are, in a sentence or two.
        pub note: String,
        /// Where a team can turn.
        pub help: Vec<HelpView>,
    }

    /// A place to turn to.
    pub struct HelpView {
        /// Its name.
        pub name: String,
        /// What it does.
        pub what: String,
        /// How it is reached; may be empty.
        pub contact: String,
        /// Where this was read.
        pub source: String,
    }
}

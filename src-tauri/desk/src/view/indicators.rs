//! The nine, for screens. The JSON of `wres indicators` is built in [`crate::json`], in the shape of its contract.

use super::{Figure, Table, views};

views! {
    /// The indicators screen.
    pub struct Nine {
        /// The nine, in order.
        pub rows: Vec<NineRow>,
        /// The rules they were computed under.
        pub rules: RulesView,
        /// Name of the region compared with; empty where none is chosen.
        pub region: String,
        /// The type of trust compared with, as a heading; empty where none is chosen.
        pub trust_type: String,
    }

    /// Under which rules figures were computed.
    pub struct RulesView {
        /// Name of the pack.
        pub pack: String,
        /// Which pack made the figures, in one sentence.
        pub made_by: String,
        /// They are not the rules in force in this year: what is kept and returned goes by those.
        pub is_other: bool,
        /// Packs to choose from, the one in force first.
        pub choices: Vec<super::Choice>,
    }

    /// One indicator in a row or on a card.
    pub struct NineRow {
        /// 1 to 9.
        pub number: u8,
        /// A few words.
        pub title: String,
        /// The result in one sentence.
        pub sentence: String,
        /// The headline figure as text: "1.59", "24.9 % and 20.7 %"; "–" where there is none.
        pub value: String,
        /// What the figure is: "White ÷ BME".
        pub value_note: String,
        /// Last year's figure as text; empty where none is held.
        pub last_year: String,
        /// England beside it.
        pub england: Compared,
        /// The region beside it.
        pub region: Compared,
        /// Trusts of the same type beside it.
        pub trust_type: Compared,
        /// What is to be known of figures of this year before they are compared; empty where there is nothing.
        pub caution: String,
        /// The range of true values that the counts fit (95%), as text; empty where there is none.
        pub interval: String,
        /// Where a ratio lies to the four-fifths rule, named: "Four-fifths rule: above 1.25"; empty for other indicators.
        pub four_fifths: String,
        /// State key.
        pub state: String,
        /// State for a reader.
        pub state_label: String,
        /// What the state means, in one sentence.
        pub state_sentence: String,
        /// A small figure; absent where there is nothing to draw.
        pub mini: Option<Figure>,
    }

    /// A published figure beside the trust's own, or why there is none.
    pub struct Compared {
        /// "England", "North West", "Ambulance trusts".
        pub name: String,
        /// The published figure as text; empty where none is held.
        pub text: String,
        /// Its year; 0 where none is held.
        pub year: u16,
        /// The gap in a few words: "worse by 4.1 points". Empty where the two cannot be compared.
        pub gap: String,
        /// The trust's figure minus it, as text with sign.
        pub difference: String,
        /// `worse`, `better`, `same`, `higher` or `lower`: only the sign of the difference. Empty where the two cannot be compared.
        pub reading: String,
        /// The gap with its direction: "0.15 higher, which is worse for BME staff".
        pub reading_label: String,
        /// What chance has to do with the gap, in a few words; may be empty.
        pub chance: String,
        /// Which figure of the trust's own is compared, where it is not the headline; may be empty.
        pub ours: String,
        /// How many sources gave it, in words.
        pub confidence: String,
        /// Title of the source.
        pub source: String,
        /// How the figure was worked out, where it was not itself published; may be empty.
        pub derived: String,
        /// Why the two cannot be compared, or another caution; may be empty.
        pub note: String,
    }

    /// One indicator's own page.
    pub struct IndicatorPage {
        /// The indicator as on its card.
        pub row: NineRow,
        /// The standard's wording.
        pub wording: String,
        /// Which figure is worse, in words.
        pub direction: String,
        /// The figure.
        pub figure: Option<Figure>,
        /// How sure can we be.
        pub sure: SureView,
        /// What it means in people, in one sentence; may be empty.
        pub in_people: String,
        /// Counts and breakdowns.
        pub tables: Vec<Table>,
        /// Measures that stand beside the indicator and are not in the return.
        pub measures: Vec<MeasureView>,
        /// This year and earlier years.
        pub over_time: Table,
        /// The same drawn; absent where fewer than two years are held.
        pub over_time_figure: Option<Figure>,
        /// Why the figures changed since last year; empty where two years cannot be compared.
        pub why: Vec<WhyView>,
        /// Indicator 3 over one year or two, and which the return takes; absent on the other pages.
        pub averaging: Option<AveragingView>,
        /// How it was counted: rule, edition, formula, in sentences.
        pub counted: Vec<String>,
        /// The files and rows behind it.
        pub receipts: Vec<Receipt>,
        /// The trust's own note for the board; empty where there is none.
        pub note: String,
        /// Actions of the plan that address it.
        pub actions: Vec<super::ActionBrief>,
    }

    /// How sure can we be of one indicator.
    pub struct SureView {
        /// What the counts fit, what chance does at this size, what changed since last year: paragraphs.
        pub lines: Vec<String>,
        /// Years taken together, each in a sentence with its label; not in the return.
        pub pooled: Vec<String>,
        /// The test, for those who ask for it.
        pub tests: Vec<String>,
    }

    /// A measure beside the nine.
    pub struct MeasureView {
        /// Its name.
        pub title: String,
        /// What it says, in sentences.
        pub lines: Vec<String>,
        /// Its figures.
        pub table: Table,
        /// What it rests on and what is doubtful.
        pub notes: Vec<String>,
        /// The aim, of the measure that has one.
        pub aim: Option<AimView>,
    }

    /// What the trust aspires to, as it can be changed.
    pub struct AimView {
        /// BME share aspired to, percent, as text.
        pub share: String,
        /// Year from which the path is drawn.
        pub base_year: String,
        /// Year in which the share should be reached.
        pub target_year: String,
        /// The share was set by the trust.
        pub own_share: bool,
        /// The base year was set by the trust.
        pub own_base_year: bool,
        /// The target year was set by the trust.
        pub own_target_year: bool,
    }

    /// Indicator 3 over one year or two.
    pub struct AveragingView {
        /// Key under which a choice is set.
        pub key: String,
        /// What the trust chose; empty where it goes by the rules.
        pub chosen: String,
        /// What may be chosen.
        pub choices: Vec<super::Choice>,
        /// What is in force and why, in words.
        pub note: String,
        /// Both figures with each year's people.
        pub table: Table,
    }

    /// Why one figure changed between two years.
    pub struct WhyView {
        /// The figure: "BME share of all staff".
        pub figure: String,
        /// From what to what, in one sentence.
        pub lead: String,
        /// The parts of the change, and what they come to together.
        pub table: Table,
        /// What cannot be told, in sentences.
        pub notes: Vec<String>,
    }

    /// Where a count came from.
    pub struct Receipt {
        /// What was counted.
        pub what: String,
        /// The key under which its receipt is asked for.
        pub key: String,
        /// How many.
        pub count: u32,
        /// The file, sheet and rows, or "typed in".
        pub from: String,
    }
}

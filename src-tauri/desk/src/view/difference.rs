//! This year's return beside an earlier one.

use super::views;

views! {
    /// The difference from an earlier year's return.
    pub struct DifferenceView {
        /// This collection year.
        pub year: u16,
        /// The earlier one.
        pub compare: u16,
        /// What stands below, in sentences.
        pub lead: String,
        /// The largest movements, each with what it comes from.
        pub largest: Vec<LargestView>,
        /// Every figure held in either year, the largest movements first.
        pub lines: Vec<DifferenceLine>,
    }

    /// One of the largest movements.
    pub struct LargestView {
        /// Item number.
        pub item: u16,
        /// The group: White, BME, Unknown; empty for an item of one figure.
        pub group: String,
        /// Indicator it belongs to.
        pub indicator: u8,
        /// The movement in one sentence.
        pub says: String,
        /// What it comes from, in sentences.
        pub why: Vec<String>,
    }

    /// One figure in both years.
    pub struct DifferenceLine {
        /// Item number.
        pub item: u16,
        /// Indicator it belongs to.
        pub indicator: u8,
        /// Heading of its block.
        pub block: String,
        /// Label.
        pub label: String,
        /// The group: White, BME, Unknown; empty for an item of one figure.
        pub group: String,
        /// `people`, `percent`, `points`, `likelihood` or `ratio`.
        pub unit: String,
        /// The earlier figure; empty where none is held.
        pub last: String,
        /// This year's; empty where none is held.
        pub now: String,
        /// The difference, signed; empty where the two are not compared.
        pub difference: String,
        /// The difference in percent of the earlier figure; empty where that says nothing.
        pub relative: String,
        /// `compared`, `few`, `not_comparable` or `one_year`.
        pub standing: String,
        /// What is to be known of it; may be empty.
        pub note: String,
    }
}

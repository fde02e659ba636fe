//! The action plan.

use super::{Choice, views};

views! {
    /// The action plan screen.
    pub struct PlanView {
        /// The actions, in order.
        pub actions: Vec<ActionView>,
        /// Indicators to choose from, "2: Appointment from shortlisting".
        pub indicators: Vec<Choice>,
        /// States to choose from.
        pub states: Vec<Choice>,
        /// What a draft would be drawn from, one sentence an indicator that is worse for BME staff; empty where there is none.
        pub gaps: Vec<String>,
    }

    /// One action. Dates are ISO text; everything may be empty but the title.
    pub struct ActionView {
        /// Id in the store; 0 for one not kept yet.
        pub id: i64,
        /// Collection year.
        pub year: u16,
        /// Indicator it answers, 1 to 9.
        pub indicator: u8,
        /// What will be done.
        pub title: String,
        /// The gap it answers, as it stood when drafted.
        pub gap: String,
        /// Why we believe it will work.
        pub why: String,
        /// Grade of the evidence, for a reader.
        pub evidence: String,
        /// Source of the evidence.
        pub source: String,
        /// High Impact Actions it serves, "2, 6".
        pub high_impact_actions: String,
        /// Role that owns it.
        pub owner: String,
        /// Executive sponsor, a role.
        pub sponsor: String,
        /// Start.
        pub start: String,
        /// Due.
        pub due: String,
        /// What is counted every month or quarter.
        pub process_measure: String,
        /// What should change.
        pub outcome_measure: String,
        /// Where it stands now.
        pub baseline: String,
        /// Where it should stand.
        pub target: String,
        /// State key.
        pub state: String,
        /// What has been done so far.
        pub progress: String,
        /// The year of the plan from which it was carried over, where it was. Not changed by keeping the action.
        pub carried_from: Option<u16>,
    }
}

//! The trust and the reference data.

use super::{Choice, Table, views};

views! {
    /// The trust's details.
    pub struct TrustView {
        /// Name.
        pub name: String,
        /// Organisation code, three characters or more.
        pub code: String,
        /// Region; empty where not chosen.
        pub region: String,
        /// Type of organisation key; empty where not chosen.
        pub kind: String,
    }

    /// The trust and settings screen.
    pub struct SettingsView {
        /// The trust.
        pub trust: TrustView,
        /// Regions to choose from.
        pub regions: Vec<String>,
        /// Types of organisation to choose from.
        pub kinds: Vec<Choice>,
        /// Which column of a staff list tells clinical from non-clinical staff: the key chosen.
        pub clinical_by: String,
        /// What may be chosen for that.
        pub clinical_by_choices: Vec<Choice>,
        /// Folder of the store.
        pub folder: String,
        /// Version of the program.
        pub version: String,
        /// The reference data in use.
        pub reference: Vec<ReferenceView>,
    }

    /// One file of reference data.
    pub struct ReferenceView {
        /// Name.
        pub name: String,
        /// What it is.
        pub what: String,
        /// Rows.
        pub rows: u32,
        /// Rows known only from memory, to be checked.
        pub recalled: u32,
        /// The rows with their confidence and source.
        pub table: Table,
    }
}

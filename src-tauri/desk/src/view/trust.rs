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
        /// The packs in use: rules of each year, published figures.
        pub packs: Vec<PackView>,
        /// The reference data in use.
        pub reference: Vec<ReferenceView>,
    }

    /// A pack of rules, of published figures or of actions.
    pub struct PackView {
        /// `rules`, `benchmarks` or `actions`.
        pub kind: String,
        /// Name by which it is chosen.
        pub name: String,
        /// Its edition, or how many figures it holds of which years.
        pub what: String,
        /// Collection year of rules.
        pub year: Option<u16>,
        /// The trust loaded it; else it came with the program.
        pub is_loaded: bool,
        /// Where it comes from, in words.
        pub from: String,
        /// It is used without being asked for: of the packs of one year only the one loaded last is.
        pub is_in_force: bool,
        /// SHA-256 of a loaded document; empty for what came with the program.
        pub sha256: String,
        /// Why a loaded pack cannot be used; empty where it can.
        pub problem: String,
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

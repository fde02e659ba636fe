//! Bank-only workers, apart from the return.

use super::{Table, views};

views! {
    /// The bank-only workers of a year.
    pub struct BankView {
        /// Why there is nothing to show; empty where there is.
        pub nothing: String,
        /// Who they are, in sentences.
        pub lead: Vec<String>,
        /// Representation and the disciplinary process.
        pub tables: Vec<Table>,
        /// What it rests on and what is not known.
        pub notes: Vec<String>,
    }
}

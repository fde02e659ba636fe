//! The log, whether the store is whole, signing a year off and carrying it on.

use super::views;

views! {
    /// Whether a store is as the program wrote it.
    pub struct Verified {
        /// Nothing is wrong.
        pub is_whole: bool,
        /// What is wrong, a sentence each.
        pub wrong: Vec<String>,
        /// Number of the last entry of the log; 0 where there is none.
        pub entries: i64,
        /// Where the log ends, to be put on paper: "log entry 57, a1b2 c3d4 e5f6 0718"; empty where there is no entry.
        pub fingerprint: String,
    }

    /// The log.
    pub struct LogView {
        /// Whether it is whole, and the rest of the store with it.
        pub verified: Verified,
        /// The latest entries, latest first.
        pub entries: Vec<LogEntryView>,
    }

    /// One entry of the log.
    pub struct LogEntryView {
        /// Its number, from 1.
        pub number: i64,
        /// When, in words.
        pub at: String,
        /// The collection year it concerns, where it concerns one.
        pub year: Option<u16>,
        /// What was done.
        pub what: String,
        /// The first digits of its hash.
        pub fingerprint: String,
    }
}

views! {
    /// Signing the return of a year off.
    pub struct SignOffView {
        /// `stopped`: something is in the way; `ready`: the first can sign; `half`: one has signed; `signed`: both have.
        pub state: String,
        /// The same in a sentence.
        pub next: String,
        /// What must be settled before anybody can sign.
        pub in_the_way: Vec<InTheWay>,
        /// Signatures that have not lapsed, first one first.
        pub signatures: Vec<SignatureView>,
        /// Signatures that lapsed.
        pub history: Vec<SignatureView>,
        /// What else must be said: that figures changed since they were signed.
        pub notes: Vec<String>,
        /// In how many places what is held now would give other figures than those signed.
        pub differs: u32,
        /// Role offered to sign next.
        pub role: String,
        /// Statement offered.
        pub statement: String,
    }

    /// A check that stops signing.
    pub struct InTheWay {
        /// Its key.
        pub key: String,
        /// "Impossible", "Suspicious" or "Incomplete".
        pub nature: String,
        /// Item number; 0 where it concerns none.
        pub item: u16,
        /// What was found.
        pub message: String,
    }

    /// One signature.
    pub struct SignatureView {
        /// Role of whoever signed.
        pub role: String,
        /// What was signed to.
        pub statement: String,
        /// When, in words.
        pub at: String,
        /// Where the log records it: "log entry 57, a1b2 c3d4 e5f6 0718".
        pub recorded: String,
        /// When and why it ceased to count; empty where it counts.
        pub lapsed: String,
    }
}

views! {
    /// A year that was started.
    pub struct Started {
        /// The year.
        pub year: u16,
        /// The year it was carried on from.
        pub from: Option<u16>,
        /// It was started now, and not before.
        pub is_new: bool,
        /// What was carried over and what was not, a sentence each.
        pub lines: Vec<String>,
    }
}

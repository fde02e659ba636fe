//! What the use cases answer with: whole answers to whole questions, ready to show or to print as JSON.
//!
//! Every text is written here in Rust, so that the window, the command and the papers say the same. The window's TypeScript types are
//! generated from these structs by this crate's tests.

mod bank;
mod breakdown;
mod difference;
mod explain;
mod frame;
mod import;
mod indicators;
mod official;
mod papers;
mod peers;
mod plan;
mod signing;
mod submission;
mod trust;

pub use bank::*;
pub use breakdown::*;
pub use difference::*;
pub use explain::*;
pub use frame::*;
pub use import::*;
pub use indicators::*;
pub use official::*;
pub use papers::*;
pub use peers::*;
pub use plan::*;
pub use signing::*;
pub use submission::*;
pub use trust::*;

/// Declares a view: serialisable, and a TypeScript type when the tests run.
macro_rules! views {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty),* $(,)? })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
            #[cfg_attr(test, derive(ts_rs::TS))]
            #[cfg_attr(test, ts(export, export_to = "types/"))]
            pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
        )+
    };
}
pub(crate) use views;

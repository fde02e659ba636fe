//! The data files that come with the program: they parse, they decide tricky values as they should, and they are complete.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod action_packs;
mod broken;
mod codes;
mod data;
mod packs;
mod wording;

use files::reference::Reference;

fn reference() -> Reference {
    Reference::built_in()
        .unwrap_or_else(|error| panic!("the data files that come with the program can be read: {error}"))
}

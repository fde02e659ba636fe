//! The commands the window may call, one file a screen. Each asks the desk one question, or makes one change, and gives the answer.
//!
//! They run on threads of their own, because a command on the main thread would freeze the window.

#![allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands a command's arguments over by value"
)]

pub(crate) mod ahead;
pub(crate) mod data;
pub(crate) mod difference;
pub(crate) mod documents;
pub(crate) mod frame;
pub(crate) mod home;
pub(crate) mod indicators;
pub(crate) mod official;
pub(crate) mod papers;
pub(crate) mod peers;
pub(crate) mod plan;
pub(crate) mod settings;
pub(crate) mod signing;
pub(crate) mod submit;

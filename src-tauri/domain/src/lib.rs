//! The Workforce Race Equality Standard as a calculation: values in, values out.
//!
//! The modules stand in the order of the pipeline. Nothing here reads a file, asks the clock, draws a random number or
//! knows how a value is stored or shown; the same counts always give the same indicator.

pub mod ethnicity;
pub mod finding;
pub mod kind;

pub mod classify;
pub mod pay_scale;

pub mod board;
pub mod casework;
pub mod change;
pub mod counts;
pub mod recruitment;
pub mod survey;
pub mod training;
pub mod workforce;

#[cfg(feature = "serde")]
mod days;

pub mod headcount;

pub mod benchmark;
pub mod breakdown;
pub mod disclosure;
pub mod gap;
pub mod indicator;
pub mod overridden;
pub mod past;
pub mod peers;
pub mod plan;
pub mod rounding;
pub mod rules;
pub mod sentence;
pub mod sentence_gap;
pub mod sentence_peers;
pub mod statistics;
pub mod submission;

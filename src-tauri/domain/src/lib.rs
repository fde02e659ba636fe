//! The Workforce Race Equality Standard as a calculation: values in, values out.
//!
//! The modules stand in the order of the pipeline. Nothing here reads a file, asks the clock, draws a random number or
//! knows how a value is stored or shown; the same counts always give the same indicator.

pub mod ethnicity;
pub mod finding;

pub mod classify;
pub mod pay_scale;

pub mod workforce;
pub mod recruitment;
pub mod casework;
pub mod training;
pub mod survey;
pub mod board;
pub mod counts;

pub mod rules;
pub mod statistics;
pub mod indicator;
pub mod benchmark;
pub mod gap;
pub mod submission;
pub mod plan;
pub mod sentence;

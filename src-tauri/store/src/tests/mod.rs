//! Behaviour that is of the store as a whole, or of several tables together.

mod chain;
mod opening;
mod plan;
mod replacing;
mod staff;
mod staff_formats;
mod transactions;

//! The use cases: import, compute, compare, plan, export. The only crate that knows the standard, the files and the store together.

pub mod view;

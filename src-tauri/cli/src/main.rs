//! The `wres` command.
fn main() {}

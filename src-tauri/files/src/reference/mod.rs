//! Data files of the standard, one parser each.

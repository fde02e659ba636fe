//! Documents out: every writer returns bytes.

//! The window of WRES Desk: `wres-desk [--store DIR]`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::alloc::System;
use std::process::ExitCode;

use cap::Cap;

/// Counts what is taken, so that reading a file can be held to a limit.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    let limit = |most| {
        // Fails only where more is taken already, and a program that has just begun has taken next to nothing.
        let _ = MEMORY.set_limit(most);
    };
    if let Some(status) = desk::read_if_asked(std::env::args_os(), limit) {
        return status;
    }
    wres_desk::run(std::env::args_os().skip(1))
}

//! The window of WRES Desk: `wres-desk [--store DIR]`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    wres_desk::run(std::env::args_os().skip(1))
}

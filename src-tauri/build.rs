//! Builds what Tauri needs: the permission file of the commands, the icon resource on Windows, and the folder the window's files are in.

use std::error::Error;
use std::path::Path;

use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn Error>> {
    // The folder is embedded when the shell is compiled and must exist even where only checks are run.
    let window_files = Path::new("ui/dist");
    std::fs::create_dir_all(window_files)?;
    println!("cargo:rerun-if-changed=ui/dist");

    let commands = AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*.toml");
    tauri_build::try_build(Attributes::new().app_manifest(commands))?;
    Ok(())
}

//! What must be there before anything is built or tested.

use crate::node;
use crate::packages::{self, Purpose};
use crate::places::Places;
use crate::python;
use crate::steps::Steps;
use crate::versions;

/// `cargo xtask setup`: all that `run` and `test` prepare, and nothing else.
///
/// # Errors
/// What is missing and what to do.
pub(crate) fn setup(places: &Places) -> Result<(), String> {
    let mut steps = Steps::new(&places.remembered().join("logs"))?;
    prepare(&mut steps, places, Purpose::Test)
}

/// Prepares for one purpose and stops at the first thing that cannot be prepared.
///
/// # Errors
/// What is missing and what to do.
pub(crate) fn prepare(steps: &mut Steps, places: &Places, purpose: Purpose) -> Result<(), String> {
    steps.step("versions", |_| versions::check())?;
    steps.step("system packages", |step| packages::prepare(step, purpose))?;
    steps.step("packages of the window", |step| {
        node::install(step, places, &places.ui())
    })?;
    if purpose == Purpose::Test {
        steps.step("packages of the window walk", |step| {
            node::install(step, places, &places.walk())
        })?;
        steps.step("Python with openpyxl", |step| python::prepare(step, places))?;
    }
    Ok(())
}

//! What a piece of work takes: time by the clock, time of processors, and the most memory that was ever resident, of this process
//! and of the one it starts to read a file.
//!
//! The system is asked through `/proc`; where there is none, only the clock is told.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Ticks of the processor clock in a second, as every Linux in use counts them for programs.
const TICKS: f64 = 100.0;

/// What a piece of work took.
pub(crate) struct Took {
    /// Seconds by the clock.
    pub(crate) wall: f64,
    /// Seconds of processors, of this process and those it has ended.
    pub(crate) cpu: Option<f64>,
    /// Most memory resident in this process, in kibibytes.
    pub(crate) own: Option<u64>,
    /// Most memory resident in the process that it started, in kibibytes; 0 where it started none.
    pub(crate) child: Option<u64>,
}

/// Does a piece of work and measures it.
pub(crate) fn measure<T>(work: impl FnOnce() -> T) -> (T, Took) {
    let done = AtomicBool::new(false);
    let child = AtomicU64::new(0);
    let before = processors();
    let started = Instant::now();
    let (result, wall) = thread::scope(|scope| {
        scope.spawn(|| {
            // A process that has ended tells nothing any more, so it is asked while it runs. Its mark only ever rises.
            let mut started: Option<String> = None;
            while !done.load(Ordering::Relaxed) {
                // Looking for it among all processes costs something, asking the one that was found next to nothing.
                if let Some(most) = started.as_deref().and_then(peak) {
                    child.fetch_max(most, Ordering::Relaxed);
                    thread::sleep(Duration::from_millis(10));
                } else {
                    started = children().pop();
                    thread::sleep(Duration::from_millis(if started.is_some() { 1 } else { 100 }));
                }
            }
        });
        let result = work();
        let wall = started.elapsed().as_secs_f64();
        done.store(true, Ordering::Relaxed);
        (result, wall)
    });
    let own = peak("self");
    let took = Took {
        wall,
        cpu: processors().zip(before).map(|(after, before)| after - before),
        own,
        child: own.map(|_| child.into_inner()),
    };
    (result, took)
}

/// The most memory that was ever resident in a process, in kibibytes.
fn peak(process: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// The fields of a process's `stat` from the third on: what is before is a name, which may hold anything.
fn stat(process: &str) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}

/// Seconds of processors so far, of this process and of those it has waited for.
fn processors() -> Option<f64> {
    let fields = stat("self")?;
    // utime, stime, cutime and cstime are the fields 14 to 17.
    let ticks: Vec<f64> = fields
        .get(11..15)?
        .iter()
        .filter_map(|field| field.parse().ok())
        .collect();
    Some(ticks.iter().sum::<f64>() / TICKS)
}

/// The processes that this one has started.
fn children() -> Vec<String> {
    let own = std::process::id().to_string();
    let Ok(all) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    all.filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
        .filter(|id| stat(id).is_some_and(|fields| fields.get(1) == Some(&own)))
        .collect()
}

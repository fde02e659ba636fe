//! Every dependency that is shipped has a licence that lets us ship it.
//!
//! The list of what may be shipped is `deny.toml`. Cargo is asked about all platforms, because the Windows program ships crates that a
//! Linux build never sees.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where what it reads is not as it must be"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The packages that are shipped, with all they need to run.
const SHIPPED: [&str; 2] = ["wres-desk", "wres"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn allowed() -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let list = text.split_once("allow = [").unwrap().1.split_once(']').unwrap().0;
    let names: BTreeSet<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(names.contains("MIT"), "deny.toml was read wrongly: {names:?}");
    names
}

/// Whether an SPDX expression can be met with allowed licences. A slash is the old way to write OR.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = either(&words, &mut at, allowed);
    met && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at, allowed);
    }
    met
}

fn both(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = either(words, at, allowed);
        let is_closed = words.get(*at) == Some(&")");
        *at += 1;
        return met && is_closed;
    }
    let mut licence = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        licence = format!("{licence} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    allowed.contains(&licence)
}

#[test]
fn every_crate_that_is_shipped_may_be() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();

    let packages: BTreeMap<String, Value> = list(&metadata["packages"])
        .into_iter()
        .map(|package| (text(&package["id"]), package))
        .collect();
    let needs: BTreeMap<String, Vec<String>> = list(&metadata["resolve"]["nodes"])
        .into_iter()
        .map(|node| {
            let at_run_time = |needed: &Value| list(&needed["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let needed = list(&node["deps"])
                .iter()
                .filter(|it| at_run_time(it))
                .map(|it| text(&it["pkg"]))
                .collect();
            (text(&node["id"]), needed)
        })
        .collect();

    let mut next: Vec<String> = packages
        .iter()
        .filter(|(_, package)| SHIPPED.contains(&package["name"].as_str().unwrap_or_default()))
        .map(|(id, _)| id.clone())
        .collect();
    assert_eq!(
        next.len(),
        SHIPPED.len(),
        "the packages shipped are not named as they are here"
    );
    let mut shipped = BTreeSet::new();
    while let Some(id) = next.pop() {
        if shipped.insert(id.clone()) {
            next.extend(needs[&id].iter().cloned());
        }
    }
    assert!(shipped.len() > 100, "only {} crates were found", shipped.len());

    let allowed = allowed();
    let refused: Vec<String> = shipped
        .iter()
        .map(|id| &packages[id])
        .map(|package| (text(&package["name"]), text(&package["license"])))
        .filter(|(_, licence)| !is_met(licence, &allowed))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    assert!(refused.is_empty(), "not allowed by deny.toml: {refused:#?}");
}

#[test]
fn every_npm_package_that_is_shipped_may_be() {
    let lock = std::fs::read_to_string(root().join("ui").join("package-lock.json")).unwrap();
    let lock: Value = serde_json::from_str(&lock).unwrap();
    let packages = lock["packages"].as_object().unwrap();
    let allowed = allowed();
    let mut shipped = 0;
    let refused: Vec<String> = packages
        .iter()
        .filter(|(path, package)| !path.is_empty() && package["dev"] != true)
        .inspect(|_| shipped += 1)
        .filter(|(_, package)| {
            !package["license"]
                .as_str()
                .is_some_and(|licence| is_met(licence, &allowed))
        })
        .map(|(path, package)| format!("{path}: {}", package["license"]))
        .collect();
    assert!(shipped > 0, "no package is shipped: the lock file was read wrongly");
    assert!(refused.is_empty(), "not allowed by deny.toml: {refused:#?}");
}

#[test]
fn an_expression_is_met_as_its_words_say() {
    let allowed: BTreeSet<String> = ["MIT", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"]
        .map(str::to_owned)
        .into();
    for met in [
        "MIT",
        "GPL-3.0 OR MIT",
        "MIT/GPL-3.0",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
    ] {
        assert!(is_met(met, &allowed), "{met}");
    }
    for not_met in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "",
        "(MIT OR GPL-3.0) AND GPL-3.0",
        "Apache-2.0",
        "(MIT",
        "MIT MIT",
    ] {
        assert!(!is_met(not_met, &allowed), "{not_met}");
    }
}

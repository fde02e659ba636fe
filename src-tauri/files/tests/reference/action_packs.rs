//! Packs of actions: a library written as a file and read again, newer packs laid over it, what a trust wrote itself, and refusals.

use domain::plan::{ActionOrigin, LibraryAction, theme_of};
use files::reference::actions::{self, ActionPack};
use files::reference::{Pack, themes};

use crate::reference;

const LIBRARY: &str = include_str!("../../../../assets/reference/actions/library.toml");

fn library() -> ActionPack {
    actions::parse("library", LIBRARY).unwrap()
}

/// A pack with some of the library's actions, changed.
fn pack(name: &str, keys: &[&str], change: impl Fn(&mut LibraryAction)) -> String {
    let mut pack = library();
    name.clone_into(&mut pack.name);
    pack.actions.retain(|action| keys.contains(&action.key.as_str()));
    pack.actions.iter_mut().for_each(change);
    actions::to_toml(&pack)
}

#[test]
fn a_library_written_as_a_file_is_read_as_it_was() {
    let held = library();
    let written = actions::to_toml(&held);
    assert_eq!(actions::parse("written", &written).unwrap(), held);
    let mut odd = held;
    odd.actions[0].why = "A \"quote\", a \\ and\na second line, 😀".to_owned();
    odd.actions[0].title = "  ’Spaces’ kept  ".to_owned();
    let read = actions::parse("odd", &actions::to_toml(&odd)).unwrap();
    assert_eq!(read, odd, "whatever somebody typed comes back");
}

#[test]
fn a_newer_pack_takes_the_place_of_its_keys_and_keeps_the_trusts_own() {
    let program = reference();
    let (mut held, before) = (program.clone(), &program.actions);
    let own = pack("Ours", &["work_samples"], |action| {
        action.key = "own_night_shift".to_owned();
        action.title = "Interview night staff at night".to_owned();
    });
    let newer = pack("Actions 2027", &["just_culture", "structured_interviews"], |action| {
        action.title = format!("{}, every time", action.title);
    });
    for text in [&own, &newer, &newer] {
        held.lay_over(Pack::read("pack", text, &program).unwrap());
    }
    let held = held.actions;
    assert_eq!(held.len(), 41, "one more, and those of a key in its place");
    let of = |key: &str| held.iter().find(|action| action.key == key).unwrap();
    assert_eq!(of("own_night_shift").origin, ActionOrigin::Own);
    assert!(of("just_culture").title.ends_with(", every time"));
    let from = &of("structured_interviews").origin;
    assert_eq!(from.to_string(), "From the pack “Actions 2027”, November 2026");
    let changed = held.iter().zip(before).filter(|(now, then)| now != then).count();
    assert_eq!(changed, 2, "nothing else changed, and the order stayed");
}

#[test]
fn a_pack_that_cannot_be_used_is_refused_with_line_and_reason() {
    let held = reference().actions;
    let good = pack("Ours", &["work_samples", "diverse_panels"], |_| ());
    assert!(
        actions::parse_pack("ours", &good, &held).is_ok(),
        "an action may be paired with one that only the library holds"
    );
    let alone = actions::parse("ours", &good).expect_err("by itself it does not hold the partners");
    assert!(alone.message.contains("no other action"), "{alone}");
    let line = |text: &str, part: &str| text.lines().position(|line| line.contains(part)).unwrap() as u64 + 1;
    for (from, to, reason) in [
        ("key = \"work_samples\"", "key = \"Own thing\"", "is not a key"),
        ("months = 9", "month = 9", "month"),
        ("gender = true", "gender = \"yes\"", "boolean"),
        ("pair_with = []", "pair_with = [\"work_samples\"]", "no other action"),
        ("date = 2026-11-23", "date = \"soon\"", "date"),
        ("name = \"Ours\"", "name = \"\"", "missing"),
    ] {
        let odd = good.replacen(from, to, 1);
        assert_ne!(odd, good, "{from}");
        let error = actions::parse_pack("ours", &odd, &held).expect_err(to);
        assert_eq!(error.line, line(&odd, to), "{error}");
        assert!(error.message.contains(reason), "{error} should say {reason:?}");
    }
    let template =
        Pack::read("ours", &actions::to_toml(&library()), &reference()).expect_err("the template under its own name");
    assert!(template.message.contains("comes with the program"), "{template}");
    let none = good.split("[[action]]").next().unwrap();
    assert!(
        actions::parse_pack("ours", none, &held).is_err(),
        "a pack without actions is none"
    );
}

#[test]
fn every_action_has_a_theme_and_every_indicator_one() {
    let reference = reference();
    for action in &reference.actions {
        assert!(
            theme_of(&reference.themes, &action.indicators).is_some(),
            "{}",
            action.key
        );
    }
    assert_eq!(
        theme_of(&reference.themes, &[8, 1]).unwrap().key,
        "bullying_and_discrimination"
    );
    assert_eq!(theme_of(&reference.themes, &[]), None);
    let text = include_str!("../../../../assets/reference/actions/themes.toml");
    for (from, to, reason) in [
        ("[3]", "[3, 4]", "two themes"),
        ("[3]", "[]", "indicator 3 stands in no theme"),
        ("[3]", "[3, 10]", "no indicator"),
    ] {
        let error = themes::parse("broken", &text.replacen(from, to, 1)).expect_err(to);
        assert!(error.message.contains(reason), "{error}");
    }
}

//! Random figures into random sheets: everything else stays as it was, letter by letter.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use proptest::prelude::*;

use super::patch::{Edits, Put, patched};
use super::sheet::{Sheet, name_of};

/// What stands in a cell of a made-up sheet.
#[derive(Debug, Clone, Copy)]
enum Made {
    Blank,
    Number(i16),
    Shared(u8),
    Inline(u8),
    Formula(u8),
}

fn made() -> impl Strategy<Value = Made> {
    prop_oneof![
        Just(Made::Blank),
        any::<i16>().prop_map(Made::Number),
        any::<u8>().prop_map(Made::Shared),
        any::<u8>().prop_map(Made::Inline),
        any::<u8>().prop_map(Made::Formula),
    ]
}

/// A sheet's XML, with a prefix or without, its rows and cells named or not.
fn xml(cells: &BTreeMap<(u32, u32), Made>, empty: &BTreeSet<u32>, prefix: &str, spans: bool) -> String {
    let p = prefix;
    let rows: BTreeSet<u32> = cells.keys().map(|at| at.0).chain(empty.iter().copied()).collect();
    let mut text = format!(
        "<?xml version=\"1.0\"?>\n<{p}worksheet a='1'><{p}cols><{p}col min=\"2\" max=\"3\" style=\"4\"/></{p}cols><{p}sheetData>"
    );
    for row in rows {
        let spans = if spans { " spans=\"2:3\"" } else { "" };
        let of_row: Vec<(u32, Made)> = cells
            .range((row, 0)..(row + 1, 0))
            .map(|(at, made)| (at.1, *made))
            .collect();
        if of_row.is_empty() {
            let _ = writeln!(text, "<{p}row r=\"{row}\"{spans} ht=\"3\"/>");
            continue;
        }
        let _ = write!(text, "<{p}row{spans} r='{row}'>");
        for (column, made) in of_row {
            let name = name_of((row, column));
            let cell = match made {
                Made::Blank => format!("<{p}c r=\"{name}\" s=\"2\" />"),
                Made::Number(number) => format!("<{p}c s='1' r='{name}'><{p}v>{number}</{p}v></{p}c>"),
                Made::Shared(text) => format!("<{p}c r=\"{name}\" t=\"s\"><{p}v>{text}</{p}v></{p}c>"),
                Made::Inline(text) => {
                    format!(
                        "<{p}c r=\"{name}\" t=\"inlineStr\"><{p}is><{p}t>{text} &lt;c r=\"A1\"/&gt;</{p}t></{p}is></{p}c>"
                    )
                }
                Made::Formula(text) => {
                    format!("<{p}c r=\"{name}\" t=\"str\"><{p}f>A{text}&amp;\"&gt;\"</{p}f><{p}v>{text}</{p}v></{p}c>")
                }
            };
            text.push_str(&cell);
        }
        let _ = writeln!(text, "</{p}row>");
    }
    text + &format!("</{p}sheetData><!-- <{p}c r=\"A1\"/> --><{p}pageMargins/></{p}worksheet>\n")
}

/// Every cell as it is written, formulas without what they gave.
fn cells(text: &str) -> BTreeMap<(u32, u32), String> {
    let sheet = Sheet::scan(text).unwrap();
    let mut cells = BTreeMap::new();
    for row in &sheet.rows {
        for cell in &sheet.cells[row.cells.clone()] {
            let written = match &cell.formula {
                Some((formula, _)) => text[formula.clone()].to_owned(),
                None => text[cell.all.clone()].to_owned(),
            };
            cells.insert((row.number, cell.column), written);
        }
    }
    cells
}

proptest! {
    #[test]
    fn random_figures_leave_everything_else_alone(
        held in prop::collection::btree_map((1..14_u32, 1..9_u32), made(), 0..40),
        empty in prop::collection::btree_set(1..16_u32, 0..4),
        figures in prop::collection::btree_map((1..18_u32, 1..30_u32), -1e9..1e9_f64, 0..30),
        prefix in prop_oneof![Just(""), Just("x:")],
        spans in any::<bool>(),
    ) {
        let before = xml(&held, &empty, prefix, spans);
        let sheet = Sheet::scan(&before).unwrap();
        let edits: Edits = figures.into_iter().map(|(at, figure)| (at, Put::Figure(figure))).collect();
        let is_formula = |at: &(u32, u32)| matches!(held.get(at), Some(Made::Formula(_)));
        if edits.keys().any(is_formula) {
            prop_assert!(patched(&before, &sheet, &edits).is_err(), "a formula is never written over");
            return Ok(());
        }
        let after = patched(&before, &sheet, &edits).unwrap();
        let (was, is) = (cells(&before), cells(&after));
        let again = Sheet::scan(&after).unwrap();
        for (at, put) in &edits {
            let Put::Figure(figure) = put else { continue };
            let cell = again.cell(*at).unwrap();
            prop_assert_eq!(&after[cell.inner.clone()], figure.to_string());
            prop_assert_eq!(cell.style, sheet.style(*at), "a cell keeps its style, or gets that of its column");
        }
        for (at, written) in &was {
            if !edits.contains_key(at) {
                prop_assert_eq!(is.get(at), Some(written), "{}", name_of(*at));
            }
        }
        let known: BTreeSet<(u32, u32)> = was.keys().chain(edits.keys()).copied().collect();
        prop_assert_eq!(is.keys().copied().collect::<BTreeSet<_>>(), known, "no other cell came about");
        prop_assert_eq!(before.split("sheetData").next(), after.split("sheetData").next());
        prop_assert_eq!(before.rsplit("sheetData").next(), after.rsplit("sheetData").next());
    }
}

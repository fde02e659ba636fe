//! The rule packs: what each collection year asks, what a pack that cannot be used is refused with, and that a pack can stand alone.

use chrono::NaiveDate;
use domain::classify::Confidence;
use domain::rules::{Averaging, CHOICES, Measure, RulePack};
use domain::workforce::Section;
use files::reference::{Pack, rules};

use crate::reference;

const FIRST: u16 = 2016;
const LAST: u16 = 2026;

fn shared(name: &str) -> Option<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/reference/rules");
    std::fs::read_to_string(folder.join(name)).ok()
}

fn text_of(year: u16) -> String {
    shared(&format!("{year}.toml")).unwrap()
}

#[test]
fn there_is_a_pack_for_every_collection_year() {
    let reference = reference();
    assert!(
        reference.years().into_iter().eq(FIRST..=LAST),
        "{:?}",
        reference.years()
    );
    assert!(
        reference.rules_for(2015).is_none(),
        "the indicators of 2015 were other ones"
    );
    for year in FIRST..=LAST {
        let pack = reference.rules_for(year).unwrap();
        let day = |year: u16, month, day| NaiveDate::from_ymd_opt(i32::from(year), month, day).unwrap();
        assert_eq!(pack.name, year.to_string());
        assert_eq!((pack.snapshot, pack.period_last), (day(year, 3, 31), day(year, 3, 31)));
        assert_eq!(pack.period_first, day(year - 1, 4, 1));
        assert_eq!(pack.survey_year, year - 1, "the survey of the autumn before");
        assert!(
            pack.indicators.iter().map(|rule| rule.number).eq(1..=9),
            "the nine, in order"
        );
        for rule in &pack.indicators {
            assert_eq!(
                rule.source.contains("recalled"),
                rule.confidence == Confidence::Recalled,
                "{year}, indicator {}: a rule is no surer than its least sure part",
                rule.number
            );
        }
        assert_eq!(pack.items_confidence, Confidence::Recalled, "no form was seen");
        assert_eq!(pack.choices.len(), CHOICES.len(), "every choice is told");
        assert!(!pack.deadlines.is_empty() && pack.report.len() >= 17, "{year}");
        let sources = (pack.indicators.iter().map(|held| &held.source))
            .chain(pack.questions.iter().map(|held| &held.source))
            .chain(pack.breaks.iter().map(|held| &held.source))
            .chain(pack.cautions.iter().map(|held| &held.source))
            .chain(pack.deadlines.iter().map(|held| &held.source))
            .chain(pack.report.iter().map(|held| &held.source))
            .chain(pack.choices.iter().map(|held| &held.basis.source))
            .chain([
                &pack.items_source,
                &pack.averaging_basis.source,
                &pack.survey_basis.source,
            ])
            .chain([
                &pack.period_basis.source,
                &pack.too_few_basis.source,
                &pack.four_fifths_basis.source,
            ]);
        assert!(
            sources.into_iter().all(|source| !source.trim().is_empty()),
            "{year}: every row names its source"
        );
    }
}

/// What differs from year to year, as the shared notes on the rules have it (section 1.7, 1.8, 2.2, 4).
#[test]
fn what_differs_between_the_years_is_in_the_packs() {
    let reference = reference();
    let names = |pack: &RulePack| -> Vec<String> { pack.questions.iter().map(|held| held.names.join("+")).collect() };
    for year in FIRST..=LAST {
        let pack = reference.rules_for(year).unwrap();
        let averaging = if year <= 2019 {
            Averaging::TwoYears
        } else {
            Averaging::SingleYear
        };
        assert_eq!(pack.averaging, averaging, "{year}");
        assert_eq!(
            pack.averaging_basis.confidence,
            Some(Confidence::Recalled),
            "{year}: no text settles it"
        );
        let questions = match year {
            ..=2018 => ["KF25", "KF26", "KF21", "17b"],
            2019..=2021 => ["13a", "13b+13c", "14", "15b"],
            _ => ["14a", "14b+14c", "15", "16b"],
        };
        assert_eq!(names(pack), questions, "{year}");
        let last = pack.items.last().map(|item| item.number);
        assert_eq!(last, Some(if year <= 2018 { 63 } else { 65 }), "{year}");
        assert_eq!(pack.asks(7), year != 2020, "{year}");
        assert!([1, 2, 3, 4, 9].into_iter().all(|number| pack.asks(number)), "{year}");
        assert_eq!(
            pack.report.iter().any(|field| field.label.contains("commissioners")),
            year <= 2021,
            "{year}"
        );
        let broken = |number| pack.latest_break(number, year).map(|held| held.year);
        assert_eq!((broken(1), broken(9)), (Some(2016), Some(2016)), "{year}");
        let seven = match year {
            ..=2021 => None,
            2022..=2025 => Some(2022),
            _ => Some(2026),
        };
        assert_eq!(broken(7), seven, "{year}");
        assert!(
            [2, 3, 4, 5, 6, 8].into_iter().all(|number| broken(number).is_none()),
            "{year}"
        );
        let warned: Vec<u16> = pack.cautions.iter().map(|held| held.year).collect();
        assert_eq!(
            warned,
            if year >= 2024 { vec![2024] } else { vec![] },
            "{year}: the fault of the 2023 survey"
        );
        assert_eq!(pack.cautions(5, 2024).count(), usize::from(year >= 2024));
        assert_eq!(pack.cautions(7, 2024).count(), 0);
    }
    let submit = |year| reference.rules_for(year).unwrap().deadlines[0].clone();
    assert_eq!(
        (submit(2017).date.to_string(), submit(2017).confidence),
        ("2017-08-01".to_owned(), Confidence::Verified)
    );
    assert!(submit(2026).source.contains("assumed"), "nothing was found about 2026");
    assert_eq!(submit(2026).confidence, Confidence::Recalled);
}

#[test]
fn the_items_fill_every_row_of_the_return() {
    let reference = reference();
    for year in FIRST..=LAST {
        let pack = reference.rules_for(year).unwrap();
        assert!(
            pack.items
                .iter()
                .map(|item| item.number)
                .eq((1_u16..).take(pack.items.len())),
            "{year}: in order"
        );
        for section in Section::ALL {
            for band in section.bands() {
                let key = format!("workforce.{}.{}", section.key(), band.key());
                assert_eq!(
                    pack.items.iter().filter(|item| item.key == key).count(),
                    1,
                    "{year}: one item for {key}"
                );
            }
        }
        let staff = pack.items.iter().filter(|item| item.key == "workforce.total");
        assert!(staff.map(|item| item.number).eq([38, 42, 56]), "{year}");
        let cases = pack.items.iter().find(|item| item.key == "casework.people").unwrap();
        assert_eq!((cases.number, cases.measure), (39, Measure::Headcount), "{year}");
    }
}

#[test]
fn a_pack_that_cannot_be_used_is_refused_with_line_and_reason() {
    let pack = text_of(2026);
    // What is changed, into what, and what is said of the line that holds it afterwards.
    let table: &[(&str, &str, &str)] = &[
        ("name = \"2026\"", "name = \" 2026\"", "a name is one line"),
        ("name = \"2026\"", "nom = \"2026\"", "unknown field `nom`"),
        ("year = 2026", "year = 2014", "first collected in 2015"),
        ("year = 2026", "year = \"next\"", "invalid type"),
        ("edition = \"", "edition = \"\" # ", "the text is missing"),
        (
            "snapshot = 2026-03-31",
            "snapshot = 2025-03-31",
            "lies in the collection year",
        ),
        (
            "snapshot = 2026-03-31",
            "snapshot = 2026-03-31T09:00:00",
            "a date without a time",
        ),
        (
            "period_last = 2026-03-31",
            "period_last = 2026-03-30",
            "must end on the snapshot date",
        ),
        (
            "period_first = 2025-04-01",
            "period_first = 2027-04-01",
            "must start before it ends",
        ),
        (
            "period_confidence = \"inferred\"",
            "period_confidence = \"sure\"",
            "\"sure\" is not a confidence",
        ),
        ("survey_year = 2025", "survey_year = 2019", "the survey is one of"),
        (
            "averaging = \"single_year\"",
            "averaging = \"three_years\"",
            "\"three_years\" is not a way of averaging",
        ),
        (
            "averaging_source = \"",
            "averaging_source = \"\" # ",
            "the text is missing",
        ),
        ("low = 0.80", "low = 1.10", "must lie around 1"),
        ("low = 0.80", "low = nan", "must lie around 1"),
        ("people = 10", "people = -1", "invalid value"),
        (
            "\"indicators.toml\"",
            "\"indicators-2030.toml\"",
            "the file indicators-2030.toml that it names is not there",
        ),
        ("\"questions.toml\"", "\"series.toml\"", "unknown field"),
        (
            "items_confidence = \"recalled\"",
            "items_confidence = \"sure\"",
            "\"sure\" is not a confidence",
        ),
        (
            "items_confidence = \"recalled\"",
            "items_last = 66\nitems_confidence = \"recalled\"",
            "there is no item 66; the last is 65",
        ),
        (
            "date = 2026-05-31",
            "date = 2025-05-31",
            "a deadline lies in the collection year",
        ),
        ("date = 2026-05-31", "date = 2026-02-31", "invalid"),
        (
            "[[deadline]]",
            "asked = { indicators = [9, 1], confidence = \"recalled\", source = \"x\" }\n[[deadline]]",
            "from 1 to 9, in order",
        ),
        (
            "[[deadline]]",
            "[[break]]\nindicator = 7\nyear = 2022\nwhy = \"x\"\nconfidence = \"verified\"\nsource = \"x\"\n[[deadline]]",
            "are given twice",
        ),
        (
            "series = \"series.toml\"",
            "[[break]]\nindicator = 10\nyear = 2022\nwhy = \"x\"\nconfidence = \"verified\"\nsource = \"x\"",
            "an indicator from 1 to 9",
        ),
        (
            "series = \"series.toml\"",
            "[[break]]\nindicator = 7\nyear = 2027\nwhy = \"x\"\nconfidence = \"verified\"\nsource = \"x\"",
            "not later than the pack's year",
        ),
        (
            "series = \"series.toml\"",
            "[[caution]]\nindicators = []\nyear = 2024\nwhat = \"x\"\nconfidence = \"verified\"\nsource = \"x\"",
            "indicators from 1 to 9",
        ),
    ];
    for (from, to, reason) in table {
        assert!(pack.contains(from), "the pack of 2026 holds {from:?}");
        let mut odd = pack.replacen(from, to, 1);
        if to.starts_with("[[") && from.starts_with("series") {
            // Tables stand after everything else.
            odd = format!("{}\n{to}\n", pack.replacen(from, "", 1));
        }
        let error = rules::parse("odd.toml", &odd, shared).expect_err(reason);
        assert!(error.message.contains(reason), "{error} should say {reason:?}");
        if error.file == "odd.toml" {
            let first = to.split('\n').next().unwrap();
            let lines: Vec<&str> = odd.lines().collect();
            let at = usize::try_from(error.line).unwrap();
            let near = lines[at - 1..]
                .iter()
                .chain(&lines[at.saturating_sub(4)..at])
                .any(|line| line.contains(first));
            assert!(near, "line {} should be that of {first:?}\n{error}", error.line);
            assert!(error.line > 1, "{error}: the line is said");
        }
    }
}

#[test]
fn a_shared_document_that_cannot_be_used_is_refused_by_its_own_name_and_line() {
    let pack = text_of(2026);
    for (name, from, to, reason) in [
        (
            "indicators.toml",
            "number = 4",
            "number = 5",
            "must be 1 to 9, in order",
        ),
        (
            "indicators.toml",
            "short = \"Board membership\"",
            "short = \"\"",
            "the text is missing",
        ),
        (
            "questions.toml",
            "indicator = 5",
            "indicator = 4",
            "behind the indicators 5 to 8",
        ),
        (
            "questions.toml",
            "names = [\"KF25\"]",
            "names = []",
            "the question has no name",
        ),
        (
            "questions.toml",
            "from = 2016\nto = 2018",
            "from = 2016\nto = 2026",
            "indicator 5 has two questions in 2026",
        ),
        ("items.toml", "number = 7,", "number = 8,", "item 8 is out of order"),
        (
            "items.toml",
            "\"headcount\", key = \"workforce.clinical.band_5\"",
            "\"heads\", key = \"workforce.clinical.band_5\"",
            "\"heads\" is not a measure",
        ),
        (
            "items.toml",
            "workforce.clinical.band_5",
            "workforce.clinical.band_55",
            "is not a key that is known",
        ),
        (
            "choices.toml",
            "key = \"ratio.null\"",
            "key = \"ratio.infinite\"",
            "is not a choice that is known",
        ),
        (
            "choices.toml",
            "setting = \"whole_file\"",
            "setting = \"half\"",
            "cannot follow \"half\" for year.undated; it knows whole_file",
        ),
        (
            "choices.toml",
            "key = \"year.undated\"\nsetting = \"whole_file\"",
            "key = \"year.training\"\nsetting = \"date_attended\"",
            "year.training is chosen twice",
        ),
        (
            "public-report.toml",
            "confidence = \"verified\"",
            "confidence = \"\"",
            "is not a confidence",
        ),
    ] {
        let error = rules::parse("2026.toml", &pack, |asked| {
            let text = shared(asked)?;
            Some(if asked == name {
                assert!(text.contains(from), "{name} holds {from:?}");
                text.replacen(from, to, 1)
            } else {
                text
            })
        })
        .expect_err(reason);
        assert_eq!(error.file, name, "{error}");
        assert!(error.message.contains(reason), "{error} should say {reason:?}");
        assert!(error.line > 1, "{error}: the line is said");
    }
    let without = |name: &'static str, from: &'static str| {
        rules::parse("2026.toml", &pack, move |asked| {
            shared(asked).map(|text| {
                if asked == name {
                    text.split(from).next().unwrap().to_owned()
                } else {
                    text
                }
            })
        })
        .expect_err("something is missing")
        .to_string()
    };
    let said = without("choices.toml", "[[choice]]\nkey = \"disclosure.levels\"");
    assert!(said.contains("disclosure.levels is not chosen"), "{said}");
    let said = without("indicators.toml", "[[indicator]]\nnumber = 9");
    assert!(said.contains("8 of the nine indicators are given"), "{said}");
}

/// One text with everything that a pack names put into it.
fn self_contained(year: u16) -> String {
    let mut top = String::new();
    let mut tables = String::new();
    for line in text_of(year).lines() {
        let named = ["indicators", "questions", "series", "items", "report", "choices"]
            .iter()
            .find_map(|key| line.strip_prefix(&format!("{key} = \"")))
            .and_then(|rest| rest.strip_suffix('"'));
        if let Some(name) = named {
            let text = shared(name).unwrap();
            let start = text.find("[[").unwrap();
            tables.push_str(&text[start..]);
            tables.push('\n');
        } else if line.starts_with('[') || !tables.is_empty() {
            tables.push_str(line);
            tables.push('\n');
        } else {
            top.push_str(line);
            top.push('\n');
        }
    }
    // Keys of the top that the pack holds below the names of documents.
    let (keys, tables): (Vec<&str>, Vec<&str>) = {
        let lines: Vec<&str> = tables.lines().collect();
        lines.into_iter().partition(|line| line.starts_with("items_"))
    };
    format!("{top}\n{}\n{}\n", keys.join("\n"), tables.join("\n"))
}

#[test]
fn a_self_contained_pack_needs_no_other_file() {
    let reference = reference();
    let whole = self_contained(2026);
    let read = rules::parse("2026.toml", &whole, |_| None).unwrap();
    assert_eq!(Some(&read), reference.rules_for(2026), "the same pack, from one file");
    // And it can be loaded under a name of its own, whatever the file is called.
    let own = whole.replacen("name = \"2026\"", "name = \"2026 b\"", 1);
    let Pack::Rules(loaded) = Pack::read("letter.txt", &own, &reference).unwrap() else {
        panic!("it is a rule pack");
    };
    assert_eq!((loaded.name.as_str(), loaded.year), ("2026 b", 2026));
}

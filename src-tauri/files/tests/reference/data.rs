//! Whether headings, benchmarks and actions are complete.

use domain::benchmark::Scope;
use domain::plan::{ActionOrigin, Evidence, OWN};
use files::reference::headings::{Kind, fields};

use crate::reference;

#[test]
fn headings_name_fields() {
    let headings = reference().headings;
    for (kind, heading, field, year) in [
        (Kind::Staff, "Employee Number", "employee_number", None),
        (Kind::Staff, "ETHNIC  ORIGIN", "ethnic_origin", None),
        (Kind::Staff, "Grade", "pay_scale", None),
        (Kind::Staff, "Banding", "pay_scale", None),
        (Kind::Staff, "Org L2", "division", None),
        (Kind::Staff, "Primary Assignment", "primary_flag", None),
        (Kind::Recruitment, "Status", "stage", None),
        (Kind::Casework, "Date Formal Investigation Began", "date_entered", None),
        (Kind::Training, "Mandatory/Non-Mandatory", "category", None),
        (Kind::Board, "Exec/NED", "executive", None),
        (Kind::Survey, "har_from_pat_eth_summary_1_2024", "white_5", Some(2024)),
        (Kind::Survey, "q16b_eth_summary_n_2_2025", "bme_8_responses", Some(2025)),
        (Kind::Return, "DATA ITEM NO", "item", None),
    ] {
        let found = headings
            .find(kind, heading)
            .unwrap_or_else(|| panic!("{heading} is a {} heading", kind.key()));
        assert_eq!((found.heading.field, found.year), (field, year), "{heading}");
    }
    let place = |heading| headings.find(Kind::Return, heading).map(|found| found.place);
    assert!(
        place("DATA ITEM NO") < place("DATA ITEM"),
        "the column of numbers is better than that of labels"
    );
    assert!(headings.find(Kind::Staff, "Favourite colour").is_none());
    assert!(headings.find(Kind::Survey, "org_2024").is_none());
    for kind in Kind::ALL {
        for field in fields(kind) {
            let named = headings.rows.iter().any(|row| row.kind == kind && row.field == *field);
            assert!(named, "the field {field} of {} has a heading", kind.key());
        }
    }
}

#[test]
fn the_national_picture_is_among_the_benchmarks() {
    let benchmarks = reference().benchmarks;
    for (year, indicator, group, value, unit, what) in [
        (2024, "1", "bme", 28.6, "percent", "share of the workforce"),
        (
            2023,
            "1",
            "bme",
            26.4,
            "percent",
            "share of the workforce the year before",
        ),
        (2024, "1", "bme", 2.2, "points", "rise of the share"),
        (2024, "1", "bme", 14.0, "percent", "growth of headcount"),
        (2023, "1", "bme", 380_000.0, "count", "headcount the year before"),
        (2024, "1", "bme", 434_077.0, "count", "headcount"),
        (2024, "1", "bme", 12.7, "percent", "very senior managers"),
        (
            2023,
            "1",
            "bme",
            11.2,
            "percent",
            "very senior managers the year before",
        ),
        (2024, "1", "bme", 42.3, "percent", "band 5"),
        (
            2024,
            "2",
            "all",
            80.0,
            "percent",
            "trusts where White applicants are significantly more likely",
        ),
        (2023, "2", "all", 76.0, "percent", "the same the year before"),
        (2024, "2", "all", 4.0, "points", "change of it"),
        (2024, "9", "bme", 16.5, "percent", "board"),
        (2024, "7", "black", 42.2, "percent", "career progression"),
        (2024, "6", "bme", 24.9, "percent", "harassment from staff"),
        (2024, "6", "white", 20.7, "percent", "harassment from staff"),
    ] {
        let held = benchmarks.rows.iter().any(|row| {
            (row.year, row.indicator.as_str(), row.group.as_str(), row.unit.as_str()) == (year, indicator, group, unit)
                && row.scope == Scope::England
                && (row.value - value).abs() < 1e-9
                && row.source_title.contains("NHS Employers")
        });
        assert!(held, "{what}: {value} {unit} in {year}");
    }
    assert_eq!(benchmarks.rows.len(), 303);
}

#[test]
fn the_library_holds_forty_graded_actions() {
    let actions = reference().actions;
    assert_eq!(actions.len(), 40);
    for indicator in 1..=9 {
        let fitting = actions
            .iter()
            .filter(|action| action.indicators.contains(&indicator))
            .filter(|action| !matches!(action.evidence, Evidence::Mixed | Evidence::Weak))
            .count();
        assert!(fitting >= 3, "indicator {indicator} has {fitting} actions to propose");
    }
    for action in &actions {
        let key = &action.key;
        assert!(action.source.contains("http"), "{key} names its source");
        assert_eq!(action.origin, ActionOrigin::Program, "{key} came with the program");
        assert!(
            !key.starts_with(OWN),
            "{key}: such a key is kept for a trust's own actions"
        );
        assert!(action.milestones.len() >= 2, "{key} has steps to draft from");
        assert!(
            !action.legal.contains("section") || action.source.contains("positive-action"),
            "{key} says where its legal note was read"
        );
        assert!(
            !action.gender || !action.why.contains("gender"),
            "{key} says the limit once"
        );
        let partners = action
            .pair_with
            .iter()
            .map(|partner| actions.iter().find(|held| held.key == *partner).unwrap());
        for partner in partners {
            assert!(partner.stands_alone(), "{key} is paired with what stands by itself");
            assert!(
                partner
                    .indicators
                    .iter()
                    .any(|number| action.indicators.contains(number)),
                "{key} and {} speak to one indicator",
                partner.key
            );
        }
        if matches!(action.evidence, Evidence::Weak | Evidence::Mixed) {
            assert!(!action.stands_alone(), "{key} is not enough by itself");
        }
    }
}

//! What is said of a data file that cannot be used.

use files::reference::{ReferenceError, actions, benchmarks, codes, headings, measures};

#[test]
fn a_broken_file_is_refused_with_line_and_reason() {
    let check = |result: Result<(), ReferenceError>, line: u64, reason: &str| {
        let error = result.expect_err("the file is broken");
        assert_eq!(error.line, line, "{error}");
        assert!(error.message.contains(reason), "{error} should say {reason:?}");
        assert!(
            error.to_string().starts_with(&format!("broken, line {line}: ")),
            "{error}"
        );
    };
    let origins = |rows: &str| {
        let text = format!("# about\npattern,label,group,suggestion,confidence,source\n{rows}\n");
        codes::ethnic_origin("broken", &text).map(drop)
    };
    check(
        origins("A,White,white,,verified,here\nB,Irish,whit,,verified,here"),
        4,
        "\"whit\" is not a group",
    );
    check(origins("A,White,white,,verified,"), 3, "source is missing");
    check(origins("A,White,white,,,here"), 3, "confidence is missing");
    check(origins("A,White,white,,sure,here"), 3, "\"sure\" is not a confidence");
    check(origins("A,White,white,bme,verified,here"), 3, "only a row that asks");
    check(origins("re:(,White,white,,verified,here"), 3, "regular expression");
    check(
        origins("A,White,white,verified,here"),
        3,
        "the row has 5 cells and the header 6",
    );
    check(origins(""), 1, "no rows");
    let unknown = "pattern,label,group,colour,suggestion,confidence,source\n";
    check(
        codes::ethnic_origin("broken", unknown).map(drop),
        1,
        "the columns must be",
    );
    let scales = "pattern,label,band,suggestion,applies_to,confidence,source\n5,Five,group,,anyone,verified,here\n";
    check(codes::pay_scale("broken", scales).map(drop), 2, "with a group");
    let names = "kind,field,heading,confidence,source\nstaff,fte,FTE,verified,x\nstaff,sex,fte,verified,x\n";
    check(headings::parse("broken", names).map(drop), 3, "twice");
    let figures = include_str!("../../../../assets/reference/benchmarks.csv").replace("28.6,percent", "128.6,percent");
    let error = benchmarks::parse("broken", &figures).expect_err("a share over 100 per cent");
    assert!(error.line > 3 && error.message.contains("0 to 100"), "{error}");

    let line_of = |text: &str, part: &str| text.lines().position(|line| line.contains(part)).unwrap() as u64 + 1;
    let library = include_str!("../../../../assets/reference/actions/library.toml");
    let odd = library.replacen("evidence = \"mixed\"", "evidence = \"proven\"", 1);
    check(
        actions::parse("broken", &odd).map(drop),
        line_of(&odd, "\"proven\""),
        "grade of evidence",
    );
    let odd = library.replace("key = \"work_samples\"", "key = \"structured_interviews\"");
    check(
        actions::parse("broken", &odd).map(drop),
        line_of(library, "key = \"work_samples\""),
        "twice",
    );
    for (from, to, reason) in [
        ("kind = \"process\"", "kind = \"training\"", "type of action"),
        ("bound = \"at_most\"", "bound = \"below\"", "not a bound"),
        (
            "pair_with = [\"change_the_process\"]",
            "pair_with = [\"change_it\"]",
            "no other action",
        ),
    ] {
        let odd = library.replacen(from, to, 1);
        check(actions::parse("broken", &odd).map(drop), line_of(&odd, to), reason);
    }
    let of_first = line_of(library, "key = \"structured_shortlisting\"");
    for (from, to, reason) in [
        ("month = 6", "month = 7", "not between month 1 and month 6"),
        ("month = 1", "month = 4", "do not follow each other"),
        ("number = 90", "number = 900", "over 100 percent"),
        ("months = 6", "months = 0", "months of structured_shortlisting"),
        (
            "key = \"structured_shortlisting\"",
            "key = \"Shortlisting\"",
            "is not a key",
        ),
    ] {
        let odd = library.replacen(from, to, 1);
        check(actions::parse("broken", &odd).map(drop), of_first, reason);
    }
    let held = include_str!("../../../../assets/reference/measures.toml");
    for (from, to, at, reason) in [
        (
            "\"band_6\", \"band_7\"",
            "\"band_5\", \"band_7\"",
            "[disparity]",
            "band_5 stands twice",
        ),
        ("\"band_6\", \"band_7\"", "", "[disparity]", "there is no middle band"),
        (
            "\"band_6\", \"band_7\"",
            "\"consultant\"",
            "middle = ",
            "not a band outside medicine",
        ),
        (
            "target_year = 2028",
            "target_year = 2018",
            "[aspiration]",
            "must come after the base year",
        ),
        ("base_year = 2018", "base_years = 2018", "base_years", "unknown field"),
    ] {
        let odd = held.replacen(from, to, 1);
        check(measures::parse("broken", &odd).map(drop), line_of(&odd, at), reason);
    }
}

//! Files whose truth is known and not yet read: each with what happens today.
//!
//! The list can only shrink: `truths` fails when a file on it gives its truth, and when a file that is not on it does not.

/// Path within the corpus, and what happens today.
pub(crate) const NOT_YET: &[(&str, &str)] = &[
    (
        "containers/recruitment-spreadsheetml-2003.xls",
        "refused: no reader of SpreadsheetML",
    ),
    (
        "containers/recruitment-spreadsheetml-2003.xml",
        "refused: no reader of SpreadsheetML",
    ),
    (
        "containers/recruitment-web-page-in-one-file.xls",
        "refused: no reader of web pages",
    ),
    ("containers/recruitment-web-page.xls", "refused: no reader of web pages"),
    (
        "containers/staff-spreadsheetml-2003.xls",
        "refused: no reader of SpreadsheetML",
    ),
    (
        "containers/staff-spreadsheetml-2003.xml",
        "refused: no reader of SpreadsheetML",
    ),
    (
        "containers/staff-web-page-in-one-file.xls",
        "refused: no reader of web pages",
    ),
    ("containers/staff-web-page.xls", "refused: no reader of web pages"),
    (
        "shapes/board-with-vacancies.xlsx",
        "a vacant seat is taken for a member whose ethnicity is asked",
    ),
    ("shapes/casework-a-sheet-a-month.xlsx", "the first month alone is read"),
    (
        "shapes/recruitment-dates-alone.csv",
        "no stage without a column of stages",
    ),
    ("shapes/recruitment-flags.xlsx", "no stage without a column of stages"),
    (
        "shapes/recruitment-summary-groups-across.xls",
        "refused: no reader of summaries",
    ),
    (
        "shapes/recruitment-summary-groups-down.xlsx",
        "refused: no reader of summaries",
    ),
    (
        "shapes/staff-another-table-below.xlsx",
        "the rows of the table below are taken for people",
    ),
    (
        "shapes/staff-dates-as-a-warehouse-writes-them.csv",
        "30-OCT-97 is not read: the T of OCT is taken for that of a time",
    ),
    (
        "shapes/staff-groups-merged-down.xlsx",
        "a merged cell counts for its first row alone",
    ),
    (
        "shapes/staff-persons-and-assignments-on-two-sheets.xlsx",
        "the sheet of persons is not joined",
    ),
    (
        "shapes/staff-rows-hidden-by-a-filter.xlsx",
        "no finding says that rows are hidden",
    ),
    (
        "shapes/staff-totals-and-footnotes.xls",
        "“Total Medical and Dental” is taken for a person",
    ),
    (
        "shapes/staff-web-page-in-one-file-with-accents.xls",
        "refused: no reader of web pages",
    ),
    (
        "shapes/staff-web-page-with-prompts-above.xls",
        "refused: no reader of web pages",
    ),
    (
        "shapes/survey-made-by-hand-with-percent-signs.csv",
        "refused: no reader of tables made by hand",
    ),
    (
        "shapes/survey-made-by-hand.xlsx",
        "refused: no reader of tables made by hand",
    ),
];

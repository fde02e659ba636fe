use super::*;

fn found(bytes: &[u8]) -> Result<Vec<(u32, Vec<String>)>, ReadError> {
    let mut found = Vec::new();
    Text::open("t.csv", Input::Bytes(bytes))?.rows("t.csv", Wanted::All, &mut |row, cells| {
        found.push((row, cells.iter().map(Cell::shown).collect()));
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

fn check_rows(text: &str, expected: &[(u32, &[&str])]) {
    let expected: Vec<(u32, Vec<String>)> = expected
        .iter()
        .map(|(row, cells)| (*row, cells.iter().map(|cell| (*cell).to_owned()).collect()))
        .collect();
    assert_eq!(found(text.as_bytes()).unwrap(), expected, "rows of {text:?}");
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(
        found(&wide).unwrap(),
        expected,
        "rows of {text:?} in two bytes a character"
    );
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    check_rows(
        "a,b\n1,2\n3,4\n",
        &[(1, &["a", "b"]), (2, &["1", "2"]), (3, &["3", "4"])],
    );
    check_rows(
        "a,b\r\n1,2\r\n\r\n3,4\r\n",
        &[(1, &["a", "b"]), (2, &["1", "2"]), (4, &["3", "4"])],
    );
    check_rows(
        "a,b\n\"1\nand\nmore\",2\n3,4\n",
        &[(1, &["a", "b"]), (2, &["1\nand\nmore", "2"]), (3, &["3", "4"])],
    );
    check_rows(
        "a,b\r\"1\rand\r\nmore\",2\r\r3,4\r",
        &[(1, &["a", "b"]), (2, &["1\rand\r\nmore", "2"]), (4, &["3", "4"])],
    );
    check_rows("\n\na,b\n", &[(3, &["a", "b"])]);
    check_rows("a,b\r1,2\r3,4", &[(1, &["a", "b"]), (2, &["1", "2"]), (3, &["3", "4"])]);
}

#[test]
fn a_row_may_be_shorter_or_longer_than_the_one_before() {
    check_rows(
        "a,b,c\n1\n2,3,4,5\n6,,7\n",
        &[
            (1, &["a", "b", "c"]),
            (2, &["1"]),
            (3, &["2", "3", "4", "5"]),
            (4, &["6", "", "7"]),
        ],
    );
}

#[test]
fn a_first_line_that_says_the_delimiter_is_no_row() {
    check_rows("sep=;\r\na;b,c\r\n1;2\r\n", &[(1, &["a", "b,c"]), (2, &["1", "2"])]);
}

#[test]
fn rows_are_the_same_wherever_the_chunks_are_cut() {
    let line = "1,\"two\r\nlines\",é€,\"x\"\"y\"\r\n";
    let text = "#".repeat(7) + "\r\n" + &line.repeat(30_000);
    let found = found(text.as_bytes()).unwrap();
    assert_eq!(found.len(), 30_001, "each record is a row");
    for (index, (row, cells)) in found.iter().enumerate().skip(1) {
        assert_eq!(*row as usize, index + 1, "rows are numbered one after another");
        assert_eq!(cells, &["1", "two\r\nlines", "é€", "x\"y"], "row {row}");
    }
}

#[test]
fn a_quotation_mark_never_closed_is_said_and_not_read() {
    for rows in [600, 3_000_000] {
        let text = format!("a,b\n\"1,2\n{}", "3,4,5,6,7\n".repeat(rows));
        let error = found(text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("never closed") && error.contains("row 2"), "{error}");
    }
}

#[test]
fn an_absurd_row_is_refused_before_it_takes_the_memory() {
    let error = found(format!("a,b\n1,{}", "x".repeat(LONGEST_ROW + 1)).as_bytes())
        .unwrap_err()
        .to_string();
    assert!(error.contains("row 2") && error.contains("longer"), "{error}");
    let error = found(format!("a,b\n1{}", ",".repeat(MOST_COLUMNS)).as_bytes())
        .unwrap_err()
        .to_string();
    assert!(error.contains("row 2") && error.contains("cells"), "{error}");
}

proptest::proptest! {
    #[test]
    fn rows_and_cells_are_those_of_the_csv_library(text in "[ab,\"\r\né ]{0,60}") {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.unwrap().iter().map(|cell| if cell.trim().is_empty() { String::new() } else { cell.to_owned() }).collect())
            .collect();
        let found: Vec<Vec<String>> = found(text.as_bytes()).unwrap().into_iter().map(|(_, cells)| cells).collect();
        proptest::prop_assert_eq!(found, expected);
    }
}

//! The learning records as a csv in Windows-1252, as older exports are: employee numbers without leading zeros, dates as
//! dd/mm/yyyy, lines ended by CR LF, and course names with an en dash or a curly apostrophe.

use crate::trust::Learning;

pub(super) fn bytes(rows: &[Learning]) -> Vec<u8> {
    let mut out = Vec::new();
    line(
        &mut out,
        &[
            "Employee Number",
            "Course Name",
            "Category",
            "Attendance Status",
            "Class Date",
        ],
    );
    for row in rows {
        let (number, date) = (row.employee.to_string(), row.date.format("%d/%m/%Y").to_string());
        line(&mut out, &[&number, row.course, row.category, row.attendance, &date]);
    }
    out
}

fn line(out: &mut Vec<u8>, fields: &[&str]) {
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        let quoted = field.contains(',');
        if quoted {
            out.push(b'"');
        }
        out.extend(field.chars().map(windows_1252));
        if quoted {
            out.push(b'"');
        }
    }
    out.extend(b"\r\n");
}

/// The byte of a character. Only the two characters outside ASCII that the course names use are known.
fn windows_1252(character: char) -> u8 {
    match character {
        '–' => 0x96,
        '’' => 0x92,
        _ => u8::try_from(character).ok().filter(u8::is_ascii).unwrap_or(b'?'),
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_is_quoted_where_needed_and_encoded_as_windows_1252() {
        let mut out = Vec::new();
        line(&mut out, &["7", "Ward manager’s day – part 1, am"]);
        assert_eq!(out, b"7,\"Ward manager\x92s day \x96 part 1, am\"\r\n");
    }
}

//! The board list: sixteen seats, one vacated before the snapshot date and one filled after it. Nothing is drawn here; a
//! board is small enough to be written out.

use crate::dates::date;
use crate::trust::{BoardMember, Group};

/// The board, chair first.
pub(super) fn members() -> Vec<BoardMember> {
    let rows = [
        ("Chair", false, true, Group::White, "White - British", (2022, 9, 1), Some((2026, 8, 31))),
        ("Non-Executive Director", false, true, Group::White, "White - British", (2021, 4, 1), Some((2027, 3, 31))),
        ("Non-Executive Director", false, true, Group::Bme, "Asian or Asian British - Indian", (2023, 1, 1), None),
        ("Non-Executive Director", false, true, Group::White, "White - Irish", (2023, 6, 1), None),
        ("Non-Executive Director", false, true, Group::White, "White - British", (2024, 2, 1), None),
        ("Non-Executive Director", false, true, Group::Unknown, "", (2024, 10, 1), None),
        ("Non-Executive Director", false, true, Group::White, "White - British", (2019, 4, 1), Some((2025, 9, 30))),
        ("Associate Non-Executive Director", false, false, Group::Bme, "Black or Black British - African", (2025, 1, 1), None),
        ("Chief Executive", true, true, Group::White, "White - British", (2020, 11, 2), None),
        ("Chief Finance Officer", true, true, Group::White, "White - British", (2022, 1, 4), None),
        ("Chief Medical Officer", true, true, Group::Bme, "Asian or Asian British - Pakistani", (2023, 3, 1), None),
        ("Chief Nursing Officer", true, true, Group::White, "White - British", (2021, 7, 1), None),
        ("Chief Operating Officer", true, true, Group::White, "White - Any other White background", (2024, 5, 13), None),
        ("Chief People Officer", true, false, Group::White, "White - British", (2022, 6, 6), None),
        ("Director of Strategy", true, false, Group::White, "White - British", (2023, 9, 1), None),
        ("Director of Digital", true, false, Group::Bme, "Other Ethnic Groups - Chinese", (2026, 5, 1), None),
    ];
    rows.into_iter()
        .map(|(role, executive, voting, group, ethnic_origin, start, end)| BoardMember {
            role,
            executive,
            voting,
            group,
            ethnic_origin,
            start: date(start.0, start.1, start.2),
            end: end.map(|(year, month, day)| date(year, month, day)),
        })
        .collect()
}

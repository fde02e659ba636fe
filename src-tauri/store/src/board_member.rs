//! Rows of a board list.

use domain::board::Board;
use domain::ethnicity::Group;

use crate::file::Kind;
use crate::{Books, FileId, StoreError, Tx, column};

/// One member as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberRow {
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// The member's group.
    pub group: Group,
    /// Executive rather than non-executive.
    pub executive: bool,
    /// Has a vote.
    pub voting: bool,
    /// Sits on the board on the snapshot date; only these count.
    pub sits: bool,
}

/// Writes the rows of a board list.
pub fn insert(tx: &Tx<'_>, file: FileId, rows: &[MemberRow]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO board_member (file_id, row, grp, executive, voting, sits) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for row in rows {
        statement.execute((file, row.row, row.group.key(), row.executive, row.voting, row.sits))?;
    }
    Ok(())
}

/// Every row of a file, in the order of the sheet.
pub fn of_file(books: &Books, file: FileId) -> Result<Vec<MemberRow>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT row, grp, executive, voting, sits FROM board_member WHERE file_id = ?1 ORDER BY row")?;
    let rows = statement.query_map([file], |row| {
        Ok(MemberRow {
            row: row.get(0)?,
            group: column::group(row, 1)?,
            executive: row.get(2)?,
            voting: row.get(3)?,
            sits: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The board of a year, from the members who sit on the snapshot date; `None` where the year has no board list.
pub fn board(books: &Books, year: u16) -> Result<Option<Board>, StoreError> {
    let Some(list) = crate::file::current(books, year, Kind::Board)?.pop() else {
        return Ok(None);
    };
    let mut board = Board::default();
    for member in of_file(books, list)?.into_iter().filter(|member| member.sits) {
        if member.voting {
            &mut board.voting
        } else {
            &mut board.non_voting
        }
        .count(member.group);
        if member.executive {
            &mut board.executive
        } else {
            &mut board.non_executive
        }
        .count(member.group);
    }
    Ok(Some(board))
}

#[cfg(test)]
mod tests {
    use domain::ethnicity::Triple;

    use super::*;
    use crate::fixture::Trust;

    #[test]
    fn members_who_have_left_are_kept_and_not_counted() {
        let member = |row, group, executive, voting, sits| MemberRow {
            row,
            group,
            executive,
            voting,
            sits,
        };
        let rows = [
            member(2, Group::White, true, true, true),
            member(3, Group::Bme, true, false, true),
            member(4, Group::Bme, false, true, true),
            member(5, Group::White, false, true, false),
            member(6, Group::Unknown, false, true, true),
        ];
        let mut trust = Trust::new();
        assert_eq!(board(&trust.store, 2026).unwrap(), None);
        let file = trust.keep(Kind::Board, |tx, id| insert(tx, id, &rows));
        assert_eq!(of_file(&trust.store, file).unwrap(), rows);
        let expected = Board {
            voting: Triple::new(1, 1, 1),
            non_voting: Triple::new(0, 1, 0),
            executive: Triple::new(1, 1, 0),
            non_executive: Triple::new(0, 1, 1),
        };
        assert_eq!(board(&trust.store, 2026).unwrap(), Some(expected));
    }
}

//! What is hidden of linked tables cannot be worked out, and nothing is hidden for nothing.
//!
//! The oracle tries every table of small numbers there is; it shares nothing with the attack but the published counts.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails says where")]

use domain::disclosure::{CellId, Line, Tables, attack, suppress};
use domain::ethnicity::Triple;
use proptest::prelude::*;

/// Tables, and the same sums once more for the oracle, which cannot look inside.
#[derive(Debug, Clone, Default)]
struct Paper {
    tables: Tables,
    sums: Vec<(CellId, Vec<CellId>)>,
    unprinted: Vec<CellId>,
}

impl Paper {
    fn cell(&mut self, count: u32) -> CellId {
        self.tables.cell(count)
    }

    fn sum_of(&mut self, parts: &[CellId]) -> CellId {
        let total = parts.iter().map(|part| self.tables.count(*part)).sum();
        let total = self.cell(total);
        self.sum(total, parts);
        total
    }

    fn sum(&mut self, total: CellId, parts: &[CellId]) {
        self.tables.sum(total, parts).unwrap();
        self.sums.push((total, parts.to_vec()));
    }

    fn part(&mut self, part: CellId, whole: CellId) {
        let before = self.tables.ids().count();
        self.tables.part(part, whole).unwrap();
        let rest = self.tables.ids().nth(before).unwrap();
        self.unprinted.push(rest);
        self.sums.push((whole, vec![part, rest]));
    }

    /// A table with totals of rows and columns, and for each group of rows one more line.
    fn grid(&mut self, rows: &[Vec<u32>], groups: &[Vec<usize>]) -> Vec<Vec<CellId>> {
        let mut cells: Vec<Vec<CellId>> = Vec::new();
        for row in rows {
            let mut line: Vec<CellId> = row.iter().map(|count| self.cell(*count)).collect();
            let total = self.sum_of(&line);
            line.push(total);
            cells.push(line);
        }
        let all: Vec<usize> = (0..rows.len()).collect();
        for group in std::iter::once(&all).chain(groups) {
            let columns = 0..=rows[0].len();
            let parts = columns.map(|column| group.iter().map(|row| cells[*row][column]).collect::<Vec<_>>());
            let line: Vec<CellId> = parts.map(|parts| self.sum_of(&parts)).collect();
            let (total, parts) = line.split_last().unwrap();
            let (total, parts) = (*total, parts.to_vec());
            self.sum(total, &parts);
            cells.push(line);
        }
        cells
    }
}

/// Every value that a cell can have, up to `most`, in tables that would be printed alike: by trying all of them.
fn possible(paper: &Paper, hidden: &[bool], cell: CellId, most: u32) -> Vec<u32> {
    let ids: Vec<CellId> = paper.tables.ids().collect();
    let free: Vec<usize> = (0..ids.len())
        .filter(|at| paper.unprinted.contains(&ids[*at]) || hidden[*at] && paper.tables.count(ids[*at]) > 0)
        .collect();
    let index = |id: &CellId| ids.iter().position(|held| held == id).unwrap();
    let sums: Vec<(usize, Vec<usize>)> = paper
        .sums
        .iter()
        .map(|(total, parts)| (index(total), parts.iter().map(index).collect()))
        .collect();
    let own = index(&cell);
    let mut values: Vec<Option<u32>> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| (!free.contains(&at)).then(|| paper.tables.count(*id)))
        .collect();
    (0..=most)
        .filter(|value| {
            if !free.contains(&own) {
                return *value == paper.tables.count(cell);
            }
            if *value == 0 && !paper.unprinted.contains(&cell) {
                return false;
            }
            let held = values.clone();
            values[own] = Some(*value);
            let found = some_table(
                &sums,
                &free,
                &paper.unprinted.iter().map(index).collect::<Vec<_>>(),
                &mut values,
                most,
            );
            values = held;
            found
        })
        .collect()
}

fn some_table(
    sums: &[(usize, Vec<usize>)],
    free: &[usize],
    unprinted: &[usize],
    values: &mut Vec<Option<u32>>,
    most: u32,
) -> bool {
    // Fill in what follows, and turn back where a sum cannot hold.
    let mut follows = Vec::new();
    let mut fits = true;
    'fill: loop {
        for (total, parts) in sums {
            let known: u32 = parts.iter().filter_map(|part| values[*part]).sum();
            let open: Vec<usize> = parts.iter().copied().filter(|part| values[*part].is_none()).collect();
            let next = match (values[*total], open.as_slice()) {
                (Some(total), _) if known > total => None,
                (Some(total), []) if known != total => None,
                (Some(total), [part]) => Some((*part, total - known)),
                (None, []) => Some((*total, known)),
                _ => continue,
            };
            match next {
                Some((at, value)) if value > 0 || unprinted.contains(&at) => {
                    values[at] = Some(value);
                    follows.push(at);
                    continue 'fill;
                }
                _ => {
                    fits = false;
                    break 'fill;
                }
            }
        }
        break;
    }
    let found = fits
        && match free.iter().find(|at| values[**at].is_none()) {
            None => true,
            Some(at) => (u32::from(!unprinted.contains(at))..=most).any(|value| {
                values[*at] = Some(value);
                let found = some_table(sums, free, unprinted, values, most);
                values[*at] = None;
                found
            }),
        };
    for at in follows {
        values[at] = None;
    }
    found
}

/// Hides, and checks all that must hold of every table.
fn holds(paper: &Paper, most: u32) -> Result<(), TestCaseError> {
    let tables = &paper.tables;
    let hiding = suppress(tables, most);
    prop_assert_eq!(&hiding, &suppress(tables, most), "the same table is hidden alike");
    prop_assert!(hiding.recovered.is_empty(), "worked out: {:?}", hiding.recovered);
    let small = |cell: CellId| (1..=most).contains(&tables.count(cell));
    for (cell, hidden) in tables.ids().zip(&hiding.hidden) {
        prop_assert!(*hidden || !small(cell), "a small count is shown");
        prop_assert!(
            !*hidden || tables.count(cell) > 0 || paper.unprinted.contains(&cell),
            "a nought is hidden"
        );
    }
    for (at, cell) in tables.ids().enumerate() {
        if hiding.hidden[at] && !small(cell) && !paper.unprinted.contains(&cell) {
            let mut fewer = hiding.hidden.clone();
            fewer[at] = false;
            let found = attack(tables, &fewer, most);
            prop_assert!(found.iter().any(|one| one.is_small), "{cell:?} is hidden for nothing");
        }
    }
    Ok(())
}

/// Beside [`holds`], every table there is is tried.
fn holds_for_the_oracle(paper: &Paper, most: u32) -> Result<(), TestCaseError> {
    holds(paper, most)?;
    let tables = &paper.tables;
    let hiding = suppress(tables, most);
    for cell in tables.ids().filter(|cell| (1..=most).contains(&tables.count(*cell))) {
        let largest = tables.ids().map(|cell| tables.count(cell)).max().unwrap_or(0);
        let values = possible(paper, &hiding.hidden, cell, largest + most);
        let apart = values.last().unwrap() - values[0];
        prop_assert!(
            apart >= most,
            "{:?} of {} can only be {:?}",
            cell,
            tables.count(cell),
            values
        );
    }
    // With the small counts alone hidden, the attack finds just what trying every table finds.
    let only: Vec<bool> = tables
        .ids()
        .map(|cell| (1..=most).contains(&tables.count(cell)))
        .collect();
    let found = attack(tables, &only, most);
    for cell in tables.ids().filter(|cell| (1..=most).contains(&tables.count(*cell))) {
        let values = possible(paper, &only, cell, 40);
        let apart = values.last().unwrap() - values[0];
        let found = found.iter().find(|one| one.cell == cell);
        match found {
            None => prop_assert!(
                apart >= most,
                "{cell:?} is not told as worked out, and can only be {values:?}"
            ),
            Some(one) => {
                prop_assert_eq!(
                    (one.least, one.most),
                    (values[0], *values.last().unwrap()),
                    "{:?}: the range",
                    cell
                );
            }
        }
    }
    Ok(())
}

fn count() -> BoxedStrategy<u32> {
    prop_oneof![2 => Just(0_u32), 4 => 1..7_u32, 2 => 7..20_u32, 2 => 20..400_u32].boxed()
}

fn little() -> BoxedStrategy<u32> {
    prop_oneof![1 => Just(0_u32), 4 => 1..4_u32, 2 => 4..9_u32].boxed()
}

fn rows(of: BoxedStrategy<u32>, most: usize) -> impl Strategy<Value = Vec<Vec<u32>>> {
    (1..=3_usize, 1..=most)
        .prop_flat_map(move |(columns, rows)| prop::collection::vec(prop::collection::vec(of.clone(), columns), rows))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_row_of_counts_and_its_total(counts in prop::collection::vec(little(), 1..6), most in 1..5_u32) {
        let mut paper = Paper::default();
        let parts: Vec<CellId> = counts.iter().map(|count| paper.cell(*count)).collect();
        paper.sum_of(&parts);
        holds_for_the_oracle(&paper, most)?;
    }

    #[test]
    fn a_table_of_little_numbers(rows in rows(little(), 3), most in 1..4_u32) {
        let mut paper = Paper::default();
        paper.grid(&rows, &[]);
        holds_for_the_oracle(&paper, most)?;
    }

    #[test]
    fn two_little_tables_with_a_column_in_common(
        first in prop::collection::vec(prop::collection::vec(little(), 2), 2),
        third in prop::collection::vec(little(), 2),
        most in 1..4_u32,
    ) {
        let mut paper = Paper::default();
        let held = paper.grid(&first, &[]);
        // The totals of the first table's rows are split another way in a second table.
        for (row, count) in held.iter().zip(&third) {
            let whole = paper.tables.count(row[2]);
            let one = paper.cell((*count).min(whole));
            let other = paper.cell(whole - (*count).min(whole));
            paper.sum(row[2], &[one, other]);
        }
        holds_for_the_oracle(&paper, most)?;
    }

    #[test]
    fn people_in_a_process_are_of_the_staff(
        staff in prop::collection::vec(little(), 1..4),
        taken in prop::collection::vec(0..5_u32, 3),
        most in 1..4_u32,
    ) {
        let mut paper = Paper::default();
        let whole: Vec<CellId> = staff.iter().map(|count| paper.cell(*count)).collect();
        paper.sum_of(&whole);
        let part: Vec<CellId> = staff.iter().zip(&taken).map(|(staff, taken)| paper.cell((*taken).min(*staff))).collect();
        paper.sum_of(&part);
        for (part, whole) in part.iter().zip(&whole) {
            paper.part(*part, *whole);
        }
        holds(&paper, most)?;
    }

    #[test]
    fn tables_with_sub_totals_and_groups_across_them(
        rows in rows(count(), 9),
        senior in prop::collection::vec(any::<bool>(), 9),
        most in prop::sample::select(vec![4_u32, 6, 9, 10]),
    ) {
        let mut paper = Paper::default();
        let half = rows.len() / 2;
        let across: Vec<usize> = (0..rows.len()).filter(|row| senior[*row]).collect();
        paper.grid(&rows, &[(0..half).collect(), (half..rows.len()).collect(), across]);
        holds(&paper, most)?;
    }

    #[test]
    fn three_tables_with_margins_in_common(
        counts in prop::collection::vec(prop::collection::vec(prop::collection::vec(count(), 2), 3), 3),
        most in prop::sample::select(vec![4_u32, 6, 10]),
    ) {
        // A cube of band, group and site, of which the three tables of two dimensions are printed, and the cube.
        let mut paper = Paper::default();
        let mut cube = Vec::new();
        for plane in &counts {
            cube.push(paper.grid(plane, &[]));
        }
        for row in 0..cube[0].len() {
            for column in 0..cube[0][0].len() {
                let parts: Vec<CellId> = cube.iter().map(|plane| plane[row][column]).collect();
                paper.sum_of(&parts);
            }
        }
        holds(&paper, most)?;
    }

    #[test]
    fn nothing_is_hidden_where_the_rule_hides_nothing(rows in rows(count(), 6)) {
        let mut paper = Paper::default();
        paper.grid(&rows, &[]);
        prop_assert!(suppress(&paper.tables, 0).hidden.iter().all(|hidden| !hidden));
    }
}

/// Which cells are hidden, as letters for the table: `.` shown, `*` hidden.
fn stars(hidden: &domain::disclosure::Hiding, lines: &[Vec<CellId>]) -> Vec<String> {
    let star = |cell: &CellId| if hidden.is_hidden(*cell) { '*' } else { '.' };
    lines.iter().map(|line| line.iter().map(star).collect()).collect()
}

#[test]
fn a_lone_small_count_takes_the_smallest_other_of_its_row_with_it() {
    let mut paper = Paper::default();
    let cells = [120, 3, 40].map(|count| paper.cell(count));
    let total = paper.sum_of(&cells);
    let hiding = suppress(&paper.tables, 6);
    assert!(
        hiding.is_hidden(cells[1]) && hiding.is_hidden(cells[2]),
        "3 alone is 163 less 120 and 40"
    );
    assert!(hiding.is_open(&[cells[0], total]));
    assert_eq!((hiding.small, hiding.others), (1, 1));
    assert!(
        !hiding.is_open(&[cells[0], cells[1]]),
        "a share of both would tell the hidden one"
    );
    let shown = attack(&paper.tables, &[false, true, false, false], 6);
    assert_eq!((shown[0].cell, shown[0].least, shown[0].most), (cells[1], 3, 3));
}

#[test]
fn two_hidden_of_a_row_tell_each_other_by_their_columns() {
    let mut paper = Paper::default();
    let lines = paper.grid(&[vec![3, 5, 90], vec![50, 60, 80], vec![30, 70, 20]], &[]);
    let only_row: Vec<bool> = paper.tables.ids().map(|cell| paper.tables.count(cell) < 7).collect();
    let told = attack(&paper.tables, &only_row, 6);
    assert_eq!(told.len(), 2, "each is its column's total less what is shown of it");
    let hiding = suppress(&paper.tables, 6);
    assert_eq!(
        stars(&hiding, &lines),
        ["**..", "....", "**..", "...."],
        "a square of four is the least there is, with the smaller other row"
    );
}

#[test]
fn a_small_total_is_hidden_with_its_parts_and_they_need_no_others() {
    let mut paper = Paper::default();
    let cells = [2, 0, 3].map(|count| paper.cell(count));
    let total = paper.sum_of(&cells);
    let hiding = suppress(&paper.tables, 6);
    assert!(hiding.is_hidden(total) && hiding.is_hidden(cells[0]) && hiding.is_hidden(cells[2]));
    assert!(hiding.is_open(&[cells[1]]), "a nought speaks of nobody");
}

#[test]
fn a_total_that_leaves_its_parts_too_little_room_is_hidden_too() {
    let mut paper = Paper::default();
    let cells = [3, 4].map(|count| paper.cell(count));
    let total = paper.sum_of(&cells);
    paper.tables.keep(total);
    let hiding = suppress(&paper.tables, 6);
    assert_eq!(
        hiding.headlines,
        [total],
        "7 shown would leave each 1 to 6, and say that both are small"
    );
    let hiding = suppress(&paper.tables, 5);
    assert!(
        hiding.is_open(&[total]),
        "1 to 6 is one more than the rule says of a hidden count"
    );
}

#[test]
fn hiding_follows_a_count_into_every_table_it_stands_in() {
    // Staff of a band by group; the BME staff of the band again by site, and the sites by band.
    let mut paper = Paper::default();
    let bands = paper.grid(&[vec![60, 12], vec![80, 30]], &[]);
    let site = paper.cell(9);
    let other = paper.cell(3);
    paper.sum(bands[0][1], &[site, other]);
    let alone: Vec<bool> = paper.tables.ids().map(|cell| cell == other).collect();
    assert_eq!(attack(&paper.tables, &alone, 6).len(), 1, "12 less 9");
    let hiding = suppress(&paper.tables, 6);
    assert!(hiding.recovered.is_empty());
    assert!(
        hiding.is_hidden(other) && hiding.is_hidden(site),
        "both sites, 1 to 11 each"
    );
    assert!(hiding.is_open(&[bands[0][1]]), "so that the band can be shown");
}

#[test]
fn what_was_published_before_is_known_and_is_said_to_give_a_count_away() {
    let mut tables = Tables::new();
    let (part, other) = (tables.cell(3), tables.known(40));
    let total = tables.known(43);
    tables.sum(total, &[part, other]).unwrap();
    let hiding = suppress(&tables, 6);
    assert_eq!(
        hiding.recovered.len(),
        1,
        "43 less 40 has been published: nothing can be hidden"
    );
    assert_eq!(hiding.recovered[0].cell, part);
    assert!(hiding.recovered[0].is_small);
}

#[test]
fn what_is_left_of_a_whole_is_protected() {
    let mut tables = Tables::new();
    let (staff, trained) = (tables.cell(25), tables.cell(24));
    tables.part(trained, staff).unwrap();
    let hiding = suppress(&tables, 4);
    assert!(
        !hiding.is_open(&[staff, trained]),
        "one was not trained, and would be known by it"
    );
    assert_eq!(hiding.others, 1, "one of the two is enough");
}

#[test]
fn counts_that_do_not_add_up_are_refused() {
    let mut tables = Tables::new();
    let (part, other, total) = (tables.cell(3), tables.cell(4), tables.cell(8));
    let said = tables.sum(total, &[part, other]).unwrap_err().to_string();
    assert_eq!(said, "the parts come to 7, and their total is 8");
    assert!(tables.part(total, part).is_err(), "a part is no more than its whole");
}

/// The public report's table of bands: three sections, three groups, two years, and the senior bands across sections.
fn report(bands: &[Triple]) -> (Tables, Vec<Line>) {
    let mut tables = Tables::new();
    let lines: Vec<Line> = bands.iter().map(|people| tables.line(*people).unwrap()).collect();
    let mut sum = |lines: &[Line], people: &[Triple]| {
        let line = tables.line(people.iter().copied().sum()).unwrap();
        tables.total(line, lines).unwrap();
        line
    };
    let third = bands.len() / 3;
    let sections =
        [0..third, third..2 * third, 2 * third..bands.len()].map(|range| sum(&lines[range.clone()], &bands[range]));
    let senior: Vec<usize> = (0..bands.len()).filter(|band| band % 4 == 3).collect();
    let (held, people): (Vec<Line>, Vec<Triple>) = senior.iter().map(|band| (lines[*band], bands[*band])).unzip();
    sum(&held, &people);
    let all = tables.line(bands.iter().copied().sum()).unwrap();
    tables.total(all, &sections).unwrap();
    tables.keep_line(all);
    (tables, lines)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_bands_of_a_trust(bands in prop::collection::vec(
        (prop_oneof![0..12_u32, 12..900_u32], prop_oneof![0..12_u32, 12..300_u32], 0..20_u32), 30..40,
    )) {
        let bands: Vec<Triple> = bands.iter().map(|(white, bme, unknown)| Triple::new(*white, *bme, *unknown)).collect();
        let (tables, lines) = report(&bands);
        let hiding = suppress(&tables, 6);
        prop_assert!(hiding.recovered.is_empty(), "{:?}", hiding.recovered);
        prop_assert!(hiding.headlines.is_empty(), "the trust's own totals can be shown");
        prop_assert_eq!(lines.len(), bands.len());
    }
}

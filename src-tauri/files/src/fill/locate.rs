//! From the lines and columns of a blank to one cell for each figure, and in words why there is none where there is none.

use std::collections::{BTreeMap, BTreeSet};

use domain::ethnicity::Group;
use domain::rules::{Item, Measure};
use domain::submission::Cells;

use super::found::{Becomes, Found, Holds, NotPlaced, Place, Unknown, Wanted, WantedLine, Year};
use super::grid::Grid;
use super::headings::{Column, Head, OfYear, heads};
use super::lines::{Known, Line, What, lines};
use super::sheet::name_of;
use super::unit::{Stored, stored};
use crate::read::year_in;
use crate::reference::blanks::{BlankLists, Whose};

/// Most lines without an item that are told.
const MOST_UNKNOWN: usize = 60;

/// One line of one sheet that is an item.
struct At<'a> {
    grid: &'a Grid<'a>,
    head: &'a Head,
    line: Line,
    known: Known,
    number: u16,
}

/// Finds the cell of every figure.
pub(super) fn locate(grids: &[Grid<'_>], wanted: &Wanted, lists: &BlankLists) -> Found {
    let items: Vec<Item> = wanted.lines.iter().map(|line| line.item.clone()).collect();
    let headings: Vec<Vec<Head>> = grids.iter().map(|grid| heads(grid, lists, wanted.year)).collect();
    let mut found = Found::default();
    let mut by_key: BTreeMap<String, Vec<At<'_>>> = BTreeMap::new();
    let mut doubtful: BTreeMap<u16, String> = BTreeMap::new();
    let mut contradicting: Vec<String> = Vec::new();
    for (grid, heads) in grids.iter().zip(&headings) {
        if let Some(title) = other_standard(grid) {
            found.notes.push(format!(
                "Sheet “{}” is of another standard (“{title}”), so nothing was placed in it.",
                grid.name
            ));
            continue;
        }
        for line in lines(grid, heads, &items, lists) {
            let head = &heads[line.head];
            let at = |known, number| At {
                grid,
                head,
                line: line.clone(),
                known,
                number,
            };
            match &line.what {
                What::Item { key, number, known } => {
                    if let Some(other) = line.contradicts {
                        contradicting.push(format!("row {} of sheet “{}” says {other}", line.row, grid.name));
                    }
                    by_key.entry(key.clone()).or_default().push(at(*known, *number));
                }
                What::Several(why) => {
                    let words = format!(
                        "“{}” in row {} of sheet “{}” was not taken, since {why}.",
                        line.label, line.row, grid.name
                    );
                    for item in &items {
                        if why.contains(&format!("item {} (", item.number)) {
                            doubtful.entry(item.number).or_insert_with(|| words.clone());
                        }
                    }
                    tell_unknown(&mut found, &at(Known::Label, 0));
                }
                What::Nothing => tell_unknown(&mut found, &at(Known::Label, 0)),
            }
        }
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    for line in &wanted.lines {
        if used.insert(line.item.key.clone()) {
            let same: Vec<&WantedLine> = wanted
                .lines
                .iter()
                .filter(|other| other.item.key == line.item.key)
                .collect();
            let held = by_key.remove(&line.item.key).unwrap_or_default();
            settle(&mut found, &same, held, doubtful.get(&line.item.number));
        }
    }
    found.places.sort_by_key(|place| (place.item, place.year, place.group));
    found.empty.sort_unstable();
    found.empty.dedup();
    gather(&mut found.not_placed);
    // A result is only known where all that it follows from will be in the copy.
    let is_missing = found.not_placed.iter().any(|held| held.year == Year::This);
    if is_missing || !found.empty.is_empty() {
        for place in &mut found.places {
            if matches!(place.becomes, Becomes::Result(_)) {
                place.becomes = Becomes::Formula;
            }
        }
    }
    if let Some(first) = contradicting.first() {
        found.notes.push(format!(
            "The numbers of {} are not those of the items by their labels: {first}. Lines were told by their labels; compare them with \
             the form before you send it.",
            match contradicting.len() {
                1 => "1 line".to_owned(),
                many => format!("{many} lines"),
            }
        ));
    }
    notes(&mut found, grids, &headings, wanted.year);
    found
}

/// The title that says that a sheet is of a standard for other people than the staff of the return: bank-only workers, doctors.
fn other_standard(grid: &Grid<'_>) -> Option<String> {
    let top = grid.rows().take_while(|row| *row <= 12);
    let texts = top.flat_map(|row| grid.columns(row).filter_map(move |column| grid.text((row, column))));
    std::iter::once(grid.name.to_owned()).chain(texts).find(|text| {
        let words: Vec<String> = text
            .to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .map(str::to_owned)
            .collect();
        let has = |wanted: &str| words.iter().any(|word| word == wanted);
        let is_wres = has("wres") || has("race");
        // What explains that bank workers are left out is longer than a title, or says so.
        let is_title =
            text.chars().count() <= 90 && !words.iter().any(|word| word.starts_with("exclu") || word == "not");
        is_title && (has("mwres") || is_wres && (has("bank") || (has("medical") && !has("dental"))))
    })
}

/// Figures of one item that have no cell for one and the same reason are told together.
fn gather(not_placed: &mut Vec<NotPlaced>) {
    not_placed.dedup_by(|next, held| {
        let is_same = (next.item, next.year) == (held.item, held.year) && next.why == held.why;
        if is_same {
            (held.group, held.figure) = (None, None);
        }
        is_same
    });
}

/// Settles the lines of one figure, which several items of the form may repeat.
fn settle(found: &mut Found, same: &[&WantedLine], mut held: Vec<At<'_>>, doubt: Option<&String>) {
    let first = same[0];
    if let Some(best) = held.iter().map(|at| at.known).max() {
        held.retain(|at| at.known == best);
    }
    // Where one of two lines waits for figures and the other is worked out or locked, there is nothing to choose.
    let waits =
        |at: &At<'_>| target(at, &first.item, Group::White, Year::This).is_ok_and(|target| !is_closed(at, target));
    if held.len() > same.len() && held.iter().any(waits) {
        let (open, closed): (Vec<At<'_>>, Vec<At<'_>>) = held.into_iter().partition(|at| waits(at));
        let formulas = closed.into_iter().filter(|at| {
            target(at, &first.item, Group::White, Year::This).is_ok_and(|at_cell| at.grid.sheet.has_formula(at_cell))
        });
        let is_too_many = open.len() > same.len();
        held = open;
        held.extend(formulas);
        if is_too_many {
            let places: Vec<String> = held
                .iter()
                .map(|at| format!("row {} of sheet “{}”", at.line.row, at.grid.name))
                .collect();
            let why = format!(
                "It stands in several places that wait for figures: {}.",
                places.join(", ")
            );
            refuse(found, same, &why);
            return;
        }
    }
    if held.is_empty() {
        let words = "No line of the workbook is named like it, below headings of the groups.".to_owned();
        refuse(found, same, doubt.unwrap_or(&words));
        return;
    }
    for (index, at) in held.iter().enumerate() {
        let of_number = same.iter().find(|line| line.item.number == at.number);
        let line = of_number.or_else(|| same.get(index)).unwrap_or(&same[0]);
        place(found, at, line);
    }
}

/// Whether nobody could type into a cell: a formula stands there, or the form locks it.
fn is_closed(at: &At<'_>, target: (u32, u32)) -> bool {
    at.grid.sheet.has_formula(target) || is_locked(at, target)
}

fn is_locked(at: &At<'_>, target: (u32, u32)) -> bool {
    at.grid.sheet.is_protected && at.grid.package.styles.is_locked(at.grid.sheet.style(target))
}

fn refuse(found: &mut Found, same: &[&WantedLine], why: &str) {
    for line in same {
        let is_held = |cells: &Cells| cells.iter().any(Option::is_some);
        if line.item.measure != Measure::Calculated && is_held(&line.current) {
            found.not_placed.push(NotPlaced {
                item: line.item.number,
                label: line.item.label.clone(),
                group: None,
                year: Year::This,
                figure: None,
                why: why.to_owned(),
            });
        }
    }
}

/// Places the figures of one line.
fn place(found: &mut Found, at: &At<'_>, line: &WantedLine) {
    let item = &line.item;
    if item.key.split_once('.').is_some_and(|(_, what)| what == "ratio") {
        place_ratio(found, at, line);
        return;
    }
    for (index, group) in Group::ALL.into_iter().enumerate() {
        for (year, figure) in [(Year::This, line.current[index]), (Year::Last, line.previous[index])] {
            let Some(figure) = figure else {
                if year == Year::This && item.measure == Measure::Headcount {
                    found.empty.push(item.number);
                }
                if year == Year::This && item.measure == Measure::Percentage && group != Group::Unknown {
                    found.empty.push(item.number);
                }
                continue;
            };
            match target(at, item, group, year) {
                Ok(cell) => put(found, at, line, (Some(group), year), figure, cell),
                // A form of one year has no room for the year before, and nothing is missing there.
                Err(_) if year == Year::Last || item.measure == Measure::Calculated => {}
                Err(why) => not_placed(found, item, (Some(group), year), figure, why),
            }
        }
    }
}

/// The one figure of a ratio: in the merged cell of its line, in the cell with a formula, or in the only one that waits.
fn place_ratio(found: &mut Found, at: &At<'_>, line: &WantedLine) {
    for (year, figure) in [(Year::This, line.current[0]), (Year::Last, line.previous[0])] {
        let Some(figure) = figure else { continue };
        let columns = Group::ALL.map(|group| column(at, &line.item, group, year));
        // What is left over where some columns are doubtful is no better known than they are.
        let doubt = columns.iter().find_map(|column| match column {
            Err(NoColumn::Several(why)) => Some(why.clone()),
            _ => None,
        });
        if let Some(why) = doubt {
            not_placed(found, &line.item, (None, year), figure, why);
            continue;
        }
        let none = columns.iter().find_map(|column| match column {
            Err(NoColumn::None(why)) => Some(why.clone()),
            _ => None,
        });
        let cells: BTreeSet<(u32, u32)> = columns
            .into_iter()
            .filter_map(Result::ok)
            .map(|column| at.grid.corner((at.line.row, column.number)))
            .filter(|cell| cell.0 == at.line.row && !at.grid.sheet.is_hidden(*cell))
            .collect();
        let with =
            |keep: &dyn Fn((u32, u32)) -> bool| cells.iter().copied().filter(|cell| keep(*cell)).collect::<Vec<_>>();
        let formulas = with(&|cell| at.grid.sheet.has_formula(cell));
        let open = with(&|cell| !is_closed(at, cell));
        let one = if formulas.is_empty() { open } else { formulas };
        match one.as_slice() {
            [cell] => put(found, at, line, (None, year), figure, *cell),
            // A form of one year has no room for the year before.
            _ if year == Year::Last && cells.is_empty() => {}
            fitting => {
                let why = match (cells.is_empty(), fitting) {
                    (true, _) => none.unwrap_or_else(|| "Its columns are hidden.".to_owned()),
                    (false, []) => {
                        "It is one figure, and every cell of its line that it could stand in is locked.".to_owned()
                    }
                    _ => "It is one figure, and its line has several cells that it could stand in.".to_owned(),
                };
                not_placed(found, &line.item, (None, year), figure, why);
            }
        }
    }
}

fn not_placed(found: &mut Found, item: &Item, (group, year): (Option<Group>, Year), figure: f64, why: String) {
    found.not_placed.push(NotPlaced {
        item: item.number,
        label: item.label.clone(),
        group,
        year,
        figure: Some(figure),
        why,
    });
}

/// Why there is no column for a figure, in words.
enum NoColumn {
    /// None fits.
    None(String),
    /// Several do.
    Several(String),
}

impl NoColumn {
    fn words(self) -> String {
        match self {
            Self::None(words) | Self::Several(words) => words,
        }
    }
}

/// The column of a group and a year under the headings of a line.
fn column<'a>(at: &At<'a>, item: &Item, group: Group, year: Year) -> Result<&'a Column, NoColumn> {
    let visible = |column: &&Column| !at.grid.sheet.is_hidden((at.line.row, column.number));
    let of_group = || {
        at.head
            .columns
            .iter()
            .filter(|column| column.group == group)
            .filter(visible)
    };
    let mut fitting: Vec<&Column> = of_group()
        .filter(|column| column.whose != Some(Whose::Prepopulated))
        .filter(|column| match column.year {
            Some(said) => said == OfYear::Is(year),
            None => year == Year::This,
        })
        .filter(|column| !column.is_share || item.measure == Measure::Percentage)
        .collect();
    let prefer = |fitting: &mut Vec<&Column>, is: &dyn Fn(&Column) -> bool| {
        if fitting.iter().any(|column| is(column)) {
            fitting.retain(|column| is(column));
        }
    };
    prefer(&mut fitting, &|column| column.whose == Some(Whose::Verified));
    prefer(&mut fitting, &|column| column.year.is_some());
    prefer(&mut fitting, &|column| {
        at.grid.corner((at.line.row, column.number)) == (at.line.row, column.number)
    });
    if item.measure == Measure::Percentage {
        prefer(&mut fitting, &|column| column.is_share);
    }
    match fitting.as_slice() {
        [column] => Ok(column),
        [] if of_group().next().is_none() => {
            Err(NoColumn::None(format!("No column over its line is headed “{group}”.")))
        }
        [] => Err(NoColumn::None(format!(
            "The columns over its line that are headed “{group}” are of other years, or hold prepopulated figures only."
        ))),
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|column| name_of((at.line.row, column.number)))
                .collect();
            Err(NoColumn::Several(format!(
                "Several columns fit, and no heading says which is meant: {}.",
                names.join(", ")
            )))
        }
    }
}

/// The cell of a group and a year on a line.
fn target(at: &At<'_>, item: &Item, group: Group, year: Year) -> Result<(u32, u32), String> {
    let column = column(at, item, group, year).map_err(NoColumn::words)?;
    let cell = (at.line.row, column.number);
    if at.grid.corner(cell) != cell {
        return Err(format!("Its cell {} is covered by a merged one.", name_of(cell)));
    }
    if at.grid.sheet.is_hidden(cell) {
        return Err(format!("Its row {} is hidden.", at.line.row));
    }
    Ok(cell)
}

/// Says what is done with a cell that a figure belongs to.
fn put(
    found: &mut Found,
    at: &At<'_>,
    line: &WantedLine,
    (group, year): (Option<Group>, Year),
    figure: f64,
    cell: (u32, u32),
) {
    let (grid, item) = (at.grid, &line.item);
    let (holds, is_locked) = (grid.holds(cell), is_locked(at, cell));
    let Stored { value, is_fraction } = stored(grid, item, cell, figure);
    let sheet_cell = format!("cell {} of sheet “{}”", name_of(cell), grid.name);
    let is_same = |number: f64| (number - value).abs() <= 1e-9 * value.abs().max(1.0);
    let refused = |why: String| Err(why);
    let becomes = match &holds {
        Holds::Formula(_) if item.measure != Measure::Calculated => refused(format!(
            "A formula stands in {sheet_cell}, and formulas are never written over."
        )),
        Holds::Formula(_) if year == Year::Last => Ok(Becomes::Formula),
        Holds::Formula(_) => Ok(match result(at, item, cell, figure) {
            Some(value) => Becomes::Result(value),
            None => Becomes::Formula,
        }),
        Holds::Number(number) if is_same(*number) => Ok(Becomes::Same),
        Holds::Number(number) if year == Year::Last => {
            found.notes.push(format!(
                "Last year’s figure of item {} differs: {sheet_cell} holds {}, and the return held here said {}. It was left as it is.",
                item.number,
                shown(*number, is_fraction),
                shown(value, is_fraction)
            ));
            return;
        }
        Holds::Number(number) if is_locked => refused(format!(
            "The form locks {sheet_cell}, which holds {}. It was left as it is.",
            shown(*number, is_fraction)
        )),
        Holds::Text(text) if text.chars().any(char::is_alphanumeric) => {
            let begin: String = text.chars().take(40).collect();
            refused(format!("The text “{begin}” stands in {sheet_cell}."))
        }
        Holds::Nothing if is_locked && (year == Year::Last || item.measure == Measure::Calculated) => {
            refused(format!("The form locks {sheet_cell} and leaves it empty."))
        }
        Holds::Nothing | Holds::Number(_) | Holds::Text(_) => Ok(Becomes::Written(value)),
    };
    match becomes {
        Ok(becomes) => {
            let heading = |column: &&Column| column.number == cell.1;
            found.places.push(Place {
                item: item.number,
                label: item.label.clone(),
                group,
                year,
                figure,
                sheet: grid.name.to_owned(),
                cell: name_of(cell),
                line: at.line.label.clone(),
                heading: at
                    .head
                    .columns
                    .iter()
                    .find(heading)
                    .map_or_else(String::new, |column| column.heading.clone()),
                holds,
                becomes,
                is_fraction,
                is_locked,
            });
        }
        Err(_) if year == Year::Last && group.is_some() => {}
        Err(why) => not_placed(found, item, (group, year), figure, why),
    }
}

/// What a formula gives, as its cell stores it, where the program knows it: heads, likelihoods and ratios as they are, percentages where the
/// formula or its format says whether it is of 100 or of 1.
fn result(at: &At<'_>, item: &Item, cell: (u32, u32), figure: f64) -> Option<f64> {
    let formula = at.grid.sheet.cell(cell)?.formula.clone()?.1;
    let formula = &at.grid.xml[formula];
    let is_percent = item.key.starts_with("board_") || item.key.starts_with("workforce_percent");
    let by_hundred = formula.contains("100");
    let shows_percent = at.grid.package.styles.is_percent(at.grid.sheet.style(cell));
    match (is_percent, by_hundred, shows_percent) {
        (false, false, _) => Some(figure),
        (true, true, false) => Some(figure),
        (true, false, true) => Some(super::unit::fraction(figure)),
        _ => None,
    }
}

fn shown(value: f64, is_fraction: bool) -> String {
    if is_fraction {
        format!("{}%", domain::rounding::text(value * 100.0, 1))
    } else {
        value.to_string()
    }
}

/// Tells of a line that waits for figures and is no item.
fn tell_unknown(found: &mut Found, at: &At<'_>) {
    let waits = at.head.columns.iter().find(|column| {
        let cell = (at.line.row, column.number);
        column.year.is_none_or(|said| said == OfYear::Is(Year::This))
            && column.whose != Some(Whose::Prepopulated)
            && at.grid.corner(cell) == cell
            && !is_closed(at, cell)
            && at.grid.holds(cell) == Holds::Nothing
    });
    if let Some(column) = waits
        && found.unknown.len() < MOST_UNKNOWN
        // A cell that is not there, and that nothing marks as one to fill, is the margin of a form.
        && at.grid.sheet.cell((at.line.row, column.number)).is_some()
    {
        found.unknown.push(Unknown {
            sheet: at.grid.name.to_owned(),
            cell: name_of((at.line.row, column.number)),
            line: at.line.label.clone(),
        });
    }
}

fn notes(found: &mut Found, grids: &[Grid<'_>], headings: &[Vec<Head>], year: u16) {
    let columns = || headings.iter().flatten().flat_map(|head| &head.columns);
    if columns().next().is_none() {
        let names: Vec<String> = grids.iter().map(|grid| format!("“{}”", grid.name)).collect();
        found.notes.push(format!(
            "No row with headings White and BME was found. Looked at: {}.",
            names.join(", ")
        ));
    } else if columns().any(|column| column.year == Some(OfYear::Other))
        && !columns().any(|column| column.year == Some(OfYear::Is(Year::This)))
    {
        found.notes.push(format!(
            "The columns of this workbook are of other years than {year}. Check that it is the blank of this collection."
        ));
    }
    let named: BTreeSet<u16> = grids
        .iter()
        .flat_map(|grid| {
            let top = grid.rows().take_while(|row| *row <= 12);
            top.flat_map(move |row| grid.columns(row).filter_map(move |column| grid.text((row, column))))
        })
        .filter_map(|text| year_in(&text))
        .collect();
    if let Some(latest) = named.last()
        && *latest != year
    {
        found.notes.push(format!(
            "The headings of this workbook name the year {latest}, and the return is of {year}. Check that it is the blank of this collection."
        ));
    }
    let locked: Vec<String> = found
        .places
        .iter()
        .filter(|place| place.is_locked && matches!(place.becomes, Becomes::Written(_)))
        .map(|place| format!("{} ({})", place.cell, place.sheet))
        .collect();
    if !locked.is_empty() {
        found.notes.push(format!(
            "The form locks cells that are filled here, so that nobody could type there: {}. Check that it wants these figures.",
            locked.join(", ")
        ));
    }
    let halves: Vec<u16> = found
        .places
        .iter()
        .filter(|place| place.year == Year::This && matches!(place.becomes, Becomes::Written(_)))
        .filter(|place| place.label.to_lowercase().contains("number of staff entering") && place.figure.fract() != 0.0)
        .map(|place| place.item)
        .collect();
    if let Some(item) = halves.first() {
        found.notes.push(format!(
            "Item {item} is the mean of two years and ends in a half. Check what the form wants: it may take whole people only."
        ));
    }
}

//! The official blank: a workbook the trust downloaded, matched with the return and filled in a copy.
//!
//! The blank is read, and the copy made, in a process of its own. Nothing of it is kept but a line in the log. A return with impossible
//! figures is not written; one that is incomplete is, and its empty cells stay empty.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use domain::ethnicity::Group;
use domain::rounding;
use domain::rules::{Item, Measure};
use domain::submission::Nature;
use files::fill::{Becomes, FillError, Found, Holds, NotPlaced, Place, Wanted, Year};
use files::read::{Input, ReadError};
use files::reference::blanks::BlankLists;
use sha2::{Digest, Sha256};

use crate::apart::{self, BlankRequest, Stopped};
use crate::import::hexadecimal;
use crate::view::{BlankFilled, BlankMissing, BlankPlace, BlankUnknown, BlankView};
use crate::{Desk, DeskError, documents, gather, signing, submission, text};

/// The largest workbook that is taken for a blank, in bytes.
const LARGEST: u64 = 64 << 20;

impl Desk {
    /// Finds the cell of every figure of the return in a blank. Nothing is written.
    ///
    /// # Errors
    /// Where there are no rules for the year, or the blank cannot be read.
    pub fn match_blank(&self, year: u16, path: &Path) -> Result<BlankView, DeskError> {
        let blank = Blank::open(path)?;
        let request = self.asked_of_blank(year, &blank, false)?;
        let (found, _) = self.read_blank(&blank, &request)?;
        self.blank_view(&blank, &request.wanted, &found)
    }

    /// Writes a copy of a blank with the figures of the return in it. Where a fingerprint is given, it must be that of the match, so that
    /// what is written is what was looked at.
    ///
    /// # Errors
    /// [`DeskError::Stopped`] where the checks found figures that cannot be; otherwise where the blank cannot be read, nothing of it can be
    /// filled, it changed since it was matched, the copy would replace it or have another ending, or the copy cannot be written.
    pub fn fill_blank(
        &mut self,
        year: u16,
        path: &Path,
        out: &Path,
        confirmed: Option<&str>,
        now: NaiveDateTime,
    ) -> Result<BlankFilled, DeskError> {
        if let Some((message, hint)) = self.impossible(year)? {
            return Err(DeskError::Stopped { message, hint });
        }
        let blank = Blank::open(path)?;
        let request = self.asked_of_blank(year, &blank, true)?;
        let (found, copy) = self.read_blank(&blank, &request)?;
        let copy = copy.ok_or_else(|| DeskError::Unreadable(format!("“{}” gave no copy.", blank.name)))?;
        let look = self.blank_view(&blank, &request.wanted, &found)?;
        if confirmed.is_some_and(|confirmed| confirmed != look.fingerprint) {
            return Err(DeskError::given(
                format!(
                    "“{}” or the figures of the return changed since they were matched.",
                    blank.name
                ),
                "Look at the match again, then write the copy.",
            ));
        }
        refuse_place(&blank, out, &found.ending)?;
        let what = format!(
            "copy of the official blank “{}”, SHA-256 {}, with {} filled",
            blank.name,
            blank.hash(),
            text::counted(look.written, "cell", "cells"),
        );
        let written = self.export(Some(year), &what, out, &copy, now)?;
        Ok(BlankFilled {
            path: written.path,
            written: look.written,
            look,
        })
    }

    fn asked_of_blank(&self, year: u16, blank: &Blank, is_filled: bool) -> Result<BlankRequest, DeskError> {
        let data = gather::year(self.books(), self.reference(), year)?;
        Ok(BlankRequest {
            name: blank.name.clone(),
            wanted: Wanted::of(&submission::filled(&data)),
            is_filled,
        })
    }

    /// What is impossible in the return, and what to do; nothing where nothing is.
    fn impossible(&self, year: u16) -> Result<Option<(String, String)>, DeskError> {
        let data = gather::year(self.books(), self.reference(), year)?;
        let checks = submission::checks(self.books(), &data)?;
        let found: Vec<_> = checks
            .into_iter()
            .map(|(check, _)| check)
            .filter(|check| check.nature == Nature::Impossible && check.severity == domain::finding::Severity::Error)
            .collect();
        let Some(first) = found.first() else { return Ok(None) };
        let others = found.len() - 1;
        let rest = match others {
            0 => String::new(),
            1 => " One other check found something impossible too.".to_owned(),
            others => format!(" {others} other checks found something impossible too."),
        };
        let hint = format!("{} The checks of the return list them all.", first.hint);
        Ok(Some((
            format!(
                "The return holds figures that cannot be right, so no official workbook is filled. {}{rest}",
                first.message
            ),
            hint,
        )))
    }

    fn read_blank(&self, blank: &Blank, request: &BlankRequest) -> Result<(Found, Option<Vec<u8>>), DeskError> {
        if let Some(program) = &self.program {
            return apart::read_blank(program, &blank.path, request).map_err(|stopped| match stopped {
                Stopped::Refused(words) | Stopped::Unclear(words) => DeskError::Unreadable(words),
                Stopped::Cancelled => DeskError::Cancelled,
            });
        }
        let lists = BlankLists::built_in()?;
        request
            .answered(Input::Bytes(&blank.bytes), &lists)
            .map_err(|error: FillError| DeskError::Unreadable(error.to_string()))
    }

    fn blank_view(&self, blank: &Blank, wanted: &Wanted, found: &Found) -> Result<BlankView, DeskError> {
        let data = gather::year(self.books(), self.reference(), wanted.year)?;
        let trust = signing::organisation(self.books(), &data)?;
        let why_not = self.impossible(wanted.year)?.map(|(message, _)| message);
        let written = u32::try_from(found.written()).unwrap_or(u32::MAX);
        let why_not = why_not.or_else(|| {
            (written == 0).then(|| "None of the figures has a cell in this workbook that waits for it.".to_owned())
        });
        Ok(BlankView {
            file: blank.name.clone(),
            fingerprint: fingerprint(blank, found),
            summary: summary(found, written),
            written,
            places: found.places.iter().map(|place| place_view(place, wanted)).collect(),
            not_placed: not_placed(found, wanted),
            unknown: found
                .unknown
                .iter()
                .map(|held| BlankUnknown {
                    line: held.line.clone(),
                    sheet: held.sheet.clone(),
                    cell: held.cell.clone(),
                })
                .collect(),
            notes: found.notes.clone(),
            file_name: format!(
                "WRES {} {} official return.{}",
                wanted.year,
                documents::file_stem(&trust.code, &trust.name),
                found.ending
            ),
            why_not: why_not.unwrap_or_default(),
        })
    }
}

/// A workbook that was chosen.
struct Blank {
    path: PathBuf,
    name: String,
    bytes: Vec<u8>,
}

impl Blank {
    fn open(path: &Path) -> Result<Self, DeskError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let unreachable = |error: std::io::Error| {
            DeskError::Unreadable(
                ReadError::Unreachable {
                    file: name.clone(),
                    detail: error.to_string(),
                }
                .to_string(),
            )
        };
        let size = fs::metadata(path).map_err(unreachable)?.len();
        if size > LARGEST {
            return Err(DeskError::Unreadable(format!(
                "“{name}” is too large for an official blank ({} MB). Check that it is the workbook that was downloaded.",
                size >> 20
            )));
        }
        let bytes = fs::read(path).map_err(unreachable)?;
        Ok(Self {
            path: path.to_owned(),
            name,
            bytes,
        })
    }

    fn hash(&self) -> String {
        hexadecimal(&Sha256::digest(&self.bytes))
    }
}

/// Refuses a place for the copy that is the blank itself, or whose ending Excel would not open.
fn refuse_place(blank: &Blank, out: &Path, ending: &str) -> Result<(), DeskError> {
    let same = fs::canonicalize(out).ok().zip(fs::canonicalize(&blank.path).ok());
    if same.is_some_and(|(out, blank)| out == blank) || out == blank.path {
        return Err(DeskError::given(
            format!(
                "“{}” is the blank itself, and a blank is never written over.",
                out.display()
            ),
            "Give the copy another name.",
        ));
    }
    let given = out
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    if given != ending {
        return Err(DeskError::given(
            format!(
                "A copy of “{}” must end in .{ending}, or Excel does not open it.",
                blank.name
            ),
            format!("Give the copy a name that ends in .{ending}."),
        ));
    }
    Ok(())
}

/// What the match is of, in digits: the blank, and every cell with what becomes of it.
fn fingerprint(blank: &Blank, found: &Found) -> String {
    let mut digest = Sha256::new();
    digest.update(&blank.bytes);
    for place in &found.places {
        digest.update(format!("{}\0{}\0{:?}\0", place.sheet, place.cell, place.becomes));
    }
    hexadecimal(&digest.finalize())
}

fn summary(found: &Found, written: u32) -> String {
    let formulas = found
        .places
        .iter()
        .filter(|place| matches!(place.becomes, Becomes::Formula | Becomes::Result(_)))
        .count();
    let same = found
        .places
        .iter()
        .filter(|place| place.becomes == Becomes::Same)
        .count();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut parts = vec![format!("{} will be filled.", text::counted(written, "cell", "cells"))];
    if same > 0 {
        let cells = text::counted(number(same), "cell holds", "cells hold");
        parts.push(format!("{cells} the same figure already."));
    }
    if formulas > 0 {
        parts.push(match formulas {
            1 => "1 cell holds a formula and stays as it is.".to_owned(),
            _ => format!(
                "{} hold formulas and stay as they are.",
                text::counted(number(formulas), "cell", "cells")
            ),
        });
    }
    let missing = found.not_placed.len();
    if missing > 0 {
        let entries = text::counted(number(missing), "entry was", "entries were");
        parts.push(format!("{entries} not placed."));
    }
    parts.join(" ")
}

fn place_view(place: &Place, wanted: &Wanted) -> BlankPlace {
    let item = wanted.lines.iter().find(|line| line.item.number == place.item);
    let figure = item.map_or_else(String::new, |line| shown(&line.item, place.figure));
    let (becomes, state) = match place.becomes {
        Becomes::Written(_) if place.is_fraction => {
            (format!("{figure}% (the cell stores {})", stored(place)), "written")
        }
        Becomes::Written(_) => (figure, "written"),
        Becomes::Same => (format!("stays: {figure}"), "same"),
        Becomes::Result(_) => (format!("formula stays: {figure}"), "result"),
        Becomes::Formula => ("formula stays".to_owned(), "formula"),
    };
    BlankPlace {
        item: place.item,
        label: place.label.clone(),
        group: place.group.map(Group::label).unwrap_or_default().to_owned(),
        year: if place.year == Year::This {
            wanted.year
        } else {
            wanted.year - 1
        },
        sheet: place.sheet.clone(),
        cell: place.cell.clone(),
        recognised: format!("“{}” under {}", place.line, place.heading),
        holds: match &place.holds {
            Holds::Nothing => String::new(),
            Holds::Number(number) if place.is_fraction => format!("{}%", rounding::text(number * 100.0, 1)),
            Holds::Number(number) => number.to_string(),
            Holds::Text(text) => format!("“{text}”"),
            Holds::Formula(_) => "a formula".to_owned(),
        },
        becomes,
        state: state.to_owned(),
        replaces: matches!((&place.holds, place.becomes), (Holds::Number(_), Becomes::Written(_))),
        locked: place.is_locked,
    }
}

fn stored(place: &Place) -> String {
    match place.becomes {
        Becomes::Written(value) | Becomes::Result(value) => value.to_string(),
        Becomes::Same | Becomes::Formula => String::new(),
    }
}

fn not_placed(found: &Found, wanted: &Wanted) -> Vec<BlankMissing> {
    let item = |number: u16| wanted.lines.iter().find(|line| line.item.number == number);
    let of_return = found.not_placed.iter().map(|held: &NotPlaced| BlankMissing {
        item: held.item,
        label: held.label.clone(),
        group: held.group.map(Group::label).unwrap_or_default().to_owned(),
        figure: held
            .figure
            .zip(item(held.item))
            .map(|(figure, line)| shown(&line.item, figure))
            .unwrap_or_default(),
        why: held.why.clone(),
    });
    let empty = found.empty.iter().map(|number| BlankMissing {
        item: *number,
        label: item(*number).map(|line| line.item.label.clone()).unwrap_or_default(),
        group: String::new(),
        figure: String::new(),
        why: "No figure is held, so that its cells stay as they are.".to_owned(),
    });
    let mut all: Vec<BlankMissing> = of_return.chain(empty).collect();
    all.sort_by_key(|held| held.item);
    all
}

/// A figure for a reader. A percentage that is typed keeps its digits, since they are what is written.
fn shown(item: &Item, figure: f64) -> String {
    let what = item.key.rsplit('.').next().unwrap_or_default();
    if item.key.starts_with("board_difference") {
        text::signed(figure, 1)
    } else if item.measure == Measure::Percentage || figure.fract() == 0.0 {
        figure.to_string()
    } else if item.key.contains("_percent.") {
        rounding::text(figure, 1)
    } else if what == "ratio" {
        text::ratio(figure)
    } else if what == "likelihood" {
        rounding::text(figure, 4)
    } else {
        rounding::text(figure, 1)
    }
}

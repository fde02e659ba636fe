//! The tables of the papers: counts behind the indicators, bands, how complete the data are, files.

use domain::breakdown::Dimension;
use domain::ethnicity::{Group, Triple};
use domain::indicator::board_gap::Part;
use domain::workforce::{Band, Section};
use files::write::report::Table;
use store::Books;

use super::cleared::{At, Cleared, Count, Of};
use crate::gather::YearData;
use crate::{DeskError, held_files, nine, text};

fn table(caption: impl Into<String>, headings: &[&str], rows: Vec<Vec<String>>, note: impl Into<String>) -> Table {
    Table {
        caption: caption.into(),
        headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
        rows,
        note: note.into(),
    }
}

/// The three groups and everybody, then the share who are BME.
fn heads(label: &str, cleared: &Cleared, of: Of, at: &At) -> Vec<String> {
    let count = |group: Option<Group>| Count {
        of,
        at: at.clone(),
        group,
    };
    let mut row = vec![label.to_owned()];
    row.extend(
        [Some(Group::White), Some(Group::Bme), Some(Group::Unknown), None].map(|group| cleared.shown(&count(group))),
    );
    row.push(cleared.percent(&count(Some(Group::Bme)), &count(None)));
    row
}

const HEADS: [&str; 6] = ["", "White", "BME", "Unknown", "All", "BME share"];

fn with_first<'a>(first: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    std::iter::once(first).chain(rest.iter().skip(1).copied()).collect()
}

/// The counts of an indicator, as they may be shown.
pub(super) fn counts(data: &YearData<'_>, cleared: &Cleared, number: u8) -> Vec<Table> {
    let year = data.rules.year;
    match number {
        1 if data.nine.representation.is_some() => vec![table(
            format!("Staff in post on {}", text::date(data.rules.snapshot)),
            &with_first("Who", &HEADS),
            vec![
                heads("Bands 8a to 9 and very senior managers", cleared, Of::Staff, &At::Senior),
                heads("Consultants", cleared, Of::Staff, &At::Row(Section::Medical, Band::Consultant)),
                heads("Everyone", cleared, Of::Staff, &At::Everyone),
            ],
            "Shares are of everyone in the row, people of unknown ethnicity included. Every band stands in the appendix.",
        )],
        2..=4 => ratio(data, cleared, number),
        5..=8 => survey(data, cleared, number),
        9 => board(data, cleared),
        _ => Vec::new(),
    }
    .into_iter()
    .map(|held| Table {
        caption: format!("Indicator {number}, {year}: {}", lower(&held.caption)),
        ..held
    })
    .collect()
}

/// The text with its first letter small.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_lowercase(), letters.as_str())
    })
}

/// What an indicator's whole and part are made of.
const fn whole_and_part(number: u8) -> (Of, Of, [&'static str; 4]) {
    match number {
        2 => (
            Of::Shortlisted,
            Of::Appointed,
            [
                "Applicants",
                "Shortlisted",
                "Appointed",
                "Appointed of those shortlisted",
            ],
        ),
        3 => (
            Of::Staff,
            Of::Disciplined,
            ["Staff", "In post", "Entered the process", "Share of those in post"],
        ),
        _ => (
            Of::Staff,
            Of::Trained,
            ["Staff", "In post", "Accessed training", "Share of those in post"],
        ),
    }
}

fn ratio(data: &YearData<'_>, cleared: &Cleared, number: u8) -> Vec<Table> {
    let held = match number {
        2 => data.nine.appointment.is_some(),
        3 => data.nine.disciplinary.is_some(),
        _ => data.nine.training.is_some(),
    };
    if !held {
        return Vec::new();
    }
    let (whole, part, headings) = whole_and_part(number);
    let rows = [
        ("White", Some(Group::White)),
        ("BME", Some(Group::Bme)),
        ("Unknown", Some(Group::Unknown)),
        ("All", None),
    ]
    .map(|(label, group)| {
        let of = |of: Of| Count {
            of,
            at: At::Everyone,
            group,
        };
        vec![
            label.to_owned(),
            cleared.shown(&of(whole)),
            cleared.shown(&of(part)),
            cleared.percent(&of(part), &of(whole)),
        ]
    });
    let what = match number {
        2 => "Applicants shortlisted and appointed",
        3 => "Staff who entered the formal disciplinary process",
        _ => "Staff who accessed non-mandatory training",
    };
    vec![table(what, &headings, rows.to_vec(), "")]
}

fn survey(data: &YearData<'_>, cleared: &Cleared, number: u8) -> Vec<Table> {
    let Some(held) = data.nine.survey[usize::from(number) - 5]
        .as_ref()
        .map(|held| held.result)
    else {
        return Vec::new();
    };
    if !cleared.is_open(number) {
        return Vec::new();
    }
    let percent = |value: Option<f64>| value.map_or_else(|| "missing".to_owned(), text::percent);
    let count = |value: Option<u32>| value.map_or_else(|| "not given".to_owned(), text::count);
    // Percentage and number together say how many people said so, where that is few.
    let with_numbers = !cleared.tells_few(held);
    let row = |label: &str, value: Option<f64>, responses: Option<u32>| {
        let mut row = vec![label.to_owned(), percent(value)];
        row.extend(with_numbers.then(|| count(responses)));
        row
    };
    let rows = vec![
        row("White staff", held.white_percent, held.white_responses),
        row("BME staff", held.bme_percent, held.bme_responses),
    ];
    let headings: &[&str] = if with_numbers {
        &["Who answered", "Said so", "Answered"]
    } else {
        &["Who answered", "Said so"]
    };
    let caption = format!("Staff survey of {}", data.rules.survey_year);
    vec![table(
        caption,
        headings,
        rows,
        "The percentages stand as the survey publishes them.",
    )]
}

fn board(data: &YearData<'_>, cleared: &Cleared) -> Vec<Table> {
    let Some(held) = &data.nine.board else {
        return Vec::new();
    };
    let row = |label: &str, part: Part| {
        let people: Triple = held.members(part);
        let mut row = vec![label.to_owned()];
        row.extend([people.white, people.bme, people.unknown, people.total()].map(text::count));
        row.push(
            people
                .percent(Group::Bme)
                .map_or_else(|| nine::NONE.to_owned(), text::percent),
        );
        row.push(match held.difference(people).filter(|_| cleared.is_open(9)) {
            Some(points) => text::signed(points, 1),
            None => nine::NONE.to_owned(),
        });
        row
    };
    let mut rows = vec![
        row("Whole board", Part::Total),
        row("Voting members", Part::Voting),
        row("Executive members", Part::Executive),
    ];
    let mut staff = heads("Workforce", cleared, Of::Staff, &At::Everyone);
    staff.push(nine::NONE.to_owned());
    rows.push(staff);
    let mut headings = with_first("Who", &HEADS);
    headings.push("Points from workforce");
    vec![table(
        "Board members and workforce",
        &headings,
        rows,
        "The members of a board are publicly known, and the standard asks for these figures, so they are shown however small they are. They are \
         about the board as a whole and say nothing of any one member.",
    )]
}

/// Every band, section by section.
pub(super) fn bands(data: &YearData<'_>, cleared: &Cleared) -> Vec<Table> {
    let Some(held) = &data.nine.representation else {
        return Vec::new();
    };
    Section::ALL
        .into_iter()
        .map(|section| {
            let rows = held.rows.iter().filter(|row| row.section == section && row.people.total() > 0);
            let mut rows: Vec<Vec<String>> = rows
                .map(|row| {
                    let label = match row.band {
                        Band::SeniorMedicalManager => "of which senior medical managers",
                        band => band.label(),
                    };
                    heads(label, cleared, Of::Staff, &At::Row(section, row.band))
                })
                .collect();
            rows.push(heads("All", cleared, Of::Staff, &At::Section(section)));
            let note = match section {
                Section::Medical => "Senior medical managers are consultants too; the total counts them once. Bands with nobody in them are left out.",
                _ => "Bands with nobody in them are left out.",
            };
            table(
                format!("{} staff by band, {}", section.label(), text::date(data.rules.snapshot)),
                &with_first("Band", &HEADS),
                rows,
                note,
            )
        })
        .collect()
}

/// An indicator line by line.
pub(super) fn places(data: &YearData<'_>, cleared: &Cleared, number: u8, by: Dimension) -> Option<Table> {
    let (whole, part, _) = whole_and_part(number);
    let lines = cleared.lines(number, by)?;
    let rows = lines.iter().map(|line| {
        let of = |of: Of, group: Group| Count {
            of,
            at: line.at.clone(),
            group: Some(group),
        };
        let mut row = vec![line.label.clone()];
        row.extend(Group::ALL.map(|group| {
            let (whole, part) = (of(whole, group), of(part, group));
            let share = cleared.percent(&part, &whole);
            let counts = format!("{} of {}", cleared.shown(&part), cleared.shown(&whole));
            match share.as_str() {
                "*" | nine::NONE => counts,
                share => format!("{counts} ({share})"),
            }
        }));
        row.push(match &line.ratio {
            Some(value)
                if cleared.are_open(&[
                    of(whole, Group::White),
                    of(whole, Group::Bme),
                    of(part, Group::White),
                    of(part, Group::Bme),
                ]) =>
            {
                text::ratio(*value)
            }
            Some(_) => "*".to_owned(),
            None => nine::NONE.to_owned(),
        });
        row
    });
    let ratio = if number == 3 {
        "Ratio, BME ÷ White"
    } else {
        "Ratio, White ÷ BME"
    };
    let what = match number {
        2 => "appointed of those shortlisted",
        3 => "entered the disciplinary process, of staff in post",
        _ => "accessed training, of staff in post",
    };
    Some(table(
        format!("Indicator {number}, {}: {what}, {}", data.rules.year, by_words(by)),
        &[by.label(), "White", "BME", "Unknown", ratio],
        rows.collect(),
        "A line of few people moves by chance; its ratio alone is no finding.",
    ))
}

const fn by_words(by: Dimension) -> &'static str {
    match by {
        Dimension::Band => "by band",
        Dimension::Section => "clinical, non-clinical and medical",
        Dimension::StaffGroup => "by staff group",
        Dimension::Division => "by division",
        Dimension::EthnicGroup => "by ethnic group",
        Dimension::Sex => "by sex",
        Dimension::Overseas => "with and without overseas recruitment",
    }
}

/// Of whom the ethnicity is known, count by count; and the shares for the drafts.
pub(super) fn known(cleared: &Cleared) -> (Table, Vec<[String; 2]>) {
    let kinds = [
        (Of::Staff, "staff in post"),
        (Of::Shortlisted, "applicants shortlisted"),
        (Of::Appointed, "applicants appointed"),
        (Of::Disciplined, "staff who entered the disciplinary process"),
        (Of::Trained, "staff who accessed non-mandatory training"),
    ];
    let mut rows = Vec::new();
    let mut shares = Vec::new();
    for (of, what) in kinds.into_iter().filter(|(of, _)| cleared.holds(*of)) {
        let count = |group: Option<Group>| Count {
            of,
            at: At::Everyone,
            group,
        };
        let share = cleared.percent(&count(Some(Group::Unknown)), &count(None));
        let named = {
            let mut letters = what.chars();
            letters.next().map_or_else(String::new, |first| {
                format!("{}{}", first.to_uppercase(), letters.as_str())
            })
        };
        rows.push(vec![
            named,
            cleared.shown(&count(None)),
            cleared.shown(&count(Some(Group::Unknown))),
            share.clone(),
        ]);
        let share = if share == "*" || share == nine::NONE {
            String::new()
        } else {
            share
        };
        shares.push([what.to_owned(), share]);
    }
    let held = table(
        "Whose ethnicity is not known",
        &["Who", "All", "Not known", "Share not known"],
        rows,
        "Not stated, blank and not recorded all count as not known.",
    );
    (held, shares)
}

/// The files behind the figures, by name and fingerprint; they carry no count.
pub(super) fn receipts(books: &Books, data: &YearData<'_>) -> Result<Option<Table>, DeskError> {
    let files = held_files::of_year(books, data)?;
    let rows: Vec<Vec<String>> = files
        .iter()
        .filter(|held| !held.replaced_by_typed)
        .map(|held| {
            let file = &held.kept.file;
            let print: String = file.sha256.chars().take(16).collect();
            vec![file.kind.label().to_owned(), held.name(), held.as_at(), print]
        })
        .collect();
    Ok((!rows.is_empty()).then(|| {
        table(
            "The files that the figures were counted from",
            &["What", "File", "Of", "Fingerprint (first 16 of SHA-256)"],
            rows,
            "The evidence file leads from every figure to the rows of these files.",
        )
    }))
}

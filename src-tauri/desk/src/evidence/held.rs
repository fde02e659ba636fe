//! What stands beside the figures: files, decisions, choices, checks with reasons, published figures, signatures and the log.

use std::collections::BTreeMap;

use domain::classify::Confidence;
use files::reference::Reference;
use serde::Serialize;
use store::Books;

use super::figures::confidence;
use crate::gather::YearData;
use crate::view::TrustView;
use crate::{DeskError, answers_file, entries, held_files, nine, submission};

/// A file behind the figures.
#[derive(Debug, Serialize)]
pub(super) struct FileEvidence {
    pub(super) kind: &'static str,
    pub(super) kind_label: &'static str,
    pub(super) file: String,
    pub(super) sheet: String,
    pub(super) header_row: Option<u32>,
    pub(super) sha256: String,
    pub(super) as_at: Option<String>,
    pub(super) kept_at: String,
    pub(super) rules: String,
    pub(super) recognised: String,
    pub(super) rows: RowsEvidence,
    pub(super) people: u32,
    pub(super) replaced_by_typed_figures: bool,
    pub(super) columns: BTreeMap<String, String>,
    pub(super) findings: Vec<String>,
}

/// Rows read = rows used + rows left out by each reason.
#[derive(Debug, Serialize)]
pub(super) struct RowsEvidence {
    pub(super) read: u32,
    pub(super) used: u32,
    pub(super) left_out: BTreeMap<String, u32>,
}

/// What the trust decided of a value or a column.
#[derive(Debug, Serialize)]
pub(super) struct DecisionEvidence {
    pub(super) field: String,
    pub(super) about: String,
    pub(super) meaning: String,
    pub(super) meaning_label: String,
    pub(super) decided: String,
}

/// A figure typed in.
#[derive(Debug, Serialize)]
pub(super) struct TypedEvidence {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) value: Option<f64>,
}

/// A figure typed in over that of the files, with the reason given, by which role and when.
#[derive(Debug, Serialize)]
pub(super) struct OverriddenEvidence {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) typed: f64,
    pub(super) files: f64,
    pub(super) used: bool,
    pub(super) reason: String,
    pub(super) by_role: String,
    pub(super) at: String,
    pub(super) sentence: String,
}

/// What was settled where the standard leaves a choice.
#[derive(Debug, Serialize)]
pub(super) struct ChoiceEvidence {
    pub(super) title: String,
    pub(super) words: String,
    pub(super) setting: String,
    pub(super) confidence: &'static str,
    pub(super) source: String,
}

/// What a check found, with the reason given, by which role and when.
#[derive(Debug, Serialize)]
pub(super) struct CheckEvidence {
    pub(super) key: String,
    pub(super) severity: &'static str,
    pub(super) nature: &'static str,
    pub(super) item: Option<u16>,
    pub(super) message: String,
    pub(super) hint: String,
    pub(super) reason: String,
    pub(super) by_role: String,
    pub(super) at: String,
}

/// A published figure that stands beside one of the nine.
#[derive(Debug, Serialize)]
pub(super) struct PublishedEvidence {
    pub(super) indicator: u8,
    pub(super) place: String,
    pub(super) figure: String,
    pub(super) year: u16,
    pub(super) gap: String,
    pub(super) confidence: String,
    pub(super) source: String,
    pub(super) note: String,
}

/// One line of the log, chained to the one before by its hash.
#[derive(Debug, Serialize)]
pub(super) struct LogEvidence {
    pub(super) entry: i64,
    pub(super) at: String,
    pub(super) year: Option<u16>,
    pub(super) what: String,
    pub(super) hash: String,
}

pub(super) fn files(books: &Books, data: &YearData<'_>) -> Result<Vec<FileEvidence>, DeskError> {
    held_files::of_year(books, data)?
        .into_iter()
        .map(|held| {
            let file = held.kept.file;
            let findings = store::finding::of_file(books, held.kept.id)?;
            Ok(FileEvidence {
                kind: file.kind.key(),
                kind_label: file.kind.label(),
                sheet: file.sheet,
                header_row: file.header_row,
                sha256: file.sha256,
                as_at: file.as_at.map(|day| day.to_string()),
                kept_at: moment(file.kept_at),
                rules: file.rules,
                recognised: file.why,
                rows: RowsEvidence {
                    read: file.rows_read,
                    used: held.used,
                    left_out: held.left_out,
                },
                people: held.people,
                replaced_by_typed_figures: held.replaced_by_typed,
                columns: serde_json::from_str(&file.columns).unwrap_or_default(),
                findings: findings
                    .iter()
                    .map(|finding| {
                        let view = crate::import::finding_view(finding);
                        [view.message, view.hint].join(" ").trim_end().to_owned()
                    })
                    .collect(),
                file: file.name,
            })
        })
        .collect()
}

/// A time as programs read it, in the machine's own time.
fn moment(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

pub(super) fn decisions(books: &Books) -> Result<Vec<DecisionEvidence>, DeskError> {
    Ok(answers_file::remembered(books)?
        .into_iter()
        .map(|held| DecisionEvidence {
            field: held.field,
            about: held.about,
            meaning: held.meaning,
            meaning_label: held.meaning_label,
            decided: held.decided,
        })
        .collect())
}

pub(super) fn typed(books: &Books, year: u16) -> Result<Vec<TypedEvidence>, DeskError> {
    let labels: BTreeMap<String, String> = entries::all().into_iter().map(|held| (held.key, held.label)).collect();
    Ok(store::entry::of_year(books, year)?
        .into_iter()
        .filter_map(|(key, entry)| {
            Some(TypedEvidence {
                label: labels.get(&key).cloned()?,
                value: entry.number(),
                key,
            })
        })
        .collect())
}

pub(super) fn overridden(data: &YearData<'_>) -> Vec<OverriddenEvidence> {
    data.overridden
        .iter()
        .map(|held| OverriddenEvidence {
            key: held.key.clone(),
            label: held.label.clone(),
            typed: held.typed,
            files: held.counted,
            used: held.is_used,
            reason: held.reason.clone(),
            by_role: held.by_role.clone(),
            at: held.at.map(moment).unwrap_or_default(),
            sentence: held.sentence(),
        })
        .collect()
}

pub(super) fn choices(data: &YearData<'_>) -> Vec<ChoiceEvidence> {
    let sure = |held: Option<Confidence>| held.map_or("convention", confidence);
    let averaging = ChoiceEvidence {
        title: "Indicator 3 over one year or two".to_owned(),
        words: crate::averaging::of_return(data),
        setting: data.rules.averaging.key().to_owned(),
        confidence: sure(data.rules.averaging_basis.confidence),
        source: data.rules.averaging_basis.source.clone(),
    };
    let others = data.rules.choices.iter().map(|held| ChoiceEvidence {
        title: held.title.clone(),
        words: held.words.clone(),
        setting: held.setting.clone(),
        confidence: sure(held.basis.confidence),
        source: held.basis.source.clone(),
    });
    [averaging].into_iter().chain(others).collect()
}

pub(super) fn checks(books: &Books, data: &YearData<'_>) -> Result<Vec<CheckEvidence>, DeskError> {
    let reasons: BTreeMap<String, store::reason::Reason> = store::reason::of_year(books, data.rules.year)?
        .into_iter()
        .map(|reason| (reason.check_key.clone(), reason))
        .collect();
    Ok(submission::checks(books, data)?
        .into_iter()
        .map(|(check, reason)| {
            let given = reasons.get(&check.key).filter(|_| !reason.is_empty());
            CheckEvidence {
                severity: check.severity.key(),
                nature: check.nature.key(),
                item: check.item,
                message: check.message,
                hint: check.hint,
                reason,
                by_role: given.map(|given| given.by_role.clone()).unwrap_or_default(),
                at: given.map(|given| moment(given.at)).unwrap_or_default(),
                key: check.key,
            }
        })
        .collect())
}

pub(super) fn published(data: &YearData<'_>, reference: &Reference, trust: &TrustView) -> Vec<PublishedEvidence> {
    nine::rows(data, reference, trust)
        .into_iter()
        .flat_map(|row| {
            [row.england, row.region, row.trust_type]
                .into_iter()
                .filter(|held| !held.text.is_empty())
                .map(move |held| PublishedEvidence {
                    indicator: row.number,
                    place: held.name,
                    figure: held.text,
                    year: held.year,
                    gap: held.gap,
                    confidence: held.confidence,
                    source: held.source,
                    note: held.note,
                })
        })
        .collect()
}

/// The lines that concern the year or the trust, first one first.
pub(super) fn log(books: &Books, year: u16) -> Result<Vec<LogEvidence>, DeskError> {
    let mut lines: Vec<LogEvidence> = store::log::latest(books, None, u32::MAX)?
        .into_iter()
        .filter(|held| held.line.year.is_none_or(|of| of == year))
        .map(|held| LogEvidence {
            entry: held.id,
            at: moment(held.line.at),
            year: held.line.year,
            what: held.line.what,
            hash: held.hash,
        })
        .collect();
    lines.reverse();
    Ok(lines)
}

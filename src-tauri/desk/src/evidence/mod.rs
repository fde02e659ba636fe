//! The evidence file: every figure of a year's return with its rule, its counts and the rows behind them, the files they came from, what
//! was decided, checked and said, and the log; enough to answer an auditor without the program.
//!
//! It carries true counts. Nothing in it names a person, since the store holds none; hiding small numbers is left to the documents that
//! are meant for publication.

mod figures;
mod held;
mod sheets;

use domain::disclosure::Rule;
use files::reference::Reference;
use serde::Serialize;
use store::Books;

use crate::gather::YearData;
use crate::view::{ExplainedCount, SignatureView};
use crate::{DeskError, averaging, bank, explain, logbook, page, signing, submission, submission_json, text};

use figures::{ItemEvidence, NineEvidence};
use held::{
    CheckEvidence, ChoiceEvidence, DecisionEvidence, FileEvidence, LogEvidence, OverriddenEvidence, PublishedEvidence,
    TypedEvidence,
};

/// Name and version of the shape.
const SCHEMA: &str = "wres-desk/evidence/1";

/// Said on the cover and in the JSON.
const NOT_FOR_PUBLICATION: &str = "This file carries true counts, small ones too, and the numbers of the rows behind them. It is for \
    those who check the return: auditors, the national team, the Care Quality Commission. Do not publish it. To answer a \
    freedom-of-information request, hide small numbers first: “wres indicators --disclosure public” gives the nine with small \
    counts hidden.";

/// Everything the file says.
#[derive(Debug, Serialize)]
pub(crate) struct Evidence {
    schema: &'static str,
    year: u16,
    snapshot: String,
    period: (String, String),
    organisation: Organisation,
    program: Program,
    rules: Rules,
    standing: Standing,
    disclosure: &'static str,
    /// The nine, in order.
    indicators: Vec<NineEvidence>,
    /// The items, in the order of the form.
    items: Vec<ItemEvidence>,
    /// Each count once, with its files and rows.
    counts: Vec<ExplainedCount>,
    files: Vec<FileEvidence>,
    decisions: Vec<DecisionEvidence>,
    typed: Vec<TypedEvidence>,
    /// Figures typed in over those of the files.
    overridden: Vec<OverriddenEvidence>,
    choices: Vec<ChoiceEvidence>,
    checks: Vec<CheckEvidence>,
    published: Vec<PublishedEvidence>,
    /// The bank-only workers, who are in no figure of the return.
    bank: serde_json::Value,
    log: Vec<LogEvidence>,
}

#[derive(Debug, Serialize)]
struct Organisation {
    name: String,
    code: String,
    region: String,
    kind: String,
}

#[derive(Debug, Serialize)]
struct Program {
    name: &'static str,
    version: &'static str,
}

#[derive(Debug, Serialize)]
struct Rules {
    pack: String,
    edition: String,
    made_by: String,
    basis: String,
    indicator_3_averaging: &'static str,
    indicator_3: String,
}

/// How far the return has come.
#[derive(Debug, Serialize)]
struct Standing {
    /// `draft` or `signed`.
    state: &'static str,
    errors: usize,
    warnings_without_reason: usize,
    /// Who signed, those whose signature no longer counts among them: roles, never names.
    signatures: Vec<SignatureView>,
    /// Where what is held now gives other figures than those signed, in a sentence; empty where it does not.
    differs_from_signed: String,
    /// Where the log ends, to be compared with what was put on paper; empty where no line is held.
    log_ends_at: String,
}

/// Gathers the evidence of a year.
fn gather(books: &Books, reference: &Reference, data: &YearData<'_>) -> Result<Evidence, DeskError> {
    let trust = signing::organisation(books, data)?;
    let rules = data.rules;
    let whole = explain::whole(books, data)?;
    let checks = held::checks(books, data)?;
    let open = |severity: &str, reasoned: bool| {
        let is_open = |check: &&CheckEvidence| check.severity == severity && (!reasoned || check.reason.is_empty());
        checks.iter().filter(is_open).count()
    };
    let state = if data.signed.is_some() { "signed" } else { "draft" };
    Ok(Evidence {
        schema: SCHEMA,
        year: rules.year,
        snapshot: rules.snapshot.to_string(),
        period: (rules.period_first.to_string(), rules.period_last.to_string()),
        program: Program {
            name: "WRES Desk",
            version: env!("CARGO_PKG_VERSION"),
        },
        rules: Rules {
            pack: rules.name.clone(),
            edition: rules.edition.clone(),
            made_by: page::pack(rules),
            basis: submission::basis(data),
            indicator_3_averaging: rules.averaging.key(),
            indicator_3: averaging::of_return(data),
        },
        standing: Standing {
            state,
            errors: open("error", false),
            warnings_without_reason: open("warning", true),
            signatures: signing::all(books, rules.year)?,
            differs_from_signed: signing::differs::sentence(data, None, Rule::WORKING),
            log_ends_at: logbook::fingerprint(books)?.unwrap_or_default(),
        },
        disclosure: NOT_FOR_PUBLICATION,
        indicators: figures::nine(data, reference, &trust),
        items: figures::items(books, data, &whole)?,
        counts: whole.counts,
        files: held::files(books, data)?,
        decisions: held::decisions(books)?,
        typed: held::typed(books, rules.year)?,
        overridden: held::overridden(data),
        choices: held::choices(data),
        published: held::published(data, reference, &trust),
        bank: bank::json(books, reference, rules.year)?,
        log: held::log(books, rules.year)?,
        checks,
        organisation: Organisation {
            name: trust.name,
            code: trust.code,
            region: trust.region,
            kind: trust.kind,
        },
    })
}

/// The evidence as one JSON object.
pub(crate) fn json(books: &Books, reference: &Reference, data: &YearData<'_>) -> Result<Vec<u8>, DeskError> {
    let held = gather(books, reference, data)?;
    let object = serde_json::to_value(&held).unwrap_or_default();
    Ok(submission_json::bytes(&object))
}

/// The evidence as a workbook.
pub(crate) fn workbook(books: &Books, reference: &Reference, data: &YearData<'_>) -> Result<Vec<u8>, DeskError> {
    let held = gather(books, reference, data)?;
    let snapshot = text::date(data.rules.snapshot);
    Ok(files::write::evidence::workbook(&sheets::input(&held, &snapshot))?)
}

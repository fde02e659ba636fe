//! The trust's details, and what is typed in.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDateTime;
use domain::counts::Counts;
use domain::rules::RulePack;
use files::read::Answers;
use files::reference::Reference;
use store::entry::{Entry, Given};
use store::file::Kind;
use store::{Books, Store, setting};

use crate::disclosure;
use crate::sure::aim;
use crate::view::{AnswerView, Choice, PackView, SettingsView, TrustView};
use crate::{DeskError, averaging, by_hand, entries, gather, text};

/// A key and what it is set to; an empty value takes it back.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(export, export_to = "types/"))]
pub struct Assignment {
    /// Key, such as `survey.5.white_percent` or `trust.name`.
    pub key: String,
    /// Value as typed.
    pub value: String,
    /// Why a figure is typed in over one that the files give; may be empty otherwise.
    #[serde(default)]
    pub reason: String,
    /// Who says so: a role; may be empty.
    #[serde(default)]
    pub role: String,
}

/// Types of organisation, by key.
const KINDS: [(&str, &str); 8] = [
    ("acute", "Acute trust"),
    ("acute_specialist", "Acute specialist trust"),
    ("mental_health", "Mental health or learning disability trust"),
    ("community", "Community trust"),
    ("ambulance", "Ambulance trust"),
    ("combined", "Combined acute and community trust"),
    ("icb", "Integrated care board"),
    ("independent", "Independent provider"),
];

/// The seven regions of the NHS in England.
const REGIONS: [&str; 7] = [
    "East of England",
    "London",
    "Midlands",
    "North East and Yorkshire",
    "North West",
    "South East",
    "South West",
];

pub(crate) fn trust(books: &Books) -> Result<TrustView, DeskError> {
    let get = |key: &str| Ok::<_, DeskError>(setting::get(books, key)?.unwrap_or_default());
    Ok(TrustView {
        name: get(setting::TRUST_NAME)?,
        code: get(setting::TRUST_CODE)?,
        region: get(setting::TRUST_REGION)?,
        kind: get(setting::TRUST_TYPE)?,
    })
}

/// Puts a typed detail of the trust into the form in which it is kept.
fn trust_value(key: &str, value: &str) -> Result<String, DeskError> {
    let value = domain::classify::tidy(value);
    let one_of = |allowed: Vec<&str>, found: Option<String>| {
        found.ok_or_else(|| {
            DeskError::given(
                format!("“{value}” is not known for {key}."),
                format!("Known are: {}.", allowed.join(", ")),
            )
        })
    };
    match key {
        _ if value.is_empty() => Ok(value),
        setting::TRUST_NAME => Ok(value),
        setting::TRUST_CODE => {
            let code = value.to_uppercase();
            if (3..=6).contains(&code.len()) && code.chars().all(|character| character.is_ascii_alphanumeric()) {
                Ok(code)
            } else {
                Err(DeskError::given(
                    format!("“{value}” is not an organisation code."),
                    "The code is three to six letters and digits, such as RXX.",
                ))
            }
        }
        setting::TRUST_REGION => {
            let found = REGIONS.iter().find(|region| region.eq_ignore_ascii_case(&value));
            one_of(REGIONS.to_vec(), found.map(ToString::to_string))
        }
        setting::TRUST_TYPE => {
            let found = KINDS
                .iter()
                .find(|(kind, label)| *kind == value || label.eq_ignore_ascii_case(&value));
            one_of(
                KINDS.map(|(kind, _)| kind).to_vec(),
                found.map(|(kind, _)| (*kind).to_owned()),
            )
        }
        other => trust_key(other).map(|()| value),
    }
}

/// Whether there is such a detail of the trust.
fn trust_key(key: &str) -> Result<(), DeskError> {
    let known = [
        setting::TRUST_NAME,
        setting::TRUST_CODE,
        setting::TRUST_REGION,
        setting::TRUST_TYPE,
    ];
    if known.contains(&key) {
        return Ok(());
    }
    Err(DeskError::given(
        format!("There is no detail of the trust called “{key}”."),
        format!("Known are {}.", known.join(", ")),
    ))
}

/// Whether a key and its value can be used; an empty value of a key that does not exist is still a mistake worth saying.
pub(crate) fn check(given: &Assignment) -> Result<(), DeskError> {
    if given.key.starts_with("trust.") {
        trust_key(&given.key)?;
        trust_value(&given.key, &given.value).map(|_| ())
    } else if aim::is_key(&given.key) {
        aim::value(&given.key, &given.value).map(|_| ())
    } else if disclosure::is_key(&given.key) {
        disclosure::value(&given.key, &given.value).map(|_| ())
    } else if given.key == averaging::KEY {
        if given.value.trim().is_empty() {
            return Ok(());
        }
        averaging::parse(&given.value).map(|_| ())
    } else {
        let value = if given.value.trim().is_empty() {
            "0"
        } else {
            &given.value
        };
        entries::parse(&given.key, value).map(|_| ())
    }
}

/// What the files give in the place of a figure.
fn counted(key: &str, files: &Counts) -> Option<f64> {
    by_hand::given_by(files, &entries::of_key(key)?)
}

/// Longest reason, letters: a few words, not a paper.
const LONGEST_REASON: usize = 1_000;

/// The figure to keep with the words why, or what is wrong with it beside what the files give.
fn figure(
    given: &Assignment,
    files: &Counts,
    held: (&BTreeMap<String, Entry>, &BTreeMap<String, Given>),
    now: NaiveDateTime,
) -> Result<(f64, Given), DeskError> {
    let number = entries::parse(&given.key, &given.value)?;
    let mut why = Given {
        reason: domain::classify::tidy(&given.reason),
        by_role: domain::classify::tidy(&given.role),
        at: Some(now),
        over: None,
    };
    if why.reason.chars().count() > LONGEST_REASON || why.by_role.chars().count() > LONGEST_REASON {
        return Err(DeskError::given(
            format!("The reason for {} is longer than 1,000 letters.", given.key),
            "Say it in a few words.",
        ));
    }
    // Typing the same figure again does not take away why it is there.
    let counted = counted(&given.key, files);
    why.over = counted;
    let before = held.1.get(&given.key).filter(|before| before.over == counted);
    if why.reason.is_empty() && held.0.get(&given.key).and_then(Entry::number) == Some(number) {
        why = before.cloned().unwrap_or(why);
    }
    let Some(typed) = entries::of_key(&given.key) else {
        return Ok((number, why));
    };
    match counted {
        None if typed.kind == Kind::Staff => Err(DeskError::given(
            format!(
                "{}: there is no staff list yet whose figure this could correct.",
                typed.label
            ),
            "Import a staff list of the snapshot date; its figures can then be corrected.",
        )),
        Some(counted) if (counted - number).abs() > 1e-9 && why.reason.is_empty() => Err(DeskError::Given {
            message: format!(
                "{}: the files give {}, so that another figure needs a reason.",
                typed.label,
                if typed.is_percent {
                    text::percent(counted)
                } else {
                    format!("{counted:.0}")
                }
            ),
            hint: "Say in a few words why the figure typed in is right. The reason stays beside it wherever it stands."
                .to_owned(),
            place: given.key.clone(),
        }),
        _ => Ok((number, why)),
    }
}

pub(crate) fn set_values(
    store: &mut Store,
    rules: &RulePack,
    values: &[Assignment],
    now: NaiveDateTime,
) -> Result<(), DeskError> {
    values.iter().try_for_each(check)?;
    let year = rules.year;
    let has_figures = values.iter().any(|given| entries::of_key(&given.key).is_some());
    let files = if has_figures {
        gather::of_files(store, rules)?
    } else {
        Counts::default()
    };
    let (entries, reasons) = (store::entry::of_year(store, year)?, store::entry::given(store, year)?);
    let is_of_the_year = |given: &Assignment| {
        !given.key.starts_with("trust.") && !aim::is_key(&given.key) && !disclosure::is_key(&given.key)
    };
    store.transaction(|tx| {
        if values.iter().any(is_of_the_year) {
            crate::refuse_if_signed(tx, year)?;
        }
        for given in values {
            let is_empty = given.value.trim().is_empty();
            if given.key.starts_with("trust.") {
                let value = trust_value(&given.key, &given.value)?;
                if is_empty {
                    setting::remove(tx, &given.key)?;
                } else {
                    setting::set(tx, &given.key, &value)?;
                }
            } else if aim::is_key(&given.key) || disclosure::is_key(&given.key) {
                let kept = if aim::is_key(&given.key) {
                    aim::value(&given.key, &given.value)?
                } else {
                    disclosure::value(&given.key, &given.value)?
                };
                match kept {
                    Some(value) => setting::set(tx, &given.key, &value)?,
                    None => {
                        setting::remove(tx, &given.key)?;
                    }
                }
            } else if given.key == averaging::KEY {
                store::year::start(tx, year, now)?;
                if is_empty {
                    setting::remove(tx, &averaging::kept_as(year))?;
                } else {
                    setting::set(tx, &averaging::kept_as(year), averaging::parse(&given.value)?.key())?;
                }
            } else if is_empty {
                store::year::start(tx, year, now)?;
                store::entry::delete(tx, year, &given.key)?;
            } else {
                let (number, why) = figure(given, &files, (&entries, &reasons), now)?;
                store::year::start(tx, year, now)?;
                store::entry::set(tx, year, &given.key, &Entry::Number(number), &why)?;
            }
            let what = if is_empty {
                format!("Took back {}.", given.key)
            } else if let Some(counted) = counted(&given.key, &files).filter(|_| !given.reason.trim().is_empty()) {
                let role = domain::classify::tidy(&given.role);
                let by = if role.is_empty() { role } else { format!(" ({role})") };
                format!(
                    "Set {} to {} over {counted} of the files{by}: {}",
                    given.key,
                    given.value.trim(),
                    domain::classify::tidy(&given.reason)
                )
            } else {
                format!("Set {} to {}.", given.key, given.value.trim())
            };
            crate::log(tx, year, now, what)?;
        }
        Ok(())
    })
}

pub(crate) fn save_trust(
    store: &mut Store,
    reference: &Reference,
    trust: &TrustView,
    now: NaiveDateTime,
) -> Result<(), DeskError> {
    if trust.name.trim().is_empty() {
        return Err(DeskError::given(
            "The trust has no name.",
            "Type the name as it should stand on the return.",
        ));
    }
    let values: Vec<Assignment> = [
        (setting::TRUST_NAME, &trust.name),
        (setting::TRUST_CODE, &trust.code),
        (setting::TRUST_REGION, &trust.region),
        (setting::TRUST_TYPE, &trust.kind),
    ]
    .into_iter()
    .map(|(key, value)| Assignment {
        key: key.to_owned(),
        value: value.clone(),
        ..Assignment::default()
    })
    .collect();
    let year = reference.years().last().copied().unwrap_or_default();
    set_values(store, gather::rules(reference, year)?, &values, now)
}

pub(crate) fn answers(text: &str) -> Result<Vec<AnswerView>, DeskError> {
    let answers = Answers::from_toml(text)
        .map_err(|error| DeskError::given(error.to_string(), "Correct the file of answers and try again."))?;
    let columns = answers.columns.into_iter().map(|(value, meaning)| AnswerView {
        field: store::answer::COLUMNS.to_owned(),
        value,
        meaning,
    });
    let (values, spelt) = (answers.values, answers.spelt);
    let values = values.into_iter().map(|(key, meaning)| {
        let written = spelt.get(&key).cloned();
        let (field, plain) = key;
        AnswerView {
            field,
            value: written.unwrap_or(plain),
            meaning,
        }
    });
    Ok(columns.chain(values).collect())
}

/// Section of the answers in which a trust says which column tells clinical from non-clinical staff.
const CLINICAL_BY: &str = "clinical_by";

pub(crate) fn view(
    books: &Books,
    reference: &Reference,
    packs: Vec<PackView>,
    folder: &Path,
) -> Result<SettingsView, DeskError> {
    Ok(SettingsView {
        trust: trust(books)?,
        regions: REGIONS.iter().map(ToString::to_string).collect(),
        kinds: KINDS
            .iter()
            .map(|(key, label)| Choice {
                key: (*key).to_owned(),
                label: (*label).to_owned(),
            })
            .collect(),
        clinical_by: store::answer::all(books)?
            .into_iter()
            .find(|held| held.field == CLINICAL_BY)
            .map_or_else(|| "staff_group".to_owned(), |held| held.meaning),
        clinical_by_choices: files::read::choices(CLINICAL_BY)
            .into_iter()
            .map(|choice| Choice {
                key: choice.key,
                label: choice.label,
            })
            .collect(),
        folder: folder.display().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        packs,
        reference: crate::reference::views(reference),
    })
}

/// The type of organisation for a reader.
pub(crate) fn kind_label(key: &str) -> &str {
    KINDS
        .iter()
        .find(|(kind, _)| *kind == key)
        .map_or(key, |(_, label)| label)
}

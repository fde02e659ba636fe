//! Code lists: what the words and codes of a trust's spreadsheets mean.
//!
//! One table a list. A row matches its pattern and, where the pattern is a whole value, its label too; `ask` in the column of
//! the meaning means that the user always decides.

use domain::classify::{Code, CodeList, Pattern, plain};
use domain::ethnicity::Group;
use domain::pay_scale::{AppliesTo, BandRule, PayScale, PayScaleList};
use domain::recruitment::Stage;
use domain::workforce::{Band, LeftOut, Section};
use regex::Regex;

use super::{ReferenceError, table};

/// What a category, a status or a person type says of a row of a staff list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The row can stand for a member of staff.
    Count,
    /// The row cannot, and why.
    LeftOut(LeftOut),
}

impl Standing {
    /// The key used in data files and answers: `count`, or the reason's own key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::LeftOut(reason) => reason.key(),
        }
    }

    /// Reads a key written by [`Standing::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        if key == "count" {
            Some(Self::Count)
        } else {
            LeftOut::from_key(key).map(Self::LeftOut)
        }
    }
}

/// Reads the list of ethnic origins.
pub fn ethnic_origin(file: &str, text: &str) -> Result<CodeList<Group>, ReferenceError> {
    list(file, text, "group", Group::from_key)
}

/// Reads the list of staff groups.
pub fn staff_group(file: &str, text: &str) -> Result<CodeList<Section>, ReferenceError> {
    list(file, text, "section", Section::from_key)
}

/// Reads the list of occupation codes, which a trust may choose to tell the sections apart by.
pub fn occupation_code(file: &str, text: &str) -> Result<CodeList<Section>, ReferenceError> {
    list(file, text, "section", Section::from_key)
}

/// Reads the list of job roles; a role it does not name says nothing.
pub fn job_role(file: &str, text: &str) -> Result<CodeList<Band>, ReferenceError> {
    list(file, text, "band", Band::from_key)
}

/// Reads a list of assignment categories, assignment statuses or person types.
pub fn standing(file: &str, text: &str) -> Result<CodeList<Standing>, ReferenceError> {
    list(file, text, "standing", Standing::from_key)
}

/// Reads the list of recruitment stages.
pub fn recruitment_stage(file: &str, text: &str) -> Result<CodeList<Stage>, ReferenceError> {
    list(file, text, "stage", Stage::from_key)
}

/// Reads the words of a recruitment status that say how far an application got at most.
pub fn recruitment_ceiling(file: &str, text: &str) -> Result<CodeList<Stage>, ReferenceError> {
    list(file, text, "at_most", Stage::from_key)
}

/// Reads the labels of survey tables made by hand.
pub fn survey_indicator(file: &str, text: &str) -> Result<CodeList<u8>, ReferenceError> {
    list(file, text, "indicator", |key| {
        key.parse().ok().filter(|number| (5..=8).contains(number))
    })
}

/// Reads a list whose meanings are `yes` and `no`, in the column named.
pub fn yes_or_no(file: &str, text: &str, column: &str) -> Result<CodeList<bool>, ReferenceError> {
    list(file, text, column, |key| match key {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    })
}

/// Reads any code list; the meanings stand in the column named.
pub(super) fn list<T: Copy>(
    file: &str,
    text: &str,
    column: &str,
    from_key: impl Fn(&str) -> Option<T>,
) -> Result<CodeList<T>, ReferenceError> {
    let mut codes = Vec::new();
    for row in table::read(
        file,
        text,
        &["pattern", "label", column, "suggestion", "confidence", "source"],
    )? {
        let label = row.filled("label")?;
        let meaning = if row.get(column) == "ask" {
            None
        } else {
            Some(row.key(column, &from_key)?)
        };
        let suggestion = match row.get("suggestion") {
            "" => None,
            _ if meaning.is_some() => return Err(row.error("only a row that asks can have a suggestion")),
            _ => Some(row.key("suggestion", &from_key)?),
        };
        let (confidence, source) = (row.confidence()?, row.source()?);
        for pattern in patterns(&row, &label)? {
            codes.push(Code {
                pattern,
                label: label.clone(),
                meaning,
                suggestion,
                confidence,
                source: source.clone(),
            });
        }
    }
    Ok(CodeList { codes })
}

/// Reads the list of pay scales.
pub fn pay_scale(file: &str, text: &str) -> Result<PayScaleList, ReferenceError> {
    let mut scales = Vec::new();
    let columns = [
        "pattern",
        "label",
        "band",
        "suggestion",
        "applies_to",
        "confidence",
        "source",
    ];
    for row in table::read(file, text, &columns)? {
        let label = row.filled("label")?;
        let suggestion = match row.get("suggestion") {
            "" => None,
            _ if row.get("band") != "ask" => return Err(row.error("only a row that asks can have a suggestion")),
            _ => Some(row.key("suggestion", Band::from_key)?),
        };
        let rule = row.key("band", |key| match key {
            "ask" => Some(BandRule::Ask(suggestion)),
            "lookup" => Some(BandRule::LookUpGroup),
            "group" => Some(BandRule::FromGroup),
            "pass" => Some(BandRule::Pass),
            "role" => Some(BandRule::ByRole),
            key => Band::from_key(key).map(BandRule::Is),
        })?;
        let applies_to = row.key("applies_to", |key| match key {
            "anyone" => Some(AppliesTo::Anyone),
            "medical" => Some(AppliesTo::Medical),
            "not_medical" => Some(AppliesTo::NotMedical),
            _ => None,
        })?;
        let (confidence, source) = (row.confidence()?, row.source()?);
        for pattern in patterns(&row, &label)? {
            let takes_a_group = matches!(rule, BandRule::LookUpGroup | BandRule::FromGroup);
            if takes_a_group && !matches!(&pattern, Pattern::Matches(regex) if regex.captures_len() > 1) {
                return Err(row.error("lookup and group need a regular expression with a group"));
            }
            scales.push(PayScale {
                pattern,
                label: label.clone(),
                rule,
                applies_to,
                confidence,
                source: source.clone(),
            });
        }
    }
    Ok(PayScaleList { scales })
}

/// What a row matches: its regular expression, or its whole value and its label.
fn patterns(row: &table::Row<'_>, label: &str) -> Result<Vec<Pattern>, ReferenceError> {
    let written = row.get("pattern");
    if let Some(expression) = written.strip_prefix("re:") {
        let regex = Regex::new(expression)
            .map_err(|error| row.error(format!("the regular expression cannot be used: {error}")))?;
        return Ok(vec![Pattern::Matches(regex)]);
    }
    let mut patterns = vec![Pattern::whole(written)];
    if plain(label) != plain(written) {
        patterns.push(Pattern::whole(label));
    }
    Ok(patterns)
}

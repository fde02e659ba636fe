//! From the pay scale of an assignment to its row of indicator 1.
//!
//! The band is taken from the pay scale, never from the position's title; the section from the staff group, never from the pay
//! scale's code. Source: rules of the standard, indicator 1; national workforce data set, staff group definitions.

use regex::Regex;

use crate::classify::{Cleaned, Confidence, Pattern, Reading};
use crate::workforce::{Band, Section};

/// Whom a row of the pay scale list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppliesTo {
    /// Everyone.
    Anyone,
    /// The medical and dental staff group only.
    Medical,
    /// Every other staff group.
    NotMedical,
}

/// What a row of the pay scale list does with a value it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandRule {
    /// The value is this band.
    Is(Band),
    /// The band's key is this prefix followed by the pattern's first group, in small letters.
    FromGroup,
    /// Look the pattern's first group up as a pay scale of its own, and if nothing is known of it, its second.
    LookUpGroup,
    /// Always ask.
    Ask(Option<Band>),
    /// Says nothing here; later rows may.
    Pass,
    /// Says only that the person is a doctor or dentist: the job role decides, and is asked about.
    ByRole,
}

/// One row of the pay scale list.
#[derive(Debug, Clone)]
pub struct PayScale {
    /// What it matches.
    pub pattern: Pattern,
    /// The value's usual label, for a reader.
    pub label: String,
    /// What it says.
    pub rule: BandRule,
    /// Whom it is for.
    pub applies_to: AppliesTo,
    /// How sure we are of the row.
    pub confidence: Confidence,
    /// Where the row comes from.
    pub source: String,
}

/// The pay scale list: rows in the order in which they are tried.
#[derive(Debug, Clone)]
pub struct PayScaleList {
    /// The rows; the first that matches and does not pass decides.
    pub scales: Vec<PayScale>,
}

impl PayScaleList {
    /// What the list says of a pay scale held by someone in a section.
    pub fn read(&self, value: &str, section: Section) -> Reading<Band> {
        let cleaned = Cleaned::new(value);
        let value = &*cleaned.tidy;
        for scale in &self.scales {
            let applies = match scale.applies_to {
                AppliesTo::Anyone => true,
                AppliesTo::Medical => section == Section::Medical,
                AppliesTo::NotMedical => section != Section::Medical,
            };
            if !applies || !scale.pattern.matches(&cleaned) {
                continue;
            }
            match scale.rule {
                BandRule::Is(band) => return Reading::Known(band),
                BandRule::Ask(suggestion) => return Reading::Ask(suggestion),
                BandRule::FromGroup => {
                    if let Some(band) = group(&scale.pattern, value, 1)
                        .and_then(|found| Band::from_key(&format!("band_{}", found.to_lowercase())))
                    {
                        return Reading::Known(band);
                    }
                }
                BandRule::LookUpGroup => {
                    for index in [1, 2] {
                        let Some(part) = group(&scale.pattern, value, index) else {
                            continue;
                        };
                        // A part as long as the whole would look itself up for ever.
                        if part.len() < value.len()
                            && let known @ Reading::Known(_) = self.read(part, section)
                        {
                            return known;
                        }
                    }
                    return Reading::Ask(None);
                }
                BandRule::ByRole => return Reading::Ask(None),
                BandRule::Pass => {}
            }
        }
        Reading::Ask(None)
    }

    /// Whether a pay scale says only that somebody is a doctor or dentist, so that the job role has to say the rest.
    pub fn is_left_to_the_role(&self, value: &str) -> bool {
        let value = Cleaned::new(value);
        let first = self.scales.iter().find(|scale| scale.pattern.matches(&value));
        first.is_some_and(|scale| scale.rule == BandRule::ByRole)
    }
}

/// The text of a numbered group of a pattern in a value.
fn group<'value>(pattern: &Pattern, value: &'value str, index: usize) -> Option<&'value str> {
    match pattern {
        Pattern::Matches(regex) => Regex::captures(regex, value)?.get(index).map(|found| found.as_str()),
        Pattern::Whole(_) => None,
    }
}

/// Where a post stands in the return, once its section and its band are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// Here: section and band agree.
    Here(Section, Band),
    /// Here although they do not agree, and why.
    Despite(Section, Band, &'static str),
    /// They do not agree and either may be wrong: only the trust can say.
    Disagree,
}

/// Where a band sits in the return, above all when staff group and pay scale disagree.
///
/// A doctor's pay scale outside the medical staff group is not decided: it is a doctor in the wrong staff group as often as a
/// consultant nurse, therapist or scientist with the wrong pay scale.
pub fn place(section: Section, band: Band) -> Placed {
    match (section, band.is_medical()) {
        (Section::Medical, true) | (Section::NonClinical | Section::Clinical, false) => Placed::Here(section, band),
        (Section::Medical, false) if band == Band::Vsm => Placed::Despite(
            Section::Clinical,
            Band::Vsm,
            "a very senior manager in the medical staff group is counted with clinical very senior managers",
        ),
        (Section::Medical, false) => Placed::Despite(
            Section::Medical,
            Band::OtherMedical,
            "the staff group is medical but the pay scale is not, so the row is counted in other medical and dental",
        ),
        (Section::NonClinical | Section::Clinical, true) => Placed::Disagree,
    }
}

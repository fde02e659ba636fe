//! What the headings and lines of an official blank mean: five code lists, as data.

use std::cell::RefCell;

use domain::classify::CodeList;
use domain::ethnicity::Group;
use domain::workforce::Section;

use super::{ReferenceError, codes};

/// Of which year a column of a blank is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// The year before the one that is returned.
    Previous,
    /// The year that is returned.
    Current,
}

/// Whose figures a column of a blank holds, where two stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Put there by the collection.
    Prepopulated,
    /// The organisation's own.
    Verified,
}

/// What a line that heads others is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartOf {
    /// A part of the workforce.
    Section(Section),
    /// The whole of it, or something else: the part before ends.
    Whole,
}

/// The lists.
#[derive(Debug, Clone)]
pub struct BlankLists {
    /// Which group a heading names.
    pub group: CodeList<Group>,
    /// Which year a heading names.
    pub period: CodeList<Period>,
    /// Whose figures a heading names.
    pub whose: CodeList<Whose>,
    /// Which part of the workforce a line heads.
    pub part: CodeList<PartOf>,
    /// Which item a line names: an index into [`BlankLists::keys`].
    pub item: CodeList<usize>,
    /// Keys of items; one that begins with `*` is of the indicator or part that the line stands in.
    pub keys: Vec<String>,
    /// Which of indicators 5 to 8 a label names.
    pub survey: CodeList<u8>,
}

macro_rules! asset {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../../assets/reference/", $name)))
    };
}

impl BlankLists {
    /// The lists that came with the program.
    ///
    /// # Errors
    /// Only where the program's own data cannot be read.
    pub fn built_in() -> Result<Self, ReferenceError> {
        let (group, period) = (asset!("codes/blank_group.csv"), asset!("codes/blank_period.csv"));
        let (figures, part) = (asset!("codes/blank_figures.csv"), asset!("codes/blank_part.csv"));
        let (item, survey) = (asset!("codes/blank_item.csv"), asset!("codes/survey_indicator.csv"));
        let keys = RefCell::new(Vec::new());
        let items = codes::list(item.0, item.1, "key", |key| {
            let mut keys = keys.borrow_mut();
            keys.push(key.to_owned());
            key.contains('.').then_some(keys.len() - 1)
        })?;
        Ok(Self {
            group: codes::list(group.0, group.1, "group", Group::from_key)?,
            period: codes::list(period.0, period.1, "period", |key| match key {
                "previous" => Some(Period::Previous),
                "current" => Some(Period::Current),
                _ => None,
            })?,
            whose: codes::list(figures.0, figures.1, "figures", |key| match key {
                "prepopulated" => Some(Whose::Prepopulated),
                "verified" => Some(Whose::Verified),
                _ => None,
            })?,
            part: codes::list(part.0, part.1, "part", |key| match key {
                "none" => Some(PartOf::Whole),
                key => Section::ALL
                    .into_iter()
                    .find(|section| section.key() == key)
                    .map(PartOf::Section),
            })?,
            item: items,
            keys: keys.into_inner(),
            survey: codes::survey_indicator(survey.0, survey.1)?,
        })
    }
}

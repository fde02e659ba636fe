//! Which line of a blank is which item, by its label, the part of the workforce and the indicator it stands under, and its number.
//!
//! A label decides; the number only chooses between lines of the same label, since the numbers of a form change from year to year.
//! Nothing is guessed: a label that two items bear, and that nothing around it settles, is no item's.

use std::collections::BTreeMap;

use domain::classify::plain;
use domain::rules::Item;
use domain::workforce::Section;

use super::grid::Grid;
use super::headings::Head;
use crate::reference::blanks::{BlankLists, PartOf};

/// A longer text heads no part of the workforce: the title of indicator 1 names all of them.
const LONGEST_PART: usize = 60;

/// How well a label is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// By the words of a survey question.
    Survey,
    /// By other words for the item.
    OtherWords,
    /// By the item's own label.
    Label,
}

/// A line of a blank.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) row: u32,
    /// Its head, as a place among those of the sheet.
    pub(super) head: usize,
    pub(super) label: String,
    pub(super) what: What,
    /// A number on the line that is another item’s.
    pub(super) contradicts: Option<u16>,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// An item, by its key.
    Item { key: String, number: u16, known: Known },
    /// A label that fits several items, in words.
    Several(String),
    /// A label that fits none.
    Nothing,
}

/// The lines of a sheet below its headings.
pub(super) fn lines(grid: &Grid<'_>, heads: &[Head], items: &[Item], lists: &BlankLists) -> Vec<Line> {
    let labels = Labels::new(items, lists);
    let mut around = Around::default();
    around.hear(grid.name, &labels);
    let mut lines = Vec::new();
    for row in grid.rows() {
        let Some(index) = heads.iter().rposition(|head| head.row <= row) else {
            for text in grid.columns(row).filter_map(|column| grid.text((row, column))) {
                around.hear(&text, &labels);
            }
            continue;
        };
        let head = &heads[index];
        let texts = texts(grid, row, head);
        for said in &texts {
            around.hear(&said.text, &labels);
        }
        if row < head.first_line {
            continue;
        }
        let own: Vec<&Said> = texts
            .iter()
            .filter(|said| said.is_own && !said.is_over_figures)
            .collect();
        let Some(last) = own.last() else { continue };
        let numbers = numbers(grid, row, head, items);
        let (what, label) = own
            .iter()
            .rev()
            .map(|said| (labels.item(&said.text, said.is_band, &around, &numbers), said))
            .find(|(what, _)| *what != What::Nothing)
            .map_or((What::Nothing, &last.text), |(what, said)| (what, &said.text));
        let is_heading = |said: &&Said| labels.part(&said.text).is_some() || labels.indicator(&said.text).is_some();
        if what == What::Nothing && own.iter().any(is_heading) {
            continue;
        }
        let contradicts = contradicting(&what, &numbers, items);
        lines.push(Line {
            row,
            head: index,
            label: label.clone(),
            what,
            contradicts,
        });
    }
    lines
}

/// The number that stands on the line of an item and is another item's. Numbers below ten are passed over: indicators and bands have
/// such numbers too.
fn contradicting(what: &What, numbers: &[u16], items: &[Item]) -> Option<u16> {
    let What::Item { key, .. } = what else { return None };
    let is_own = |number: u16| items.iter().any(|item| item.number == number && item.key == *key);
    if numbers.iter().any(|number| is_own(*number)) {
        return None;
    }
    numbers.iter().copied().find(|number| *number >= 10)
}

/// A text to the left of the figures.
struct Said {
    text: String,
    /// Whether it begins in this row.
    is_own: bool,
    /// Whether its merged cell reaches over the figures, as a heading between lines does.
    is_over_figures: bool,
    /// Whether the heading of its column speaks of bands.
    is_band: bool,
}

fn texts(grid: &Grid<'_>, row: u32, head: &Head) -> Vec<Said> {
    let first = head.first_column();
    let mut texts: Vec<Said> = Vec::new();
    let mut column = 1;
    while column < first {
        let at = (row, column);
        let area = grid.merged(at);
        let next = area.map_or(column, |area| area.columns.1) + 1;
        let band = || {
            let over = (head.row.saturating_sub(1)..=head.row).filter_map(|above| grid.text((above, column)));
            over.into_iter()
                .any(|text| plain(&text).split(' ').any(|word| word.starts_with("band")))
        };
        let text = grid.text(at).or_else(|| band().then(|| grid.said(at)).flatten());
        if let Some(text) = text {
            texts.push(Said {
                text,
                is_own: grid.corner(at).0 == row,
                is_over_figures: next > first,
                is_band: band(),
            });
        }
        column = next;
    }
    texts
}

/// The whole numbers to the left of the figures that are numbers of items.
fn numbers(grid: &Grid<'_>, row: u32, head: &Head, items: &[Item]) -> Vec<u16> {
    (1..head.first_column())
        .filter_map(|column| grid.said((row, column)))
        .filter_map(|text| text.trim_matches(['(', ')', '.']).parse::<u16>().ok())
        .filter(|number| items.iter().any(|item| item.number == *number))
        .collect()
}

/// What stands above a line.
#[derive(Debug, Clone, Default)]
struct Around {
    section: Option<Section>,
    indicator: Option<u8>,
}

impl Around {
    /// Hears a text that may head an indicator or a part of the workforce.
    fn hear(&mut self, text: &str, labels: &Labels<'_>) {
        if let Some(indicator) = labels.indicator(text) {
            if self.indicator != Some(indicator) {
                self.section = None;
            }
            self.indicator = Some(indicator);
        }
        match labels.part(text) {
            Some(PartOf::Section(section)) => self.section = Some(section),
            Some(PartOf::Whole) => self.section = None,
            None => {}
        }
    }
}

/// The labels of the items, ready to be compared.
struct Labels<'a> {
    items: &'a [Item],
    lists: &'a BlankLists,
    by_label: BTreeMap<String, Vec<&'a Item>>,
    blocks: Vec<(String, u8)>,
}

impl<'a> Labels<'a> {
    fn new(items: &'a [Item], lists: &'a BlankLists) -> Self {
        let mut by_label: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for item in items {
            by_label.entry(squashed(&item.label)).or_default().push(item);
        }
        let mut blocks: Vec<(String, u8)> = items
            .iter()
            .map(|item| (squashed(&item.block), item.indicator))
            .collect();
        blocks.dedup();
        Self {
            items,
            lists,
            by_label,
            blocks,
        }
    }

    /// The indicator that a text heads.
    fn indicator(&self, text: &str) -> Option<u8> {
        let key = plain(text);
        let numbered = ["wres indicator ", "indicator ", "metric ", "ind "]
            .iter()
            .find_map(|word| key.strip_prefix(word))
            .and_then(|rest| {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                digits.parse::<u8>().ok()
            })
            .filter(|number| (1..=9).contains(number));
        let squashed = squashed(text);
        numbered.or_else(|| {
            let block = self.blocks.iter().find(|(block, _)| *block == squashed);
            block.map(|(_, indicator)| *indicator)
        })
    }

    /// The part of the workforce that a text heads.
    fn part(&self, text: &str) -> Option<PartOf> {
        if text.chars().count() > LONGEST_PART || self.by_label.contains_key(&squashed(text)) {
            return None;
        }
        self.lists.part.read(text).known()
    }

    /// What item a label names where it stands.
    fn item(&self, text: &str, is_band: bool, around: &Around, numbers: &[u16]) -> What {
        let bare = is_band && text.len() <= 2 && text.starts_with(|letter: char| letter.is_ascii_digit());
        let text = if bare { format!("Band {text}") } else { text.to_owned() };
        let without = text.split_once('(').map(|(before, _)| before.trim().to_owned());
        for label in [Some(&text), without.as_ref()].into_iter().flatten() {
            let named = self.by_label.get(&squashed(label)).cloned().unwrap_or_default();
            let fitting: Vec<&Item> = named.iter().copied().filter(|item| fits(item, around)).collect();
            match (named.is_empty(), fitting.is_empty()) {
                (true, _) => {}
                (false, true) => return several(&named, around),
                (false, false) => return one(&fitting, Known::Label, around, numbers),
            }
        }
        if let Some(index) = self.lists.item.read(&text).known()
            && let Some(key) = self.lists.keys.get(index).and_then(|key| resolved(key, around))
        {
            let fitting: Vec<&Item> = self
                .items
                .iter()
                .filter(|item| item.key == key && fits(item, around))
                .collect();
            if !fitting.is_empty() {
                return one(&fitting, Known::OtherWords, around, numbers);
            }
        }
        // “Indicator 5” alone heads a block; its line says the question.
        let heads_block = self.indicator(&text).is_some() && plain(&text).split(' ').count() <= 3;
        match self.lists.survey.read(&text).known() {
            Some(indicator) if !heads_block && around.indicator.is_none_or(|held| held == indicator) => {
                let key = format!("survey.{indicator}");
                let fitting: Vec<&Item> = self.items.iter().filter(|item| item.key == key).collect();
                one(&fitting, Known::Survey, around, numbers)
            }
            _ => What::Nothing,
        }
    }
}

/// One of several items that fit, where they are all the same figure.
fn one(fitting: &[&Item], known: Known, around: &Around, numbers: &[u16]) -> What {
    let Some(first) = fitting.first() else {
        return What::Nothing;
    };
    if fitting.iter().any(|item| item.key != first.key) {
        return several(fitting, around);
    }
    let numbered = fitting.iter().find(|item| numbers.contains(&item.number));
    let near = || fitting.iter().find(|item| around.indicator == Some(item.indicator));
    let item = numbered.or_else(near).unwrap_or(first);
    What::Item {
        key: item.key.clone(),
        number: item.number,
        known,
    }
}

/// Whether an item can stand under the headings above a line.
fn fits(item: &Item, around: &Around) -> bool {
    if item.key == "workforce.total" || item.key.starts_with("workforce_percent") {
        // Under the heading of a part it would be that part's total.
        return around.section.is_none() || around.indicator.is_some_and(|indicator| indicator != 1);
    }
    match section_of(&item.key) {
        None => true,
        Some(section) => {
            let is_alone = section == Section::Medical && !item.key.ends_with(".other_medical");
            around.section == Some(section) || (around.section.is_none() && is_alone)
        }
    }
}

fn several(items: &[&Item], around: &Around) -> What {
    let names: Vec<String> = items
        .iter()
        .map(|item| format!("item {} ({})", item.number, item.block))
        .collect();
    let why = if around.section.is_some() {
        "the heading above it is of another part of the form"
    } else {
        "no heading above it says which"
    };
    What::Several(format!("its label is that of {}, and {why}", names.join(" and of ")))
}

/// A key of the list of other words, made whole by what stands above the line.
fn resolved(key: &str, around: &Around) -> Option<String> {
    let Some(rest) = key.strip_prefix("*.") else {
        return Some(key.to_owned());
    };
    let stem = match around.indicator {
        Some(2) => Some("recruitment"),
        Some(3) => Some("casework"),
        Some(4) => Some("training"),
        _ => None,
    };
    match rest {
        // Which group is set against which is part of the standard; the other way round is another figure.
        "ratio_white" => matches!(around.indicator, Some(2 | 4)).then(|| format!("{}.ratio", stem.unwrap_or_default())),
        "ratio_bme" => (around.indicator == Some(3)).then(|| "casework.ratio".to_owned()),
        "likelihood" => stem.map(|stem| format!("{stem}.likelihood")),
        band => around
            .section
            .map(|section| format!("workforce.{}.{band}", section.key())),
    }
}

fn section_of(key: &str) -> Option<Section> {
    let rest = key.strip_prefix("workforce.")?;
    let part = rest.split_once('.')?.0;
    Section::ALL.into_iter().find(|section| section.key() == part)
}

/// A label without what differs from one form to the next: its number, plurals, spaces, “of which”.
fn squashed(label: &str) -> String {
    let key = plain(label);
    let mut words: Vec<&str> = key.split(' ').collect();
    if words.len() > 1 && words[0].len() <= 3 && words[0].starts_with(|letter: char| letter.is_ascii_digit()) {
        words.remove(0);
    }
    if words.starts_with(&["of", "which"]) && words.len() > 2 {
        words.drain(..2);
    }
    if words.first() == Some(&"afc") && words.len() > 1 {
        words.remove(0);
    }
    words
        .into_iter()
        .map(|word| {
            if word.len() > 3 {
                word.trim_end_matches('s')
            } else {
                word
            }
        })
        .collect()
}

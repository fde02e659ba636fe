//! From what is kept to the counts of a year, with last year's beside them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::counts::Counts;
use domain::ethnicity::{Group, Triple};
use domain::indicator::{self, Indicators};
use domain::overridden::Overridden;
use domain::past;
use domain::rules::{Averaging, RulePack};
use domain::submission::{Cells, Explained};
use domain::workforce::LeftOut;
use files::reference::Reference;
use store::application::Applicants;
use store::roster::Listed;
use store::staff_list::StaffList;
use store::{Books, Counted, FileId, Person};

use crate::DeskError;
use crate::by_hand;
use crate::signing::frozen::{self, Signed};

/// The counts of a year and everything computed from them.
#[derive(Debug)]
pub(crate) struct YearData<'a> {
    pub(crate) rules: &'a RulePack,
    pub(crate) counts: Counts,
    /// The counts as the files give them, whatever was typed in.
    pub(crate) files: Counts,
    pub(crate) nine: Indicators,
    /// Last year's return by item, where one is held.
    pub(crate) last_items: BTreeMap<u16, Cells>,
    /// Last year's indicators.
    pub(crate) last: Option<Indicators>,
    /// Last year's people in the disciplinary process, where they are held.
    pub(crate) disciplined_last_year: Option<Triple>,
    /// Ratio of indicator 3 in last year's return, and whether that is of the mean of two years.
    pub(crate) last_disciplinary: Option<f64>,
    pub(crate) last_is_mean: bool,
    pub(crate) explained: Explained,
    /// The staff list and the applicants, to be seen by where they stand.
    pub(crate) staff: Option<StaffList>,
    pub(crate) applicants: Option<Applicants>,
    /// What became of the people of the case log and of the learning records.
    pub(crate) casework: Option<Folded>,
    pub(crate) training: Option<Folded>,
    /// The return as it was signed, where the year is signed off. Whatever tells the return takes it from here.
    pub(crate) signed: Option<Signed>,
    /// Groups of figures that no file gives and that were typed in.
    pub(crate) typed: BTreeSet<&'static str>,
    /// Figures typed in over those of the files.
    pub(crate) overridden: Vec<Overridden>,
    /// The same of last year, where its return is this program's own and not one that was imported, which says nothing of that.
    pub(crate) last_overridden: Vec<Overridden>,
}

/// Rows of people folded into distinct people.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded {
    /// Distinct people.
    pub(crate) people: Triple,
    /// Rows behind them.
    pub(crate) rows: u32,
    /// People on no staff list.
    pub(crate) unmatched: Triple,
    /// People who left before the snapshot.
    pub(crate) left: Triple,
    /// The same by where they stand.
    pub(crate) stands: HashMap<Stand, Triple>,
    /// The same by file; each person stands with the first file that names them.
    pub(crate) files: BTreeMap<FileId, FoldedFile>,
}

/// Where somebody of a case log or a learning record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Stand {
    /// In a post, by its place in [`StaffList::posts`].
    Post(usize),
    /// They have a number, and the staff list does not know it.
    NotListed,
    /// The row gives no number.
    NoNumber,
}

/// What one file brings to distinct people.
#[derive(Debug, Clone, Default)]
pub(crate) struct FoldedFile {
    /// Distinct people that no file before it names.
    pub(crate) people: u32,
    /// Of these, people on no staff list.
    pub(crate) unmatched: u32,
    /// Rows that count.
    pub(crate) rows: u32,
    /// Rows left out because of who the person is, by reason.
    pub(crate) left_out: BTreeMap<String, u32>,
    /// Sheet rows that count, in order, each with the group its person is counted in and where the person stands.
    pub(crate) row_numbers: Vec<(u32, Group, Stand)>,
}

/// The rules of a year, or the error that there are none.
pub(crate) fn rules(reference: &Reference, year: u16) -> Result<&RulePack, DeskError> {
    reference.rules_for(year).ok_or_else(|| {
        let years: Vec<String> = reference.years().iter().map(ToString::to_string).collect();
        DeskError::NoRules {
            year,
            held: years.join(", "),
        }
    })
}

/// A year's rules, with everything but its dates taken from another pack where one is named.
pub(crate) fn pack(reference: &Reference, year: u16, named: Option<&str>) -> Result<RulePack, DeskError> {
    let own = rules(reference, year)?;
    let Some(named) = named else { return Ok(own.clone()) };
    let other = reference.pack(named).ok_or_else(|| {
        let held: Vec<&str> = reference.rules.iter().map(|pack| pack.name.as_str()).collect();
        DeskError::given(
            format!("There is no rule pack “{named}”."),
            format!("Held are {}.", held.join(", ")),
        )
    })?;
    Ok(RulePack {
        year,
        snapshot: own.snapshot,
        period_first: own.period_first,
        period_last: own.period_last,
        survey_year: own.survey_year,
        ..other.clone()
    })
}

/// Gathers a year under its own rules.
pub(crate) fn year<'a>(books: &Books, reference: &'a Reference, year: u16) -> Result<YearData<'a>, DeskError> {
    under(books, reference, rules(reference, year)?)
}

/// Gathers the year of a pack under that pack.
pub(crate) fn under<'a>(books: &Books, reference: &Reference, rules: &'a RulePack) -> Result<YearData<'a>, DeskError> {
    let held = counts(books, rules)?;
    let last = last_year(books, reference, rules)?;
    let last_rules = reference.rules_for(rules.year - 1).unwrap_or(rules);
    let last_counts = (!last.items.is_empty()).then(|| past::counts(&last.items, last_rules));
    let nine = indicator::compute(&held.counts, last.disciplined, rules);
    Ok(YearData {
        rules,
        nine,
        last: last_counts.map(|counts| indicator::compute(&counts, None, last_rules)),
        disciplined_last_year: last.disciplined,
        last_disciplinary: past::disciplinary_ratio(&last.items, last_rules),
        last_is_mean: !last.items.is_empty() && last_rules.averaging == Averaging::TwoYears,
        last_items: last.items,
        explained: Explained {
            disciplined_not_in_post: not_in_post(held.casework.as_ref()),
            disciplined_last_year_not_in_post: last.not_in_post,
            trained_not_in_post: not_in_post(held.training.as_ref()),
        },
        counts: held.counts,
        files: held.files,
        staff: held.staff,
        applicants: held.applicants,
        casework: held.casework,
        training: held.training,
        signed: frozen::in_force(books, rules.year)?,
        typed: held.typed,
        overridden: held.overridden,
        last_overridden: last.overridden,
    })
}

/// The nine of every year before a pack's of which something is held, by year: the return as it was submitted, else the year's own data.
pub(crate) fn earlier(
    books: &Books,
    reference: &Reference,
    rules: &RulePack,
) -> Result<BTreeMap<u16, Indicators>, DeskError> {
    let mut years = BTreeMap::new();
    let years_before = reference.years().into_iter().filter(|year| *year < rules.year);
    for pack in years_before.filter_map(|year| reference.rules_for(year)) {
        let held = match printed(books, pack)? {
            Some(counts) => counts,
            None => counts(books, pack)?.counts,
        };
        if held != Counts::default() {
            years.insert(pack.year, indicator::compute(&held, None, pack));
        }
    }
    Ok(years)
}

/// The nine of any year of which something is held: counted from its own data, else from the return imported for it.
pub(crate) fn indicators_of(books: &Books, reference: &Reference, year: u16) -> Result<Indicators, DeskError> {
    let rules = rules(reference, year)?;
    let own = counts(books, rules)?.counts;
    if own != Counts::default() {
        return Ok(indicator::compute(&own, None, rules));
    }
    let items = imported_items(books, year)?;
    if items.is_empty() {
        return Err(DeskError::NotReady {
            message: format!("Nothing is held for {year}."),
            hint: format!("Import the data or the return of {year} first."),
        });
    }
    Ok(indicator::compute(&past::counts(&items, rules), None, rules))
}

/// The counts of a year from its own files and typed figures, some people in other groups than its staff list says.
pub(crate) fn counted_as(
    books: &Books,
    rules: &RulePack,
    groups: &HashMap<Person, Group>,
) -> Result<Counts, DeskError> {
    Ok(counts_as(books, rules, groups)?.counts)
}

/// The counts of a year from its own files and typed figures, and which of the latter stand over the former.
pub(crate) fn own(books: &Books, rules: &RulePack) -> Result<(Counts, Vec<Overridden>), DeskError> {
    let held = counts(books, rules)?;
    Ok((held.counts, held.overridden))
}

/// The counts of a year from the return imported for it, where there is one.
pub(crate) fn printed(books: &Books, rules: &RulePack) -> Result<Option<Counts>, DeskError> {
    let items = imported_items(books, rules.year)?;
    Ok((!items.is_empty()).then(|| past::counts(&items, rules)))
}

/// The people of a year who entered the disciplinary process: from its own files, else from its return.
pub(crate) fn casework_of(books: &Books, rules: &RulePack) -> Result<Option<Triple>, DeskError> {
    let own = counts(books, rules)?.counts.casework;
    let held = match own {
        Some(held) => Some(held),
        None => printed(books, rules)?.and_then(|counts| counts.casework),
    };
    Ok(held.map(|held| held.people))
}

fn imported_items(books: &Books, year: u16) -> Result<BTreeMap<u16, Cells>, DeskError> {
    Ok(store::past_item::of_year(books, year)?
        .into_iter()
        .filter_map(|(item, figures)| Some((item.parse().ok()?, figures)))
        .collect())
}

struct Held {
    counts: Counts,
    /// As the files give them.
    files: Counts,
    staff: Option<StaffList>,
    applicants: Option<Applicants>,
    casework: Option<Folded>,
    training: Option<Folded>,
    typed: BTreeSet<&'static str>,
    overridden: Vec<Overridden>,
}

/// The counts of a year as its files give them, whatever was typed in.
pub(crate) fn of_files(books: &Books, rules: &RulePack) -> Result<Counts, DeskError> {
    Ok(from_files(books, rules, &HashMap::new())?.counts)
}

fn counts(books: &Books, rules: &RulePack) -> Result<Held, DeskError> {
    counts_as(books, rules, &HashMap::new())
}

/// The counts of a year with some people of its case log and learning records in other groups than the year's staff list says.
fn counts_as(books: &Books, rules: &RulePack, groups: &HashMap<Person, Group>) -> Result<Held, DeskError> {
    let mut held = from_files(books, rules, groups)?;
    let (entries, given) = (
        store::entry::of_year(books, rules.year)?,
        store::entry::given(books, rules.year)?,
    );
    let applied = by_hand::apply(&entries, &given, &mut held.counts);
    (held.typed, held.overridden) = (applied.by_hand, applied.overridden);
    Ok(held)
}

fn from_files(books: &Books, rules: &RulePack, groups: &HashMap<Person, Group>) -> Result<Held, DeskError> {
    let year = rules.year;
    let (cases, learning) = (
        store::case_entry::counted(books, year)?,
        store::learning::counted(books, year)?,
    );
    let named = cases.iter().chain(&learning).flatten().filter_map(|row| row.person);
    let staff = store::staff_list::of_year(books, year, &named.collect::<HashSet<_>>())?;
    let nobody = HashMap::new();
    let roster = staff.as_ref().map_or(&nobody, |list| &list.people);
    let casework = cases.map(|rows| fold(&rows, roster, groups, |_| None));
    let training = learning.map(|rows| {
        fold(&rows, roster, groups, |standing| {
            (standing == Some(LeftOut::StarterAfter)).then_some(LeftOut::StarterAfter)
        })
    });
    let applicants = store::application::of_year(books, year)?;
    let counts = Counts {
        workforce: staff.as_ref().map(StaffList::workforce),
        recruitment: applicants.as_ref().map(Applicants::recruitment),
        casework: casework.as_ref().map(|held| domain::casework::Casework {
            people: held.people,
            cases: held.rows,
        }),
        training: training.as_ref().map(|held| held.people),
        survey: store::survey_result::of_year(books, year)?.unwrap_or_default(),
        board: store::board_member::board(books, year)?,
    };
    Ok(Held {
        files: counts.clone(),
        counts,
        staff,
        applicants,
        casework,
        training,
        typed: BTreeSet::new(),
        overridden: Vec::new(),
    })
}

/// Folds rows into distinct people. The staff list says who they are; a person on none keeps what the row says, else is unknown.
///
/// `groups` goes before what the list says. `also_left_out` names further standings that leave a person out, beside those outside the standard altogether.
fn fold(
    rows: &[Counted],
    roster: &HashMap<Person, Listed>,
    groups: &HashMap<Person, Group>,
    also_left_out: impl Fn(Option<LeftOut>) -> Option<LeftOut>,
) -> Folded {
    let mut folded = Folded::default();
    let mut seen: HashSet<Person> = HashSet::new();
    for Counted {
        file,
        row,
        person,
        group: stated,
    } in rows.iter().copied()
    {
        let part = folded.files.entry(file).or_default();
        let listed = person.and_then(|person| roster.get(&person));
        let standing = listed.and_then(|held| held.left_out);
        let outside = standing
            .filter(|reason| reason.is_outside_the_standard())
            .or_else(|| also_left_out(standing));
        if let Some(reason) = outside {
            *part.left_out.entry(reason.key().to_owned()).or_default() += 1;
            continue;
        }
        folded.rows += 1;
        part.rows += 1;
        let group = person
            .and_then(|person| groups.get(&person).copied())
            .or(listed.map(|held| held.group))
            .filter(|group| *group != Group::Unknown)
            .or(stated)
            .unwrap_or(Group::Unknown);
        let stand = match (person, listed) {
            (_, Some(held)) => Stand::Post(held.post),
            (Some(_), None) => Stand::NotListed,
            (None, None) => Stand::NoNumber,
        };
        part.row_numbers.push((row, group, stand));
        if person.is_some_and(|person| !seen.insert(person)) {
            continue;
        }
        folded.people.count(group);
        folded.stands.entry(stand).or_default().count(group);
        part.people += 1;
        if listed.is_none() {
            part.unmatched += 1;
            folded.unmatched.count(group);
        } else if standing == Some(LeftOut::Leaver) {
            folded.left.count(group);
        }
    }
    folded
}

/// People of a count who left before the snapshot or are on no staff list.
fn not_in_post(folded: Option<&Folded>) -> Triple {
    folded.map(|held| held.unmatched + held.left).unwrap_or_default()
}

/// What is held of last year.
struct LastYear {
    /// Its return by item number: the one imported, else the one signed here, else what this program itself holds for last year.
    items: BTreeMap<u16, Cells>,
    /// Its people in the disciplinary process: from its own files or typed in, else from the return where that holds the people of one year.
    disciplined: Option<Triple>,
    /// Of these, people on no staff list of last year, or who left before its snapshot.
    not_in_post: Triple,
    /// Figures of its own return that were typed in over those of its files.
    overridden: Vec<Overridden>,
}

fn last_year(books: &Books, reference: &Reference, rules: &RulePack) -> Result<LastYear, DeskError> {
    let imported = imported_items(books, rules.year - 1)?;
    let Some(last_rules) = reference.rules_for(rules.year - 1) else {
        return Ok(LastYear {
            disciplined: past::counts(&imported, rules).casework.map(|held| held.people),
            items: imported,
            not_in_post: Triple::default(),
            overridden: Vec::new(),
        });
    };
    let held = counts(books, last_rules)?;
    let not_in_post = not_in_post(held.casework.as_ref());
    let own = held.counts;
    let people = |counts: &Counts| counts.casework.map(|held| held.people);
    // People of whom nobody's ethnicity is known say nothing of either group.
    let says = |people: &Triple| people.white + people.bme > 0 || people.unknown == 0;
    let disciplined = people(&own)
        .filter(says)
        .or_else(|| people(&past::counts(&imported, last_rules)).filter(says));
    if !imported.is_empty() {
        return Ok(LastYear {
            items: imported,
            disciplined,
            not_in_post,
            overridden: Vec::new(),
        });
    }
    Ok(LastYear {
        items: own_return(books, reference, &own, last_rules)?,
        disciplined,
        not_in_post,
        overridden: held.overridden,
    })
}

/// The return of a year: the one imported for it, else what this program itself holds for it; empty where nothing is held.
pub(crate) fn return_of(
    books: &Books,
    reference: &Reference,
    rules: &RulePack,
) -> Result<BTreeMap<u16, Cells>, DeskError> {
    let imported = imported_items(books, rules.year)?;
    if !imported.is_empty() {
        return Ok(imported);
    }
    own_return(books, reference, &counts(books, rules)?.counts, rules)
}

/// The return of a year as it was signed here, else as its own counts fill it.
fn own_return(
    books: &Books,
    reference: &Reference,
    own: &Counts,
    rules: &RulePack,
) -> Result<BTreeMap<u16, Cells>, DeskError> {
    let before = match reference.rules_for(rules.year - 1) {
        Some(before) if rules.averaging == Averaging::TwoYears => casework_of(books, before)?,
        _ => None,
    };
    let filled = frozen::in_force(books, rules.year)?.map_or_else(
        || domain::submission::fill(own, before, &BTreeMap::new(), rules),
        |signed| signed.filled,
    );
    let items = filled.lines.into_iter().map(|line| (line.item.number, line.current));
    Ok(items.filter(|(_, cells)| cells.iter().any(Option::is_some)).collect())
}

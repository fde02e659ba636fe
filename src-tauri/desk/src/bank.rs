//! Bank-only workers, kept apart from the return: who they are and how many entered the disciplinary process, from the same files.
//!
//! The Bank WRES was first collected in 2023. Its technical guidance says who a bank worker is and what its indicators are about; how each
//! is worked out was not found, so that what stands here is counted as the standard counts its staff, and says so.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::ethnicity::{Group, Triple};
use domain::indicator::{Ratio, relative_likelihood};
use domain::sentence;
use files::reference::Reference;
use serde_json::{Value, json};
use store::bank_worker::{self, BankWorker};
use store::{Books, Person};

use crate::view::{BankView, Table};
use crate::{Desk, DeskError, gather, nine, text};

/// Where the people of the Bank WRES are defined.
const SOURCE: &str = "NHS England, technical guidance for the Bank WRES (2023): a bank worker is solely on a zero-hours or casual contract with \
                      the NHS; an active one worked, or had paid training, within six months.";

/// What is counted of a year's bank-only workers.
pub(crate) struct Bank {
    pub(crate) people: Triple,
    pub(crate) by_sex: BTreeMap<String, Triple>,
    /// People whose bank posts had all ended by the snapshot date, or begin after it; they are not among the people.
    pub(crate) not_in_force: u32,
    /// Of the people, those whom the list also knows as leavers of a post of the trust itself.
    pub(crate) left_a_post: u32,
    /// The people who could have entered the disciplinary process as bank workers: those who left no post of the trust in the year.
    pub(crate) whole: Triple,
    /// Distinct people who entered the formal disciplinary process in the year; `None` without a case log.
    pub(crate) disciplined: Option<Triple>,
    /// Of these, people who are not among the people, as leavers are among the staff who entered the process.
    pub(crate) disciplined_not_in_force: u32,
    /// Cases whose row names nobody, so that nobody can say whether they are of bank workers.
    pub(crate) without_number: u32,
}

/// Counts the bank-only workers of a year; `None` where it has no staff list.
pub(crate) fn count(books: &Books, year: u16) -> Result<Option<Bank>, DeskError> {
    let Some(workers) = bank_worker::of_year(books, year)? else {
        return Ok(None);
    };
    let mut bank = Bank {
        people: Triple::default(),
        by_sex: BTreeMap::new(),
        not_in_force: 0,
        left_a_post: 0,
        whole: Triple::default(),
        disciplined: None,
        disciplined_not_in_force: 0,
        without_number: 0,
    };
    for worker in workers.values() {
        if !worker.in_force {
            bank.not_in_force += 1;
            continue;
        }
        bank.people.count(worker.group);
        bank.by_sex.entry(worker.sex.clone()).or_default().count(worker.group);
        bank.left_a_post += u32::from(worker.left_a_post);
        if !worker.left_a_post {
            bank.whole.count(worker.group);
        }
    }
    if let Some(cases) = store::case_entry::counted(books, year)? {
        discipline(&mut bank, &cases, &workers);
    }
    Ok(Some(bank))
}

fn discipline(bank: &mut Bank, cases: &[store::Counted], workers: &HashMap<Person, BankWorker>) {
    let (mut people, mut seen) = (Triple::default(), HashSet::new());
    for case in cases {
        let Some(person) = case.person else {
            bank.without_number += 1;
            continue;
        };
        // Whoever left a post of the trust in the year is counted with its staff, and nobody is counted twice.
        let Some(worker) = workers.get(&person).filter(|worker| !worker.left_a_post) else {
            continue;
        };
        if seen.insert(person) {
            bank.disciplined_not_in_force += u32::from(!worker.in_force);
            people.count(match worker.group {
                Group::Unknown => case.group.unwrap_or(Group::Unknown),
                known => known,
            });
        }
    }
    bank.disciplined = Some(people);
}

fn shares(name: &str, people: Triple) -> Vec<String> {
    let percent = |group| people.percent(group).map_or(nine::NONE.to_owned(), text::percent);
    vec![
        if name.is_empty() {
            "Not given".to_owned()
        } else {
            name.to_owned()
        },
        text::count(people.white),
        text::count(people.bme),
        text::count(people.unknown),
        text::count(people.total()),
        percent(Group::Bme),
    ]
}

fn headings(first: &str) -> Vec<String> {
    [first, "White", "BME", "Unknown", "All", "BME share"]
        .map(str::to_owned)
        .to_vec()
}

fn view(books: &Books, reference: &Reference, year: u16) -> Result<BankView, DeskError> {
    let rules = gather::rules(reference, year)?;
    let nothing = |words: &str| BankView {
        nothing: words.to_owned(),
        lead: Vec::new(),
        tables: Vec::new(),
        notes: Vec::new(),
    };
    let Some(bank) = count(books, year)? else {
        return Ok(nothing(
            "There is no staff list yet. Bank-only workers are counted from it.",
        ));
    };
    if bank.people.total() == 0 {
        return Ok(nothing(&none(&bank)));
    }
    let mut lead = vec![format!(
        "The staff list names {} with a bank post in force on the snapshot date and no post that counts in the return. They are in no \
         figure of the return.",
        text::counted(bank.people.total(), "person", "people")
    )];
    if let Some(percent) = bank.people.percent(Group::Bme) {
        let staff = gather::own(books, rules)?
            .0
            .staff()
            .and_then(|staff| staff.percent(Group::Bme));
        let beside = staff.map_or_else(String::new, |staff| {
            format!(", and {} of the staff of the return", text::percent(staff))
        });
        lead.push(format!("{} of them are BME{beside}.", text::percent(percent)));
    }
    let mut tables = vec![Table {
        caption: "Bank-only workers by sex as recorded".to_owned(),
        headings: headings("Sex"),
        rows: bank
            .by_sex
            .iter()
            .map(|(sex, people)| shares(sex, *people))
            .chain([shares("All", bank.people)])
            .collect(),
        note: "Shares are of everyone on the line, people of unknown ethnicity included.".to_owned(),
    }];
    if let Some(people) = bank.disciplined {
        let whole = bank.whole;
        let held = relative_likelihood::compute(Ratio::Disciplinary, whole, people, rules);
        let rate = |group| {
            held.likelihood(group)
                .map_or(nine::NONE.to_owned(), |rate| text::percent(rate * 100.0))
        };
        tables.push(Table {
            caption: "Entering the formal disciplinary process".to_owned(),
            headings: ["", "White", "BME", "Unknown"].map(str::to_owned).to_vec(),
            rows: [
                (
                    "Bank-only workers",
                    Group::ALL.map(|group| text::count(whole.get(group))),
                ),
                (
                    "Entered the process",
                    Group::ALL.map(|group| text::count(people.get(group))),
                ),
                ("Likelihood", Group::ALL.map(rate)),
            ]
            .into_iter()
            .map(|(name, cells)| [&[name.to_owned()][..], &cells].concat())
            .collect(),
            note: format!(
                "Among bank-only workers alone, in the words of indicator 3: {} {}",
                sentence::relative_likelihood(&held),
                sentence::ratio_state(&held)
            ),
        });
    }
    Ok(BankView {
        nothing: String::new(),
        lead,
        tables,
        notes: notes(&bank),
    })
}

/// Why there is nobody to count.
pub(crate) fn none(bank: &Bank) -> String {
    if bank.not_in_force == 0 {
        return "The staff list holds no bank-only workers. A list without bank posts says nothing of them: they may stand in another report."
            .to_owned();
    }
    format!(
        "The staff list holds no bank-only workers of the snapshot date. {}",
        not_in_force(bank)
    )
}

fn not_in_force(bank: &Bank) -> String {
    format!(
        "{} with bank posts that had ended by the snapshot date or begin after it, and no post that counts in the return, {} not among them.",
        text::counted(bank.not_in_force, "person", "people"),
        if bank.not_in_force == 1 { "is" } else { "are" }
    )
}

/// What the counts rest on and what is not known, in sentences.
pub(crate) fn notes(bank: &Bank) -> Vec<String> {
    let mut notes = Vec::new();
    if bank.disciplined.is_none() {
        notes.push("There is no case log yet, so that nothing is said of the disciplinary process.".to_owned());
    }
    if bank.without_number > 0 {
        let cases = match bank.without_number {
            1 => "1 case stands".to_owned(),
            many => format!("{} cases stand", text::count(many)),
        };
        notes.push(format!(
            "{cases} in the case log without a number of the person, so that nobody can say whether they are of bank workers; they are \
             counted with the staff."
        ));
    }
    if bank.left_a_post > 0 {
        notes.push(format!(
            "{} of them left a post of the trust itself. What happened to them in the year is counted with the staff, so they are left out of \
             what is said of the disciplinary process.",
            text::count(bank.left_a_post)
        ));
    }
    if bank.not_in_force > 0 {
        notes.push(not_in_force(bank));
    }
    if bank.disciplined_not_in_force > 0 {
        notes.push(format!(
            "{} of those who entered the disciplinary process {} not among the people counted, since their bank posts had ended by the snapshot date \
             or begin after it. They are counted in the process all the same, as leavers are among the staff.",
            text::count(bank.disciplined_not_in_force),
            if bank.disciplined_not_in_force == 1 { "is" } else { "are" }
        ));
    }
    notes.extend(
        [
            SOURCE,
            "Everyone is counted who has a bank post on the staff list that is in force on the snapshot date, by its dates and its status, and no \
             post that counts in the return. Whether they were active cannot be told from a staff list: somebody who has not worked for long is \
             counted too. Ask for a list of those active on the snapshot date where the guidance wants them alone.",
            "How the Bank WRES works its indicators out was not found in public. The counts here follow the rules of indicators 1 and 3; \
             compare them with the guidance you are sent.",
            "Dismissals, route of entry into the NHS and indicators from the National NHS Bank Survey are not in the trust’s files read here.",
            "True counts: before any of them is published, hide small numbers.",
        ]
        .map(str::to_owned),
    );
    notes
}

pub(crate) fn json(books: &Books, reference: &Reference, year: u16) -> Result<Value, DeskError> {
    let rules = gather::rules(reference, year)?;
    let Some(bank) = count(books, year)? else {
        return Ok(json!({"schema": "wres-desk/bank/1", "year": year, "people": null, "not_calculable": "no_data"}));
    };
    let triple = |people: Triple| json!({"white": people.white, "bme": people.bme, "unknown": people.unknown, "total": people.total()});
    let by_sex: Vec<Value> = bank
        .by_sex
        .iter()
        .map(|(name, people)| {
            let mut line = triple(*people);
            line["name"] = json!(name);
            line
        })
        .collect();
    let discipline = bank.disciplined.map(|people| {
        let held = relative_likelihood::compute(Ratio::Disciplinary, bank.whole, people, rules);
        json!({
            "workers": triple(bank.whole), "people": triple(people), "of_them_not_in_force": bank.disciplined_not_in_force,
            "cases_without_number": bank.without_number,
            "likelihood": {"white": held.likelihood(Group::White), "bme": held.likelihood(Group::Bme)},
            "relative_likelihood": held.value.ok(), "state": held.state.key(),
        })
    });
    Ok(json!({
        "schema": "wres-desk/bank/1", "year": year, "people": triple(bank.people),
        "bme_percent": bank.people.percent(Group::Bme),
        "by_sex": by_sex,
        "left_a_post_of_the_trust": bank.left_a_post, "not_in_force_on_the_snapshot_date": bank.not_in_force, "discipline": discipline,
        "basis": {"people": SOURCE, "formulas": "not found in public; counted as indicators 1 and 3"},
    }))
}

impl Desk {
    /// The bank-only workers of a year, apart from the return.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn bank(&self, year: u16) -> Result<BankView, DeskError> {
        view(self.books(), self.reference(), year)
    }

    /// The same as JSON, unrounded.
    ///
    /// # Errors
    /// As for [`Desk::bank`].
    pub fn bank_json(&self, year: u16) -> Result<Value, DeskError> {
        json(self.books(), self.reference(), year)
    }
}

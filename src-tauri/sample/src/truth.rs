//! The true counts, from the people drawn and nothing else.
//!
//! Rows left out are counted under the first reason that applies. Staff list: totals and footnotes, then bank (those that
//! had ended by the snapshot date apart from those in force), honorary, non-executive, then leaver, starter after the snapshot,
//! student (the trust's answer), then second post of a counted person. Recruitment: not shortlisted, then out of period.
//! Casework: another type, not formal, out of period, then the person's standing. Learning: mandatory, not attended, out of
//! period, then the person's standing.
//!
//! A relative likelihood in last year's return is one number and stands under `white`.

mod breakdowns;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::dates::{SNAPSHOT, in_year};
use crate::trust::{Band, BoardMember, Case, Fate, Group, Learning, Post, Section, Stage, Trust};

/// Rows of the staff list that are no person's: the totals row and the footnote.
const TOTAL_ROWS: u32 = 2;

#[derive(Clone, Copy, Default)]
struct Triple {
    white: u32,
    bme: u32,
    unknown: u32,
}

impl Triple {
    fn add(&mut self, group: Group) {
        match group {
            Group::White => self.white += 1,
            Group::Bme => self.bme += 1,
            Group::Unknown => self.unknown += 1,
        }
    }

    fn of(groups: impl Iterator<Item = Group>) -> Self {
        let mut triple = Self::default();
        groups.for_each(|group| triple.add(group));
        triple
    }

    fn total(self) -> u32 {
        self.white + self.bme + self.unknown
    }

    fn bme_percent(self) -> f64 {
        100.0 * f64::from(self.bme) / f64::from(self.total())
    }

    fn json(self) -> Value {
        json!({"white": self.white, "bme": self.bme, "unknown": self.unknown, "total": self.total()})
    }
}

type Reasons = BTreeMap<&'static str, u32>;

/// Gives the truth as text, the same bytes for the same trust.
pub fn json(trust: &Trust) -> String {
    format!("{:#}\n", count(trust))
}

/// Counts everything the product should find in the workbooks of a trust.
pub fn count(trust: &Trust) -> Value {
    let workforce = Triple::of(counted(trust).map(|(group, ..)| group));
    let (shortlisted, appointed, recruitment) = recruitment(trust);
    let (entered, casework) = casework(trust);
    let (learners, training) = training(trust);
    json!({
        "seed": trust.seed,
        "trust": {"name": crate::NAME, "code": crate::CODE, "region": crate::REGION, "type": crate::TRUST_TYPE},
        "year": crate::YEAR,
        "snapshot": SNAPSHOT.to_string(),
        "workforce": workforce.json(),
        "workforce_bme_percent": workforce.bme_percent(),
        "rows": rows(trust),
        "staff": staff(trust),
        "recruitment": recruitment,
        "casework": casework,
        "training": training,
        "relative_likelihood": {
            "2": ratio(appointed.white, shortlisted.white, appointed.bme, shortlisted.bme),
            "3": ratio(entered.bme, workforce.bme, entered.white, workforce.white),
            "4": ratio(learners.white, workforce.white, learners.bme, workforce.bme),
        },
        "breakdowns": breakdowns::all(trust),
        "survey": survey(trust),
        "board": board(trust, workforce),
        "past_return": past_return(trust),
    })
}

/// The rate of one group over the rate of another; null where it cannot be calculated.
fn ratio(top: u32, top_of: u32, bottom: u32, bottom_of: u32) -> Option<f64> {
    if top_of == 0 || bottom_of == 0 || bottom == 0 {
        return None;
    }
    Some((f64::from(top) / f64::from(top_of)) / (f64::from(bottom) / f64::from(bottom_of)))
}

/// Everyone who counts, with the section and band that count for them.
fn counted(trust: &Trust) -> impl Iterator<Item = (Group, Section, Band, bool)> {
    trust.people.iter().flat_map(|person| {
        let deciding = person.posts.iter().filter(|post| post.fate == Fate::Counted);
        deciding.map(|post| (person.group, post.section, post.band, post.senior_medical_manager))
    })
}

fn rows(trust: &Trust) -> Vec<Value> {
    let mut rows: BTreeMap<(Section, Band), Triple> = BTreeMap::new();
    let mut of_which = Triple::default();
    for (group, section, band, senior_medical_manager) in counted(trust) {
        rows.entry((section, band)).or_default().add(group);
        if senior_medical_manager {
            of_which.add(group);
        }
    }
    let row = |section: Section, band: &str, triple: Triple, of_which: bool| {
        json!({"section": section_key(section), "band": band, "of_which": of_which,
               "white": triple.white, "bme": triple.bme, "unknown": triple.unknown})
    };
    let mut out = Vec::new();
    for ((section, band), triple) in rows {
        out.push(row(section, band_key(band), triple, false));
        if band == Band::Consultant {
            out.push(row(Section::Medical, "senior_medical_manager", of_which, true));
        }
    }
    out
}

fn staff(trust: &Trust) -> Value {
    let mut left_out = Reasons::new();
    let mut second_posts = BTreeSet::new();
    let (mut read, mut used) = (TOTAL_ROWS, 0);
    left_out.insert("total_row", TOTAL_ROWS);
    for person in &trust.people {
        for post in &person.posts {
            read += 1;
            match reason(post.fate, is_over(post)) {
                None => used += 1,
                Some(reason) => *left_out.entry(reason).or_default() += 1,
            }
            if post.fate == Fate::SecondPost {
                second_posts.insert(person.number);
            }
        }
    }
    json!({"rows": {"read": read, "used": used, "left_out": left_out}, "people": used,
           "people_with_two_posts": second_posts.len()})
}

fn recruitment(trust: &Trust) -> (Triple, Triple, Value) {
    let (mut shortlisted, mut appointed) = (Triple::default(), Triple::default());
    let mut left_out = Reasons::from([("not_shortlisted", 0), ("out_of_period", 0)]);
    for application in &trust.applications {
        match application.shortlisted {
            None => *left_out.entry("not_shortlisted").or_default() += 1,
            Some(day) if !in_year(day) => *left_out.entry("out_of_period").or_default() += 1,
            Some(_) => {
                shortlisted.add(application.group);
                if application.stage == Stage::Appointed {
                    appointed.add(application.group);
                }
            }
        }
    }
    let value = json!({"applications": trust.applications.len(), "shortlisted": shortlisted.json(),
                       "appointed": appointed.json(), "left_out": left_out});
    (shortlisted, appointed, value)
}

/// The reason a person is not among the staff of the year, if there is one. Somebody on no staff list counts.
fn outside(trust: &Trust, who: Option<usize>) -> Option<&'static str> {
    match who.map(|index| trust.people[index].standing()) {
        None | Some(Fate::Counted | Fate::Leaver) => None,
        Some(fate) => reason(
            fate,
            who.is_some_and(|index| trust.people[index].posts.iter().all(is_over)),
        ),
    }
}

/// Whether a post had ended by the snapshot date.
fn is_over(post: &Post) -> bool {
    post.leave.is_some_and(|last_day| last_day < SNAPSHOT)
}

/// Counts distinct employee numbers by the group of the person behind each, unknown where there is none.
fn people(trust: &Trust, found: &BTreeMap<u32, Option<usize>>) -> Triple {
    Triple::of(
        found
            .values()
            .map(|who| who.map_or(Group::Unknown, |index| trust.people[index].group)),
    )
}

/// Everyone who entered the formal process, by employee number.
fn entered(trust: &Trust) -> BTreeMap<u32, Option<usize>> {
    let counts = |case: &&Case| case_left_out(case).or_else(|| outside(trust, case.who)).is_none();
    trust
        .cases
        .iter()
        .filter(counts)
        .map(|case| (case.employee, case.who))
        .collect()
}

/// Everyone who accessed training, by employee number.
fn learners(trust: &Trust) -> BTreeMap<u32, Option<usize>> {
    let counts = |row: &&Learning| learning_left_out(row).or_else(|| outside(trust, row.who)).is_none();
    trust
        .learning
        .iter()
        .filter(counts)
        .map(|row| (row.employee, row.who))
        .collect()
}

fn casework(trust: &Trust) -> (Triple, Value) {
    let found = entered(trust);
    let mut left_out = Reasons::new();
    let mut cases = 0;
    for case in &trust.cases {
        match case_left_out(case).or_else(|| outside(trust, case.who)) {
            Some(reason) => *left_out.entry(reason).or_default() += 1,
            None => cases += 1,
        }
    }
    let people = people(trust, &found);
    let value = json!({"rows": trust.cases.len(), "people": people.json(), "cases": cases,
                       "people_who_left": left(trust, &found), "people_on_no_staff_list": unlisted(&found),
                       "left_out": left_out});
    (people, value)
}

fn case_left_out(case: &Case) -> Option<&'static str> {
    match case.formal_began {
        _ if case.case_type != "Disciplinary" => Some("other_case_type"),
        _ if !case.formal => Some("not_formal"),
        Some(day) if in_year(day) => None,
        _ => Some("out_of_period"),
    }
}

fn training(trust: &Trust) -> (Triple, Value) {
    let found = learners(trust);
    let mut left_out = Reasons::new();
    for row in &trust.learning {
        if let Some(reason) = learning_left_out(row).or_else(|| outside(trust, row.who)) {
            *left_out.entry(reason).or_default() += 1;
        }
    }
    let people = people(trust, &found);
    let value = json!({"rows": trust.learning.len(), "people": people.json(), "people_who_left": left(trust, &found),
                       "people_on_no_staff_list": unlisted(&found), "left_out": left_out});
    (people, value)
}

fn learning_left_out(row: &Learning) -> Option<&'static str> {
    if !row.non_mandatory {
        Some("mandatory")
    } else if !row.attended {
        Some("not_attended")
    } else if !in_year(row.date) {
        Some("out_of_period")
    } else {
        None
    }
}

fn left(trust: &Trust, found: &BTreeMap<u32, Option<usize>>) -> usize {
    found
        .values()
        .flatten()
        .filter(|index| trust.people[**index].standing() == Fate::Leaver)
        .count()
}

fn unlisted(found: &BTreeMap<u32, Option<usize>>) -> usize {
    found.values().filter(|who| who.is_none()).count()
}

fn survey(trust: &Trust) -> Value {
    let mut out = Map::new();
    let lines = trust.survey.iter().flat_map(|sheet| &sheet.lines);
    for line in lines.filter(|line| line.code == crate::CODE) {
        for (indicator, figure) in (5..).zip(line.years[4]) {
            let percent = |share: Option<u32>| share.map(|thousandths| f64::from(thousandths) / 10.0);
            out.insert(
                format!("{indicator}"),
                json!({"white_percent": percent(figure.thousandths[0]), "bme_percent": percent(figure.thousandths[1]),
                       "white_responses": figure.responses[0], "bme_responses": figure.responses[1]}),
            );
        }
    }
    Value::Object(out)
}

fn board(trust: &Trust, workforce: Triple) -> Value {
    let sits = |member: &&BoardMember| member.start <= SNAPSHOT && member.end.is_none_or(|end| end >= SNAPSHOT);
    let triple = |wanted: fn(&BoardMember) -> bool| {
        Triple::of(
            trust
                .board
                .iter()
                .filter(sits)
                .filter(|member| wanted(member))
                .map(|member| member.group),
        )
    };
    let (total, voting, executive) = (
        triple(|_| true),
        triple(|member| member.voting),
        triple(|member| member.executive),
    );
    let ended = |end: Option<NaiveDate>| end.is_some_and(|end| end < SNAPSHOT);
    let difference = |part: Triple| part.bme_percent() - workforce.bme_percent();
    json!({
        "rows": trust.board.len(),
        "total": total.json(),
        "voting": voting.json(),
        "non_voting": triple(|member| !member.voting).json(),
        "executive": executive.json(),
        "non_executive": triple(|member| !member.executive).json(),
        "difference_points": {"total": difference(total), "voting": difference(voting), "executive": difference(executive)},
        "left_out": {"leaver": trust.board.iter().filter(|member| ended(member.end)).count(),
                     "starter_after": trust.board.iter().filter(|member| member.start > SNAPSHOT).count()},
    })
}

fn past_return(trust: &Trust) -> Value {
    let year = |place: usize| -> Map<String, Value> {
        let triple = |[white, bme, unknown]: [Option<f64>; 3]| json!({"white": white, "bme": bme, "unknown": unknown});
        trust
            .past_return
            .iter()
            .map(|item| (item.number.to_string(), triple(item.years[place])))
            .collect()
    };
    json!({"2024": year(0), "2025": year(1)})
}

fn reason(fate: Fate, is_over: bool) -> Option<&'static str> {
    match fate {
        Fate::Counted => None,
        Fate::SecondPost => Some("second_post"),
        Fate::Bank if is_over => Some("bank_ended"),
        Fate::Bank => Some("bank"),
        Fate::Honorary => Some("honorary"),
        Fate::NonExecutive => Some("non_executive"),
        Fate::Student => Some("student"),
        Fate::Leaver => Some("leaver"),
        Fate::StarterAfter => Some("starter_after"),
    }
}

fn section_key(section: Section) -> &'static str {
    match section {
        Section::NonClinical => "non_clinical",
        Section::Clinical => "clinical",
        Section::Medical => "medical",
    }
}

fn band_key(band: Band) -> &'static str {
    match band {
        Band::Under1 => "under_1",
        Band::Band1 => "band_1",
        Band::Band2 => "band_2",
        Band::Band3 => "band_3",
        Band::Band4 => "band_4",
        Band::Band5 => "band_5",
        Band::Band6 => "band_6",
        Band::Band7 => "band_7",
        Band::Band8a => "band_8a",
        Band::Band8b => "band_8b",
        Band::Band8c => "band_8c",
        Band::Band8d => "band_8d",
        Band::Band9 => "band_9",
        Band::Vsm => "vsm",
        Band::Consultant => "consultant",
        Band::CareerGrade => "career_grade",
        Band::Trainee => "trainee",
        Band::OtherMedical => "other_medical",
    }
}

//! The program's words for the passages of the papers.
//!
//! They are made of results as a paper may show them, so they tell nothing that the paper hides.

use std::collections::BTreeMap;

use domain::finding::Severity;
use domain::gap::State;
use domain::rules::RulePack;

use super::shown::Shown;
use crate::checks::Reasoned;
use crate::text;
use crate::view::ActionView;

/// The program's words by key, and what a trust's own words are compared with to see whether they are out of date.
pub(crate) struct Drafts {
    words: BTreeMap<String, String>,
    basis: BTreeMap<String, String>,
}

impl Drafts {
    /// The program's words; empty where it has none.
    pub(super) fn words(&self, key: &str) -> String {
        self.words.get(key).cloned().unwrap_or_default()
    }

    /// What words of the trust's own rest on.
    pub(super) fn basis(&self, key: &str) -> String {
        self.basis.get(key).cloned().unwrap_or_default()
    }
}

/// What drafts are made of.
pub(super) struct From<'a> {
    pub(super) rules: &'a RulePack,
    /// The trust, or "the trust" where it has no name.
    pub(super) trust: String,
    pub(super) shown: &'a [Shown],
    pub(super) actions: &'a [ActionView],
    pub(super) checks: &'a [Reasoned],
    /// Staff in post, the share who are BME, and the share whose ethnicity is known, as they may be shown.
    pub(super) staff: [String; 3],
    /// Counts with the share whose ethnicity is not known: "Staff in post", "2.1%".
    pub(super) unknown: Vec<[String; 2]>,
    pub(super) month: String,
    pub(super) typed_over: usize,
}

/// The drafts.
pub(super) fn drafts(from: &From<'_>) -> Drafts {
    let mut words = BTreeMap::new();
    let mut put = |key: &str, text: String| words.insert(key.to_owned(), text);
    put("board.purpose", "For assurance and decision.".to_owned());
    put("board.assurance", assurance(from));
    put("board.risks", risks(from));
    put(
        "board.well_led",
        "The Care Quality Commission looks at the Workforce Race Equality Standard in its inspections of how well a trust is led.".to_owned(),
    );
    put("board.recommendation", recommendation(from));
    put("board.summary", summary(from));
    put("board.quality", quality(from));
    put("board.plan", plan(from));
    put("report.date", from.month.clone());
    put("report.completeness", quality(from));
    put("report.reliability", reliability(from));
    put("report.period", period(from.rules));
    put("report.plan", published_plan(from));
    for held in from.shown {
        let number = held.row.number;
        put(&format!("report.narrative.{number}"), narrative(held));
        put(&format!("report.action.{number}"), answering(from, held));
    }
    let mut basis = words.clone();
    for held in from.shown {
        // A note of the board has no draft: it rests on the result that it speaks of.
        let said = format!("{} {}", held.row.sentence, held.row.state_label);
        basis.insert(super::passages::note_key(held.row.number), said);
    }
    Drafts { words, basis }
}

/// "1, 3 and 5".
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// "Indicator 2", "Indicators 1, 3 and 5".
fn named(numbers: &[u8]) -> String {
    let noun = if numbers.len() == 1 { "Indicator" } else { "Indicators" };
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    format!("{noun} {}", listed(&numbers))
}

fn in_state(from: &From<'_>, state: State) -> Vec<u8> {
    let held = from.shown.iter().filter(|held| held.is_open && held.state == state);
    held.map(|held| held.row.number).collect()
}

fn number(count: usize) -> String {
    text::count(u32::try_from(count).unwrap_or(u32::MAX))
}

fn summary(from: &From<'_>) -> String {
    let [staff, bme, _] = &from.staff;
    let lead = if staff.is_empty() {
        format!(
            "This paper gives the results of {} in the Workforce Race Equality Standard {}.",
            from.trust, from.rules.year
        )
    } else {
        format!(
            "This paper gives the results of {} in the Workforce Race Equality Standard {}. On {} it had {staff} staff in post, of whom {bme} \
             were Black or minority ethnic (BME).",
            from.trust,
            from.rules.year,
            text::date(from.rules.snapshot)
        )
    };
    let parts = [
        (
            State::Worse,
            "a result that is worse for BME staff by more than chance would explain",
        ),
        (
            State::Better,
            "a result that is better for BME staff by more than chance would explain",
        ),
        (
            State::NoClearDifference,
            "no difference that chance would not give as well",
        ),
        (State::TooFew, "too few people to say more than the counts"),
    ];
    let mut sentences = Vec::new();
    for (state, what) in parts {
        let numbers = in_state(from, state);
        if !numbers.is_empty() {
            let shows = if numbers.len() == 1 { "shows" } else { "show" };
            sentences.push(format!("{} {shows} {what}.", named(&numbers)));
        }
    }
    let without: Vec<u8> = from
        .shown
        .iter()
        .filter(|held| held.is_open && held.state == State::Missing)
        .map(|held| held.row.number)
        .collect();
    if !without.is_empty() {
        let has = if without.len() == 1 { "has" } else { "have" };
        sentences.push(format!("{} {has} no figures yet.", named(&without)));
    }
    let closed: Vec<u8> = from
        .shown
        .iter()
        .filter(|held| !held.is_open)
        .map(|held| held.row.number)
        .collect();
    if !closed.is_empty() {
        let is = if closed.len() == 1 { "is" } else { "are" };
        sentences.push(format!(
            "{} {is} not shown, since small numbers of people could be worked out.",
            named(&closed)
        ));
    }
    format!("{lead}\n\n{}\n\n{}", sentences.join(" "), plan(from))
}

fn assurance(from: &From<'_>) -> String {
    let of = |severity: Severity| from.checks.iter().filter(move |held| held.check.severity == severity);
    let errors = of(Severity::Error).count();
    let warnings = of(Severity::Warning).count();
    let reasons = of(Severity::Warning).filter(|held| !held.is_open()).count();
    let found = match (errors, warnings) {
        (0, 0) => "The checks of the return found nothing.".to_owned(),
        (0, warnings) => format!(
            "The checks of the return found no error and {}, of which {} explained.",
            text::counted(
                u32::try_from(warnings).unwrap_or(u32::MAX),
                "thing to look at",
                "things to look at"
            ),
            match reasons {
                0 => "none is".to_owned(),
                1 => "1 is".to_owned(),
                many => format!("{} are", number(many)),
            }
        ),
        (errors, _) => format!(
            "The checks of the return found {} that must be put right before it is submitted.",
            text::counted(u32::try_from(errors).unwrap_or(u32::MAX), "error", "errors")
        ),
    };
    format!(
        "Every figure was worked out from the trust’s own records, and each can be followed back to them. {found} A difference is called worse \
         or better only where chance alone would rarely give it."
    )
}

fn risks(from: &From<'_>) -> String {
    let worse = in_state(from, State::Worse);
    if worse.is_empty() {
        return "No indicator is worse for BME staff by more than chance would explain.".to_owned();
    }
    let is = if worse.len() == 1 { "is" } else { "are" };
    format!(
        "{} {is} worse for BME staff by more than chance would explain. The public sector equality duty (Equality Act 2010, section 149) asks the \
         trust to have due regard to removing such disadvantage.",
        named(&worse)
    )
}

fn recommendation(from: &From<'_>) -> String {
    let plan = if from.actions.is_empty() {
        "to ask for an action plan that answers them"
    } else {
        "to agree the action plan"
    };
    format!("The board is asked to note the results, {plan}, and to agree that the public report be published.")
}

fn quality(from: &From<'_>) -> String {
    let mut sentences = Vec::new();
    let [_, _, known] = &from.staff;
    if !known.is_empty() {
        sentences.push(format!("{known} of staff in post have said what their ethnicity is."));
    }
    let rest: Vec<String> = from
        .unknown
        .iter()
        .skip(1)
        .filter(|[_, share]| !share.is_empty() && share != "0.0%")
        .map(|[what, share]| format!("{share} of {what}"))
        .collect();
    if !rest.is_empty() {
        sentences.push(format!("Ethnicity is not known of {}.", listed(&rest)));
    }
    let missing: Vec<u8> = from
        .shown
        .iter()
        .filter(|held| held.is_open && held.state == State::Missing)
        .map(|held| held.row.number)
        .collect();
    if !missing.is_empty() {
        sentences.push(format!("Nothing is held for {}.", named(&missing).to_lowercase()));
    }
    if from.typed_over > 0 {
        let figures = text::counted(
            u32::try_from(from.typed_over).unwrap_or(u32::MAX),
            "figure was",
            "figures were",
        );
        sentences.push(format!("{figures} typed in over those that the files give."));
    }
    if sentences.is_empty() {
        return "Nothing is known to be missing from the data.".to_owned();
    }
    sentences.join(" ")
}

fn reliability(from: &From<'_>) -> String {
    let year = from.rules.year;
    let broken: Vec<String> = (1..=9)
        .filter_map(|number| {
            let held = from.rules.latest_break(number, year).filter(|held| held.year == year)?;
            Some(format!("Indicator {number}: {}", held.why.trim_end_matches('.')))
        })
        .collect();
    let mut cautions: Vec<&str> = Vec::new();
    for caution in (1..=9).flat_map(|number| from.rules.cautions(number, year)) {
        if !cautions.contains(&caution.what.as_str()) {
            cautions.push(&caution.what);
        }
    }
    let mut sentences: Vec<String> = broken.into_iter().map(|held| format!("{held}.")).collect();
    sentences.extend(cautions.into_iter().map(str::to_owned));
    if sentences.is_empty() {
        return format!(
            "No change of definition is known that would stop {year} from being compared with {}.",
            year - 1
        );
    }
    sentences.join(" ")
}

fn period(rules: &RulePack) -> String {
    format!(
        "Staff and board members: those in post on {}. Recruitment, disciplinary process and training: {} to {}. Staff survey: {}.",
        text::date(rules.snapshot),
        text::date(rules.period_first),
        text::date(rules.period_last),
        rules.survey_year
    )
}

fn plan(from: &From<'_>) -> String {
    let open = from.actions.iter().filter(|action| action.standing.is_open).count();
    let late = from.actions.iter().filter(|action| action.standing.is_overdue).count();
    match (from.actions.len(), open, late) {
        (0, ..) => "The action plan has no actions yet.".to_owned(),
        (all, open, late) => {
            let actions = text::counted(u32::try_from(all).unwrap_or(u32::MAX), "action", "actions");
            let is = |count: usize| if count == 1 { "is" } else { "are" };
            let late = match late {
                0 => "none is overdue".to_owned(),
                late => format!("{} {} overdue", number(late), is(late)),
            };
            format!(
                "The action plan has {actions}. {} {} open, and {late}.",
                number(open),
                is(open)
            )
        }
    }
}

fn published_plan(from: &From<'_>) -> String {
    if from.actions.is_empty() {
        return String::new();
    }
    "The actions stand beside the indicators in the table above. The whole plan, with owners, dates and measures, is published with this report."
        .to_owned()
}

fn narrative(held: &Shown) -> String {
    let row = &held.row;
    if !held.is_open {
        return row.sentence.clone();
    }
    let england = match (row.england.gap.as_str(), row.england.text.as_str()) {
        ("", "") => String::new(),
        (_, text) => format!("England, {}: {text}.", row.england.year),
    };
    [row.sentence.as_str(), row.state_sentence.as_str(), england.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn answering(from: &From<'_>, held: &Shown) -> String {
    let number = held.row.number;
    let titles: Vec<String> = from
        .actions
        .iter()
        .filter(|action| action.fields.indicator == number || action.fields.others.contains(&number))
        .map(|action| {
            let by = action.fields.due.parse().map(text::date).unwrap_or_default();
            let title = action.fields.title.trim_end_matches('.');
            if by.is_empty() {
                format!("{title}.")
            } else {
                format!("{title}, by {by}.")
            }
        })
        .collect();
    if titles.is_empty() && held.state != State::Worse {
        return "No action is planned for this indicator.".to_owned();
    }
    titles.join("\n\n")
}

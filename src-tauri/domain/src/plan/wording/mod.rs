//! The check of an action's wording: what could not be seen done, counted, dated or answered for, with what to write instead.
//!
//! It never blocks anything and blames nobody. Whether a target lies inside the noise, and what else stands in the plan, is told by the caller;
//! nothing here counts. The words are data ([`Vocabulary`]); the rules are this program's own.

mod owner;
mod phrases;
mod vocabulary;
mod words;

use std::ops::Range;

use chrono::NaiveDate;

use super::ActionType;
use super::state::Aim;
use owner::Owner;
pub use vocabulary::{VagueWords, Vocabulary};

/// What the check reads of an action.
#[derive(Debug, Clone, Copy, Default)]
pub struct Worded<'a> {
    /// What will be done.
    pub title: &'a str,
    /// Role that answers for it.
    pub owner: &'a str,
    /// Role that stands behind it; may be empty.
    pub sponsor: &'a str,
    /// What it works on, where that is said.
    pub kind: Option<ActionType>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub due: Option<NaiveDate>,
    /// The earliest day on which a milestone is due.
    pub first_milestone: Option<NaiveDate>,
    /// What is counted every month or quarter.
    pub process: &'a str,
    /// From where to where, and by when.
    pub process_aim: Aim,
    /// The figure that should move.
    pub outcome: &'a str,
    /// From where to where.
    pub outcome_aim: Aim,
    /// Whether the outcome's target lies where chance alone could take the figure; `None` where that cannot be said.
    pub inside_noise: Option<bool>,
    /// Whether another open action of the same indicator changes how decisions are made.
    pub others_change_process: bool,
    /// Open actions of the same owner, this one among them.
    pub open_actions_of_owner: u32,
    /// The last day of which the next figures could tell: the snapshot date, or the day before the staff survey begins.
    pub figures_taken: Option<NaiveDate>,
}

/// A rule of the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Words that cannot be seen done.
    VagueWords,
    /// Nothing is counted.
    NoNumber,
    /// No last day.
    NoDate,
    /// Nobody answers for it.
    NoOwner,
    /// Everybody or a department answers for it.
    GeneralOwner,
    /// The owner or sponsor reads like a person's name.
    PersonNamed,
    /// Only trains people.
    TrainingOnly,
    /// No figure that should move, or not to where.
    NoOutcome,
    /// Chance alone could take the figure to the target.
    InsideNoise,
    /// The owner has many open actions.
    ManyActions,
    /// Due before it starts.
    DueBeforeStart,
    /// Nothing is due before the next snapshot.
    NothingBeforeSnapshot,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 12] = [
        Self::VagueWords,
        Self::NoNumber,
        Self::NoDate,
        Self::NoOwner,
        Self::GeneralOwner,
        Self::PersonNamed,
        Self::TrainingOnly,
        Self::NoOutcome,
        Self::InsideNoise,
        Self::ManyActions,
        Self::DueBeforeStart,
        Self::NothingBeforeSnapshot,
    ];

    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::VagueWords => "vague_words",
            Self::NoNumber => "no_number",
            Self::NoDate => "no_date",
            Self::NoOwner => "no_owner",
            Self::GeneralOwner => "general_owner",
            Self::PersonNamed => "person_named",
            Self::TrainingOnly => "training_only",
            Self::NoOutcome => "no_outcome",
            Self::InsideNoise => "inside_noise",
            Self::ManyActions => "many_actions",
            Self::DueBeforeStart => "due_before_start",
            Self::NothingBeforeSnapshot => "nothing_before_snapshot",
        }
    }
}

/// The field that a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What will be done.
    Title,
    /// The owner.
    Owner,
    /// The sponsor.
    Sponsor,
    /// The last day.
    Due,
    /// What is counted every month or quarter.
    Process,
    /// The figure that should move, and to where.
    Outcome,
}

impl Field {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Owner => "owner",
            Self::Sponsor => "sponsor",
            Self::Due => "due",
            Self::Process => "process_measure",
            Self::Outcome => "outcome_measure",
        }
    }
}

/// Something that could be said more plainly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The rule it follows from.
    pub rule: Rule,
    /// The field it is about.
    pub field: Field,
    /// The bytes of the field's text that it is about; `None` where it is about the field as a whole. [`Remark::marked`] gives them as the
    /// window counts.
    pub at: Option<Range<usize>>,
    /// What there is to say, as sentences.
    pub message: String,
    /// What could be written instead.
    pub suggestion: String,
}

impl Remark {
    /// The stretch it is about in UTF-16 units of the field's text, in which the window counts.
    pub fn marked(&self, text: &str) -> Option<Range<usize>> {
        let units = |end: usize| text.get(..end).map(|part| part.encode_utf16().count());
        let at = self.at.as_ref()?;
        Some(units(at.start)?..units(at.end)?)
    }
}

/// What could be said more plainly in an action, in the order of its fields.
pub fn check(action: &Worded<'_>, vocabulary: &Vocabulary) -> Vec<Remark> {
    let mut remarks = Vec::new();
    remarks.extend(vague(action, vocabulary));
    remarks.extend(training(action, vocabulary));
    remarks.extend(owner_remark(action, vocabulary));
    remarks.extend(many(action, vocabulary));
    remarks.extend(sponsor(action, vocabulary));
    remarks.extend(dates(action));
    remarks.extend(number(action, vocabulary));
    remarks.extend(outcome(action));
    remarks
}

fn remark(rule: Rule, field: Field, message: impl Into<String>, suggestion: impl Into<String>) -> Remark {
    Remark {
        rule,
        field,
        at: None,
        message: message.into(),
        suggestion: suggestion.into(),
    }
}

fn vague(action: &Worded<'_>, vocabulary: &Vocabulary) -> Vec<Remark> {
    let texts = [(Field::Title, action.title), (Field::Process, action.process)];
    let of = |(field, text): (Field, &str)| {
        let found = phrases::vague(text, vocabulary).into_iter();
        let said = found.map(|found| Remark {
            message: format!("“{}”: {}", &text[found.at.clone()], found.entry.because),
            suggestion: found.entry.instead.clone(),
            rule: Rule::VagueWords,
            field,
            at: Some(found.at),
        });
        said.collect::<Vec<_>>()
    };
    texts.into_iter().flat_map(of).collect()
}

fn training(action: &Worded<'_>, vocabulary: &Vocabulary) -> Option<Remark> {
    if action.others_change_process {
        return None;
    }
    let title = phrases::training_only(action.title, vocabulary);
    // Where it is meant to develop people, counting heads in training tells the same of it as the title would.
    let learns = matches!(action.kind, Some(ActionType::Development | ActionType::Culture));
    let (field, at) = match title {
        Some(at) => (Field::Title, at),
        None if learns && phrases::training_only(action.title, vocabulary).is_none() => {
            (Field::Process, phrases::training_only(action.process, vocabulary)?)
        }
        None => return None,
    };
    Some(Remark {
        at: Some(at),
        ..remark(
            Rule::TrainingOnly,
            field,
            "This trains people and leaves the way decisions are made as it is, and no other action for this indicator changes that. Training \
             by itself has seldom moved figures.",
            "Add an action that changes a step of the process, such as scored interviews or a check before a formal case, and tie the \
             training to it.",
        )
    })
}

fn owner_remark(action: &Worded<'_>, vocabulary: &Vocabulary) -> Option<Remark> {
    let odd = owner::odd(action.owner, vocabulary)?;
    let (rule, at, message, suggestion) = match odd {
        Owner::Nobody(at) => (
            Rule::NoOwner,
            at,
            "Nobody is named to answer for this.".to_owned(),
            "Write the role of one person, such as “Head of resourcing”.".to_owned(),
        ),
        Owner::General(at) => (
            Rule::GeneralOwner,
            at.clone(),
            format!("“{}” is not a role that one person holds, so nobody can be asked how it goes.", &action.owner[at]),
            "Write the role of one person who answers for it, such as “Head of resourcing”; name the others in the milestones.".to_owned(),
        ),
        Owner::Person(at) => (
            Rule::PersonNamed,
            at.clone(),
            named(&action.owner[at]),
            ROLE_INSTEAD.to_owned(),
        ),
    };
    Some(Remark {
        at: Some(at).filter(|at| !at.is_empty()),
        ..remark(rule, Field::Owner, message, suggestion)
    })
}

const ROLE_INSTEAD: &str =
    "Write the role instead, such as “Director of people”. A role stays right when people move on.";

fn named(words: &str) -> String {
    format!("“{words}” reads like a person’s name. The plan is kept and published with roles, not names.")
}

fn sponsor(action: &Worded<'_>, vocabulary: &Vocabulary) -> Option<Remark> {
    let at = owner::person(action.sponsor, vocabulary)?;
    let message = named(&action.sponsor[at.clone()]);
    Some(Remark {
        at: Some(at),
        ..remark(Rule::PersonNamed, Field::Sponsor, message, ROLE_INSTEAD)
    })
}

fn many(action: &Worded<'_>, vocabulary: &Vocabulary) -> Option<Remark> {
    let most = vocabulary.most_open_actions;
    (action.open_actions_of_owner > most && !action.owner.trim().is_empty()).then(|| {
        remark(
            Rule::ManyActions,
            Field::Owner,
            format!(
                "“{}” answers for {} open actions. This program asks to look again above {most}; the number is its own rule of thumb.",
                action.owner.trim(),
                action.open_actions_of_owner
            ),
            "Give some of them to another role, or put the ones that matter least off to the next year.",
        )
    })
}

fn dates(action: &Worded<'_>) -> Option<Remark> {
    let day = |date: NaiveDate| date.format("%-d %B %Y").to_string();
    let Some(due) = action.due else {
        return Some(remark(
            Rule::NoDate,
            Field::Due,
            "There is no day by which this is done.",
            "Choose a due date; if the work never ends, the day by which its first result is there.",
        ));
    };
    if let Some(start) = action.start
        && due < start
    {
        return Some(remark(
            Rule::DueBeforeStart,
            Field::Due,
            format!("This is due on {}, before it starts on {}.", day(due), day(start)),
            "Change one of the two dates.",
        ));
    }
    let taken = action.figures_taken?;
    let first = action.first_milestone.map_or(due, |milestone| milestone.min(due));
    (first > taken).then(|| {
        remark(
            Rule::NothingBeforeSnapshot,
            Field::Due,
            format!(
                "The first thing due is on {}. The next figures tell only of what is there by {}, so they can show nothing of it.",
                day(first),
                day(taken)
            ),
            format!("Add a milestone due by {}, with what will be there by then.", day(taken)),
        )
    })
}

fn number(action: &Worded<'_>, vocabulary: &Vocabulary) -> Option<Remark> {
    const EXAMPLE: &str = "Name what is counted, from what to what and by when, such as “share of panels with scored sheets: from 40% to 90% by 31 March”.";
    if action.process.trim().is_empty() {
        let message = "Nothing is counted, so nobody can see whether this is being done.";
        return Some(remark(Rule::NoNumber, Field::Process, message, EXAMPLE));
    }
    let has_number = action.process_aim.target.is_some()
        || phrases::has_number(action.process, vocabulary)
        || phrases::has_number(action.title, vocabulary);
    let message = "There is no number to reach, so nobody can say when this is enough.";
    (!has_number).then(|| remark(Rule::NoNumber, Field::Process, message, EXAMPLE))
}

fn outcome(action: &Worded<'_>) -> Option<Remark> {
    if action.outcome.trim().is_empty() {
        return Some(remark(
            Rule::NoOutcome,
            Field::Outcome,
            "No figure is named that should move if this works.",
            "Choose the indicator it is for, with its value now as the baseline.",
        ));
    }
    if action.outcome_aim.target.is_none() {
        return Some(remark(
            Rule::NoOutcome,
            Field::Outcome,
            "There is no target for the figure that should move.",
            "Set one that your size could show; the program proposes it where it can.",
        ));
    }
    (action.inside_noise == Some(true)).then(|| {
        remark(
            Rule::InsideNoise,
            Field::Outcome,
            "At your size chance alone could take the figure to this target, so reaching it would not show that the action worked.",
            "Take the target that the program proposes, or give it more years; keep the process measure as the sign of whether it is being done.",
        )
    })
}

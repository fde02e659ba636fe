//! How an action goes: computed from its dates, milestones and readings, never typed. Whether it was delivered and whether the figure
//! moved are two things and stay two.
//!
//! The rules are this program's own. No national document says when an action counts as at risk.

use chrono::NaiveDate;

/// Days after which an action on which nothing was reported is at risk: a quarter, and a week's grace.
pub const QUIET_DAYS: i64 = 98;

/// How far readings of the process measure may lie behind the straight line from baseline to target, as a share of the way between them.
pub const BEHIND: f64 = 0.25;

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Milestone {
    /// What will be there.
    pub what: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When it was.
    pub done_on: Option<NaiveDate>,
}

/// A figure with where it stands and where it should stand by a day.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Aim {
    /// Where it stood at the start.
    pub baseline: Option<f64>,
    /// Where it should stand.
    pub target: Option<f64>,
    /// By when; the action's due date where none is given.
    pub by: Option<NaiveDate>,
}

/// What is known of an action's delivery.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// First day planned.
    pub start: Option<NaiveDate>,
    /// Last day planned.
    pub due: Option<NaiveDate>,
    /// When work began, where somebody said so.
    pub started_on: Option<NaiveDate>,
    /// When it was finished.
    pub finished_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Steps on the way.
    pub milestones: &'a [Milestone],
    /// Aim of the process measure.
    pub process: Aim,
    /// Readings of the process measure, by day.
    pub readings: &'a [(NaiveDate, f64)],
    /// Day of the latest update in words.
    pub updated_on: Option<NaiveDate>,
}

/// Whether what was planned is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delivery {
    /// Nothing was begun, and nothing had to be yet.
    NotStarted,
    /// Begun, and nothing is behind.
    OnTrack,
    /// Something is behind, though the last day has not passed.
    AtRisk,
    /// The last day has passed.
    Late,
    /// What was planned is done.
    Done,
    /// Closed before it was done.
    Closed,
}

impl Delivery {
    /// Every state, in order.
    pub const ALL: [Self; 6] = [
        Self::NotStarted,
        Self::OnTrack,
        Self::AtRisk,
        Self::Late,
        Self::Done,
        Self::Closed,
    ];

    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::OnTrack => "on_track",
            Self::AtRisk => "at_risk",
            Self::Late => "late",
            Self::Done => "done",
            Self::Closed => "closed",
        }
    }

    /// The state for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::OnTrack => "On track",
            Self::AtRisk => "At risk",
            Self::Late => "Late",
            Self::Done => "Done",
            Self::Closed => "Closed",
        }
    }

    /// Whether there is still something to do.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Closed)
    }
}

/// Why an action is in its state. Several things may be behind; each is named.
#[derive(Debug, Clone, PartialEq)]
pub enum Because {
    /// Finished on a day.
    Finished(NaiveDate),
    /// Closed on a day.
    ClosedOn(NaiveDate),
    /// The last day passed this many days ago.
    Overdue(i64),
    /// It should have begun this many days ago, and nothing says that it did.
    NotBegun(i64),
    /// It begins in this many days.
    BeginsIn(i64),
    /// Neither a first nor a last day is given.
    NoDates,
    /// A milestone is overdue by this many days: its place from nought.
    Milestone(usize, i64),
    /// The latest reading is behind the line: the reading, and what the line gives for its day.
    Behind(f64, f64),
    /// Nothing was reported for this many days.
    Quiet(i64),
    /// The next day on which something is due: a milestone's place, or the action itself.
    Next(Option<usize>, NaiveDate),
    /// Begun, and no day is given for what comes next.
    Begun,
}

/// Whether what was planned is done, as of a day, and why.
pub fn delivery(known: &Known<'_>, today: NaiveDate) -> (Delivery, Vec<Because>) {
    if let Some(day) = known.finished_on {
        return (Delivery::Done, vec![Because::Finished(day)]);
    }
    if let Some(day) = known.closed_on {
        return (Delivery::Closed, vec![Because::ClosedOn(day)]);
    }
    let since = |day: NaiveDate| (today - day).num_days();
    let mut behind = Vec::new();
    if let Some(due) = known.due.filter(|due| *due < today) {
        behind.push(Because::Overdue(since(due)));
    }
    for (place, milestone) in known.milestones.iter().enumerate() {
        if milestone.done_on.is_none()
            && let Some(due) = milestone.due.filter(|due| *due < today)
        {
            behind.push(Because::Milestone(place, since(due)));
        }
    }
    let begun = begun_on(known);
    match begun {
        None => {
            if let Some(start) = known.start.filter(|start| *start < today) {
                behind.push(Because::NotBegun(since(start)));
            }
        }
        Some(begun) => {
            if let Some((reading, line)) = behind_the_line(known, begun) {
                behind.push(Because::Behind(reading, line));
            }
            let quiet = since(last_word(known, begun));
            if quiet > QUIET_DAYS {
                behind.push(Because::Quiet(quiet));
            }
        }
    }
    let is_late = matches!(behind.first(), Some(Because::Overdue(_)));
    if !behind.is_empty() {
        return (if is_late { Delivery::Late } else { Delivery::AtRisk }, behind);
    }
    match begun {
        None => {
            let because = match (known.start, known.due) {
                (Some(start), _) => Because::BeginsIn(-since(start)),
                (None, Some(due)) => Because::Next(None, due),
                (None, None) => Because::NoDates,
            };
            (Delivery::NotStarted, vec![because])
        }
        Some(_) => (Delivery::OnTrack, vec![next(known)]),
    }
}

/// The first day on which something shows that work began.
fn begun_on(known: &Known<'_>) -> Option<NaiveDate> {
    let done = known.milestones.iter().filter_map(|milestone| milestone.done_on);
    let read = known.readings.iter().map(|(day, _)| *day);
    known.started_on.into_iter().chain(done).chain(read).min()
}

/// The latest day on which something was reported.
fn last_word(known: &Known<'_>, begun: NaiveDate) -> NaiveDate {
    let done = known.milestones.iter().filter_map(|milestone| milestone.done_on);
    let read = known.readings.iter().map(|(day, _)| *day);
    done.chain(read).chain(known.updated_on).fold(begun, NaiveDate::max)
}

/// The latest reading and where the line stands on its day, where the reading is further behind than [`BEHIND`] allows.
fn behind_the_line(known: &Known<'_>, begun: NaiveDate) -> Option<(f64, f64)> {
    let (baseline, target) = known.process.baseline.zip(known.process.target)?;
    let by = known.process.by.or(known.due)?;
    let (day, reading) = known.readings.iter().max_by_key(|(day, _)| *day).copied()?;
    let from = known.start.unwrap_or(begun).min(begun);
    let (gone, whole) = ((day - from).num_days(), (by - from).num_days());
    if whole <= 0 || (target - baseline).abs() < f64::EPSILON {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "days of a plan are few")]
    let share = (gone as f64 / whole as f64).clamp(0.0, 1.0);
    let way = target - baseline;
    let line = baseline + way * share;
    ((line - reading) / way > BEHIND).then_some((reading, line))
}

/// What is due next.
fn next(known: &Known<'_>) -> Because {
    let open = known.milestones.iter().enumerate();
    let milestone = open
        .filter(|(_, milestone)| milestone.done_on.is_none())
        .filter_map(|(place, milestone)| Some((milestone.due?, Some(place))));
    let itself = known.due.map(|due| (due, None));
    match milestone.chain(itself).min_by_key(|(due, _)| *due) {
        Some((due, place)) => Because::Next(place, due),
        None => Because::Begun,
    }
}

/// Whether the figure moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The action names no figure that would show it.
    NoMeasure,
    /// There is no later figure than the one it began with.
    NotYet,
    /// It reached its target or went past it, and moved more than chance alone usually gives.
    Reached,
    /// It moved towards its target more than chance alone usually gives.
    Better,
    /// It did not move more than chance alone usually gives, or the counts do not tell.
    NotShown,
    /// It moved away from its target more than chance alone usually gives.
    Worse,
    /// The figures cannot be compared: they were not counted in the same way.
    Broken,
}

impl Outcome {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoMeasure => "no_measure",
            Self::NotYet => "not_yet",
            Self::Reached => "reached",
            Self::Better => "better",
            Self::NotShown => "not_shown",
            Self::Worse => "worse",
            Self::Broken => "broken",
        }
    }

    /// The outcome for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NoMeasure => "No outcome measure",
            Self::NotYet => "No later figure yet",
            Self::Reached => "Target reached",
            Self::Better => "Moved towards the target",
            Self::NotShown => "No change beyond chance",
            Self::Worse => "Moved away from the target",
            Self::Broken => "Cannot be compared",
        }
    }
}

/// A figure at the start of an action and the latest one after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// At the start.
    pub from: f64,
    /// The latest.
    pub to: f64,
    /// Whether the change is more than chance alone usually gives; `None` where the counts do not tell.
    pub is_clear: Option<bool>,
}

/// What became of the figure that an action should move.
///
/// `parity` is where White and BME people are alike: the direction in which a figure is better where no target is given, or where the figure
/// had reached it before it set out. Of a share it is that of the whole workforce; who does not know it gives the target.
pub fn outcome(moved: Option<Moved>, target: Option<f64>, parity: f64) -> Outcome {
    let Some(moved) = moved else {
        return Outcome::NotYet;
    };
    if moved.is_clear != Some(true) {
        return Outcome::NotShown;
    }
    // A target that the figure had reached or passed before it set out gives no direction; parity does.
    let is_behind = |target: f64| {
        let way = target - moved.from;
        way * (parity - moved.from) < 0.0 || (way.abs() < f64::EPSILON && target.total_cmp(&parity).is_ne())
    };
    let (target, is_reached) = match target {
        Some(target) if is_behind(target) => (None, true),
        other => (other, false),
    };
    let aim = target.unwrap_or(parity);
    let (before, after) = (aim - moved.from, aim - moved.to);
    // At the target or past it, as seen from the start.
    let is_past = before * after <= 0.0 && before.abs() > f64::EPSILON;
    match (target.is_some() && is_past, after.abs() < before.abs()) {
        (true, _) => Outcome::Reached,
        (false, true) if is_reached => Outcome::Reached,
        (false, true) => Outcome::Better,
        (false, false) => Outcome::Worse,
    }
}

/// The state of an action in one word, its key and its label: its delivery, but closed without effect where it was closed and its figure
/// was not shown to come closer to its aim. What was done before it was closed is not called without effect while no figure can tell.
pub const fn in_a_word(delivery: Delivery, is_closed: bool, outcome: Outcome) -> (&'static str, &'static str) {
    let moved = matches!(outcome, Outcome::Reached | Outcome::Better);
    let is_told = matches!(outcome, Outcome::NotShown | Outcome::Worse);
    if is_closed && !moved && (is_told || !matches!(delivery, Delivery::Done)) {
        ("closed_without_effect", "Closed without effect")
    } else {
        (delivery.key(), delivery.label())
    }
}

//! The action plan.

use super::{Choice, views};

views! {
    /// The action plan screen.
    pub struct PlanView {
        /// The day for which the states hold, "23 November 2026".
        pub as_at: String,
        /// The actions, in order.
        pub actions: Vec<ActionView>,
        /// What a draft would be drawn from: the indicators that are worse for BME people, most people affected first.
        pub gaps: Vec<GapView>,
        /// What is due and was not done, longest first.
        pub overdue: Vec<DueView>,
        /// What is due by the end of next quarter, soonest first.
        pub coming: Vec<DueView>,
        /// The end of next quarter, "31 March 2027".
        pub coming_until: String,
        /// What can be chosen in an action's fields.
        pub choices: PlanChoices,
    }

    /// What can be chosen in an action's fields.
    pub struct PlanChoices {
        /// Indicators, "2: Appointment from shortlisting".
        pub indicators: Vec<Choice>,
        /// The six High Impact Actions.
        pub high_impact_actions: Vec<Choice>,
        /// What an action works on.
        pub kinds: Vec<Choice>,
        /// Grades of evidence.
        pub grades: Vec<Choice>,
        /// How a cause is known.
        pub known_by: Vec<Choice>,
        /// What a process measure counts in.
        pub units: Vec<Choice>,
    }

    /// A gap from which actions are drafted.
    pub struct GapView {
        /// The indicator, 1 to 9.
        pub indicator: u8,
        /// "2: Appointment from shortlisting".
        pub label: String,
        /// The gap in words, with its figure.
        pub gap: String,
        /// Why it stands where it does in the order.
        pub because: String,
        /// A target that the trust could detect, in words.
        pub target: String,
        /// How many actions of the plan answer it.
        pub actions: u32,
    }

    /// Something that is due.
    pub struct DueView {
        /// The action.
        pub action: i64,
        /// The action's words.
        pub title: String,
        /// The milestone; empty where the action itself is due.
        pub milestone: String,
        /// Role that owns the action.
        pub owner: String,
        /// The day, ISO text.
        pub day: String,
        /// How far away it is: "in 12 days", "3 days ago".
        pub away: String,
    }

    /// One action as it stands.
    pub struct ActionView {
        /// Id in the store; 0 for one not kept yet.
        pub id: i64,
        /// Collection year.
        pub year: u16,
        /// Its place in the plan, from 1.
        pub position: u32,
        /// The year of the plan from which it was carried over, where it was.
        pub carried_from: Option<u16>,
        /// Everything that can be changed.
        pub fields: ActionFields,
        /// Source of the evidence of the library action it came from; empty for the trust's own.
        pub source: String,
        /// What the law says of such an action; empty where positive action is not near.
        pub legal_note: String,
        /// How it goes, worked out.
        pub standing: StandingView,
        /// What the wording check remarks.
        pub remarks: Vec<RemarkView>,
    }

    /// Everything of an action that can be changed. Dates are ISO text; what is not given is empty.
    pub struct ActionFields {
        /// Indicator whose figure it should move, 1 to 9.
        pub indicator: u8,
        /// Other indicators that it serves.
        pub others: Vec<u8>,
        /// The library action it came from; empty for the trust's own.
        pub library_key: String,
        /// Key of what it works on.
        pub kind: String,
        /// High Impact Actions it serves, 1 to 6.
        pub high_impact_actions: Vec<u8>,
        /// What will be done.
        pub title: String,
        /// The gap it answers, as it stood when drafted.
        pub gap: String,
        /// What the trust believes lies behind the gap.
        pub cause: String,
        /// Key of how it knows.
        pub known_by: String,
        /// Why we believe it will work.
        pub why: String,
        /// Key of the grade of the evidence.
        pub evidence: String,
        /// Role that owns it.
        pub owner: String,
        /// Executive sponsor, a role.
        pub sponsor: String,
        /// Staff network that owns it too.
        pub co_owner: String,
        /// The whole trust, a division or a staff group.
        pub scope: String,
        /// Start.
        pub start: String,
        /// Due.
        pub due: String,
        /// Steps on the way.
        pub milestones: Vec<MilestoneView>,
        /// What is counted every month or quarter.
        pub process_measure: String,
        /// Where it stands at the start.
        pub process_baseline: Option<f64>,
        /// Where it should stand.
        pub process_target: Option<f64>,
        /// Key of what both count in.
        pub process_unit: String,
        /// By when.
        pub process_by: String,
        /// What was counted, by day.
        pub readings: Vec<ReadingView>,
        /// What should change.
        pub outcome_measure: String,
        /// The collection year whose figure of the indicator is the baseline; none where the outcome is another measure.
        pub outcome_from: Option<u16>,
        /// That figure.
        pub outcome_baseline: Option<f64>,
        /// The figure aimed at.
        pub outcome_target: Option<f64>,
        /// The collection year by which.
        pub outcome_by: Option<u16>,
        /// Where another measure stands, in words.
        pub baseline: String,
        /// Where another measure should stand, in words.
        pub target: String,
        /// Equality and legal check.
        pub legal: String,
        /// Money, time and people it needs.
        pub resources: String,
        /// What could go wrong.
        pub risk: String,
        /// Words on how it goes, oldest first.
        pub updates: Vec<UpdateView>,
        /// Papers that lie elsewhere.
        pub attachments: Vec<AttachmentView>,
        /// Where the board decided on it.
        pub board_reference: String,
        /// When work began.
        pub started_on: String,
        /// When it was finished.
        pub finished_on: String,
        /// When it was closed.
        pub closed_on: String,
        /// Why it was closed.
        pub closed_reason: String,
        /// What came of it.
        pub impact: String,
    }

    /// A step on the way.
    pub struct MilestoneView {
        /// What will be there.
        pub what: String,
        /// By when.
        pub due: String,
        /// When it was.
        pub done_on: String,
    }

    /// A reading of the process measure.
    pub struct ReadingView {
        /// The day.
        pub day: String,
        /// What was counted.
        pub value: f64,
    }

    /// A word on how it goes.
    pub struct UpdateView {
        /// The day of which it speaks.
        pub day: String,
        /// Who said so, a role.
        pub role: String,
        /// What was said.
        pub words: String,
    }

    /// A paper that lies elsewhere.
    pub struct AttachmentView {
        /// What it is.
        pub what: String,
        /// Where it lies.
        pub whereto: String,
    }

    /// An action as an indicator's page names it.
    pub struct ActionBrief {
        /// Its id.
        pub id: i64,
        /// What will be done.
        pub title: String,
        /// Role that owns it.
        pub owner: String,
    }

    /// How an action goes: delivery and outcome are two things.
    pub struct StandingView {
        /// Key of the one word: not_started, on_track, at_risk, late, done, closed or closed_without_effect.
        pub state: String,
        /// The one word.
        pub label: String,
        /// How it is coloured: plain, good, watch or act.
        pub tone: String,
        /// Why, one sentence each.
        pub because: Vec<String>,
        /// Key of what became of the figure.
        pub outcome: String,
        /// The same in words.
        pub outcome_label: String,
        /// Its figures in a sentence; empty where there are none.
        pub outcome_because: String,
        /// The outcome's baseline in words.
        pub baseline: String,
        /// The outcome's target in words.
        pub target: String,
        /// The next day on which something is due, ISO text; empty where nothing is.
        pub next: String,
        /// Whether it is still to be worked on.
        pub is_open: bool,
        /// Whether its last day, or that of a milestone, has passed without it being done.
        pub is_overdue: bool,
    }

    /// A remark of the wording check.
    pub struct RemarkView {
        /// Key of the rule.
        pub rule: String,
        /// Field of [`ActionFields`] that it is about.
        pub field: String,
        /// Where in the field the words stand, in characters: first and one past the last; none where it is about the whole field.
        pub span: Option<(u32, u32)>,
        /// What was noticed.
        pub message: String,
        /// What could stand there.
        pub suggestion: String,
    }

    /// What a draft came to.
    pub struct Drafted {
        /// The actions that were added.
        pub added: Vec<i64>,
        /// The same in a sentence.
        pub line: String,
        /// Why each was proposed, one sentence each, in their order.
        pub because: Vec<String>,
    }
}

views! {
    /// The way of an action's outcome from baseline to target, with what chance alone would give round it.
    pub struct PathView {
        /// The way in sentences; where there is none, why.
        pub lead: String,
        /// Drawn; none where there is no way.
        pub figure: Option<super::Figure>,
        /// Year by year.
        pub table: Option<super::Table>,
        /// What the figures of years since say.
        pub readings: Vec<String>,
        /// What it rests on.
        pub basis: Vec<String>,
    }

    /// What it would take in appointments to reach a share at bands 8a and above.
    pub struct NeedView {
        /// The answer in sentences.
        pub lead: String,
        /// Year by year.
        pub table: Option<super::Table>,
        /// What it rests on.
        pub basis: Vec<String>,
        /// The question as it was taken: what was typed, else what the data or conventions give.
        pub question: NeedQuestion,
    }

    /// What is asked of appointments. What is not given is taken from the data, else from this program's conventions.
    pub struct NeedQuestion {
        /// The share to reach, percent.
        pub share: Option<f64>,
        /// The year in which it is to be reached.
        pub by: Option<u16>,
        /// Leavers a year of every 100 BME people.
        pub leavers_bme: Option<f64>,
        /// Leavers a year of every 100 others.
        pub leavers_others: Option<f64>,
        /// Posts more a year; fewer if negative.
        pub growth: Option<f64>,
    }

    /// What every band would be if one step of the career ladder changed.
    pub struct LadderView {
        /// The answer in sentences; where there is none, why.
        pub lead: String,
        /// Every band now, without and with the change.
        pub table: Option<super::Table>,
        /// What it rests on.
        pub basis: Vec<String>,
        /// The question as it was taken.
        pub question: LadderQuestion,
        /// Steps that can be changed, "band_7": "Band 6 to Band 7".
        pub steps: Vec<Choice>,
    }

    /// What is asked of the ladder. What is not given is taken from the data.
    pub struct LadderQuestion {
        /// non_clinical or clinical.
        pub section: String,
        /// The band that the changed step leads to; empty for the one where BME people are least likely to go up.
        pub step: String,
        /// The likelihood of BME people of going up it divided by that of White people; 1 where nothing is given.
        pub likelihood: Option<f64>,
        /// Years ahead; 5 where nothing is given.
        pub years: Option<u16>,
    }

    /// One thing that boards are told to ask, and whether the data answer it.
    pub struct ReadyView {
        /// Stable key.
        pub key: String,
        /// The question in plain words.
        pub question: String,
        /// Who tells boards to ask it.
        pub source: String,
        /// there, partly or not_there.
        pub state: String,
        /// The same in words.
        pub state_label: String,
        /// Why, with counts.
        pub because: String,
        /// Where the answer is seen, or what it lacks is put right: files, indicator_2, overview, plan or sign_off.
        pub place: String,
    }

    /// One line of the ledger of what worked: a finished action and its figure since.
    pub struct LedgerLine {
        /// Year of the plan.
        pub year: u16,
        /// The action.
        pub title: String,
        /// "2: Appointment from shortlisting".
        pub indicator: String,
        /// When it was finished, in words.
        pub finished: String,
        /// Key of what became of the figure.
        pub outcome: String,
        /// The same in words.
        pub outcome_label: String,
        /// Its figures in a sentence.
        pub because: String,
        /// What came of it, in the trust's words.
        pub impact: String,
    }

    /// The ledger of what worked.
    pub struct LedgerView {
        /// What can be said of it as a whole.
        pub lead: String,
        /// Finished actions of every year, latest first.
        pub lines: Vec<LedgerLine>,
    }
}

// The action plan of the made-up trust: few actions, none, many, and single ones in every state.
import type { ActionFields } from "../../src/backend/types/ActionFields";
import type { ActionView } from "../../src/backend/types/ActionView";
import type { Drafted } from "../../src/backend/types/Drafted";
import type { DueView } from "../../src/backend/types/DueView";
import type { PlanView } from "../../src/backend/types/PlanView";
import type { StandingView } from "../../src/backend/types/StandingView";
import { nineRows } from "./return";

const nothing: ActionFields = {
  indicator: 2, others: [], library_key: "", kind: "", high_impact_actions: [], title: "", gap: "", cause: "", known_by: "", why: "", evidence: "", owner: "", sponsor: "", co_owner: "", scope: "",
  start: "", due: "", milestones: [], process_measure: "", process_baseline: null, process_target: null, process_unit: "", process_by: "", readings: [], outcome_measure: "", outcome_from: null,
  outcome_baseline: null, outcome_target: null, outcome_by: null, baseline: "", target: "", legal: "", resources: "", risk: "", updates: [], attachments: [], board_reference: "", started_on: "",
  finished_on: "", closed_on: "", closed_reason: "", impact: "",
};

const full: ActionFields = {
  ...nothing, others: [7], library_key: "structured_shortlisting", kind: "process", high_impact_actions: [2],
  gap: "White applicants were 1.49 times as likely as BME applicants to be appointed from shortlisting. At parity about 31 more BME applicants would have been appointed.",
  cause: "Essential criteria grow with every advert, and each shortlister reads them in their own way.", known_by: "both",
  why: "Deciding beforehand what a good answer looks like leaves less room for bias when applications are sifted.", evidence: "promising",
  owner: "Head of resourcing", sponsor: "Chief people officer", co_owner: "Race equality network", scope: "Whole trust", start: "2026-09-01", due: "2027-02-28",
  milestones: [
    { what: "Criteria, model answers and scoring grid written for one post that is advertised often", due: "2026-09-30", done_on: "2026-09-24" },
    { what: "Grid in use in two divisions, with a first monthly count", due: "2026-11-30", done_on: "" },
    { what: "Grid in use for every vacancy", due: "2027-02-28", done_on: "" },
  ],
  process_measure: "Share of vacancies with agreed criteria and a completed scoring grid on file, each month. At least 90%.", process_baseline: 12.5, process_target: 90, process_unit: "percent", process_by: "2027-02-28",
  readings: [{ day: "2026-09-30", value: 21 }, { day: "2026-10-31", value: 38.5 }],
  outcome_measure: "Relative likelihood of White applicants being appointed from shortlisting compared to BME applicants (indicator 2)", outcome_from: 2026, outcome_baseline: 1.49, outcome_target: 1.25, outcome_by: 2028,
  legal: "Equality impact assessment of 12 June 2026: no group is worse off.", resources: "Two days a month of the resourcing team", risk: "Long lists of criteria come back under pressure of time",
  updates: [
    { day: "2026-10-05", role: "Head of resourcing", words: "Grid written with ward managers of two divisions." },
    { day: "2026-11-02", role: "Head of resourcing", words: "38.5% of vacancies in October had a grid on file." },
  ],
  attachments: [{ what: "Scoring grid", whereto: "Shared drive, Resourcing, Selection, grid v3" }], board_reference: "Board, 25 June 2026, minute 14", started_on: "2026-09-03",
};

const onTrack: StandingView = {
  state: "on_track", label: "On track", tone: "good", because: ["Next: “Grid in use in two divisions, with a first monthly count”, due in 7 days."], outcome: "not_yet", outcome_label: "No later figure yet",
  outcome_because: "The figure of a year after 2026 will tell.", baseline: "1.49 in 2026", target: "1.25 by 2028", next: "2026-11-30", is_open: true, is_overdue: false,
};
const fresher: StandingView = {
  ...onTrack, state: "not_started", label: "Not started", tone: "plain", because: ["It has no dates yet."], outcome: "no_measure", outcome_label: "No outcome measure", outcome_because: "", baseline: "", target: "", next: "",
};
const notStarted: StandingView = { ...onTrack, state: "not_started", label: "Not started", tone: "plain", because: ["It begins in 8 days."] };
const atRisk: StandingView = { ...onTrack, state: "at_risk", label: "At risk", tone: "watch", because: ["The milestone “First review of ten closed cases” was due 23 days ago.", "Nothing has been reported for 104 days."], is_overdue: true };
const late: StandingView = { ...onTrack, state: "late", label: "Late", tone: "act", because: ["Its last day passed 54 days ago and it is not finished."], is_overdue: true };
const finished: StandingView = {
  ...onTrack, state: "done", label: "Done", tone: "good", because: ["Finished on 14 March 2026."], outcome: "better", outcome_label: "Moved towards the target", is_open: false, next: "",
  outcome_because: "From 1.91 in 2025 to 1.49 in 2026: more than chance alone usually gives. That it moved does not show that this action moved it.", baseline: "1.91 in 2025", target: "1.25 by 2027",
};
const withoutEffect: StandingView = {
  ...onTrack, state: "closed_without_effect", label: "Closed without effect", tone: "plain", because: ["Closed on 30 September 2026.", "Why it was closed: Two rounds changed nothing that could be seen, and the hours are used for the checklist instead."],
  outcome: "not_shown", outcome_label: "No change beyond chance", outcome_because: "From 5.8 points in 2025 to 6.1 points in 2026: no more than chance alone could give. That it moved does not show that this action moved it.",
  baseline: "5.8 points in 2025", target: "4.0 points by 2026", is_open: false, next: "",
};

const action = (id: number, title: string, standing: StandingView, part: Partial<ActionFields> = {}, of: Partial<ActionView> = {}): ActionView => ({
  id, year: 2026, position: id, carried_from: null, fields: { ...full, title, ...part }, source: "NHS Providers, Race equality: what works, shortlisting", legal_note: "", standing, remarks: [], ...of,
});

const remarked = action(4, "Continue to raise awareness of career development among BME staff", notStarted, { indicator: 7, others: [4], owner: "HR", due: "", process_measure: "", kind: "development", known_by: "" }, {
  legal_note: "Positive action under section 158 of the Equality Act 2010: say what the disadvantage or low participation is, and why the step is proportionate.",
  remarks: [
    { rule: "vague_words", field: "title", span: [0, 8], message: "“Continue”: it says that what was done goes on, and not what will be different.", suggestion: "Name what will be done that was not done last year, or leave the action out and report the figure." },
    { rule: "vague_words", field: "title", span: [12, 27], message: "“raise awareness”: knowing of a thing changes little by itself, and nobody can see when it is raised.", suggestion: "Name what people will do in another way, and count how often they do: “Panels file a scored sheet for every candidate.”" },
    { rule: "general_owner", field: "owner", span: [0, 2], message: "“HR” is a department: nobody can be asked how it goes.", suggestion: "Name one role, such as “Deputy director of people”." },
    { rule: "no_date", field: "due", span: null, message: "There is no last day.", suggestion: "Give the day by which it will be done." },
    { rule: "no_number", field: "process_measure", span: null, message: "Nothing is counted, so that nobody will see whether it is being done.", suggestion: "“Share of acting-up posts that were advertised, each month: at least 90%.”" },
  ],
});

const some: ActionView[] = [
  action(1, "Shortlist with a short list of essential criteria, model answers and a scoring grid", onTrack),
  action(2, "Use a decision checklist before any formal disciplinary action", atRisk, { indicator: 3, others: [], owner: "Deputy director of people", high_impact_actions: [6], due: "2027-06-30", milestones: [{ what: "First review of ten closed cases", due: "2026-10-31", done_on: "" }] }, { carried_from: 2025 }),
  action(3, "Publish appointment rates by division to the executive every quarter", late, { owner: "", due: "2026-09-30", milestones: [], sponsor: "" }, { carried_from: 2025 }),
  remarked,
  action(5, "Report appointment from shortlisting twice, with and without overseas recruitment rounds", finished, { kind: "data", due: "2026-03-31", finished_on: "2026-03-14", outcome_from: 2025, outcome_baseline: 1.91, outcome_by: 2027, impact: "The board now sees the ratio of appointments that are not overseas rounds: 1.62." }),
  action(6, "Hold two listening sessions a year with the race equality network", withoutEffect, { indicator: 8, others: [], owner: "Director of nursing", high_impact_actions: [], due: "2026-09-30", closed_on: "2026-09-30", closed_reason: "Two rounds changed nothing that could be seen, and the hours are used for the checklist instead.", outcome_from: 2025, outcome_baseline: 5.8, outcome_target: 4, outcome_by: 2026 }),
];

const dueOf = (held: ActionView, milestone: string, day: string, away: string): DueView => ({ action: held.id, title: held.fields.title, milestone, owner: held.fields.owner, day, away });
const [first, second, third] = some as [ActionView, ActionView, ActionView];

export const plan: PlanView = {
  as_at: "23 November 2026", actions: some,
  gaps: nineRows.filter((row) => row.state === "worse").map((row, place) => ({
    indicator: row.number, label: `${row.number}: ${row.title}`, gap: row.sentence, because: `Touches about ${[412, 96, 31, 12][place] ?? 5} people.`,
    target: "From 1.49 to 1.31: the smallest step that one year’s figures at your size could tell from chance. That is about 12 people.", actions: place === 0 ? 3 : place === 1 ? 1 : 0,
  })),
  overdue: [dueOf(third, "", "2026-09-30", "54 days ago"), dueOf(second, "First review of ten closed cases", "2026-10-31", "23 days ago")],
  coming: [dueOf(first, "Grid in use in two divisions, with a first monthly count", "2026-11-30", "in 7 days"), dueOf(first, "Grid in use for every vacancy", "2027-02-28", "in 97 days"), dueOf(first, "", "2027-02-28", "in 97 days")],
  coming_until: "31 March 2027",
  choices: {
    indicators: nineRows.map((row) => ({ key: String(row.number), label: `${row.number}: ${row.title}` })),
    high_impact_actions: ["Measurable objectives for the board", "Fair recruitment and talent management", "Pay gaps", "Health inequalities in the workforce", "Internationally recruited staff", "Bullying, discrimination, harassment and violence"].map((label, at) => ({ key: String(at + 1), label: `${at + 1}: ${label}` })),
    kinds: [{ key: "process", label: "Process: how decisions are made" }, { key: "accountability", label: "Accountability: who answers for results" }, { key: "development", label: "Development: what people learn and are offered" }, { key: "culture", label: "Culture: how people treat each other and are heard" }, { key: "data", label: "Data: what is counted and shown" }],
    grades: [{ key: "effective", label: "Effective: strong evidence from real workplaces" }, { key: "promising", label: "Promising: worked in some places" }, { key: "mixed", label: "Mixed: helped in some places and not in others" }, { key: "weak", label: "Weak: not enough on its own" }, { key: "required", label: "Asked for nationally, which is not evidence" }],
    known_by: [{ key: "data", label: "From figures" }, { key: "experience", label: "From what staff say of their working lives" }, { key: "both", label: "From figures and from what staff say" }],
    units: [{ key: "percent", label: "Percent" }, { key: "points", label: "Percentage points" }, { key: "count", label: "Number" }, { key: "days", label: "Days" }],
  },
};

export const emptyPlan: PlanView = { ...plan, actions: [], overdue: [], coming: [], gaps: plan.gaps.map((gap) => ({ ...gap, actions: 0 })) };
export const nothingToDraft: PlanView = { ...emptyPlan, gaps: [] };
export const fresh: ActionView = { ...action(0, "", fresher), position: 0, fields: nothing, source: "" };
export const drafted: Drafted = {
  added: [1, 4], line: "2 actions drafted. Each says why; change, add or remove what does not fit.",
  because: ["This gap touches most people (about 412). White applicants were 1.49 times as likely to be appointed. Evidence: promising.", "This gap comes second by the people it touches (about 96). BME staff were less likely to say that chances are equal. Evidence: mixed."],
};

const states = [onTrack, notStarted, atRisk, late, finished, withoutEffect];
const owners = ["Head of resourcing", "Deputy director of people and organisational development for the northern division", "Chief nurse", "Director of medical education", "Equality, diversity and inclusion lead"];
export const longPlan: PlanView = {
  ...plan,
  actions: Array.from({ length: 40 }, (_, at) => {
    const base = some[at % some.length] ?? first;
    const title = at % 7 === 3 ? `${base.fields.title}, in every division and in the shared service for the integrated care board, with a monthly count that goes to the divisional performance review` : base.fields.title;
    return action(at + 1, title, states[at % states.length] ?? onTrack, { indicator: (at % 9) + 1, others: [], owner: owners[at % owners.length] ?? "", high_impact_actions: [(at % 6) + 1], due: `2027-${String((at % 12) + 1).padStart(2, "0")}-28` }, { remarks: at % 5 === 0 ? remarked.remarks.slice(0, 2) : [] });
  }),
  overdue: Array.from({ length: 9 }, (_, at) => dueOf(some[at % 3] ?? first, at % 2 ? "First review of ten closed cases" : "", "2026-09-30", `${54 - at} days ago`)),
  coming: Array.from({ length: 24 }, (_, at) => dueOf(some[at % 3] ?? first, at % 2 ? "Grid in use in two divisions" : "", "2027-01-31", `in ${60 + at} days`)),
};

// Action plan, documents, submission and settings.
import type { BankView } from "../../src/backend/types/BankView";
import type { CellView } from "../../src/backend/types/CellView";
import type { CheckView } from "../../src/backend/types/CheckView";
import type { DifferenceLine } from "../../src/backend/types/DifferenceLine";
import type { DifferenceView } from "../../src/backend/types/DifferenceView";
import type { DocumentsView } from "../../src/backend/types/DocumentsView";
import type { LookView } from "../../src/backend/types/LookView";
import type { SettingsView } from "../../src/backend/types/SettingsView";
import type { SubmissionLine } from "../../src/backend/types/SubmissionLine";
import type { SubmissionView } from "../../src/backend/types/SubmissionView";

export const documents: DocumentsView = {
  documents: [
    { key: "board-paper", label: "Board paper (Word)", what: "For the board: cover, summary, the nine in one table, a section for each indicator with its figure, the data, the plan, and how it was worked out. Small numbers are hidden as you chose.", file_name: "WRES 2026 RNM board paper.docx", why_not: "", group: "papers" },
    { key: "public-report", label: "Public report (Word)", what: "For publication, its fields in the order of the national reporting template. Small numbers are hidden, and others from which they could be worked out.", file_name: "WRES 2026 RNM public report.docx", why_not: "", group: "papers" },
    { key: "public-report-html", label: "Public report (web page)", what: "The same as one page for a website: it needs no other file, works with a screen reader and prints well.", file_name: "WRES 2026 RNM public report.html", why_not: "", group: "papers" },
    { key: "submission", label: "Submission sheet", what: "The items of the return in the order of the form, to copy from or to send.", file_name: "WRES 2026 RNM submission.xlsx", why_not: "", group: "return" },
    { key: "submission-csv", label: "Submission as CSV", what: "The same items as plain text, for other programs.", file_name: "WRES 2026 RNM submission.csv", why_not: "", group: "return" },
    { key: "submission-json", label: "Submission as data (JSON)", what: "The same items with their checks and sources, for programs.", file_name: "WRES 2026 RNM submission data.json", why_not: "", group: "return" },
    { key: "evidence", label: "Evidence file (Excel)", what: "Every figure with its rule, its counts and the rows behind them. It carries true counts and is not for publication.", file_name: "WRES 2026 RNM evidence.xlsx", why_not: "", group: "return" },
    { key: "indicators-csv", label: "The nine indicators as a table (CSV)", what: "One row an indicator, with its range, last year, and England, the region and the type of trust beside it.", file_name: "WRES 2026 RNM nine indicators.csv", why_not: "", group: "figures" },
    { key: "action-plan-xlsx", label: "Action plan", what: "The actions with owners, dates and measures, to work with through the year.", file_name: "WRES 2026 RNM action plan.xlsx", why_not: "The plan has no actions yet: add one or let it be drafted.", group: "plan" },
  ],
};

const bands = ["Under Band 1", "Band 1", "Band 2", "Band 3", "Band 4", "Band 5", "Band 6", "Band 7", "Band 8A"];
const line = (item: number, block: string, label: string, measure: string, current: string[]): SubmissionLine => ({
  item, indicator: 1, block, label, measure, previous: item % 4 === 0 ? [] : ["77", "24", "4"], current, for_form: current,
  alone: label.startsWith("Relative likelihood"), source: "staff-list.xlsx, Staff in post",
  not_comparable: item === 36 ? "Not comparable with last year: the question changed." : "",
  overridden: [], last_overridden: [], correct: [],
});

const cell = (item: number, group: string, year = "this_year"): CellView => ({
  item, group, year, name: `item ${item}, ${group === "bme" ? "BME" : group === "white" ? "White" : "Unknown"}, ${year.replace("_", " ")}`,
});
const way = (place: string, kind: string, number: number, label: string): LookView => ({ place, kind, number, label });
const check = (key: string, nature: string, severity: string, item: number, message: string, part: Partial<CheckView> = {}): CheckView => ({
  key, nature, nature_label: nature, severity, item, message, hint: "", cells: [], looks: [], reason: "", given: "", outdated: "", outdated_reason: "", ...part,
});
const corrected = (group: string, counted: string, value = "") => ({
  key: `recruitment.shortlisted.${group.toLowerCase()}`, label: `${group}: shortlisted`, value, counted, unit: "people", note: "",
  reason: value ? "Six candidates were entered twice." : "", role: value ? "Head of resourcing" : "",
});
const why = "White: shortlisted is 366, typed in; the files give 372. Reason (Head of resourcing): Six candidates were entered twice.";

export const submission: SubmissionView = {
  lines: [
    ...bands.map((label, index) => line(index + 1, "1a) Non Clinical workforce", label, "Headcount", [String(87 + index), String(28 - index), "1"])),
    ...bands.map((label, index) => line(index + 15, "1b) Clinical workforce - of which Non Medical", label, "Headcount", [String(62 + index), String(31 - index), ""])),
    {
      ...line(34, "2) Appointment from shortlisting", "Number of shortlisted applicants", "Headcount", ["366", "283", "39"]),
      source: `recruitment.xlsx, Applications. ${why}`, overridden: [{ column: 0, is_own: true, words: why }],
      correct: [corrected("White", "372", "366"), corrected("BME", "283"), corrected("Unknown", "39")],
    },
    {
      ...line(36, "2) Appointment from shortlisting", "Relative likelihood of appointment from shortlisting", "Calculated", ["1.49", "", ""]),
      source: `Worked out from recruitment.xlsx, Applications. ${why}`, overridden: [{ column: 0, is_own: false, words: why }],
    },
  ],
  checks: [
    check("above.recruitment.appointed.bme", "impossible", "error", 35, "BME: 284 appointed is more than 283 shortlisted.", {
      hint: "A part cannot be larger than its whole. Look at the rows behind both counts.",
      cells: [cell(35, "bme"), cell(34, "bme")],
      looks: [way("data", "recruitment", 0, "Look at the data: recruitment"), way("receipt", "", 35, "Show how item 35 was counted")],
    }),
    check("board.missing", "incomplete", "error", 60, "The board has no figures.", {
      hint: "Choose a board list under Data, or type the figures in.",
      looks: [way("data", "board", 0, "Look at the data: board"), way("typed", "board", 0, "Look at what is typed in: board")],
    }),
    check("change.48.bme", "suspicious", "warning", 48, "Belief in equal opportunities, BME: 46.3%, 58.4% last year, a large change for a survey.", {
      hint: "Look whether the figure is of the right question, group and year.",
      cells: [cell(48, "bme"), cell(48, "bme", "last_year")],
      looks: [way("data", "survey", 0, "Look at the data: staff survey"), way("data", "return", 0, "Look at last year’s return")],
    }),
    check("workforce.change", "suspicious", "warning", 38, "The workforce is much larger than last year: 6,412 people, 5,702 last year.", {
      hint: "Staff taken over or handed over can explain it.",
      cells: ["white", "bme", "unknown"].flatMap((group) => [cell(38, group), cell(38, group, "last_year"), cell(42, group)]),
      reason: "Community services joined the trust in October 2025.", given: "Given 12 May 2026 10:04",
    }),
    check("unknown.share", "suspicious", "warning", 38, "The ethnicity of 6.1% of staff is unknown.", {
      hint: "Above 5% the other percentages are less sure. Say what is being done about it.",
      outdated: "“Self-service campaign in May” was said on 3 May 2026 09:12. It was said of this: “The ethnicity of 5.4% of staff is unknown.” Say it again if it still holds.",
      outdated_reason: "Self-service campaign in May",
    }),
  ],
  errors: 2,
  warnings: 2,
  basis: "The list of items is known only from memory of the form used from 2019 to 2022. Compare it with the form of your year before you send it.",
};

export const settings: SettingsView = {
  clinical_by: "staff_group", clinical_by_choices: [{ key: "staff_group", label: "Staff group" }, { key: "occupation_code", label: "Occupation code" }],
  trust: { name: "Northmoor University Hospitals NHS Foundation Trust", code: "RNM", region: "North West", kind: "acute" },
  regions: ["East of England", "London", "Midlands", "North East and Yorkshire", "North West", "South East", "South West"],
  kinds: [{ key: "acute", label: "Acute and acute and community" }, { key: "mental_health", label: "Mental health and learning disability" }],
  folder: "C:\\Users\\j.okafor\\AppData\\Local\\WRES Desk",
  version: "0.1.0",
  packs: [
    { kind: "rules", name: "2026 revised", what: "Technical guidance of May 2026.", year: 2026, is_loaded: true, from: "Loaded 3 June 2026 at 11:02", is_in_force: true, sha256: "9f2c", problem: "" },
    { kind: "rules", name: "2026", what: "Carried forward from 2025: nothing public was found about the 2026 collection. Check against the guidance before submitting.", year: 2026, is_loaded: false, from: "Came with the program", is_in_force: false, sha256: "", problem: "" },
    { kind: "rules", name: "2025", what: "Reconstructed from public reports; the technical guidance could be read only in part.", year: 2025, is_loaded: false, from: "Came with the program", is_in_force: true, sha256: "", problem: "" },
    { kind: "rules", name: "2024 our own", what: "", year: null, is_loaded: true, from: "Loaded 2 May 2025 at 09:15", is_in_force: false, sha256: "77aa", problem: "This version of the program cannot use it, so it is left out: line 12: unknown field `survey_yeer`" },
    { kind: "benchmarks", name: "built-in", what: "303 published figures, 2014 to 2025", year: null, is_loaded: false, from: "Came with the program", is_in_force: true, sha256: "", problem: "" },
  ],
  reference: [
    {
      name: "Items of the return", what: "Which items the form asks for, in order.", rows: 65, recalled: 65,
      table: { caption: "Items of the return", headings: ["Item", "Label", "How sure", "Source"], rows: [["1", "Under Band 1", "known only from memory, to be checked", "SDCS-era sheet, 2019 to 2022"], ["2", "Band 1", "known only from memory, to be checked", "SDCS-era sheet, 2019 to 2022"]], note: "" },
    },
    {
      name: "Published figures", what: "England and regions, by year.", rows: 212, recalled: 0,
      table: { caption: "Published figures", headings: ["Year", "Indicator", "Where", "Figure", "How sure", "Source"], rows: [["2024", "2", "England", "1.62", "two sources", "NHS England, WRES report 2024"]], note: "" },
    },
  ],
};

export const emptySettings: SettingsView = { ...settings, trust: { name: "", code: "", region: "", kind: "" } };

export const bank: BankView = {
  nothing: "",
  lead: ["320 people work on the bank only and are in no figure of the return.", "41.2% of them are BME, and 26.4% of the staff of the return."],
  tables: [
    { caption: "Bank-only workers by sex as recorded", headings: ["Sex", "White", "BME", "Unknown", "All", "BME share"], rows: [["Female", "132", "98", "11", "241", "40.7%"], ["Male", "43", "34", "2", "79", "43.0%"], ["All", "175", "132", "13", "320", "41.2%"]], note: "Shares are of everyone on the line, people of unknown ethnicity included." },
    { caption: "Entering the formal disciplinary process", headings: ["", "White", "BME", "Unknown"], rows: [["Bank-only workers", "175", "132", "13"], ["Entered the process", "2", "3", "0"], ["Likelihood", "1.1%", "2.3%", "0.0%"]], note: "Among bank-only workers alone, in the words of indicator 3: BME staff were 1.99 times as likely as White staff to enter the formal disciplinary process. Too few people or events to say." },
  ],
  notes: ["How the Bank WRES works its indicators out was not found in public. The counts here follow the rules of indicators 1 and 3; compare them with the guidance you are sent.", "True counts: before any of them is published, hide small numbers."],
};

const moved = (item: number, indicator: number, label: string, group: string, figures: [string, string, string, string], note = ""): DifferenceLine => ({
  item, indicator, block: "", label, group, unit: "people", last: figures[0], now: figures[1], difference: figures[2], relative: figures[3],
  standing: note ? "few" : "compared", note,
});

export const difference: DifferenceView = {
  year: 2026,
  compare: 2025,
  lead: "143 of 176 figures differ from 2025. The largest movements stand first, by how large they are beside the figure of 2025; figures of fewer than 20 people stand below, since they change easily. 2 figures are not compared, and say why.",
  largest: [
    { item: 21, group: "BME", indicator: 1, says: "Band 6, BME: 118 in 2025, 152 in 2026 (+34, +28.8%).", why: ["Between the two staff lists 31 people joined, 12 people left, 17 people came from other rows and 2 people are recorded in another group now."] },
    { item: 37, group: "", indicator: 2, says: "Relative likelihood of White staff being appointed from shortlisting compared to BME staff: 1.58 in 2025, 1.36 in 2026 (−0.22).", why: ["Rate of White applicants: −0.03. From 24.8% (1,210 of 4,880) to 24.2% (1,195 of 4,930).", "Rate of BME applicants: −0.19. From 15.7% (402 of 2,560) to 17.8% (498 of 2,801).", "The change as a whole is larger than chance alone would usually give."] },
    { item: 34, group: "BME", indicator: 2, says: "Number of shortlisted applicants, BME: 2,560 in 2025, 2,801 in 2026 (+241, +9.4%).", why: ["Applicants of one year are not those of the next, so that nobody can be followed from one into the other."] },
  ],
  lines: [
    moved(21, 1, "Band 6", "BME", ["118", "152", "+34", "+28.8%"]),
    moved(34, 2, "Number of shortlisted applicants", "BME", ["2560", "2801", "+241", "+9.4%"]),
    moved(39, 3, "Number of staff entering the formal disciplinary process", "BME", ["7", "11", "+4", "+57.1%"], "Few people"),
  ],
};

export const firstDifference: DifferenceView = {
  year: 2026, compare: 2025, lead: "Nothing is held of the return of 2025, so nothing can be set beside 2026.", largest: [], lines: [],
};

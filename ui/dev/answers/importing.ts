// Imports in every state: asking much, settled, changed since last year, with a file that cannot be read, and the same file again.
import type { ChangeView } from "../../src/backend/types/ChangeView";
import type { ColumnView } from "../../src/backend/types/ColumnView";
import type { FindingView } from "../../src/backend/types/FindingView";
import type { ImportFile } from "../../src/backend/types/ImportFile";
import type { ImportReport } from "../../src/backend/types/ImportReport";
import type { PreviewView } from "../../src/backend/types/PreviewView";
import type { QuestionView } from "../../src/backend/types/QuestionView";
import { bands, data, groups } from "./data";

const file = (part: Partial<ImportFile> & Pick<ImportFile, "file" | "kind" | "kind_label">): ImportFile => ({
  sha256: "0".repeat(64), why: "", sheet: "", sheets: [], header_row: 1, columns: {}, column_details: [], headings: [], preview: { columns: [], rows: [], table: "" }, heading_rows: [], could_be: [],
  rows: { read: 0, used: 0, left_out: {} }, balance: { sentence: "", waiting: 0, lines: [] }, left_out: [], people: 0, values: [], questions: [], changes: [], held: null, findings: [],
  error: null, ...part,
});

const column = (part: Partial<ColumnView> & Pick<ColumnView, "field" | "label" | "heading" | "letters">): ColumnView => ({
  sheet: "", samples: [], confidence: 0.99, sure: "certain", why: "", doubtful: false, others: [], required: true, ...part,
});

/** A sheet's first rows; the table begins at a row and at column B. */
function preview(rows: string[][], header: number, used: Record<string, string>): PreviewView {
  const width = Math.max(...rows.map((row) => row.length));
  return {
    columns: Array.from({ length: width }, (_, place) => {
      const letters = String.fromCharCode(65 + place);
      return { letters, in_table: header > 0 && place >= (rows[header - 1]?.findIndex((cell) => cell !== "") ?? 0), used_for: used[letters] ?? "" };
    }),
    rows: rows.map((cells, place) => ({ number: place + 1, is_header: place + 1 === header, in_table: header > 0 && place + 1 >= header, cells })),
    table: header === 0 ? "" : `The table begins in row ${header}, column ${rows[header - 1]?.[0] === "" ? "B" : "A"}.`,
  };
}

type Question = Omit<QuestionView, "without">;
const said = (question: Question & { without?: string }): QuestionView => ({ without: "", ...question });

const headings = ["Employee Number", "Org L3", "Ethnic Origin", "Grade", "Pay Point", "Assignment Category", "Staff Group", "Start Date"];

const staff = file({
  file: "staff-list.xlsx", kind: "staff", kind_label: "Staff list",
  why: "Recognised as “Staff list” because row 4 has headings for employee number, ethnic origin, pay scale, assignment category and staff group.",
  sheet: "Staff in post",
  sheets: [
    { name: "Prompts", seems: "no table", visible: true, rows: 9 },
    { name: "Staff in post", seems: "Staff list", visible: true, rows: 1471 },
    { name: "Leavers", seems: "Staff list", visible: true, rows: 214 },
    { name: "_cache", seems: "no table", visible: false, rows: 40 },
  ],
  header_row: 4,
  headings,
  preview: preview(
    [
      ["", "Staff in post by ethnic origin"],
      ["", "Effective date", "31-MAR-2026"],
      [],
      ["", ...headings],
      ["", "20011873", "Surgery", "A White - British", "NHS|XR05|Review Body Band 5", "3", "Permanent", "Nursing and Midwifery Registered", "01-SEP-2014"],
      ["", "20013340", "Medicine", "H Asian or Asian British - Indian", "NHS|XR06|Review Body Band 6", "2", "Permanent", "Nursing and Midwifery Registered", "14-JAN-2019"],
      ["", "20015002", "Estates", "Other", "923|LOC7", "", "Locum", "Estates and Ancillary", "02-MAY-2022"],
    ],
    4,
    { B: "Employee number", C: "Staff group", D: "Ethnic origin", E: "Pay scale or band" },
  ),
  heading_rows: [
    { row: 2, words: "Effective date, 31-MAR-2026" },
    { row: 4, words: "Employee Number, Org L3, Ethnic Origin, Grade, …" },
    { row: 5, words: "20011873, Surgery, A White - British, NHS|XR05|Review Body Band 5, …" },
    { row: 6, words: "20013340, Medicine, H Asian or Asian British - Indian, …" },
  ],
  column_details: [
    column({ field: "staff_group", label: "Staff group", heading: "Org L3", letters: "C", samples: ["Surgery", "Medicine", "Estates"], confidence: 0.42, sure: "check", doubtful: true, others: ["Staff Group"], why: "The heading is not known, and only 4 of its first 50 values are staff groups." }),
    column({ field: "employee_number", label: "Employee number", heading: "Employee Number", letters: "B", samples: ["20011873", "20013340", "20015002"], why: "The heading is the one that ESR writes." }),
    column({ field: "ethnic_origin", label: "Ethnic origin", heading: "Ethnic Origin", letters: "D", samples: ["A White - British", "H Asian or Asian British - Indian", "Other"], why: "The heading is the one that ESR writes." }),
    column({ field: "pay_scale", label: "Pay scale or band", heading: "Grade", letters: "E", samples: ["NHS|XR05|Review Body Band 5", "923|LOC7"], confidence: 0.86, sure: "likely", why: "“Grade” is a heading that other exports use for it." }),
    column({ field: "job_role", label: "Job role", heading: "Position", letters: "C", sheet: "Positions", samples: ["Staff Nurse", "Porter"], confidence: 0.86, sure: "likely", required: false, why: "Joined on the employee number." }),
  ],
  rows: { read: 1467, used: 1203, left_out: { leaver: 112, bank: 66, second_post: 24, honorary: 12, starter_after: 8, student: 8, total_row: 2, non_executive: 1 } },
  balance: {
    sentence: "1,467 rows read = 1,203 used + 233 left out + 31 waiting for a decision", waiting: 31,
    lines: [
      { reason: "leaver", label: "left before the snapshot date", rows: 112 }, { reason: "bank", label: "bank-only post", rows: 66 },
      { reason: "second_post", label: "another post of the same person counts", rows: 24 }, { reason: "honorary", label: "honorary contract", rows: 12 },
      { reason: "starter_after", label: "starts after the snapshot date", rows: 8 }, { reason: "student", label: "student or volunteer", rows: 8 },
      { reason: "total_row", label: "total, heading or note, not a record", rows: 2 }, { reason: "non_executive", label: "chair or non-executive, counted in indicator 9", rows: 1 },
    ],
  },
  left_out: ["66 rows: bank-only post", "12 rows: honorary contract", "112 rows: left before the snapshot date"],
  people: 1203,
  values: [
    { field: "ethnic_origin", value: "A White - British", rows: 812, meaning: "white", label: "White", by: "code_list", choices: groups },
    { field: "ethnic_origin", value: "", rows: 41, meaning: "unknown", label: "Unknown", by: "code_list", choices: groups },
    { field: "assignment_category", value: "Permanent", rows: 1180, meaning: "count", label: "Count these rows", by: "code_list", choices: [{ key: "count", label: "Count these rows" }, { key: "exclude", label: "Leave these rows out" }, { key: "bank", label: "Leave out: bank only" }] },
    { field: "assignment_category", value: "Bank", rows: 66, meaning: "bank", label: "Leave out: bank only", by: "code_list", choices: [{ key: "count", label: "Count these rows" }, { key: "exclude", label: "Leave these rows out" }, { key: "bank", label: "Leave out: bank only" }] },
    { field: "assignment_status", value: "Maternity", rows: 23, meaning: "count", label: "Count these rows", by: "answer", choices: [{ key: "count", label: "Count these rows" }, { key: "exclude", label: "Leave these rows out" }] },
  ],
  questions: [
    { field: "columns", value: "staff.assignment_status", rows: 0, prompt: "Which column holds the assignment status? None of the headings is known for it.", choices: [{ key: "Assignment Category", label: "Assignment Category" }, { key: "Start Date", label: "Start Date" }, { key: "none", label: "There is no such column" }], suggestion: null, without: "If there is no such column: posts that have ended or have not begun cannot be told apart by it and are counted." },
    { field: "columns", value: "staff.ethnic_origin", rows: 0, prompt: "Which column holds the ethnic origin? “Nationality”: the heading says nationality, which is no ethnic origin. “Ethnic Origin”: 50 of its first 50 values are ethnic origins.", choices: headings.map((heading) => ({ key: heading, label: heading })), suggestion: "Ethnic Origin" },
    { field: "ethnic_origin", value: "Other", rows: 9, prompt: "Which group does the ethnic origin “Other” belong to?", choices: groups, suggestion: "bme" },
    { field: "ethnic_origin", value: "T", rows: 3, prompt: "Which group does the ethnic origin “T” belong to?", choices: groups, suggestion: null },
    { field: "pay_scale", value: "923|LOC7", rows: 14, prompt: "Which band is the pay scale “923|LOC7”?", choices: [...bands, { key: "unknown", label: "Unknown" }], suggestion: "band_7" },
    { field: "assignment_category", value: "Locum", rows: 11, prompt: "Do posts of the kind “Locum” count as staff?", choices: [{ key: "count", label: "Count these rows" }, { key: "exclude", label: "Leave these rows out" }], suggestion: "count" },
  ].map(said),
  findings: data.kinds[0]?.files[0]?.findings ?? [],
});

const recruitment = file({
  file: "recruitment.xlsx", kind: "recruitment", kind_label: "Recruitment", why: "Recognised as “Recruitment” because row 1 has headings for ethnic origin, stage reached and application number.",
  sheet: "Applications", sheets: [{ name: "Applications", seems: "Recruitment", visible: true, rows: 1852 }], headings: ["Application", "Stage", "Ethnic origin"],
  preview: preview([["Application", "Stage", "Ethnic origin"], ["A-100231", "Shortlisted", "White - British"], ["A-100232", "Appointed", "Other"]], 1, { B: "Stage reached", C: "Ethnic origin" }),
  column_details: [column({ field: "stage", label: "Stage reached", heading: "Stage", letters: "B", samples: ["Shortlisted", "Appointed"] })],
  rows: { read: 1851, used: 688, left_out: { not_shortlisted: 1112, out_of_period: 51 } },
  balance: { sentence: "1,851 rows read = 688 used + 1,163 left out", waiting: 0, lines: [{ reason: "not_shortlisted", label: "not shortlisted", rows: 1112 }, { reason: "out_of_period", label: "outside the year", rows: 51 }] },
  left_out: ["1,112 rows: not shortlisted", "51 rows: outside the year"],
  questions: [{ field: "ethnic_origin", value: "Other", rows: 21, prompt: "Which group does the ethnic origin “Other” belong to?", choices: groups, suggestion: "bme" }].map(said),
});

const broken = file({
  file: "cases 2026 FINAL.xlsx", kind: "", kind_label: "",
  error: { code: "encrypted", message: "The file is protected with a password.", hint: "Open it in Excel, take the password off under File, Info, Protect Workbook, save it and choose it again.", place: "" },
});

const report = (files: ImportFile[]): ImportReport => ({ schema: "wres-desk/import/1", year: 2026, kept: false, files });

/** A file with nothing left to ask. */
const settled = (held: ImportFile): ImportFile => ({
  ...held, questions: [], column_details: held.column_details.map((one) => ({ ...one, confidence: 0.95, sure: "certain", doubtful: false })),
  ...(held.kind === "staff" && {
    people: 1234, rows: { ...held.rows, used: 1234 }, balance: { ...held.balance, sentence: "1,467 rows read = 1,234 used + 233 left out", waiting: 0 },
    held: { name: "staff-list-2026-04.xlsx", kept_at: "3 May 2026 at 10:00", same_file: false, nothing_changes: false, line: "This takes the place of “staff-list-2026-04.xlsx”, kept 3 May 2026 at 10:00." },
  }),
});

const changes: ChangeView[] = [
  { message: "The column “Ethnic Origin” is now called “Ethnicity (2021)”.", hint: "It was taken for the ethnic origin; see that its values are the same." },
  { message: "There is no column for the assignment status any more.", hint: "Everybody on the list counts as in post: 41 people were left out for their status last year." },
  { message: "Three pay scales are new: “NHS|XN09”, “923|LOC8” and (blank).", hint: "" },
];

const noticed: FindingView[] = [
  { severity: "error", place: { sheet: "Staff in post", cell: "I88" }, message: "A start date cannot be read.", hint: "Correct the cell; the row counts as if it had no start date." },
  ...Array.from({ length: 37 }, (_, row): FindingView => ({ severity: "warning", place: { sheet: "Staff in post", cell: `D${row * 7 + 12}` }, message: "The ethnic origin is blank.", hint: "The person is counted as unknown. Ask staff to fill in their record." })),
  { severity: "warning", place: { sheet: "Staff in post", cell: "E9" }, message: "The pay scale “923|LOC7” is this trust’s own.", hint: "It was counted by your decision as band 7." },
  { severity: "note", place: { sheet: "Staff in post", cell: "1470" }, message: "A row of totals was left out.", hint: "" },
  { severity: "note", place: { sheet: "", cell: "" }, message: "24 people have two posts; each is counted once.", hint: "The primary post decides, else the larger one." },
];

const values: Question[] = ["NHS|XN09", "923|LOC8", "923|LOC9", "923|APPR", "ZM|TRUST GRADE DOCTOR (LOCAL) 2016", "", "XR05 SPOT", "VSM-LOCAL"].map((value, place) => ({
  field: "pay_scale", value, rows: 40 - place * 4, prompt: value === "" ? "Where do people without a pay scale belong?" : `Which band is the pay scale “${value}”?`,
  choices: [...bands, { key: "unknown", label: "Unknown" }, { key: "exclude", label: "Leave these rows out" }], suggestion: place < 3 ? `band_${7 + (place % 1)}` : null,
}));

const same = (held: ImportFile): ImportFile => ({
  ...settled(held),
  held: { name: held.file, kept_at: "3 May 2026 at 10:00", same_file: true, nothing_changes: true, line: "This is exactly the file kept on 3 May 2026 at 10:00; nothing would change." },
});

/** A file that is as likely a learning record as a list of applications. */
const unclear = file({
  file: "apprenticeships.csv", kind: "", kind_label: "", header_row: 1,
  why: "It could be “Recruitment” or “Training”: they fit equally well.",
  preview: preview([["Employee Number", "Ethnic Origin", "Course", "Application Number", "Job Title"], ["20011873", "A White - British", "Team Leader L3", "A-100231", "Ward clerk"]], 1, {}),
  heading_rows: [{ row: 1, words: "Employee Number, Ethnic Origin, Course, Application Number, …" }, { row: 2, words: "20011873, A White - British, Team Leader L3, A-100231, …" }],
  could_be: [
    { kind: "recruitment", label: "Recruitment", why: "Looks like “Recruitment” because row 1 has headings for ethnic origin, application number and job title." },
    { kind: "training", label: "Training", why: "Looks like “Training” because row 1 has headings for employee number, course and ethnic origin." },
  ],
  questions: [said({ field: "kind", value: "", rows: 0, prompt: "What is “apprenticeships.csv”?", choices: [], suggestion: null })],
});

/** A staff list whose headings somebody took from the wrong row. */
const wrongRow: ImportFile = {
  ...staff, header_row: 5, preview: preview(staff.preview.rows.map((row) => row.cells), 5, {}), column_details: [],
  findings: [
    { severity: "error", place: { sheet: "Staff in post", cell: "5" }, message: "You chose row 5 for the headings, and it does not read like those of “Staff list”. Row 4 does.", hint: "Choose row 4 for the headings, unless you know that row 5 is right." },
  ],
};

/** A file of no kind that is known. */
const unknown = file({
  file: "handmade.xlsx", kind: "", kind_label: "", sheet: "Tabelle1", sheets: [{ name: "Tabelle1", seems: "no table", visible: true, rows: 40 }, { name: "Notes", seems: "no table", visible: true, rows: 3 }],
  preview: preview([["Pin", "Origin of the person", "Lohn"], ["1001", "Indian", "Band 5"]], 0, {}),
  error: { code: "unreadable", message: "No table that this program knows was found in “handmade.xlsx”. Looked at: sheet “Tabelle1” (40 rows). The nearest thing to a row of headings is row 1: “Pin”, “Origin of the person”, “Lohn”. Check that the file is the export you meant, or say which kind of file it is.", hint: "", place: "" },
});

export const unclearReport = report([staff, unclear]);
export const wrongRowReport = report([wrongRow]);
export const unknownReport = report([unknown]);
export const importReport = report([staff, recruitment]);
export const oneReport = report([staff]);
export const manyReport = report([{ ...staff, questions: [...values.map(said), ...staff.questions.slice(2, 4)], column_details: settled(staff).column_details }]);
export const brokenReport = report([staff, recruitment, broken]);
export const settledReport = report([staff, recruitment].map(settled));
export const changedReport = report([{ ...settled(staff), changes, findings: noticed }, settled(recruitment)]);
export const sameReport = report([same(staff)]);

// The data screen and an import of three files and one that cannot be read.
import type { DataView } from "../../src/backend/types/DataView";
import type { ImportFile } from "../../src/backend/types/ImportFile";
import type { ImportReport } from "../../src/backend/types/ImportReport";
import type { KindView } from "../../src/backend/types/KindView";

const kind = (key: string, label: string, what: string): KindView => ({ kind: key, label, what, file: null, can_undo: false, entries: [] });

const entry = (key: string, label: string, value: string, unit: string) => ({ key, label, value, unit, note: "" });

const empty: KindView[] = [
  kind("staff", "Staff list", "Everybody in post on 31 March, usually a report from ESR. Indicators 1, 3, 4 and 9 are counted from it."),
  kind("recruitment", "Recruitment", "One row an application, usually from Trac or NHS Jobs. Indicator 2."),
  kind("casework", "Disciplinary cases", "The log of formal cases. Indicator 3."),
  kind("training", "Training", "Learning records of the year. Indicator 4."),
  { ...kind("survey", "Staff survey", "The benchmark workbook of the NHS Staff Survey. Indicators 5 to 8."), entries: [
    entry("survey.5.white", "Indicator 5, White staff", "24.0", "%"), entry("survey.5.bme", "Indicator 5, BME staff", "30.3", "%"),
    entry("survey.6.white", "Indicator 6, White staff", "", "%"), entry("survey.6.bme", "Indicator 6, BME staff", "", "%"),
    { ...entry("survey.7.white", "Indicator 7, White staff", "60.4", "%"), note: "Takes the place of 60.1 from the file" }, entry("survey.7.bme", "Indicator 7, BME staff", "", "%"),
  ] },
  { ...kind("board", "Board", "Board members with vote and office. Indicator 9."), entries: [entry("board.voting.white", "Voting members, White", "", "people")] },
  kind("past_return", "Last year's return", "So that each figure stands beside last year's."),
];

export const emptyData: DataView = { kinds: empty.map((held) => ({ ...held, entries: held.entries.map((one) => ({ ...one, value: "" })) })), quality: [], answers: [] };

export const data: DataView = {
  kinds: empty.map((held) =>
    held.kind === "staff"
      ? {
          ...held,
          can_undo: true,
          file: {
            id: 1, name: "staff-list.xlsx", sheet: "Staff in post", as_at: "31 March 2026", rows: 1467, used: 1234, people: 1234,
            kept_at: "23 November 2026, 03:40", rules: "2026", left_out: ["112 rows: left before 31 March", "66 rows: bank only", "24 rows: second post of the same person", "2 rows: totals"],
            findings: [
              { severity: "warning", place: { sheet: "Staff in post", cell: "H212" }, message: "The ethnic origin is blank in 45 rows.", hint: "They are counted as unknown. Ask staff to fill in their record." },
              { severity: "note", place: { sheet: "", cell: "" }, message: "24 people have two posts; each is counted once.", hint: "Nothing to do." },
            ],
          },
        }
      : held,
  ),
  quality: [
    { caption: "Unknown ethnicity by band", headings: ["Band", "People", "Unknown", "Share"], rows: [["Band 2", "214", "6", "2.8%"], ["Band 5", "322", "14", "4.3%"]], note: "" },
  ],
  answers: [{ field: "ethnic_origin", value: "Other", meaning: "BME" }, { field: "pay_scale", value: "923|LOC7", meaning: "Band 7" }],
};

const file = (part: Partial<ImportFile> & Pick<ImportFile, "file" | "kind" | "kind_label">): ImportFile => ({
  sha256: "0".repeat(64), why: "", sheet: "", sheets: [], header_row: 1, columns: {}, column_details: [], headings: [], preview: [],
  rows: { read: 0, used: 0, left_out: {} }, left_out: [], people: 0, questions: [], findings: [], error: null, ...part,
});

const groups = [{ key: "white", label: "White" }, { key: "bme", label: "BME" }, { key: "unknown", label: "Unknown" }];
const bands = ["1", "2", "3", "4", "5", "6", "7", "8a"].map((band) => ({ key: `band_${band}`, label: `Band ${band}` }));

const staff = file({
  file: "staff-list.xlsx", kind: "staff", kind_label: "Staff list",
  why: "It has a column for employee number, one for ethnic origin and one for pay scale, and one row a post.",
  sheet: "Staff in post", sheets: ["Staff in post", "Prompts"], header_row: 4,
  headings: ["Employee Number", "Org L3", "Ethnic Origin", "Grade", "Pay Point", "Assignment Category", "Staff Group", "Start Date"],
  preview: [
    ["Staff in post by ethnic origin"],
    ["Effective date", "31-MAR-2026"],
    [],
    ["Employee Number", "Org L3", "Ethnic Origin", "Grade", "Pay Point", "Assignment Category", "Staff Group", "Start Date"],
    ["20011873", "Surgery", "A White - British", "NHS|XR05|Review Body Band 5", "3", "Permanent", "Nursing and Midwifery Registered", "01-SEP-2014"],
    ["20013340", "Medicine", "H Asian or Asian British - Indian", "NHS|XR06|Review Body Band 6", "2", "Permanent", "Nursing and Midwifery Registered", "14-JAN-2019"],
    ["20015002", "Estates", "Other", "923|LOC7", "", "Locum", "Estates and Ancillary", "02-MAY-2022"],
  ],
  column_details: [
    { field: "staff_group", label: "Staff group", heading: "Org L3", samples: ["Surgery", "Medicine", "Estates"], confidence: 0.42, required: true },
    { field: "person", label: "Person", heading: "Employee Number", samples: ["20011873", "20013340", "20015002"], confidence: 0.99, required: true },
    { field: "ethnic_origin", label: "Ethnic origin", heading: "Ethnic Origin", samples: ["A White - British", "H Asian or Asian British - Indian", "Other"], confidence: 0.98, required: true },
    { field: "pay_scale", label: "Pay scale", heading: "Grade", samples: ["NHS|XR05|Review Body Band 5", "923|LOC7"], confidence: 0.86, required: true },
  ],
  rows: { read: 1467, used: 1234, left_out: { leaver: 112, bank: 66, second_post: 24, honorary: 12, starter_after: 8, student: 8, total_row: 2, non_executive: 1 } },
  left_out: ["66 rows: bank-only post", "12 rows: honorary contract", "112 rows: left before the snapshot date"],
  people: 1234,
  questions: [
    { field: "columns", value: "assignment_status", rows: 0, prompt: "Which column holds the assignment status? None of the headings is known for it.", choices: [{ key: "Assignment Category", label: "Assignment Category" }, { key: "Start Date", label: "Start Date" }], suggestion: null },
    { field: "ethnic_origin", value: "Other", rows: 9, prompt: "Which group does the ethnic origin “Other” belong to?", choices: groups, suggestion: "bme" },
    { field: "ethnic_origin", value: "T", rows: 3, prompt: "Which group does the ethnic origin “T” belong to?", choices: groups, suggestion: null },
    { field: "pay_scale", value: "923|LOC7", rows: 14, prompt: "Which band does the pay scale “923|LOC7” belong to?", choices: [...bands, { key: "unknown", label: "Unknown" }], suggestion: "band_7" },
    { field: "assignment_category", value: "Locum", rows: 11, prompt: "Are people with the assignment category “Locum” counted?", choices: [{ key: "count", label: "Counted" }, { key: "exclude", label: "Left out" }], suggestion: "count" },
  ],
  findings: data.kinds[0]?.file?.findings ?? [],
});

const recruitment = file({
  file: "recruitment.xlsx", kind: "recruitment", kind_label: "Recruitment", why: "It has one row an application with a stage and an ethnic origin.",
  sheet: "Applications", sheets: ["Applications"], headings: ["Application", "Stage", "Ethnic origin"],
  preview: [["Application", "Stage", "Ethnic origin"], ["A-100231", "Shortlisted", "White - British"], ["A-100232", "Appointed", "Other"]],
  column_details: [{ field: "stage", label: "Stage", heading: "Stage", samples: ["Shortlisted", "Appointed"], confidence: 0.97, required: true }],
  rows: { read: 1851, used: 688, left_out: { not_shortlisted: 1112, out_of_period: 51 } },
  left_out: ["1,112 rows: not shortlisted", "51 rows: outside the year"],
  questions: [{ field: "ethnic_origin", value: "Other", rows: 21, prompt: "Which group does the ethnic origin “Other” belong to?", choices: groups, suggestion: "bme" }],
});

const broken = file({
  file: "cases 2026 FINAL.xlsx", kind: "", kind_label: "",
  error: { code: "encrypted", message: "The file is protected with a password.", hint: "Open it in Excel, take the password off under File, Info, Protect Workbook, save it and choose it again.", place: "" },
});

const report = (files: ImportFile[]): ImportReport => ({ schema: "wres-desk/import/1", year: 2026, kept: false, files });

export const importReport = report([staff, recruitment]);
export const brokenReport = report([staff, broken]);
export const settledReport = report(
  [staff, recruitment].map((held) => ({ ...held, questions: [], column_details: held.column_details.map((column) => ({ ...column, confidence: 0.95 })) })),
);

// The data screen: what is held of each kind, and the decisions remembered.
import type { DataView } from "../../src/backend/types/DataView";
import type { KindView } from "../../src/backend/types/KindView";
import type { RememberedView } from "../../src/backend/types/RememberedView";

const kind = (key: string, label: string, what: string): KindView => ({ kind: key, label, what, files: [], can_undo: false, entries: [] });

const entry = (key: string, label: string, value: string, unit: string) => ({
  key, label, value, unit, note: "", counted: "", reason: "", role: "",
});

const empty: KindView[] = [
  kind("staff", "Staff list", "Everybody in post on 31 March, usually a report from ESR. Indicators 1, 3, 4 and 9 are counted from it."),
  kind("recruitment", "Recruitment", "One row an application, usually from Trac or NHS Jobs. Indicator 2."),
  kind("casework", "Disciplinary cases", "The log of formal cases. Indicator 3."),
  kind("training", "Training", "Learning records of the year. Indicator 4."),
  { ...kind("survey", "Staff survey", "The benchmark workbook of the NHS Staff Survey. Indicators 5 to 8."), entries: [
    entry("survey.5.white", "Indicator 5, White staff", "24.0", "%"), entry("survey.5.bme", "Indicator 5, BME staff", "30.3", "%"),
    entry("survey.6.white", "Indicator 6, White staff", "", "%"), entry("survey.6.bme", "Indicator 6, BME staff", "", "%"),
    {
      ...entry("survey.7.white", "Indicator 7, White staff", "60.4", "%"),
      note: "The figure typed in takes its place.", counted: "60.1", reason: "The survey centre corrected its workbook in March.",
    }, entry("survey.7.bme", "Indicator 7, BME staff", "", "%"),
  ] },
  { ...kind("board", "Board", "Board members with vote and office. Indicator 9."), entries: [entry("board.voting.white", "Voting members, White", "", "people")] },
  kind("past_return", "Last year's return", "So that each figure stands beside last year's."),
];

export const groups = [{ key: "white", label: "White" }, { key: "bme", label: "BME" }, { key: "unknown", label: "Unknown" }];
export const bands = ["1", "2", "3", "4", "5", "6", "7", "8a"].map((band) => ({ key: `band_${band}`, label: `Band ${band}` }));

const remembered = (field: string, value: string, label: string, kinds: string[], choices: { key: string; label: string }[]): RememberedView => ({
  field, value, about: value.replace("_", " "), meaning: choices.find((choice) => choice.label === label)?.key ?? label, meaning_label: label, choices, kinds,
  decided: "24 November 2025 at 10:12",
});

export const emptyData: DataView = { kinds: empty.map((held) => ({ ...held, entries: held.entries.map((one) => ({ ...one, value: "" })) })), quality: [], answers: [] };

export const data: DataView = {
  kinds: empty.map((held) =>
    held.kind === "staff"
      ? {
          ...held,
          can_undo: true,
          files: [{
            id: 1, name: "staff-list.xlsx", sheet: "Staff in post", as_at: "31 March 2026", rows: 1467, used: 1234, people: 1234,
            kept_at: "23 November 2026, 03:40", rules: "2026", left_out: ["112 rows: left before 31 March", "66 rows: bank only", "24 rows: second post of the same person", "2 rows: totals"],
            findings: [
              { severity: "warning", place: { sheet: "Staff in post", cell: "H212" }, message: "The ethnic origin is blank in 45 rows.", hint: "They are counted as unknown. Ask staff to fill in their record." },
              { severity: "note", place: { sheet: "", cell: "" }, message: "24 people have two posts; each is counted once.", hint: "Nothing to do." },
            ],
          }],
        }
      : held,
  ),
  quality: [
    { caption: "Unknown ethnicity by band", headings: ["Band", "People", "Unknown", "Share"], rows: [["Band 2", "214", "6", "2.8%"], ["Band 5", "322", "14", "4.3%"]], note: "" },
  ],
  answers: [
    remembered("ethnic_origin", "Traveller of Irish heritage", "White", ["staff", "recruitment"], groups),
    remembered("ethnic_origin", "Prefer not to answer", "Unknown", ["staff", "recruitment"], groups),
    remembered("pay_scale", "923|LOC8", "Band 7", ["staff"], bands),
    remembered("columns", "ethnic_origin", "Ethnicity", ["staff"], []),
  ],
};

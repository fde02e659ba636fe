// Frame, home and indicators of the made-up trust.
import type { Compared } from "../../src/backend/types/Compared";
import type { Frame } from "../../src/backend/types/Frame";
import type { Explained } from "../../src/backend/types/Explained";
import type { Home } from "../../src/backend/types/Home";
import type { IndicatorPage } from "../../src/backend/types/IndicatorPage";
import type { Nine } from "../../src/backend/types/Nine";
import type { NineRow } from "../../src/backend/types/NineRow";
import type { Task } from "../../src/backend/types/Task";
import { scale } from "./drawing";

export const frame: Frame = {
  trust: "Northmoor University Hospitals NHS Foundation Trust",
  is_sample: true,
  first_run: false,
  year: 2026,
  years: [2026, 2025, 2024, 2023],
  snapshot: "31 March 2026",
  state: "Draft",
  signed: "",
  places: [
    { key: "return", label: "Return", state: "7 of 10 done" },
    { key: "data", label: "Data", state: "6 of 7 kinds" },
    { key: "indicators", label: "Indicators", state: "4 worse for BME staff" },
    { key: "plan", label: "Action plan", state: "5 actions" },
    { key: "documents", label: "Documents", state: "3 ready" },
    { key: "submit", label: "Submit", state: "1 error, 2 warnings" },
  ],
};

export const firstFrame: Frame = {
  ...frame,
  trust: "",
  is_sample: false,
  first_run: true,
  state: "Draft",
  places: frame.places.map((place) => ({ ...place, state: "" })),
};

export const ownFrame: Frame = { ...frame, trust: "Eastvale Hospitals NHS Trust", is_sample: false, places: firstFrame.places };

const england = (text: string, difference: string, reading: string, reading_label: string): Compared => ({
  name: "England",
  text,
  year: 2024,
  gap: `${reading} by ${difference.replace(/[+−]/, "")}`,
  difference,
  reading,
  reading_label: `${difference.replace(/[+−]/, "")} ${difference.startsWith("+") ? "higher" : "lower"}, which is ${reading} for BME staff`,
  chance: reading_label.includes("England") ? "chance alone can give a difference of this size" : "",
  ours: "",
  derived: "",
  confidence: "Two sources agree",
  source: "NHS England, WRES data analysis report 2024",
  note: "",
});
const region = (text: string, difference: string, reading: string, reading_label: string): Compared => ({
  ...england(text, difference, reading, reading_label),
  name: "North West",
  confidence: "One source",
  note: "Published for trusts only, without integrated care boards.",
});

const hole = (name: string, note: string): Compared => ({ ...england("", "", "", ""), name, year: 0, gap: "", reading_label: "", confidence: "", source: "", note });

const row = (part: Partial<NineRow> & Pick<NineRow, "number" | "title" | "sentence" | "value">): NineRow => ({
  value_note: "",
  last_year: "",
  caution: "",
  england: hole("England", "No national figure held."),
  region: hole("North West", "No figure held for this region."),
  trust_type: hole("Acute trusts", "No figure held for trusts of this type."),
  interval: "",
  state: "worse",
  state_label: "Worse for BME staff",
  state_sentence: "The difference is larger than chance alone would easily give at this size.",
  four_fifths: "",
  mini: null,
  ...part,
});
const clear = { state: "no_clear_difference", state_label: "No clear difference", state_sentence: "Chance alone could easily give a difference of this size." };

export const nineRows: NineRow[] = [
  row({
    number: 1, title: "Staff in each band", value: "14.1% and 29.2%", value_note: "BME in bands 8a and above, and in all",
    sentence: "29.2% of all staff are BME; in bands 8a and above 14.1% are.", last_year: "12.9% and 27.8%", interval: "9.2% to 20.9%",
    england: england("11.2% and 28.6%", "+2.9 points", "better", "better than England"),
  }),
  row({
    number: 2, title: "Appointment from shortlisting", value: "1.49", value_note: "White ÷ BME",
    sentence: "White applicants were 1.49 times as likely as BME applicants to be appointed from shortlisting.", last_year: "1.71",
    interval: "1.14 to 1.97", four_fifths: "Four-fifths rule: above 1.25", england: england("1.62", "−0.13", "better", "better than England"), region: region("1.55", "−0.06", "better", "better than the region"),
    mini: scale(1.49, 1.14, 1.97, "1.49, with a range from 1.14 to 1.97 that lies above parity", true),
  }),
  row({
    number: 3, title: "Formal disciplinary process", value: "2.30", value_note: "BME ÷ White", ...clear, state: "too_few", state_label: "Too few to say",
    sentence: "BME staff were 2.30 times as likely as White staff to enter the formal disciplinary process, but only 10 people did.", last_year: "1.38",
    interval: "0.71 to 7.44", england: england("1.09", "+1.21", "worse", "worse than England"), state_sentence: "There are too few cases to read anything from the difference.",
    mini: scale(2.3, 0.71, 2.95, "2.30, with a range from 0.71 to 7.44 that covers parity", true),
  }),
  row({
    number: 4, title: "Training that is not mandatory", value: "1.11", value_note: "White ÷ BME",
    sentence: "White staff were 1.11 times as likely as BME staff to take part in training that is not mandatory.", last_year: "1.08",
    interval: "1.01 to 1.22", england: england("1.06", "+0.05", "worse", "worse than England"), mini: scale(1.11, 1.01, 1.22, "1.11, with a range from 1.01 to 1.22", true),
  }),
  row({
    number: 5, title: "Harassment from patients and the public", value: "30.3% and 24.0%", value_note: "BME and White", ...clear,
    sentence: "30.3% of BME and 24.0% of White staff who answered were harassed, bullied or abused by patients, relatives or the public.", last_year: "29.0% and 25.1%",
    interval: "−2.4 to +15.7 points", england: england("28.3% and 24.4%", "+2.0 points", "worse", "worse than England"),
  }),
  row({
    number: 6, title: "Harassment from staff", value: "28.2% and 20.9%", value_note: "BME and White", ...clear,
    sentence: "28.2% of BME and 20.9% of White staff who answered were harassed, bullied or abused by other staff.", last_year: "27.7% and 22.1%",
    interval: "−1.3 to +16.6 points", england: england("24.9% and 20.7%", "+3.3 points", "worse", "worse than England"),
  }),
  row({
    number: 7, title: "Equal chances of promotion", value: "47.7% and 60.4%", value_note: "BME and White",
    sentence: "47.7% of BME and 60.4% of White staff who answered believe the trust gives equal chances of career progression.", last_year: "",
    interval: "−22.7 to −2.6 points", england: england("48.8% and 59.4%", "−1.1 points", "worse", "worse than England"),
  }),
  row({
    number: 8, title: "Discrimination at work", value: "14.8% and 6.1%", value_note: "BME and White",
    sentence: "14.8% of BME and 6.1% of White staff who answered were discriminated against by a manager or colleague.", last_year: "15.5% and 6.9%",
    interval: "+2.7 to +16.5 points", england: england("15.5% and 6.7%", "−0.7 points", "better", "better than England"),
  }),
  row({
    number: 9, title: "Board and workforce", value: "–", ...clear, state: "missing", state_label: "Missing",
    sentence: "There is no board list yet.", state_sentence: "Choose a board list under Data.",
  }),
];

const task = (key: string, label: string, state: string, state_label: string, detail: string, place: string): Task => ({ key, label, state, state_label, detail, place });

export const home: Home = {
  tasks: [
    task("trust", "Trust details", "done", "Done", "Northmoor, RNM, North West, acute", "settings"),
    task("staff", "Staff list", "done", "Done", "1,234 people counted from staff-list.xlsx", "data"),
    task("recruitment", "Recruitment", "done", "Done", "688 shortlisted, 178 appointed", "data"),
    task("casework", "Disciplinary cases", "done", "Done", "14 people entered the formal process", "data"),
    task("training", "Training", "attention", "Look again", "1 person is on no staff list", "data"),
    task("survey", "Staff survey", "done", "Done", "Four indicators from the benchmark workbook", "data"),
    task("board", "Board", "to_do", "To do", "No board list yet: indicator 9 is missing", "data"),
    task("check", "Check", "attention", "1 error", "The board is missing; two warnings need a word why", "submit"),
    task("plan", "Action plan", "done", "Done", "5 actions for 4 indicators", "plan"),
    task("submit", "Submit", "waiting", "Cannot start yet", "Put the error right first", "submit"),
  ],
  nine: nineRows,
  deadlines: [
    { what: "Submit the data", date: "31 May 2026", away: "176 days ago", note: "Carried forward from 2025: check the date for 2026." },
    { what: "Publish the report and the action plan", date: "31 October 2026", away: "23 days ago", note: "" },
  ],
  next_year: { year: 2027, can_start: false, words: "" },
};

export const emptyHome: Home = {
  ...home,
  tasks: home.tasks.map((held, index) => ({
    ...held,
    state: index === 0 ? "done" : index < 7 ? "to_do" : "waiting",
    state_label: index === 0 ? "Done" : index < 7 ? "To do" : "Cannot start yet",
    detail: index === 0 ? held.detail : "Nothing yet",
  })),
  nine: nineRows.map((held) => ({
    ...held, ...clear, state: "missing", state_label: "Missing", value: "–", value_note: "", sentence: "There is no data for this indicator yet.", last_year: "", england: { ...england("28.3%", "", "", ""), gap: "", reading_label: "", chance: "", note: "There is no figure of your own to compare." }, mini: null,
  })),
};

export const nine: Nine = {
  rules: {
    pack: "2026", made_by: "Computed under the rules “2026” (Carried forward from 2025: nothing public was found about the 2026 collection. Check against the guidance before submitting).", is_other: false,
    choices: [{ key: "2026", label: "2026 (came with the program, in force for this year)" }, { key: "2025", label: "2025 (came with the program)" }, { key: "2019", label: "2019 (came with the program)" }],
  },
  rows: nineRows, region: "North West", trust_type: "Acute trusts" };

const second = nineRows[1] as NineRow;
export const indicator: IndicatorPage = {
  row: second,
  wording: "Relative likelihood of White applicants being appointed from shortlisting across all posts compared to BME applicants.",
  direction: "Above 1 is worse for BME applicants.",
  figure: scale(1.49, 1.14, 1.97, "Indicator 2 is 1.49 with a range from 1.14 to 1.97. England was 1.62 in 2024. Parity is 1; from 0.80 to 1.25 is called non-adverse.", false),
  why: [
    {
      figure: "Likelihood of appointment, White ÷ BME",
      lead: "From 1.62 in 2025 to 1.49 in 2026: −0.13.",
      table: {
        caption: "Likelihood of appointment, White ÷ BME: 2025 to 2026",
        headings: ["Part of the change", "How far", "What it is"],
        rows: [
          ["Rate of White applicants", "+0.05", "From 28.66% (98 of 342) to 29.52% (106 of 359)."],
          ["Rate of BME applicants", "−0.18", "From 17.69% (52 of 294) to 19.81% (65 of 328)."],
          ["Together", "−0.13", "From 1.62 in 2025 to 1.49 in 2026."],
        ],
        note: "",
      },
      notes: [
        "Chance alone can give a change of this size, so the parts describe what was counted and claim no trend.",
        "Applicants of one year are not those of the next, so a change in how ethnicity is recorded cannot be told from a change in rates. 5.3% of shortlisted applicants were of unknown ethnicity in both years.",
      ],
    },
  ],
  sure: {
    lines: [
      "These counts fit anything from White applicants being 1.14 times as likely as BME applicants to White applicants being 1.97 times as likely as BME applicants (a ratio of 1.14 to 1.97, where 1 is parity; 95% interval, Koopman’s method).",
      "Four-fifths rule: the ratio lies above the range 0.80 to 1.25, which the rule reads as adverse for BME people. The rule takes no account of chance.",
      "If White applicants and BME applicants were equally likely to be appointed from shortlisting, chance alone would still put the ratio of groups of this size outside 0.80 to 1.25 in about 9 years in 100 (above it in 5, as if White applicants were more likely; below it in 4, as if White applicants were less likely).",
      "At this size, White applicants have to be truly about 1.46 times as likely as BME applicants before the interval here leaves parity out in four years of five; a smaller disadvantage would mostly go unseen.",
      "No clear change since 2025: the ratio was 1.71 and is 1.49, which chance alone can bring about.",
      "All of this is this program’s own reading of chance. The national team’s test for “significantly more likely” is not published.",
    ],
    pooled: [
      "Two years together, 2025 to 2026: White applicants were 1.55 times as likely as BME applicants to be appointed from shortlisting. Summed counts, White: 212 of 708; BME: 117 of 611; a ratio of 1.27 to 1.90 (95% interval, Koopman’s method). Worse for BME staff.",
    ],
    tests: [
      "Fisher’s exact test, two-sided: p = 0.0031. That is how often counts at least as unequal as these would come about if White applicants and BME applicants were equally likely to be appointed from shortlisting.",
    ],
  },
  measures: [],
  averaging: null,
  in_people: "If BME applicants had been appointed as often as White applicants, 29 more of them would have been appointed.",
  tables: [
    {
      caption: "Shortlisted and appointed",
      headings: ["", "White", "BME", "Unknown", "All"],
      rows: [["Shortlisted", "366", "283", "39", "688"], ["Appointed", "114", "59", "5", "178"], ["Share appointed", "31.1%", "20.8%", "12.8%", "25.9%"]],
      note: "People whose ethnicity is unknown do not enter the ratio.",
    },
    {
      caption: "By pay band",
      headings: ["Band", "White shortlisted", "White appointed", "BME shortlisted", "BME appointed", "Ratio"],
      rows: [["Band 2", "80", "31", "61", "19", "1.24"], ["Band 5", "120", "40", "110", "24", "1.53"], ["Band 8a and above", "38", "9", "12", "*", "–"]],
      note: "* fewer than 10 people: not shown.",
    },
  ],
  over_time: { caption: "This year and earlier", headings: ["Year", "Ratio", "Range"], rows: [["2024", "1.64", "1.21 to 2.23"], ["2025", "1.71", "1.28 to 2.30"], ["2026", "1.49", "1.14 to 1.97"]], note: "" },
  over_time_figure: null,
  note: "",
  counted: ["Rule pack 2026, carried forward from 2025.", "Appointed from shortlisting ÷ shortlisted, for White and for BME applicants; then White ÷ BME."],
  receipts: [
    { what: "Applications shortlisted in the year", key: "recruitment.shortlisted", count: 688, from: "recruitment.xlsx, sheet “Applications”; 688 used of 2,012 rows, 1,324 left out" },
    { what: "Of these, appointed", key: "recruitment.appointed", count: 178, from: "recruitment.xlsx, sheet “Applications”; 688 used of 2,012 rows, 1,324 left out" },
  ],
  actions: [],
};

export const explained: Explained = {
  key: "recruitment.shortlisted", item: 34, indicator: 2, label: "Number of shortlisted applicants",
  values: [{ name: "White", text: "366", number: 366 }, { name: "BME", text: "286", number: 286 }, { name: "Unknown", text: "36", number: 36 }],
  rule: ["Indicator 2: Relative likelihood of White applicants being appointed from shortlisting across all posts compared to BME applicants."],
  rule_source: "made up for this picture",
  counts: [
    {
      key: "recruitment.shortlisted", what: "Number of shortlisted applicants", typed: false,
      values: [{ name: "White", text: "366", number: 366 }, { name: "BME", text: "286", number: 286 }, { name: "Unknown", text: "36", number: 36 }],
      note: "One row for each application; a row of a table of counts stands for as many as it says.",
      files: [
        {
          file: "recruitment.xlsx", sheet: "Applications", sha256: "6d402e047b47d1643d8c12dabbd0d346c8140c84d4647bdd053b733950ff2ab7",
          kept: "20 April 2026 at 09:30", rules: "2026", balance: "2,012 rows read, 688 used, 1,324 left out",
          rows: [
            { group: "White", count: 366, ranges: Array.from({ length: 90 }, (_, row) => `${row * 7 + 3}–${row * 7 + 6}`).join(", ") },
            { group: "BME", count: 286, ranges: "7–9, 14–16, 21, 28–30, 35–37, 42, 49–51" },
            { group: "Unknown", count: 1, ranges: "12" },
          ],
        },
      ],
    },
  ],
};

export const firstIndicator: IndicatorPage = {
  ...indicator,
  row: nineRows[0] as NineRow,
  wording: "Percentage of staff in each of the AfC Bands 1 to 9 and VSM compared with the percentage of staff in the overall workforce.",
  direction: "A smaller share in the senior rows is worse for BME staff.",
  figure: null, in_people: "18 more BME people at bands 8a to 9 and very senior manager would give this group the share of the whole workforce.",
  sure: {
    lines: [
      "At bands 8a to 9 and very senior manager, 14.1% of people are BME (17 of 121), 16.6 percentage points lower than among everybody else (30.7%). These counts fit anything from 21.7 points higher among everybody else to 9.0 points higher among everybody else (95% interval, Newcombe’s method).",
      "All of this is this program’s own reading of chance. The national team’s test for “significantly more likely” is not published.",
    ],
    pooled: [], tests: [],
  },
  tables: [
    {
      caption: "Senior rows beside everybody else",
      headings: ["", "BME people", "BME share", "Share of everybody else", "Difference in points", "Range of the difference", "Reading"],
      rows: [
        ["Bands 8a to 9 and very senior managers (judged)", "17 of 121", "14.1%", "30.7%", "−16.6", "−21.7 to −9.0", "Worse for BME staff"],
        ["Consultants (judged)", "31 of 82", "37.8%", "28.6%", "+9.2", "−0.4 to +20.1", "No clear difference"],
        ["Band 8a", "10 of 60", "16.7%", "29.8%", "−13.2", "−20.6 to −1.9", "Worse for BME staff"],
        ["Very senior manager", "0 of 6", "0.0%", "29.3%", "−29.3", "−31.9 to +9.8", "Too few to say"],
      ],
      note: "The indicator is worse where either judged group is worse, and better where one is better and neither is worse. Lower bands are described and never judged.",
    },
  ],
  measures: [
    {
      title: "Race disparity ratios",
      lines: [
        "Clinical and non-clinical staff together: for every 100 people in the lower bands there are 62.0 in the middle bands among White staff and 41.3 among BME staff; set against the lower bands, White staff are 1.50 times as well represented in the middle bands as BME staff (disparity ratio 1.50).",
      ],
      table: {
        caption: "Race disparity ratios, White ÷ BME",
        headings: ["Step", "Ratio", "Range the counts fit", "Reading"],
        rows: [["Clinical and non-clinical, lower to middle", "1.50", "1.17 to 1.93", "Worse for BME staff"], ["Non-clinical, lower to upper", "–", "–", "Missing"]],
        note: "Above 1, White staff are better represented in the higher bands; the range is a 95% interval by Woolf’s method.",
      },
      notes: ["This definition is known only from memory and should be checked with the national team."],
      aim: null,
    },
    {
      title: "Against an aspiration",
      lines: [
        "The aim: 29.2% of the people in each of bands 8a to 9 and among very senior managers to be BME by 2028, on a straight line from 2018.",
        "Band 8a: reaching 29.2% of 60 people takes 18 BME people; there are 10 now, so 8 more are needed by 2028, 4 a year.",
      ],
      table: {
        caption: "Senior bands against the aspiration",
        headings: ["Band", "People", "BME now", "BME share", "BME aimed at", "More needed", "More a year", "On the straight line now"],
        rows: [["Band 8a", "60", "10", "16.7%", "18", "8", "4", "–"], ["Very senior manager", "6", "0", "0.0%", "2", "2", "1", "–"]],
        note: "Numbers aimed at are for the band’s size today, rounded up to whole people; so are the numbers a year.",
      },
      notes: ["The share is that of BME people in the whole workforce; set another if the trust aspires to it."],
      aim: { share: "29.2", base_year: "2018", target_year: "2028", own_share: false, own_base_year: false, own_target_year: false },
    },
  ],
};

/** Indicator 3, with the choice of one year or two. */
export const disciplinary: IndicatorPage = {
  ...indicator,
  row: nineRows[2] as NineRow,
  averaging: {
    key: "rules.indicator_3.averaging", chosen: "two_years",
    choices: [{ key: "", label: "As the rules of the year say" }, { key: "single_year", label: "This year alone" }, { key: "two_years", label: "The mean of this year and last year" }],
    note: "In force: the mean of this year’s and last year’s people; chosen by the trust; the rules of 2026 say: the people of one year.",
    table: {
      caption: "Indicator 3 over one year and over two", headings: ["People", "White", "BME", "Unknown", "Ratio (BME ÷ White)"],
      rows: [["This year alone", "21", "14", "1", "1.68"], ["Last year’s people", "24", "11", "0", "–"], ["Mean of both years", "22.5", "12.5", "0.5", "1.40"]],
      note: "Both are set against this year’s staff. Above 1 is worse for BME staff.",
    },
  },
};

/** The nine under rules that are not those of the return. */
export const nineUnder: Nine = {
  ...nine,
  rules: { ...nine.rules, pack: "2019", is_other: true, made_by: "Computed under the rules “2019” (Reconstructed from public pages and from memory; of the guidance of these years only the cover could be read)." },
};

export const missingIndicator: IndicatorPage = {
  ...indicator,
  row: nineRows[8] as NineRow,
  wording: "Percentage difference between the organisation's board voting membership and its overall workforce.",
  direction: "Below 0 means that the board is less diverse than the workforce.",
  figure: null, sure: { lines: [], pooled: [], tests: [] }, in_people: "", tables: [], over_time: { caption: "", headings: [], rows: [], note: "" },
  counted: ["There is nothing to count yet: choose a board list under Data."], receipts: [], actions: [],
};

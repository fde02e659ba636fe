// Where an indicator is, as the made-up trust's applications have it.
import type { Breakdown } from "../../src/backend/types/Breakdown";
import type { BreakdownLine } from "../../src/backend/types/BreakdownLine";
import { scale } from "./drawing";

const line = (key: string, label: string, cells: string[], state: string): BreakdownLine => ({
  key, label, cells, state, hidden: false, sentence: "White applicants were 1.53 times as likely as BME applicants to be appointed from shortlisting.",
});
const hidden = (key: string, label: string): BreakdownLine => ({
  key, label, cells: ["*", "*", "*", "*", "*", "*", "*"], state: "missing", hidden: true, sentence: "Small numbers are hidden at this level.",
});

const ways = [
  { key: "band", label: "Band" }, { key: "section", label: "Clinical, non-clinical, medical" }, { key: "staff-group", label: "Staff group" },
  { key: "division", label: "Division" }, { key: "ethnic-group", label: "Ethnic group" }, { key: "sex", label: "Sex" }, { key: "overseas", label: "Overseas recruitment" },
];
const levels = [
  { key: "working", label: "For your own work: nothing is hidden" },
  { key: "internal", label: "For a paper inside the organisation: counts of 1 to 4 are hidden" },
  { key: "public", label: "For the public: counts of 1 to 6 are hidden" },
];

/** Indicator 2 by band, small numbers hidden. */
export const byBand: Breakdown = {
  indicator: 2, by: "band", level: "internal", ways, levels, nothing: "", hint: "", figure: scale(1.53, 1.35, 1.73, "A dot a line; the table says the same.", false),
  caption: "Indicator 2, 2026: applicants appointed of those shortlisted, by band",
  headings: ["Band", "White", "BME", "Unknown", "Ratio, White ÷ BME", "Range by chance (95%)", "BME people, at the White rate", "Reading"],
  lines: [
    hidden("band_1", "Band 1"),
    line("band_2", "Band 2", ["101 of 300 (33.7%)", "50 of 242 (20.7%)", "8 of 28 (28.6%)", "1.63", "1.22 to 2.19", "31 more", "Worse for BME staff"], "worse"),
    line("band_5", "Band 5", ["106 of 372 (28.5%)", "62 of 319 (19.4%)", "6 of 40 (15.0%)", "1.47", "1.12 to 1.93", "29 more", "Worse for BME staff"], "worse"),
    hidden("band_7", "Band 7"),
    hidden("consultant", "Consultants who are not senior medical managers"),
    line("", "Not given", ["33 of 98 (33.7%)", "20 of 93 (21.5%)", "0 of 7 (0.0%)", "1.57", "0.98 to 2.53", "11 more", "No clear difference"], "no_clear_difference"),
  ],
  total: line("total", "Everyone", ["527 of 1,746 (30.2%)", "286 of 1,446 (19.8%)", "38 of 178 (21.3%)", "1.53", "1.35 to 1.73", "150 more", "Worse for BME staff"], "worse"),
  notes: [
    "Counts are applicants appointed, of those shortlisted.",
    "The ratio is the rate of White people divided by that of BME people. Above 1 is worse for BME people.",
    "* Lines with a count of 1 to 4 are hidden, and others so that they cannot be worked out from this table (internal level). Beside a table of the same people broken down another way they might be: publish one.",
  ],
};

/** No column says it. */
export const nothing: Breakdown = {
  ...byBand, by: "overseas", lines: [], total: null, notes: [], figure: null,
  nothing: "No column of the recruitment list says who came through overseas recruitment.",
  hint: "Add a column “Overseas recruitment” with yes or no, or a “Recruitment route” that names international recruitment, to any of the year’s recruitment files, and import them again.",
};

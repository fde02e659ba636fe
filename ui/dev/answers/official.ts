// An official workbook, matched with the made-up trust's return.
import type { BlankPlace } from "../../src/backend/types/BlankPlace";
import type { BlankView } from "../../src/backend/types/BlankView";

const place = (item: number, label: string, group: string, cell: string, holds: string, becomes: string, more: Partial<BlankPlace> = {}): BlankPlace => ({
  item, label, group, year: 2026, sheet: "WRES", cell, recognised: `“${label}” under Current year (2026) · Verified figures · ${group.toUpperCase()}`, holds, becomes,
  state: "written", replaces: false, locked: false, ...more,
});

export const blank: BlankView = {
  file: "WRES data collection 2026.xlsm", fingerprint: "0f", written: 101,
  summary: "101 cells will be filled. 62 cells hold formulas and stay as they are. 2 entries were not placed.",
  places: [
    place(1, "Under Band 1", "White", "N7", "", "0"), place(2, "Band 1", "White", "N8", "99", "12", { replaces: true }),
    place(34, "Number of shortlisted applicants", "White", "N43", "", "2911"),
    place(38, "Number of staff in workforce", "White", "N48", "a formula", "formula stays: 4417", { state: "result" }),
    place(
      46, "% of staff experiencing harassment, bullying or abuse from patients, relatives or the public in last 12 months", "BME", "O57", "",
      "28.7% (the cell stores 0.287)", { locked: true },
    ),
  ],
  not_placed: [
    { item: 3, label: "Band 2", group: "White", figure: "202", why: "The text “see the note” stands in cell C8 of sheet “WRES”." },
    { item: 50, label: "Total Board members", group: "", figure: "", why: "No line of the workbook is named like it, below headings of the groups." },
  ],
  unknown: [{ line: "Associate members", sheet: "Board", cell: "B7" }],
  notes: ["Last year’s figure of item 1 differs: cell H7 of sheet “WRES” holds 12, and the return held here said 1. It was left as it is."],
  file_name: "WRES 2026 RNM official return.xlsm", why_not: "",
};
export const stoppedBlank: BlankView = {
  ...blank, why_not: "The return holds figures that cannot be right, so no official workbook is filled. More White people were appointed than shortlisted.",
};

// Other trusts beside the made-up one: a national picture, a table of all trusts, peer cards.
import type { AmongOthers } from "../../src/backend/types/AmongOthers";
import type { National } from "../../src/backend/types/National";
import type { PeersView } from "../../src/backend/types/PeersView";
import type { PeerTableReport } from "../../src/backend/types/PeerTableReport";
import { scale } from "./drawing";

export const national: National = {
  tables: [
    {
      caption: "England, the latest figure of each measure",
      headings: ["Indicator", "Figure", "Year", "Before", "How sure", "Source"],
      rows: [
        ["1 BME share of workforce, 31 March", "28.6%", "2024", "26.4% in 2023", "two sources agree", "NHS Employers, NHS WRES article, 30 Jun 2025"],
        ["2 Relative likelihood of appointment", "1.59", "2023", "1.54 in 2022", "two sources agree", "NHS Employers, NHS WRES article, 28 Aug 2024 version"],
      ],
      note: "",
    },
  ],
  note: "These are published figures of earlier collection years, each with its year.",
  help: [{ name: "National WRES team", what: "Queries about the standard and its indicators.", contact: "england.WRES@nhs.net", source: "NHS Employers, 30 June 2025" }],
};

export const peers: PeersView = {
  tables: [{ id: 1, file: "WRES 2024 all trusts.xlsx", what: "212 trusts, 2024, 9 measures, 4 of them with counts", loaded: "23 November 2026 at 14:05" }],
  cards: [
    {
      organisation: "RXA", name: "Alder NHS Trust", year: 2026, what: "13 figures, 3 of them hidden; counts of 1 to 6 are not shown", file: "WRES peer card 2026.json",
      loaded: "23 November 2026 at 14:10",
    },
  ],
  no_card: "",
};
export const noPeers: PeersView = { tables: [], cards: [], no_card: "A card needs the name of the trust." };

export const askedTable: PeerTableReport = {
  file: "trusts.csv", kept: false, sheet: "", header_row: 1, columns: [["Code", "trust_code"], ["Indicator 2", "2.ratio value"]], rows_read: 212, values: 0, trusts: 0,
  left_out: ["212 rows: waits for an answer"], findings: ["Columns that are not used: “Notes”. If one of them is an indicator, name it in the table as in “Indicator 2”."],
  questions: [
    {
      field: "unit", value: "2.ratio", rows: 212, suggestion: "hundredth",
      prompt: "“Likelihood of appointment from shortlisting, White ÷ BME applicants” is a ratio, and the values look like percentages. What does 159 mean?",
      choices: [
        { key: "hundredth", label: "A ratio of 1.59: divide by 100" }, { key: "ratio", label: "A ratio of 159: take them as they stand" },
        { key: "ignore", label: "Leave them out" },
      ],
    },
  ],
};

export const among: AmongOthers = {
  measures: [
    {
      title: "Likelihood of appointment from shortlisting, White ÷ BME applicants",
      sentences: [
        "This trust’s figure is 1.49. Of 211 other trusts beside it 92 have a lower one, 2 the same and 117 a higher one, which puts it in the second quarter from the lowest.",
        "A higher figure is worse for BME people.",
      ],
      funnel: scale(1.49, 1.14, 1.97, "A funnel", false),
      quartiles: {
        caption: "Likelihood of appointment from shortlisting, White ÷ BME applicants: other trusts",
        headings: ["Trusts", "Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"], rows: [["211", "0.85", "1.38", "1.57", "1.90", "2.87"]], note: "",
      },
      source: "All trusts from “WRES 2024 all trusts.xlsx”, collection year 2024",
    },
  ],
  cards: [
    {
      caption: "Likelihood of appointment from shortlisting, White ÷ BME applicants, 2026", headings: ["Organisation", "Figure", "Range the counts fit", "Note"],
      rows: [["Northmoor (this trust)", "1.49", "1.14 to 1.97", "its own counts, nothing hidden"], ["Alder NHS Trust", "–", "–", "hidden: small numbers"]],
      note: "A higher figure is worse for BME people.",
    },
  ],
  notes: [],
};
export const noneAmong: AmongOthers = {
  measures: [], cards: [], notes: ["No table of all trusts with this indicator is loaded, so there are no quartiles and no funnel."],
};

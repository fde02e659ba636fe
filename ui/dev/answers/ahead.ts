// Looking ahead and back, as the program answered for the made-up trust.
import type { LadderView } from "../../src/backend/types/LadderView";
import type { LedgerView } from "../../src/backend/types/LedgerView";
import type { NeedView } from "../../src/backend/types/NeedView";
import type { PathView } from "../../src/backend/types/PathView";
import type { ReadyView } from "../../src/backend/types/ReadyView";

export const path: PathView = {
  "lead": "From 8.1% in 2026 to 13.1% in 2028, in equal steps: 10.6% in 2027. A lower share is worse for BME people. Even if the path is kept, chance alone can put the figure of 2028 anywhere from 9.4% to 16.9% at this size.",
  "figure": {
    "svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 294\" role=\"img\" aria-label=\"The way: 2026 8.1% (chance alone: 5.3% to 11.3%); 2027 10.6% (chance alone: 7.5% to 14.1%); 2028 13.1% (chance alone: 9.4% to 16.9%). This trust’s figure: 2026 8.1%.\" font-family=\"Arial, Helvetica, sans-serif\"><title>Share of BME staff at bands 8a to 9 and very senior manager (indicator 1)</title><desc>The way: 2026 8.1% (chance alone: 5.3% to 11.3%); 2027 10.6% (chance alone: 7.5% to 14.1%); 2028 13.1% (chance alone: 9.4% to 16.9%). This trust’s figure: 2026 8.1%.</desc><rect x=\"0\" y=\"0\" width=\"720\" height=\"294\" fill=\"#ffffff\"/><polygon points=\"84,140.1 305,95.9 526,51.7 526,169.5 305,199 84,233.4\" fill=\"#dbe8f5\" stroke=\"#dbe8f5\" stroke-width=\"2\"/><line x1=\"70\" y1=\"254\" x2=\"540\" y2=\"254\" stroke=\"#d8dde0\" stroke-width=\"1\"/><text x=\"62\" y=\"258.5\" font-size=\"13\" text-anchor=\"end\" fill=\"#212b32\">4%</text><line x1=\"70\" y1=\"222.6\" x2=\"540\" y2=\"222.6\" stroke=\"#d8dde0\" stroke-width=\"1\"/><text x=\"62\" y=\"227.1\" font-size=\"13\" text-anchor=\"end\" fill=\"#212b32\">6%</text><line x1=\"70\" y1=\"191.1\" x2=\"540\" y2=\"191.1\" stroke=\"#d8dde0\" stroke-width=\"1\"/><text x=\"62\" y=\"195.6\" font-size=\"13\" text-anchor=\"end\" fill=\"#212b32\">8%</text><line x1=\"70\" y1=\"159.7\" x2=\"540\" y2=\"159.7\" stroke=\"#d8dde0\" stroke-width=\"1\"/><text x=\"62\" y=\"164.2\" font-size=\"13\" text-anchor=\"end\" fill=\"#212b32\">10%</text><line x1=\"70\" y1=\"128.3\" x2=\"540\" y2=\"128.3\" stroke=\"#d8dde0\" stroke-width=\"1\"/><text x=\"62\" y=\"132.8\" font-size=\"13\" text-anchor=\"end\" fill=\"#212b32\">12%</text><line x1=\"70\" y1=\"96.9\" x2=\"540\" y2=\"96.9\" stroke=\"#d8dde0\" stroke-width=\"1\"/><text x=\"62\" y=\"101.4\" font-size=\"13\" text-anchor=\"end\" fill=\"#212b32\">14%</text><line x1=\"70\" y1=\"65.4\" x2=\"540\" y2=\"65.4\" stroke=\"#d8dde0\" stroke-width=\"1\"/><text x=\"62\" y=\"69.9\" font-size=\"13\" text-anchor=\"end\" fill=\"#212b32\">16%</text><line x1=\"70\" y1=\"34\" x2=\"540\" y2=\"34\" stroke=\"#d8dde0\" stroke-width=\"1\"/><text x=\"62\" y=\"38.5\" font-size=\"13\" text-anchor=\"end\" fill=\"#212b32\">18%</text><line x1=\"84\" y1=\"189.2\" x2=\"305\" y2=\"150.1\" stroke=\"#212b32\" stroke-width=\"2\" stroke-dasharray=\"4 3\"/><line x1=\"305\" y1=\"150.1\" x2=\"526\" y2=\"111\" stroke=\"#212b32\" stroke-width=\"2\" stroke-dasharray=\"4 3\"/><circle cx=\"84\" cy=\"189.2\" r=\"4\" fill=\"#ffffff\" stroke=\"#212b32\" stroke-width=\"2\"/><text x=\"84\" y=\"274\" font-size=\"13\" text-anchor=\"middle\" fill=\"#212b32\">2026</text><circle cx=\"305\" cy=\"150.1\" r=\"4\" fill=\"#ffffff\" stroke=\"#212b32\" stroke-width=\"2\"/><text x=\"305\" y=\"274\" font-size=\"13\" text-anchor=\"middle\" fill=\"#212b32\">2027</text><circle cx=\"526\" cy=\"111\" r=\"4\" fill=\"#ffffff\" stroke=\"#212b32\" stroke-width=\"2\"/><text x=\"526\" y=\"274\" font-size=\"13\" text-anchor=\"middle\" fill=\"#212b32\">2028</text><polygon points=\"84,183.2 90,189.2 84,195.2 78,189.2\" fill=\"#005eb8\" stroke=\"#005eb8\" stroke-width=\"2\"/><circle cx=\"556\" cy=\"111\" r=\"4\" fill=\"#ffffff\" stroke=\"#212b32\" stroke-width=\"2\"/><text x=\"570\" y=\"110\" font-size=\"13\" font-weight=\"bold\" text-anchor=\"start\" fill=\"#212b32\">Target</text><text x=\"570\" y=\"124\" font-size=\"12\" text-anchor=\"start\" fill=\"#4c6272\">13.1% in 2028</text><polygon points=\"556,208 562,214 556,220 550,214\" fill=\"#005eb8\" stroke=\"#005eb8\" stroke-width=\"2\"/><text x=\"570\" y=\"218\" font-size=\"13\" text-anchor=\"start\" fill=\"#212b32\">This trust’s figure</text><rect x=\"548\" y=\"230\" width=\"16\" height=\"12\" fill=\"#dbe8f5\"/><text x=\"570\" y=\"240\" font-size=\"13\" text-anchor=\"start\" fill=\"#212b32\">What chance alone</text><text x=\"570\" y=\"255\" font-size=\"13\" text-anchor=\"start\" fill=\"#212b32\">would give</text><line x1=\"70\" y1=\"254\" x2=\"540\" y2=\"254\" stroke=\"#4c6272\" stroke-width=\"1\"/></svg>",
    "alt": "The way: 2026 8.1% (chance alone: 5.3% to 11.3%); 2027 10.6% (chance alone: 7.5% to 14.1%); 2028 13.1% (chance alone: 9.4% to 16.9%). This trust’s figure: 2026 8.1%."
  },
  "table": {
    "caption": "The way, year by year",
    "headings": [
      "Year",
      "On the way",
      "What chance alone would give",
      "The figure"
    ],
    "rows": [
      [
        "2026",
        "8.1%",
        "5.3% to 11.3%",
        "8.1%"
      ],
      [
        "2027",
        "10.6%",
        "7.5% to 14.1%",
        "–"
      ],
      [
        "2028",
        "13.1%",
        "9.4% to 16.9%",
        "–"
      ]
    ],
    "note": ""
  },
  "readings": [],
  "basis": [
    "The range is what 95 years of 100 would give if the figure on the path were the truth and groups were as large as this year.",
    "People are taken as independent of each other; where several share one case or one panel, chance does more than is shown.",
    "Most posts are held by the same people from year to year, so a single year moves less than the range; the range says how far a share of this size can be told from another."
  ]
};

export const appointments: NeedView = {
  "lead": "26.4% BME at bands 8a to 9 and very senior manager by 2031 (8.1% now) needs 52.7% of those appointed in each year to be BME: 17 of 32 in 2027, 17 of 32 in 2028, 17 of 32 in 2029, 17 of 32 in 2030, 17 of 32 in 2031, each rounded up; 85 of 160 in all.",
  "table": {
    "caption": "Year by year, as expected",
    "headings": [
      "Year",
      "Posts filled",
      "BME people appointed",
      "Staff at its end",
      "BME share"
    ],
    "rows": [
      [
        "2027",
        "32",
        "17",
        "320",
        "12.6%"
      ],
      [
        "2028",
        "32",
        "17",
        "320",
        "16.6%"
      ],
      [
        "2029",
        "32",
        "17",
        "320",
        "20.2%"
      ],
      [
        "2030",
        "32",
        "17",
        "320",
        "23.5%"
      ],
      [
        "2031",
        "32",
        "17",
        "320",
        "26.4%"
      ]
    ],
    "note": "People and posts are rounded up in each year. A share needed measures the distance; it is not a quota."
  },
  "basis": [
    "10 of 100 people leave the group each year, BME people and others alike.",
    "The number of posts stays as it is.",
    "Every post left or new is filled within the year, from outside or from another band.",
    "People of unknown ethnicity count in the whole and as not BME, as in indicator 1; those who tell their ethnicity later change the share without any appointment.",
    "These are expectations; chance moves the real numbers about them. A share needed measures the distance: it is no quota, and every appointment is made on merit.",
    "Your own leavers are not known, since two staff lists are needed for that; 10 of 100 is this program’s convention."
  ],
  "question": {
    "share": 26.383333333333333,
    "by": 2031,
    "leavers_bme": 10.0,
    "leavers_others": 10.0,
    "growth": 0.0
  }
};

export const ladder: LadderView = {
  "lead": "Clinical staff, from under band 1 to band 2: as things are, with White staff being 1.53 times as likely as BME staff to go up; as supposed, with White and BME staff being equally likely to go up. By 2031 no band would be different by as much as is printed.",
  "table": {
    "caption": "BME share of each band, clinical (not medical) staff",
    "headings": [
      "Band",
      "Now",
      "2031 without the change",
      "2031 with it",
      "BME people more or fewer"
    ],
    "rows": [
      [
        "Under band 1",
        "9.5%",
        "9.5%",
        "9.5%",
        "0"
      ],
      [
        "Band 2",
        "30.9%",
        "30.6%",
        "30.6%",
        "0"
      ],
      [
        "Band 3",
        "28.7%",
        "29.5%",
        "29.5%",
        "0"
      ],
      [
        "Band 4",
        "20.5%",
        "26.9%",
        "26.9%",
        "0"
      ],
      [
        "Band 5",
        "37.0%",
        "33.4%",
        "33.4%",
        "0"
      ],
      [
        "Band 6",
        "22.9%",
        "24.5%",
        "24.5%",
        "0"
      ],
      [
        "Band 7",
        "15.6%",
        "16.2%",
        "16.2%",
        "0"
      ],
      [
        "Band 8a",
        "9.6%",
        "10.2%",
        "10.2%",
        "0"
      ],
      [
        "Band 8b",
        "11.6%",
        "10.7%",
        "10.7%",
        "0"
      ],
      [
        "Band 8c",
        "0.0%",
        "1.9%",
        "1.9%",
        "0"
      ],
      [
        "Band 8d",
        "0.0%",
        "0.2%",
        "0.2%",
        "0"
      ],
      [
        "Very senior manager",
        "0.0%",
        "0.0%",
        "0.0%",
        "0"
      ]
    ],
    "note": "Expectations, not a forecast."
  },
  "basis": [
    "This is no forecast: every number is an expectation, and what the two futures differ by is the one step that is changed.",
    "Each band keeps as many posts as now, and every post left is filled within the year.",
    "In each band BME and White people leave at the same rate; only going up differs between them.",
    "Whoever goes up comes from the next band below that has anybody in it, and goes up once a year at most.",
    "People of unknown ethnicity go up as often as the others do on average, and stay unknown.",
    "BME people who go up are followed only by those who come into the band below; where few come, a higher chance of going up brings more at first and fewer later.",
    "Each year is like the next: rates, and the mix of those who come from outside, do not change.",
    "Leavers, for every band: 10 of 100 a year, a convention of this program.",
    "Vacancies filled from the band below, for every band: 50 of 100, a convention of this program.",
    "The chance of going up, for every band: as in your indicator 2, White staff being 1.53 times as likely as BME staff to go up, since promotions are not known well enough.",
    "Those who come from outside, for every band: the same mix as in the band now, since arrivals are not known well enough."
  ],
  "question": {
    "section": "clinical",
    "step": "band_2",
    "likelihood": 1.0,
    "years": 5
  },
  "steps": [
    {
      "key": "band_2",
      "label": "Under band 1 to Band 2"
    },
    {
      "key": "band_3",
      "label": "Band 2 to Band 3"
    },
    {
      "key": "band_4",
      "label": "Band 3 to Band 4"
    },
    {
      "key": "band_5",
      "label": "Band 4 to Band 5"
    },
    {
      "key": "band_6",
      "label": "Band 5 to Band 6"
    },
    {
      "key": "band_7",
      "label": "Band 6 to Band 7"
    },
    {
      "key": "band_8a",
      "label": "Band 7 to Band 8a"
    },
    {
      "key": "band_8b",
      "label": "Band 8a to Band 8b"
    },
    {
      "key": "band_8c",
      "label": "Band 8b to Band 8c"
    },
    {
      "key": "band_8d",
      "label": "Band 8c to Band 8d"
    },
    {
      "key": "vsm",
      "label": "Band 8d to Very senior manager"
    }
  ]
};

export const readiness: ReadyView[] = [
  {
    "key": "band_split",
    "question": "Do we see our workforce band by band, clinical and non-clinical apart, and not only as a whole?",
    "source": "Roger Kline, “Are you serious? Thirteen questions for boards to ask about NHS race equality data”",
    "state": "there",
    "state_label": "There",
    "because": "Staff stand in 14 non-clinical bands and 12 clinical bands.",
    "place": "indicator_1"
  },
  {
    "key": "appointment_split",
    "question": "Do we see appointment from shortlisting for clinical and non-clinical jobs apart, and by band?",
    "source": "Roger Kline, “Are you serious? Thirteen questions for boards to ask about NHS race equality data”",
    "state": "there",
    "state_label": "There",
    "because": "Of 3,370 applicants shortlisted, 3,370 have a job known to be clinical or not, and 3,370 one whose band is known.",
    "place": "indicator_2"
  },
  {
    "key": "overseas_apart",
    "question": "Do we see appointment from shortlisting with and without overseas recruitment?",
    "source": "Roger Kline, “Are you serious? Thirteen questions for boards to ask about NHS race equality data”",
    "state": "there",
    "state_label": "There",
    "because": "Of 3,370 applicants shortlisted, it is known of 3,220 whether they came through overseas recruitment; 117 did.",
    "place": "indicator_2"
  },
  {
    "key": "three_years",
    "question": "Do we see indicators 1 to 4 over three years at least?",
    "source": "Roger Kline, “Are you serious? Thirteen questions for boards to ask about NHS race equality data”",
    "state": "partly",
    "state_label": "Partly there",
    "because": "Years held that follow each other up to this one: indicator 1: 2, indicator 2: 2, indicator 3: 2, indicator 4: 2.",
    "place": "files"
  },
  {
    "key": "peers_over_time",
    "question": "Do we see indicators 5 to 8 beside similar trusts, over time?",
    "source": "Roger Kline, “Are you serious? Thirteen questions for boards to ask about NHS race equality data”",
    "state": "not_there",
    "state_label": "Not there",
    "because": "Years with a figure of similar trusts that can be compared: indicator 5: 0, indicator 6: 0, indicator 7: 0, indicator 8: 0.",
    "place": "files"
  },
  {
    "key": "grounds",
    "question": "Do we know on which grounds our staff say they were discriminated against?",
    "source": "Roger Kline, “Are you serious? Thirteen questions for boards to ask about NHS race equality data”",
    "state": "not_there",
    "state_label": "Not there",
    "because": "The survey’s answers on the grounds of discrimination are not held; the survey’s own results have them.",
    "place": "files"
  },
  {
    "key": "one_dashboard",
    "question": "Do staff survey, race and disability figures come to us in one place?",
    "source": "Roger Kline, “Are you serious? Thirteen questions for boards to ask about NHS race equality data”",
    "state": "partly",
    "state_label": "Partly there",
    "because": "Of the nine race indicators, four of which are the staff survey’s, 9 have a figure; figures of the disability standard are not held here.",
    "place": "files"
  },
  {
    "key": "high_impact_actions",
    "question": "Does our plan say which of the six High Impact Actions each action serves, and are all six served?",
    "source": "NHS equality, diversity and inclusion improvement plan, NHS England, June 2023",
    "state": "partly",
    "state_label": "Partly there",
    "because": "Of 19 open actions, 19 name a High Impact Action; 3 of the six are served.",
    "place": "plan"
  },
  {
    "key": "well_led",
    "question": "Can we show that our data led to decisions, each with an owner, a date and a measure?",
    "source": "Care Quality Commission on the WRES in its regulation, and the well-led guidance for NHS trusts, April 2024",
    "state": "partly",
    "state_label": "Partly there",
    "because": "Of 19 open actions, 19 have an owner, a due date and an outcome measure with its target, and 0 name the board’s decision; the return is not signed off.",
    "place": "plan"
  }
];

export const ledger: LedgerView = {
  "lead": "2 actions are finished or closed. Of 0 a later figure tells: in 0 it moved towards the target by more than chance alone usually gives. Where it moved, other things moved too; the ledger shows what went together, not what caused what.",
  "lines": [
    {
      "year": 2026,
      "title": "Interview every candidate with the same questions, in the same order, and mark each answer on its own",
      "indicator": "7: Equal opportunities",
      "finished": "Finished on 20 April 2026",
      "outcome": "not_yet",
      "outcome_label": "No later figure yet",
      "because": "The figure of a year after 2026 will tell.",
      "impact": "Panels say it is quicker."
    },
    {
      "year": 2026,
      "title": "Advertise every acting-up post, secondment and piece of stretch work",
      "indicator": "7: Equal opportunities",
      "finished": "Closed on 20 April 2026: Another trust-wide programme does it.",
      "outcome": "not_yet",
      "outcome_label": "No later figure yet",
      "because": "The figure of a year after 2026 will tell.",
      "impact": ""
    }
  ]
};

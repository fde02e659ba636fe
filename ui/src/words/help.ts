// The help panel of every screen: what it is, an example, and where the definition comes from.

export type Help = { definition: string; example: string; source: string };

const nhsEngland = "NHS England, Workforce Race Equality Standard";

export const help = {
  start: {
    definition:
      "WRES Desk takes your trust's own spreadsheets, works out the nine indicators of the Workforce Race Equality Standard (WRES) and prepares the return, the action plan and the papers. Everything stays on this computer.",
    example: "Try the made-up trust first: it has a staff list, recruitment, cases, training, survey and board, so that every screen has something to show.",
    source: nhsEngland,
  },
  return: {
    definition:
      "The return is the set of figures a trust submits each year for the WRES, which compares White staff with Black and minority ethnic (BME) staff in nine indicators. This page lists what is done, what is missing and what the figures say so far.",
    example:
      "WRES 2026 counts the people in post on 31 March 2026, the appointments, cases and training of the year that ends on that day, and the staff survey of the autumn before.",
    source: nhsEngland,
  },
  data: {
    definition:
      "The figures are counted from seven kinds of data: staff list, recruitment, disciplinary cases, training, staff survey, board, and last year's return. Each comes from a spreadsheet, or can be typed in.",
    example:
      "Choose the staff list exported from your HR system as it is. Title rows, leavers, bank workers and people with two posts are recognised and left out with a reason.",
    source: "The rules of each year are listed under Trust and settings",
  },
  import: {
    definition:
      "Files go through five short steps: what is it, which columns, what do unknown values mean, a check of what was counted, and keep. Steps with nothing to ask are passed by. Nothing is kept until the last step.",
    example: "A staff list says “Ethnic origin: Other”. The program asks once what your trust means by it, shows how many rows are concerned, and remembers the answer.",
    source: "Your answers are remembered for this trust and listed under Data",
  },
  entry: {
    definition: "Where there is no spreadsheet, the few values that are needed can be typed in. A value typed in over one that a file gives needs a reason, and each screen says so.",
    example: "Copy the four percentages for White and BME staff from the printed survey report.",
    source: "NHS Staff Survey benchmark report, workforce race equality pages",
  },
  bank: {
    definition: "A bank-only worker takes shifts on a zero-hours or casual contract and has no other post with the trust. The return leaves them out; a standard of their own, the Bank WRES, was first collected in 2023.",
    example: "A nurse with a permanent post who also takes bank shifts is staff and is not counted here.",
    source: "NHS England, technical guidance for the Bank WRES (2023)",
  },
  indicators: {
    definition:
      "Nine indicators: four from workforce data, four from the NHS Staff Survey and one about the board. Each says whether the difference between White and BME staff is worse, better or not clear enough to say.",
    example:
      "“No clear difference” means that chance alone could easily give a gap of this size at a trust of your size. It does not mean that there is none.",
    source: nhsEngland,
  },
  plan: {
    definition:
      "The action plan says what the trust will do about the gaps, who owns it, by when, and how it will be known to have worked. How each action goes is worked out from its dates, milestones and readings, and is never typed; whether it was done and whether the figure moved are two things.",
    example: "“Every shortlisting panel for Band 8a and above records its reasons before interviews” has an owner, a date, and something to count.",
    source: "NHS England, Workforce Race Equality Standard and the equality, diversity and inclusion improvement plan",
  },
  action: {
    definition: "One action: the gap it answers, what will be done, why it should work, who owns it, and the two things to measure – whether it is being done, and whether it changes the figure. Each field is saved when you leave it; remarks on the wording are advice and stop nothing.",
    example: "Process measure: share of panels with a trained inclusion representative. Outcome measure: relative likelihood of appointment, from 1.59 to 1.25 by March 2028.",
    source: nhsEngland,
  },
  documents: {
    definition: "Each document is written afresh from what is held now, so that it always agrees with the screens.",
    example: "Save the submission workbook, open it beside the national form and copy across item by item.",
    source: nhsEngland,
  },
  submit: {
    definition:
      "The items of the return in the order of the form, with last year beside this year. Errors must be put right before the return is sent; warnings can stand if you say why.",
    example: "The staff survey shows 60% for an indicator that was 85% last year: the check asks for a word why, such as “question changed”.",
    source: "The form of your collection year. The list of items is known from earlier years: compare it with the form before you send it.",
  },
  settings: {
    definition: "Who the trust is, where the program keeps its data, and the lists and rules it works with.",
    example: "The region decides which published figures stand beside yours.",
    source: "Each list names the source of every row",
  },
} as const satisfies Record<string, Help>;

/** A worked example for each indicator, with round numbers that are nobody's. */
export const indicatorExample: Record<number, string> = {
  1: "If 30% of all staff are BME but 12% of staff in bands 8a to 9 are, BME staff are less present in senior posts than in the workforce.",
  2: "Of 100 White applicants shortlisted 20 are appointed (20%); of 50 BME applicants 5 are (10%). 20% ÷ 10% = 2.00: White applicants were twice as likely as BME applicants to be appointed.",
  3: "Of 1,000 White staff 5 enter the formal process (0.5%); of 400 BME staff 4 do (1%). 1% ÷ 0.5% = 2.00: BME staff were twice as likely as White staff to enter it.",
  4: "Of 1,000 White staff 600 take part in training that is not mandatory (60%); of 400 BME staff 200 do (50%). 60% ÷ 50% = 1.20: White staff were 1.2 times as likely as BME staff to take part.",
  5: "30% of BME staff and 25% of White staff who answered the survey say they were harassed, bullied or abused by patients, relatives or the public: 5 points more.",
  6: "25% of BME staff and 20% of White staff who answered the survey say they were harassed, bullied or abused by other staff: 5 points more.",
  7: "45% of BME staff and 60% of White staff who answered the survey believe that the trust gives equal chances of promotion: 15 points fewer.",
  8: "15% of BME staff and 6% of White staff who answered the survey say a manager or colleague discriminated against them: 9 points more.",
  9: "Of 12 voting board members 2 are BME (16.7%); 29.2% of the workforce is. 16.7 − 29.2 = −12.5 points: the board is less diverse than the workforce.",
};

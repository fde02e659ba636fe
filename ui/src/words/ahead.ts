// Looking ahead and back from the plan.
export const ahead = {
  title: "Look ahead and back",
  lead: "What boards are told to ask, what a target would take, and whether what was finished moved its figure.",
  link: "Look ahead and back",
  linkNote: "what boards ask, what a target would take, and what worked.",
  back: "Back to the plan",
  basis: "What this rests on",
  work: "Work it out",
  wrong: (label: string) => `${label}: type a number in figures, such as 12 or 12.5`,
  ready: {
    title: "Board readiness",
    note: "What boards are told to ask. Each is ticked by what the data of the year hold, never by hand.",
    caption: "Questions for the board",
    headings: ["Question", "In the data", "Why", "Who asks for it"],
    show: "Show",
  },
  need: {
    title: "Appointments that a share would take",
    note: "For bands 8a to 9 and very senior manager. Leave a field as it is to take what the data give. A share needed is a measure of the distance, never a quota: every appointment is made on merit.",
    share: "BME share to reach, percent",
    by: "By the collection year",
    leavers_bme: "BME people who leave, of 100 a year",
    leavers_others: "Others who leave, of 100 a year",
    growth: "Posts more each year; fewer with a minus",
  },
  ladder: {
    title: "What if one step of the career ladder changed",
    note: "Change how likely BME staff are to go up one step, and see what every band would be some years on.",
    section: "Staff",
    sections: [
      { key: "non_clinical", label: "Non-clinical" },
      { key: "clinical", label: "Clinical" },
    ],
    step: "The step that changes",
    likelihood: "Likelihood of BME staff going up, divided by that of White staff (1 is alike)",
    years: "Years ahead",
  },
  ledger: {
    title: "What worked",
    caption: "Finished and closed actions",
    headings: ["Action", "Indicator", "Plan", "Finished or closed", "Since then", "In the trust’s words"],
  },
};

export const way = {
  title: "The way to the target",
};

// Words of the screens that put the trust among others.

export const national = {
  title: "National picture",
  lead: "What was published for England and its regions, each figure with its year and source.",
  link: "National picture",
  help: "Where to turn",
};

export const peers = {
  title: "Other trusts",
  link: "Other trusts: tables and peer cards",
  lead: "Load a table of all trusts for quartiles and funnels, and exchange peer cards with other organisations to see a system together.",
  back: "All indicators",
  tables: "Tables of all trusts",
  tablesNote: "A spreadsheet with a row for each trust and measure, or a row for each trust and a column for each measure.",
  tableHeadings: ["File", "What it holds", "Loaded", ""],
  noTables: "No table of all trusts is loaded.",
  loadTable: "Load a table",
  tableKept: (file: string, values: number) => `“${file}” was loaded: ${values} values`,
  questions: "Before the table can be kept",
  answer: "Keep the table with these answers",
  rows: (rows: number) => (rows === 1 ? "1 row waits for this" : `${rows} rows wait for this`),
  noticed: "What was noticed",
  cards: "Peer cards",
  cardsNote:
    "A card holds this trust’s figures of the year with small counts hidden, and what would give them away. Nothing of any person is in it.",
  cardHeadings: ["Organisation", "Year", "What it holds", "File", "Loaded", ""],
  noCards: "No card of another organisation is loaded.",
  writeCard: (year: number) => `Save this trust’s card of ${year}`,
  cardWritten: (path: string) => `The card was saved: ${path}`,
  loadCards: "Load cards of others",
  remove: "Remove",
  removeAsk: (name: string) => `Remove “${name}”?`,
  removeYes: "Yes, remove it",
  removeNo: "No, keep it",
  removed: (name: string) => `“${name}” was removed`,
  among: "Among other trusts",
  toPeers: "Load a table of all trusts or peer cards",
};

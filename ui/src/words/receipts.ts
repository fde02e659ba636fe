/** Words of a figure's receipt. */
export const receipts = {
  title: "Where each count comes from",
  reading: "Looking up the rows…",
  typed: "Typed in by hand; no file is behind it.",
  file: "File",
  sheet: (name: string) => `sheet “${name}”`,
  kept: "Kept",
  rules: (name: string) => `under the rules “${name}”`,
  balance: "Rows",
  fingerprint: "Fingerprint (SHA-256)",
  rows: (group: string, count: string) => `${group}: ${count} ${count === "1" ? "row" : "rows"}, by number in the sheet`,
};

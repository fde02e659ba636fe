// Words of the part that fills the official workbook.
import { number } from "./format";

const cells = (many: number) => (many === 1 ? "1 cell" : `${number(many)} cells`);

export const official = {
  title: "Fill the official workbook",
  lead:
    "If this year’s return is a workbook that you downloaded, the figures can be written into a copy of it. The workbook you choose is not changed. " +
    "In the copy only the cells listed here change: everything else stays as it is, and formulas are never written over.",
  choose: "Choose the official workbook",
  chooseOther: "Choose another workbook",
  matched: (file: string) => `“${file}”: where each figure goes`,
  placesNote: "Check that each line of the workbook is the item beside it before you write the copy.",
  headings: ["Item", "Group", "Year", "Line in the workbook", "Sheet and cell", "Stands there now", "Will stand there"],
  empty: "empty",
  locked: "locked",
  replaces: "replaced",
  every: (many: number) => `Show all ${number(many)} figures`,
  first: "Figures that are written",
  notPlaced: "Not placed",
  notPlacedNote: "Type these in by hand, or correct the workbook and choose it again.",
  notPlacedHeadings: ["Item", "Group", "Figure", "Why"],
  unknown: "Lines of the workbook that have no item",
  unknownNote: "Nothing is held for these lines. They stay empty.",
  unknownHeadings: ["Line", "Sheet and cell"],
  notes: "What to know",
  write: (many: number) => `Write the copy with ${cells(many)} filled…`,
  written: (many: number) => `The copy was written, with ${cells(many)} filled`,
  opens: "When you open it, Excel works out its formulas again. Look through it before you send it.",
  cannot: "No copy can be written",
};

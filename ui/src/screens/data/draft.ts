// Files chosen but not kept: what the program found, what has been decided so far, and which steps have something to ask.
import type { AnswerView } from "../../backend/types/AnswerView";
import type { Decisions } from "../../backend/types/Decisions";
import type { ImportFile } from "../../backend/types/ImportFile";
import type { ImportReport } from "../../backend/types/ImportReport";
import type { QuestionView } from "../../backend/types/QuestionView";
import type { ValueView } from "../../backend/types/ValueView";
import type { ImportStep } from "../../place";

/** A question with the files that ask it: an answer holds for all of them. */
export type Asked = QuestionView & { files: string[] };

export type Draft = {
  report: ImportReport;
  /** The report on the files as they were chosen, before anything was decided. */
  first: ImportReport;
  decisions: Decisions;
  /** The decisions by which the report was read. */
  read: Decisions;
  /** The report before this one, to say what a decision changed. */
  before: ImportReport | null;
  /** Every question asked since the files were chosen, so that an answer can be looked at again. */
  asked: Asked[];
  /** Columns that were doubtful since the files were chosen, by file and field, so that one can be looked at again. */
  doubted: string[];
  /** The furthest step reached. */
  reached: ImportStep;
};

export const order: readonly ImportStep[] = ["what", "columns", "decide", "check", "keep"];

/** Section of the answers under which columns are chosen. */
export const columnSection = "columns";

/** Section of the question what a file is, which the first step asks. */
const kindSection = "kind";

export const noDecisions: Decisions = { answers: [], kinds: {}, sheets: {}, header_rows: {}, left_out: [] };

/** Questions of a report with those asked before; one that several files ask is one question. */
export function mergeQuestions(before: readonly Asked[], report: ImportReport): Asked[] {
  const found = new Map<string, Asked>();
  const keyOf = (question: QuestionView) => `${question.field}\n${question.value}`;
  for (const file of report.files) {
    for (const question of file.questions) {
      if (question.field === kindSection) continue;
      const held = found.get(keyOf(question));
      if (held) {
        held.rows += question.rows;
        held.files.push(file.file);
      } else {
        found.set(keyOf(question), { ...question, files: [file.file] });
      }
    }
  }
  const kept = before.filter((question) => !found.has(keyOf(question)));
  return [...kept, ...found.values()];
}

/** Values that nothing is asked about, with what was done with them; one that several files hold is one value. */
export function settledValues({ report, asked }: Draft): ValueView[] {
  const keyOf = ({ field, value }: { field: string; value: string }) => `${field}\n${value.toLowerCase()}`;
  const open = new Set(asked.map(keyOf));
  const found = new Map<string, ValueView>();
  for (const value of report.files.flatMap((file) => file.values)) {
    if (value.by === "nobody" || value.meaning === "" || open.has(keyOf(value))) continue;
    const held = found.get(keyOf(value));
    found.set(keyOf(value), held ? { ...held, rows: held.rows + value.rows } : value);
  }
  return [...found.values()];
}

const doubtKey = (file: string, field: string) => `${file}\n${field}`;

/** Columns doubted before and those that a report doubts. */
function doubtedIn(before: readonly string[], report: ImportReport): string[] {
  const now = report.files.flatMap((file) =>
    file.column_details.filter((column) => column.doubtful && column.heading !== "").map((column) => doubtKey(file.file, column.field)),
  );
  return [...new Set([...before, ...now])];
}

/** A draft as it stands when files have just been chosen. */
export function startDraft(report: ImportReport): Draft {
  const draft: Draft = { report, first: report, decisions: noDecisions, read: noDecisions, before: null, asked: mergeQuestions([], report), doubted: doubtedIn([], report), reached: "what" };
  return { ...draft, reached: nextStep(draft, null) };
}

/** The answer given to a question, or the empty text. */
export function answerTo(decisions: Decisions, field: string, value: string): string {
  return decisions.answers.find((answer) => answer.field === field && answer.value === value)?.meaning ?? "";
}

/** What is chosen for a question: the answer given, else the suggestion, else nothing. */
export function chosen(decisions: Decisions, question: QuestionView): string {
  return answerTo(decisions, question.field, question.value) || (question.suggestion ?? "");
}

/** Decisions with one more answer; an empty meaning takes the answer away. */
export function withAnswer(decisions: Decisions, answer: AnswerView): Decisions {
  const others = decisions.answers.filter((held) => held.field !== answer.field || held.value !== answer.value);
  return { ...decisions, answers: answer.meaning ? [...others, answer] : others };
}

/** A record without one of its entries, or with another value for it. */
function withEntry<Value>(held: Readonly<Record<string, Value>>, key: string, value: Value | undefined): Record<string, Value> {
  const { [key]: _, ...others } = held;
  return value === undefined ? others : { ...others, [key]: value };
}

/** What a file was taken for by itself, before anything was decided. */
const byItself = (draft: Draft, { file }: ImportFile): ImportFile | undefined => draft.first.files.find((held) => held.file === file);

/** Decisions by which a file is of another kind. */
export const withKind = ({ decisions }: Draft, { file }: ImportFile, kind: string): Decisions => ({
  ...decisions,
  kinds: withEntry(decisions.kinds, file, kind),
});

/** Decisions by which another sheet is read, its headings found anew. Going back to the sheet that was found takes the choice back. */
export function withSheet(draft: Draft, file: ImportFile, sheet: string): Decisions {
  const { sheets, header_rows } = draft.decisions;
  const chosen = byItself(draft, file)?.sheet === sheet ? undefined : sheet;
  return { ...draft.decisions, sheets: withEntry(sheets, file.file, chosen), header_rows: withEntry<number>(header_rows, file.file, undefined) };
}

/** Decisions by which another row holds the headings. Going back to the row that was found takes the choice back. */
export function withHeaderRow(draft: Draft, file: ImportFile, row: number): Decisions {
  const own = byItself(draft, file);
  const isFound = own?.sheet === file.sheet && own.kind === file.kind && own.header_row === row;
  return { ...draft.decisions, header_rows: withEntry(draft.decisions.header_rows, file.file, isFound ? undefined : row) };
}

/** What speaks against the row that is taken for the headings. */
export const aboutHeadings = (file: ImportFile): ImportFile["findings"] =>
  file.findings.filter(({ place, severity }) => severity !== "note" && place.cell === String(file.header_row));

/** Decisions with every suggestion that was left standing. */
export function withSuggestions(draft: Draft): Decisions {
  return draft.asked.reduce((decisions, question) => {
    const meaning = chosen(decisions, question);
    return meaning ? withAnswer(decisions, { field: question.field, value: question.value, meaning }) : decisions;
  }, draft.decisions);
}

/** Whether two sets of decisions say the same, in whatever order they were made. */
export function sameDecisions(one: Decisions, other: Decisions): boolean {
  const plain = ({ answers, kinds, sheets, header_rows, left_out }: Decisions) =>
    JSON.stringify([
      answers.map(({ field, value, meaning }) => JSON.stringify([field, value, meaning])).sort(),
      Object.entries(kinds).sort(),
      Object.entries(sheets).sort(),
      Object.entries(header_rows).sort(),
      [...left_out].sort(),
    ]);
  return plain(one) === plain(other);
}

/** Whether something was decided, or a suggestion left standing, that the report does not know of. */
export const isStale = (draft: Draft): boolean => !sameDecisions(withSuggestions(draft), draft.read);

/** Whether an answer that was given is not in the report yet. */
export const isUncounted = (draft: Draft): boolean =>
  draft.decisions.answers.some(({ field, value, meaning }) => answerTo(draft.read, field, value) !== meaning);

/** A draft read again. What was asked about a file that is now read as something else, or left out, no longer matters. */
export function readAgain(draft: Draft, decisions: Decisions, sent: Decisions, report: ImportReport, elsewhere: string | null = null): Draft {
  const asked =
    elsewhere === null
      ? draft.asked
      : draft.asked.map((question) => ({ ...question, files: question.files.filter((file) => file !== elsewhere) })).filter(({ files }) => files.length > 0);
  const doubted = doubtedIn(
    draft.doubted.filter((key) => elsewhere === null || !key.startsWith(`${elsewhere}\n`)),
    report,
  );
  return { ...draft, decisions, read: sent, before: elsewhere === null ? draft.report : null, report, asked: mergeQuestions(asked, report), doubted };
}

/** Questions about values, which the step Decide asks. */
export const valueQuestions = (draft: Draft): Asked[] => draft.asked.filter((question) => question.field !== columnSection);

/** The field that a question about a column asks for: its value names the kind of file before it. */
export const fieldOf = (question: QuestionView): string => question.value.slice(question.value.indexOf(".") + 1);

/** How an answer names the column of a field. */
export const columnKey = (file: ImportFile, field: string): string => `${file.kind}.${field}`;

/** Columns of a file that are asked for: not found, or too doubtful to be taken. */
export const columnQuestions = (draft: Draft, file: ImportFile): Asked[] =>
  draft.asked.filter((question) => question.field === columnSection && question.files.includes(file.file));

/** Columns of a file that were taken, but not surely, and are not asked for. */
export function doubtful(draft: Draft, file: ImportFile): ImportFile["column_details"] {
  const asked = columnQuestions(draft, file).map(fieldOf);
  return file.column_details.filter(
    ({ heading, field }) => heading !== "" && draft.doubted.includes(doubtKey(file.file, field)) && !asked.includes(field),
  );
}

/** How many columns of a file wait for somebody to say that they are right. */
export const openColumns = (draft: Draft, file: ImportFile): number =>
  [...columnQuestions(draft, file).map((question) => question.value), ...doubtful(draft, file).map(({ field }) => columnKey(file, field))].filter(
    (key) => answerTo(draft.decisions, columnSection, key) === "",
  ).length;

/** Questions about values that one file asks. */
export const askedOf = (draft: Draft, file: ImportFile): Asked[] => valueQuestions(draft).filter((question) => question.files.includes(file.file));

/** Files that could be read, each with its place among all. */
export const readable = (draft: Draft): { file: ImportFile; index: number }[] =>
  draft.report.files.map((file, index) => ({ file, index })).filter(({ file }) => file.error === null);

/** How many things each step asks. */
export function toAsk(draft: Draft, step: ImportStep): number {
  const files = draft.report.files;
  switch (step) {
    case "what":
      return files.filter((file) => file.error !== null || file.kind === "").length;
    case "columns":
      return files.reduce((sum, file) => sum + columnQuestions(draft, file).length + doubtful(draft, file).length, 0);
    case "decide":
      return valueQuestions(draft).length;
    default:
      return 0;
  }
}

/** The step after one (null: the first), passing by those with nothing to ask. Check and Keep are never passed by. */
export function nextStep(draft: Draft, after: ImportStep | null): ImportStep {
  const from = after === null ? 0 : order.indexOf(after) + 1;
  return order.slice(from).find((step) => step === "check" || step === "keep" || toAsk(draft, step) > 0) ?? "keep";
}

/** The later of two steps. */
export const later = (one: ImportStep, other: ImportStep): ImportStep =>
  order.indexOf(one) >= order.indexOf(other) ? one : other;

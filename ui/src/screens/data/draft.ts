// Files chosen but not kept: what the program found, what has been decided so far, and which steps have something to ask.
import type { AnswerView } from "../../backend/types/AnswerView";
import type { Decisions } from "../../backend/types/Decisions";
import type { ImportFile } from "../../backend/types/ImportFile";
import type { ImportReport } from "../../backend/types/ImportReport";
import type { QuestionView } from "../../backend/types/QuestionView";
import type { ImportStep } from "../../place";

/** A question with the files that ask it: an answer holds for all of them. */
export type Asked = QuestionView & { files: string[] };

export type Draft = {
  report: ImportReport;
  decisions: Decisions;
  /** Every question asked since the files were chosen, so that an answer can be looked at again. */
  asked: Asked[];
  /** The furthest step reached. */
  reached: ImportStep;
};

export const order: readonly ImportStep[] = ["what", "columns", "decide", "check", "keep"];

/** Section of the answers under which columns are chosen. */
export const columnSection = "columns";

/** Below this a column is asked about. */
const sureEnough = 0.7;

export const noDecisions: Decisions = { answers: [], kinds: {}, sheets: {}, left_out: [] };

/** Questions of a report with those asked before; one that several files ask is one question. */
export function mergeQuestions(before: readonly Asked[], report: ImportReport): Asked[] {
  const found = new Map<string, Asked>();
  const keyOf = (question: QuestionView) => `${question.field}\n${question.value}`;
  for (const file of report.files) {
    for (const question of file.questions) {
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

/** A draft as it stands when files have just been chosen. */
export function startDraft(report: ImportReport): Draft {
  const draft: Draft = { report, decisions: noDecisions, asked: mergeQuestions([], report), reached: "what" };
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

/** Decisions with every suggestion that was left standing. */
export function withSuggestions(draft: Draft): Decisions {
  return draft.asked.reduce((decisions, question) => {
    const meaning = chosen(decisions, question);
    return meaning ? withAnswer(decisions, { field: question.field, value: question.value, meaning }) : decisions;
  }, draft.decisions);
}

/** Questions about values, which the step Decide asks. */
export const valueQuestions = (draft: Draft): Asked[] => draft.asked.filter((question) => question.field !== columnSection);

/** Columns of a file that were not found and must be chosen. */
export const missingColumns = (file: ImportFile): QuestionView[] =>
  file.questions.filter((question) => question.field === columnSection);

/** Columns of a file that were found, but not surely. */
export const doubtful = (file: ImportFile): ImportFile["column_details"] =>
  file.column_details.filter((column) => column.heading !== "" && column.confidence < sureEnough);

/** How many things each step asks. */
export function toAsk(draft: Draft, step: ImportStep): number {
  const files = draft.report.files;
  switch (step) {
    case "what":
      return files.filter((file) => file.error !== null || file.kind === "").length;
    case "columns":
      return files.reduce((sum, file) => sum + missingColumns(file).length + doubtful(file).length, 0);
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

// What of an action can be kept as it stands on the screen, and what is held back until it is mended, so that one field that is not
// right does not keep the others from being saved.
import type { ActionFields } from "../../backend/types/ActionFields";
import { action as words } from "../../words/plan";

export type Field = keyof ActionFields;
/** What is wrong, by field. */
export type Wrong = Partial<Record<Field, string>>;

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is wrong with an action as it stands on the screen. */
export function wrongOf(fields: ActionFields): Wrong {
  const wrong: Wrong = {};
  if (!fields.title.trim()) wrong.title = words.needTitle;
  if (fields.start && fields.due && fields.due < fields.start) wrong.due = words.dueBeforeStart;
  if (fields.started_on && fields.finished_on && fields.finished_on < fields.started_on) wrong.finished_on = words.finishedBeforeBegun;
  if (fields.closed_on && !fields.closed_reason.trim()) wrong.closed_reason = words.needReason;
  if (fields.outcome_from !== null && fields.outcome_by !== null && fields.outcome_by <= fields.outcome_from) wrong.outcome_by = words.laterYear;
  return wrong;
}

/** The fields that stand or fall together with one that is wrong. */
const together: Partial<Record<Field, Field[]>> = { due: ["start", "due"], finished_on: ["started_on", "finished_on"], closed_reason: ["closed_on", "closed_reason"], outcome_by: ["outcome_from", "outcome_by"] };

/** The fields that can be kept: what is wrong stays as it was kept last. */
export function sendable(fields: ActionFields, kept: ActionFields): ActionFields {
  const held = Object.keys(wrongOf(fields)).flatMap((field) => together[field as Field] ?? [field as Field]);
  return { ...fields, ...Object.fromEntries(held.map((field) => [field, kept[field]])) };
}

/** What stands on the screen once an answer has come: the program's wording of what was sent, and whatever was typed since. */
export function merged(now: ActionFields, sent: ActionFields, saved: ActionFields): ActionFields {
  const fields = Object.keys(now) as Field[];
  return Object.assign({}, ...fields.map((field) => ({ [field]: same(now[field], sent[field]) ? saved[field] : now[field] }))) as ActionFields;
}

/** The first field in which two states of an action differ. */
export const differing = (a: ActionFields, b: ActionFields): Field | undefined => (Object.keys(a) as Field[]).find((field) => !same(a[field], b[field]));

import type { ComponentChildren } from "preact";
import type { Answer } from "../../backend/answer";
import { ErrorSummary } from "../../components/ErrorSummary";
import * as words from "../../words/common";

/** What an answer is shown as: its value, that it is on its way, or why there is none. */
export function Asked<T>({ answer, children }: { answer: Answer<T>; children: (value: T) => ComponentChildren }) {
  if (answer.value !== null) return <>{children(answer.value)}</>;
  if (answer.failure) return <ErrorSummary heading={words.problem} problems={[answer.failure]} />;
  return <p class="app-loading">{words.loading}</p>;
}

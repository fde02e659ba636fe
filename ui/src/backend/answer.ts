// Asking a question from a screen: the last answer stays on show while it is asked again, so that nothing flickers after a change.
import { useEffect, useState } from "preact/hooks";
import { asFailure } from "./call";
import type { Failure } from "./types/Failure";

/** What is known of an answer. */
export type Answer<T> = { value: T | null; failure: Failure | null; asking: boolean };

/** Asks whenever one of `deps` changes and forgets answers that arrive after a newer question. */
export function useAnswer<T>(question: () => Promise<T>, deps: readonly unknown[]): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ value: null, failure: null, asking: true });
  useEffect(() => {
    let wanted = true;
    setAnswer((held) => ({ ...held, asking: true }));
    question().then(
      (value) => wanted && setAnswer({ value, failure: null, asking: false }),
      (thrown: unknown) => wanted && setAnswer({ value: null, failure: asFailure(thrown), asking: false }),
    );
    return () => {
      wanted = false;
    };
  }, deps);
  return answer;
}

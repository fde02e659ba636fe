import { useEffect, useState } from "preact/hooks";
import { asFailure } from "./backend/call";

/** Words in a field that are kept as soon as it is left. What was typed stays where keeping fails, with why. */
export function useKeeping(held: string, keep: (words: string) => Promise<void>, of: unknown[]) {
  const [words, setWords] = useState(held);
  const [kept, setKept] = useState(held);
  const [error, setError] = useState("");
  useEffect(() => {
    setWords(held);
    setKept(held);
    setError("");
  }, [held, ...of]);
  const done = async (next = words) => {
    if (next.trim() === kept.trim()) return;
    try {
      await keep(next);
      setKept(next);
      setError("");
    } catch (thrown) {
      const failure = asFailure(thrown);
      setError(`${failure.message} ${failure.hint}`.trim());
    }
  };
  return { words, setWords, done, error: error || undefined };
}

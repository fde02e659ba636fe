import { useEffect, useState } from "preact/hooks";
import { asFailure, saveNote } from "../../backend/call";
import { Textarea } from "../../components/Textarea";
import { useDesk } from "../../desk";
import { indicators as words } from "../../words/screens";

/** What the trust wants the board to read beside this indicator; kept as soon as the field is left. */
export function Note({ number, held }: { number: number; held: string }) {
  const { year, changed } = useDesk();
  const [text, setText] = useState(held);
  const [kept, setKept] = useState(held);
  const [error, setError] = useState("");
  useEffect(() => {
    setText(held);
    setKept(held);
    setError("");
  }, [held, number, year]);
  const save = async () => {
    if (text.trim() === kept.trim()) return;
    try {
      await saveNote(year, number, text);
      setKept(text);
      setError("");
      changed(words.noteKept);
    } catch (thrown) {
      const failure = asFailure(thrown);
      setError(`${failure.message} ${failure.hint}`.trim());
    }
  };
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.note}</h2>
      <Textarea
        id="note"
        label={words.noteLabel}
        hint={words.noteHint}
        error={error || undefined}
        rows={4}
        value={text}
        onInput={setText}
        onDone={() => void save()}
      />
    </section>
  );
}

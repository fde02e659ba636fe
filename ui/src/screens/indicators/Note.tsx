import { saveNote } from "../../backend/call";
import { Textarea } from "../../components/Textarea";
import { useDesk } from "../../desk";
import { useKeeping } from "../../keeping";
import { indicators as words } from "../../words/screens";

/** What the trust wants the board to read beside this indicator; kept as soon as the field is left. */
export function Note({ number, held }: { number: number; held: string }) {
  const { year, changed } = useDesk();
  const note = useKeeping(
    held,
    async (text) => {
      await saveNote(year, number, text);
      changed(words.noteKept);
    },
    [number, year],
  );
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.note}</h2>
      <Textarea
        id="note"
        label={words.noteLabel}
        hint={words.noteHint}
        error={note.error}
        rows={4}
        value={note.words}
        onInput={note.setWords}
        onDone={() => void note.done()}
      />
    </section>
  );
}

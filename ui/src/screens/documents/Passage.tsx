import { savePassage } from "../../backend/papers";
import type { PassageView } from "../../backend/types/PassageView";
import { Button } from "../../components/Button";
import { Details } from "../../components/Details";
import { InsetText } from "../../components/InsetText";
import { Tag } from "../../components/Tag";
import { TextInput } from "../../components/TextInput";
import { Textarea } from "../../components/Textarea";
import { useDesk } from "../../desk";
import { useKeeping } from "../../keeping";
import { papers as words } from "../../words/papers";

/** About how many letters stand on a line of the field. */
const LINE = 90;

/** One passage of a paper: its words, whose they are, and what they were written on where that has changed. */
export function Passage({ held }: { held: PassageView }) {
  const { year, changed } = useDesk();
  const keep = async (text: string) => {
    await savePassage(year, held.key, text);
    changed(words.kept(held.title));
  };
  const field = useKeeping(held.words, keep, [held.key, year]);
  const id = `passage-${held.key.replaceAll(".", "-")}`;
  const common = {
    id,
    label: (
      <>
        <strong>{held.title}</strong> <State held={held} />
      </>
    ),
    hint: held.help,
    error: field.error,
    value: field.words,
    onInput: field.setWords,
    onDone: () => void field.done(),
  };
  const rows = Math.min(14, Math.max(2, field.words.split("\n").reduce((lines, line) => lines + 1 + Math.floor(line.length / LINE), 0)));
  return (
    <div class="app-passage" data-passage={held.key}>
      {held.is_line ? <TextInput {...common} /> : <Textarea {...common} rows={rows} />}
      {held.is_out_of_date && (
        <InsetText>
          <p>
            <strong>{words.was}</strong>
          </p>
          <Paragraphs of={held.was} />
          <p>
            <strong>{words.now}</strong>
          </p>
          <Paragraphs of={held.now} />
          <Button look="secondary" small onPress={() => void keep(field.words)}>
            {words.still} <span class="nhsuk-u-visually-hidden">{held.title}</span>
          </Button>
        </InsetText>
      )}
      {held.is_own && held.draft !== "" && (
        <Details summary={words.programs}>
          <Paragraphs of={held.draft} />
          <Button look="secondary" small onPress={() => void keep("")}>
            {words.takeBack} <span class="nhsuk-u-visually-hidden">{held.title}</span>
          </Button>
        </Details>
      )}
    </div>
  );
}

function State({ held }: { held: PassageView }) {
  if (held.is_missing) return <Tag colour="yellow">{words.toWrite}</Tag>;
  if (held.is_out_of_date) return <Tag colour="orange">{words.stale}</Tag>;
  if (held.is_own) return <Tag colour="green">{words.yours}</Tag>;
  if (held.draft !== "") return <Tag colour="grey">{words.drafted}</Tag>;
  return null;
}

function Paragraphs({ of }: { of: string }) {
  return (
    <>
      {of.split("\n\n").map((text, place) => (
        <p key={place}>{text}</p>
      ))}
    </>
  );
}

import { useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { breakdown } from "../../backend/call";
import type { Breakdown } from "../../backend/types/Breakdown";
import { DataTable } from "../../components/DataTable";
import { Drawing } from "../../components/Drawing";
import { InsetText } from "../../components/InsetText";
import { Select } from "../../components/Select";
import { useDesk } from "../../desk";
import { indicators as words } from "../../words/screens";
import { Asked } from "../frame/Asked";

/** Hides counts of 1 to 4. What is shown on a screen is soon in a paper. */
const usual = "internal";

/** The indicators that have lines. */
const last = 4;

/** Where an indicator is: line by line, by what the reader chooses. */
export function Where({ number }: { number: number }) {
  return number > last ? null : <Chosen key={number} number={number} />;
}

function Chosen({ number }: { number: number }) {
  const { year, revision } = useDesk();
  const [by, setBy] = useState<string | null>(null);
  const [level, setLevel] = useState(usual);
  const answer = useAnswer(() => breakdown(year, number, by, level), [year, revision, number, by, level]);
  const held = answer.value;
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.where}</h2>
      {held && held.ways.length > 0 && (
        <div class="app-where">
          <Select id="where-by" label={words.whereBy} value={held.by} options={held.ways} onChange={setBy} />
          <Select id="where-level" label={words.whereLevel} hint={words.whereHint} value={level} options={held.levels} onChange={setLevel} />
        </div>
      )}
      <p class="nhsuk-u-visually-hidden" role="status">
        {answer.asking ? words.whereAsking : held ? words.whereShown(held.caption) : ""}
      </p>
      <Asked answer={answer}>{(shown) => <Lines held={shown} />}</Asked>
    </section>
  );
}

function Lines({ held }: { held: Breakdown }) {
  if (held.nothing) {
    return (
      <InsetText>
        <p>{held.nothing}</p>
        {held.hint && <p>{held.hint}</p>}
      </InsetText>
    );
  }
  const lines = held.total ? [...held.lines, held.total] : held.lines;
  return (
    <>
      {held.figure && <Drawing svg={held.figure.svg} alt={held.figure.alt} />}
      <DataTable caption={held.caption} headings={held.headings} rows={lines.map((line) => [line.label, ...line.cells])} />
      {held.notes.map((note) => (
        <p key={note} class="app-note">
          {note}
        </p>
      ))}
    </>
  );
}

import { useState } from "preact/hooks";
import { appointments } from "../../backend/ahead";
import { useAnswer } from "../../backend/answer";
import type { NeedQuestion } from "../../backend/types/NeedQuestion";
import type { NeedView } from "../../backend/types/NeedView";
import { Button } from "../../components/Button";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import { ahead as words } from "../../words/ahead";
import { Asked } from "../frame/Asked";
import { Reckoned } from "./Reckoned";
import { numberOf, shown } from "./typed";

const nothing: NeedQuestion = { share: null, by: null, leavers_bme: null, leavers_others: null, growth: null };
const fields = ["share", "by", "leavers_bme", "leavers_others", "growth"] as const;

/** What it would take in appointments to reach a share. */
export function Need() {
  const { year, revision } = useDesk();
  const [asked, setAsked] = useState(nothing);
  const answer = useAnswer(() => appointments(year, asked), [year, revision, asked]);
  return (
    <section id="appointments">
      <h2 class="nhsuk-heading-m">{words.need.title}</h2>
      <p class="app-note">{words.need.note}</p>
      <Asked answer={answer}>{(held) => <Body key={JSON.stringify(asked)} held={held} ask={setAsked} />}</Asked>
    </section>
  );
}

function Body({ held, ask }: { held: NeedView; ask: (question: NeedQuestion) => void }) {
  const first = Object.fromEntries(fields.map((field) => [field, shown(held.question[field])])) as Record<(typeof fields)[number], string>;
  const [typed, setTyped] = useState(first);
  const [tried, setTried] = useState(false);
  const wrong = (field: (typeof fields)[number]) => tried && numberOf(typed[field]) === undefined;
  const work = () => {
    setTried(true);
    if (fields.some((field) => numberOf(typed[field]) === undefined)) return;
    // A field that was left as it stood keeps its full figure.
    const value = (field: (typeof fields)[number]) => (typed[field] === first[field] ? held.question[field] : (numberOf(typed[field]) ?? null));
    const by = value("by");
    ask({
      share: value("share"), by: by === null ? null : Math.round(by), leavers_bme: value("leavers_bme"), leavers_others: value("leavers_others"), growth: value("growth"),
    });
  };
  return (
    <>
      <form
        class="app-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          work();
        }}
      >
        <div class="app-fields">
          {fields.map((field) => (
            <TextInput
              key={field}
              id={`need-${field}`}
              label={words.need[field]}
              error={wrong(field) ? words.wrong(words.need[field]) : undefined}
              width={5}
              numeric
              value={typed[field]}
              onInput={(value) => setTyped({ ...typed, [field]: value })}
            />
          ))}
        </div>
        <Button id="need-work" look="secondary" onPress={work}>
          {words.work}
        </Button>
      </form>
      <p role="status">{held.lead}</p>
      <Reckoned table={held.table} basis={held.basis} />
    </>
  );
}

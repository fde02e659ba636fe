import { useState } from "preact/hooks";
import { ladder } from "../../backend/ahead";
import { useAnswer } from "../../backend/answer";
import type { LadderQuestion } from "../../backend/types/LadderQuestion";
import type { LadderView } from "../../backend/types/LadderView";
import { Button } from "../../components/Button";
import { Select } from "../../components/Select";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import { ahead } from "../../words/ahead";
import { Asked } from "../frame/Asked";
import { Reckoned } from "./Reckoned";
import { numberOf, shown } from "./typed";

const words = ahead.ladder;

/** What every band would be if one step of the career ladder changed. */
export function Ladder() {
  const { year, revision } = useDesk();
  const [asked, setAsked] = useState<LadderQuestion>({ section: "non_clinical", step: "", likelihood: null, years: null });
  const answer = useAnswer(() => ladder(year, asked), [year, revision, asked]);
  return (
    <section id="ladder">
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <p class="app-note">{words.note}</p>
      <Asked answer={answer}>{(held) => <Body key={JSON.stringify(held.question)} held={held} ask={setAsked} />}</Asked>
    </section>
  );
}

function Body({ held, ask }: { held: LadderView; ask: (question: LadderQuestion) => void }) {
  const { question } = held;
  const [likelihood, setLikelihood] = useState(shown(question.likelihood));
  const [years, setYears] = useState(shown(question.years));
  const [tried, setTried] = useState(false);
  const wrong = (typed: string, label: string) => (tried && !numberOf(typed) ? ahead.wrong(label) : undefined);
  const work = () => {
    setTried(true);
    const [ratio, ahead] = [numberOf(likelihood), numberOf(years)];
    if (!ratio || !ahead) return;
    ask({ ...question, likelihood: ratio, years: Math.max(1, Math.round(ahead)) });
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
          <Select id="ladder-section" label={words.section} options={words.sections} value={question.section} onChange={(section) => ask({ ...question, section, step: "" })} />
          {held.steps.length > 0 && (
            <Select id="ladder-step" label={words.step} options={held.steps} value={question.step} onChange={(step) => ask({ ...question, step })} />
          )}
          <TextInput id="ladder-likelihood" label={words.likelihood} error={wrong(likelihood, words.likelihood)} width={5} numeric value={likelihood} onInput={setLikelihood} />
          <TextInput id="ladder-years" label={words.years} error={wrong(years, words.years)} width={3} numeric value={years} onInput={setYears} />
        </div>
        <Button id="ladder-work" look="secondary" onPress={work}>
          {ahead.work}
        </Button>
      </form>
      <p role="status">{held.lead}</p>
      <Reckoned table={held.table} basis={held.basis} />
    </>
  );
}

import { useRef, useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { asFailure, plan, removeAction, saveAction } from "../../backend/call";
import type { ActionView } from "../../backend/types/ActionView";
import type { Failure } from "../../backend/types/Failure";
import type { PlanView } from "../../backend/types/PlanView";
import { Confirm } from "../../components/Confirm";
import { DateInput } from "../../components/DateInput";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { Select } from "../../components/Select";
import { Textarea } from "../../components/Textarea";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import { keepIt } from "../../words/common";
import { help } from "../../words/help";
import { plan as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";

/** Fields of an action that hold free text. */
type TextField = Exclude<keyof ActionView, "id" | "year" | "indicator" | "carried_from">;

function blank(year: number, held: PlanView): ActionView {
  const texts = {
    title: "", gap: "", why: "", evidence: "", source: "", high_impact_actions: "", owner: "", sponsor: "", start: "", due: "",
    process_measure: "", outcome_measure: "", baseline: "", target: "", state: held.states[0]?.key ?? "", progress: "",
  };
  return { id: 0, year, carried_from: null, indicator: Number(held.indicators[0]?.key ?? 1), ...texts };
}

/** One action, every field of it; each field is saved when it is left. */
export function Action({ id }: { id: number }) {
  const { year, go } = useDesk();
  const [failure, setFailure] = useState<Failure | null>(null);
  const answer = useAnswer(() => plan(year), [year]);
  const held = answer.value;
  const found = held && (id === 0 ? blank(year, held) : (held.actions.find((action) => action.id === id) ?? null));
  return (
    <Screen
      title={found?.title || (id === 0 ? words.newTitle : words.actionTitle)}
      caption={id === 0 ? undefined : words.actionTitle}
      help={help.action}
      problems={failure ? [failure] : []}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "plan" })}>
          {words.back}
        </Link>
      }
    >
      <Asked answer={answer}>{(view) => (found ? <Form held={view} first={found} onFailure={setFailure} /> : <InsetText>{words.gone}</InsetText>)}</Asked>
    </Screen>
  );
}

type FormProps = { held: PlanView; first: ActionView; onFailure: (failure: Failure | null) => void };

function Form({ held, first, onFailure }: FormProps) {
  const { go, changed } = useDesk();
  const [action, setAction] = useState(first);
  const [tried, setTried] = useState(false);
  // What the store holds, and the saves in order: a new action must have its id before it is saved again.
  const kept = useRef(first);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const save = (next: ActionView) => {
    if (!next.title.trim()) {
      setTried(true);
      return;
    }
    queue.current = queue.current.then(async () => {
      const wanted = { ...next, id: kept.current.id };
      if (JSON.stringify(wanted) === JSON.stringify(kept.current)) return;
      try {
        const saved = await saveAction(wanted);
        kept.current = saved;
        setAction((now) => ({ ...now, id: saved.id }));
        onFailure(null);
        changed();
      } catch (thrown) {
        onFailure(asFailure(thrown));
      }
    });
  };
  const change = (part: Partial<ActionView>) => {
    const next = { ...action, ...part };
    setAction(next);
    save(next);
  };
  const remove = async () => {
    try {
      await queue.current;
      const gone = kept.current;
      if (gone.id !== 0) await removeAction(gone.year, gone.id);
      changed(words.removed);
      go({ at: "plan" }, { heading: words.removed, undo: () => saveAction({ ...gone, id: 0 }) });
    } catch (thrown) {
      onFailure(asFailure(thrown));
    }
  };

  const hints: Partial<Record<TextField, string>> = words.hints;
  const shared = (field: TextField) => ({
    id: `action-${field}`,
    label: words.fields[field],
    hint: hints[field],
    value: action[field],
    onInput: (value: string) => setAction({ ...action, [field]: value }),
    onDone: () => save(action),
  });
  const line = (field: TextField) => <TextInput {...shared(field)} />;
  const text = (field: TextField, rows = 3) => <Textarea {...shared(field)} rows={rows} />;
  const date = (field: "start" | "due") => (
    <DateInput
      id={`action-${field}`}
      legend={words.fields[field]}
      hint={words.dateHint}
      wrong={words.wrongDate}
      value={action[field]}
      onDone={(value) => change({ [field]: value })}
    />
  );
  return (
    <form class="app-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <h2 class="nhsuk-heading-m">{words.groups.what}</h2>
      <Textarea {...shared("title")} rows={2} error={tried && !action.title.trim() ? words.needTitle : undefined} />
      <Select
        id="action-indicator"
        label={words.fields.indicator}
        options={held.indicators}
        value={String(action.indicator)}
        onChange={(key) => change({ indicator: Number(key) })}
      />
      {text("gap", 2)}
      {text("why")}
      {line("evidence")}
      {text("source", 2)}
      {line("high_impact_actions")}
      <h2 class="nhsuk-heading-m">{words.groups.who}</h2>
      <div class="app-fields">
        {line("owner")}
        {line("sponsor")}
      </div>
      <div class="app-fields">
        {date("start")}
        {date("due")}
      </div>
      <h2 class="nhsuk-heading-m">{words.groups.measures}</h2>
      {text("process_measure", 2)}
      {text("outcome_measure", 2)}
      <div class="app-fields">
        {text("baseline", 2)}
        {text("target", 2)}
      </div>
      <h2 class="nhsuk-heading-m">{words.groups.progress}</h2>
      <Select
        id="action-state"
        label={words.fields.state}
        options={held.states}
        value={action.state}
        onChange={(key) => change({ state: key })}
      />
      {text("progress")}
      <Confirm
        ask={words.remove}
        about=""
        question={words.removeAsk(action.title || words.newTitle)}
        yes={words.removeYes}
        no={keepIt}
        onYes={() => void remove()}
      />
    </form>
  );
}

import { useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { data, setValues } from "../../backend/call";
import { type Job, useJob } from "../../backend/job";
import type { KindView } from "../../backend/types/KindView";
import { Button } from "../../components/Button";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import { correct } from "../../words/correct";
import { help } from "../../words/help";
import { entry as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";

/** Values of one kind, typed in. */
export function Entry({ kind }: { kind: string }) {
  const { year, revision, go } = useDesk();
  const job = useJob();
  const answer = useAnswer(() => data(year), [year, revision]);
  const view = answer.value?.kinds.find((held) => held.kind === kind);
  return (
    <Screen
      title={words.title(view?.label ?? "")}
      lead={words.lead}
      help={help.entry}
      problems={job.failure ? [job.failure] : []}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "data" })}>
          {words.back}
        </Link>
      }
    >
      <Asked answer={answer}>{() => (view ? <Values key={kind} view={view} job={job} /> : <InsetText>{words.none}</InsetText>)}</Asked>
    </Screen>
  );
}

function Values({ view, job }: { view: KindView; job: Job }) {
  const { year, go, changed, frame } = useDesk();
  const off = frame.signed !== "";
  const [typed, setTyped] = useState<Record<string, string>>({});
  const given = view.entries.find((entry) => entry.reason);
  const [reason, setReason] = useState(given?.reason ?? "");
  const [role, setRole] = useState(given?.role ?? "");
  const hasFile = view.entries.some((entry) => entry.counted);
  if (view.entries.length === 0) return <InsetText>{words.none}</InsetText>;
  const submit = async (event: Event) => {
    event.preventDefault();
    // Enter in a field sends the form too.
    if (off) return;
    const values = Object.entries(typed).map(([key, value]) => ({ key, value: value.trim(), reason: reason.trim(), role: role.trim() }));
    const done = await job.run(async () => {
      if (values.length > 0) await setValues(year, values);
      return true;
    });
    if (!done) return;
    changed(words.saved);
    const before = values.map(({ key }) => {
      const held = view.entries.find((entry) => entry.key === key);
      return { key, value: held?.value ?? "", reason: held?.reason ?? "", role: held?.role ?? "" };
    });
    go({ at: "data" }, { heading: words.saved, undo: values.length > 0 ? () => setValues(year, before) : undefined });
  };
  return (
    <form class="app-entries" noValidate onSubmit={(event) => void submit(event)}>
      <div class="app-entries__grid">
        {view.entries.map((entry) => (
          <TextInput
            key={entry.key}
            id={`entry-${entry.key.replace(/[^a-z0-9]+/gi, "-")}`}
            label={`${entry.label}${entry.unit ? ` (${entry.unit})` : ""}`}
            hint={[entry.counted && correct.files(entry.counted, entry.unit), entry.note].filter(Boolean).join(" ") || undefined}
            value={typed[entry.key] ?? entry.value}
            onInput={(value) => setTyped({ ...typed, [entry.key]: value })}
            width={5}
            numeric
            off={off}
          />
        ))}
      </div>
      {hasFile && (
        <>
          <TextInput id="values-reason" label={correct.reason} hint={words.reasonHint} value={reason} onInput={setReason} off={off} />
          <TextInput id="values-role" label={correct.role} hint={correct.roleHint} value={role} onInput={setRole} width={20} off={off} />
        </>
      )}
      <Button id="save-values" busy={job.running} off={off}>
        {words.save}
      </Button>
    </form>
  );
}

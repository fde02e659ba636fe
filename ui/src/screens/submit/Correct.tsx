import { useState } from "preact/hooks";
import { setValues, type TypedValue } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { SubmissionLine } from "../../backend/types/SubmissionLine";
import { Button } from "../../components/Button";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import { correct as words } from "../../words/correct";

/** The figures of one item, to be typed in over those of the files, with the word why. */
export function Correct({ line, job, close }: { line: SubmissionLine; job: Job; close: () => void }) {
  const { year, changed, setNotice } = useDesk();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [reason, setReason] = useState(line.correct.find((entry) => entry.reason)?.reason ?? "");
  const [role, setRole] = useState(line.correct.find((entry) => entry.role)?.role ?? "");
  const [missing, setMissing] = useState(false);
  const shown = (key: string) => {
    const entry = line.correct.find((held) => held.key === key);
    return typed[key] ?? (entry?.value || entry?.counted || "");
  };
  const keep = async (values: TypedValue[], told: string) => {
    const before = line.correct.map((entry) => ({ key: entry.key, value: entry.value, reason: entry.reason, role: entry.role }));
    const done = await job.run(async () => {
      await setValues(year, values);
      return true;
    });
    if (!done) return;
    changed(told);
    setNotice({ heading: told, undo: () => setValues(year, before) });
    close();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const other = line.correct.filter((entry) => shown(entry.key).trim() !== entry.counted);
    setMissing(other.length > 0 && !reason.trim());
    if (other.length > 0 && !reason.trim()) {
      document.getElementById(`why-${line.item}`)?.focus();
      return;
    }
    // A figure that is the files' own again stands in nobody's place.
    const values = line.correct.map(({ key, counted }) => {
      const value = shown(key).trim();
      return value === counted ? { key, value: "" } : { key, value, reason: reason.trim(), role: role.trim() };
    });
    await keep(values, words.saved(line.item));
  };
  const isTyped = line.correct.some((entry) => entry.value);
  return (
    <form class="app-correct" noValidate onSubmit={(event) => void save(event)} aria-label={words.title(line.item)}>
      <p class="app-note">{words.lead}</p>
      <div class="app-correct__figures">
        {line.correct.map((entry) => (
          <TextInput
            key={entry.key}
            id={`correct-${entry.key.replace(/[^a-z0-9]+/gi, "-")}`}
            label={entry.label}
            hint={words.files(entry.counted, entry.unit)}
            value={shown(entry.key)}
            onInput={(value) => setTyped({ ...typed, [entry.key]: value })}
            width={5}
            numeric
          />
        ))}
      </div>
      <TextInput
        id={`why-${line.item}`}
        label={words.reason}
        error={missing ? words.reasonMissing : undefined}
        value={reason}
        onInput={setReason}
      />
      <TextInput id={`role-${line.item}`} label={words.role} hint={words.roleHint} value={role} onInput={setRole} width={20} />
      <div class="app-buttons">
        <Button id={`save-correct-${line.item}`} small busy={job.running}>
          {words.save}
        </Button>
        {isTyped && (
          <Button
            look="secondary"
            small
            busy={job.running}
            onPress={() =>
              void keep(
                line.correct.map(({ key }) => ({ key, value: "" })),
                words.takenBack(line.item),
              )
            }
          >
            {words.takeBack}
          </Button>
        )}
        <Button look="secondary" small onPress={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

import { useState } from "preact/hooks";
import { setValues } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { AimView } from "../../backend/types/AimView";
import type { MeasureView } from "../../backend/types/MeasureView";
import { Button } from "../../components/Button";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import { together } from "../../words/format";
import { indicators as words } from "../../words/screens";

/** Measures that stand beside an indicator and are not in the return. */
export function Measures({ measures }: { measures: readonly MeasureView[] }) {
  if (measures.length === 0) return null;
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.measures}</h2>
      <p>{words.measuresNote}</p>
      {measures.map((measure) => (
        <section key={measure.title}>
          <h3 class="nhsuk-heading-s">{measure.title}</h3>
          {measure.lines.map((line) => (
            <p key={line}>{together(line)}</p>
          ))}
          <DataTable {...measure.table} />
          {measure.notes.map((note) => (
            <p key={note} class="app-note">
              {together(note)}
            </p>
          ))}
          {measure.aim && <Aim aim={measure.aim} />}
        </section>
      ))}
    </section>
  );
}

/** The aspiration, as it can be changed: an empty field takes the trust's own setting back. */
function Aim({ aim }: { aim: AimView }) {
  const { year, changed } = useDesk();
  const job = useJob();
  const own = {
    "aspiration.share": aim.own_share ? aim.share : "",
    "aspiration.base_year": aim.own_base_year ? aim.base_year : "",
    "aspiration.target_year": aim.own_target_year ? aim.target_year : "",
  };
  const [typed, setTyped] = useState<Record<string, string>>(own);
  const submit = async (event: Event) => {
    event.preventDefault();
    const values = Object.entries(typed).map(([key, value]) => ({ key, value: value.trim() }));
    const done = await job.run(async () => {
      await setValues(year, values);
      return true;
    });
    if (done) changed(words.aimSaved);
  };
  const fields = [
    { key: "aspiration.share", label: words.aimShare, hint: words.aimHint(`${aim.share}%`), width: 5 as const },
    { key: "aspiration.base_year", label: words.aimBase, hint: words.aimHint(aim.base_year), width: 4 as const },
    { key: "aspiration.target_year", label: words.aimTarget, hint: words.aimHint(aim.target_year), width: 4 as const },
  ];
  return (
    <Details summary={words.aimChange} open={job.failure !== null}>
      {job.failure && (
        <p class="nhsuk-error-message" role="alert">
          <span class="nhsuk-u-visually-hidden">Error:</span> {job.failure.message} {job.failure.hint}
        </p>
      )}
      <form noValidate onSubmit={(event) => void submit(event)}>
        {fields.map((field) => (
          <TextInput
            key={field.key}
            id={field.key.replace(".", "-")}
            label={field.label}
            hint={field.hint}
            value={typed[field.key] ?? ""}
            onInput={(value) => setTyped({ ...typed, [field.key]: value })}
            width={field.width}
            numeric
          />
        ))}
        <Button id="save-aim" busy={job.running}>
          {words.aimSave}
        </Button>
      </form>
    </Details>
  );
}

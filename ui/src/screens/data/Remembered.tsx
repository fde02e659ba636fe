import { useState } from "preact/hooks";
import { changeAnswer, loadAnswers, saveAnswers } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { RememberedView } from "../../backend/types/RememberedView";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Confirm";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { Select } from "../../components/Select";
import { useDesk } from "../../desk";
import { keepIt } from "../../words/common";
import { reason } from "../../words/format";
import { answers as words, importing, sections } from "../../words/importing";

function bySection(held: readonly RememberedView[]): [string, RememberedView[]][] {
  const groups = new Map<string, RememberedView[]>();
  for (const one of held) groups.set(one.field, [...(groups.get(one.field) ?? []), one]);
  return [...groups];
}

/** Decisions remembered for the trust: each can be changed or forgotten, all can be saved to a file and loaded from one. */
export function Remembered({ held, job }: { held: readonly RememberedView[]; job: Job }) {
  const { changed, setNotice } = useDesk();
  const run = async (work: () => Promise<string | null>, undo?: () => Promise<unknown>) => {
    const said = await job.run(work);
    if (!said) return;
    setNotice({ heading: said, undo });
    changed(said);
  };
  const save = async () => {
    const written = await job.run(saveAnswers);
    if (written) setNotice({ heading: words.saved, lines: [importing.savedAs(written.path)] });
  };
  const change = ({ field, value, about, meaning }: RememberedView, to: string) =>
    void run(
      async () => {
        await changeAnswer(field, value, to);
        return to === "" ? words.removed(about) : words.changed(about);
      },
      () => changeAnswer(field, value, meaning),
    );
  return (
    <section id="remembered">
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <p class="app-note">{held.length === 0 ? words.none : words.lead}</p>
      {bySection(held).map(([field, group]) => (
        <Details key={field} summary={words.list(sections[field] ?? reason(field), group.length)}>
          <DataTable
            caption={sections[field] ?? reason(field)}
            quiet
            headings={words.headings}
            rows={group.map((one) => [
              <span class="app-value">{one.about}</span>,
              <Meaning one={one} id={`answer-${held.indexOf(one)}`} onChange={(to) => change(one, to)} />,
              one.decided,
              <Confirm
                ask={words.remove}
                about={one.about}
                question={words.removeAsk(one.about)}
                yes={words.removeYes}
                no={keepIt}
                busy={job.running}
                onYes={() => change(one, "")}
              />,
            ])}
          />
        </Details>
      ))}
      <div class="app-buttons">
        {held.length > 0 && (
          <Button id="save-answers" look="secondary" small busy={job.running} onPress={() => void save()}>
            {words.save}
          </Button>
        )}
        <Button id="load-answers" look="secondary" small busy={job.running} onPress={() => void run(async () => (await loadAnswers())?.line ?? null)}>
          {words.load}
        </Button>
      </div>
      <p class="app-note">{words.fileNote}</p>
    </section>
  );
}

/** The meaning in words, and after “Change” the choices there are. */
function Meaning({ one, id, onChange }: { one: RememberedView; id: string; onChange: (to: string) => void }) {
  const [open, setOpen] = useState(false);
  if (one.choices.length === 0) return <>{one.meaning_label}</>;
  if (open) {
    return (
      <Select
        id={id}
        label={words.meaningOf(one.about)}
        quiet
        focus
        options={one.choices}
        value={one.meaning}
        onChange={(to) => {
          setOpen(false);
          onChange(to);
        }}
      />
    );
  }
  return (
    <>
      {one.meaning_label}{" "}
      <button type="button" class="app-copy" onClick={() => setOpen(true)}>
        {words.change}
        <span class="nhsuk-u-visually-hidden"> {one.about}</span>
      </button>
    </>
  );
}

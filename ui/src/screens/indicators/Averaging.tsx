import { setValues } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { AveragingView } from "../../backend/types/AveragingView";
import { DataTable } from "../../components/DataTable";
import { Select } from "../../components/Select";
import { useDesk } from "../../desk";
import { averaging as words } from "../../words/screens";

/** Indicator 3 over one year or two: both figures, and which of them the return takes. */
export function Averaging({ held }: { held: AveragingView }) {
  const { year, changed, setNotice, frame } = useDesk();
  const job = useJob();
  const set = async (value: string, before: string) => {
    const saved = await job.run(async () => {
      await setValues(year, [{ key: held.key, value }]);
      return words.saved;
    });
    if (!saved) return;
    setNotice({ heading: saved, undo: () => setValues(year, [{ key: held.key, value: before }]) });
    changed(saved);
  };
  return (
    <section id="averaging">
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <DataTable caption={held.table.caption} headings={held.table.headings} rows={held.table.rows} note={held.table.note} />
      <Select
        id="averaging-choice"
        label={words.label}
        hint={words.hint(held.note)}
        error={job.failure?.message}
        options={held.choices}
        value={held.chosen}
        off={frame.signed !== ""}
        onChange={(value) => void set(value, held.chosen)}
      />
    </section>
  );
}

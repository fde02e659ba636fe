import type { WhyView } from "../../backend/types/WhyView";
import { DataTable } from "../../components/DataTable";
import { together } from "../../words/format";
import { indicators as words } from "../../words/screens";

/** Why the figures of an indicator changed since last year: each change in parts that add up. */
export function Why({ changes }: { changes: readonly WhyView[] }) {
  if (changes.length === 0) return null;
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.why}</h2>
      {changes.map((change) => (
        <section key={change.figure}>
          <h3 class="nhsuk-heading-s">{change.figure}</h3>
          <p>{together(change.lead)}</p>
          {change.table.rows.length > 0 && <DataTable {...change.table} quiet />}
          {change.notes.map((note) => (
            <p key={note} class="app-note">
              {note}
            </p>
          ))}
        </section>
      ))}
    </section>
  );
}

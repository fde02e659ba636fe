import type { Compared } from "../../backend/types/Compared";
import type { IndicatorPage } from "../../backend/types/IndicatorPage";
import { DataTable } from "../../components/DataTable";
import { lastYear, none } from "../../words/common";
import { together } from "../../words/format";
import { indicators as words } from "../../words/screens";

/** A published figure with its year in a cell of the table of nine, or why there is none. */
export function Figure({ compared }: { compared: Compared }) {
  if (!compared.text) return <span class="app-quiet">{words.noneHeld}</span>;
  return (
    <span class="app-compared">
      <span class="app-figure">{together(compared.text)}</span>
      <span class="app-quiet app-line">
        {compared.year}
        {compared.note && ` · ${words.notCompared}`}
      </span>
    </span>
  );
}

/** How far the headline is from England's, in words; how far from the others where England has none. */
export function Gap({ compared }: { compared: readonly Compared[] }) {
  const first = compared.find((held) => held.gap !== "");
  if (!first) return <span class="app-quiet">{words.notCompared}</span>;
  return (
    <span class="app-compared">
      <span class="app-figure">{together(first.gap)}</span>
      <span class="app-quiet app-line">
        {words.than(first.name, first.year)}
        {first.ours && ` (${first.ours})`}
        {first.chance && ` · ${first.chance}`}
      </span>
    </span>
  );
}

/** The section of an indicator's page with published figures beside the trust's own. */
export function Beside({ row }: { row: IndicatorPage["row"] }) {
  const compared = [row.england, row.region, row.trust_type];
  const notes = compared.filter((held) => held.text !== "" && (held.note !== "" || held.derived !== "" || held.ours !== ""));
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.beside}</h2>
      <DataTable
        caption={words.beside}
        quiet
        headings={words.besideHeadings}
        rows={[
          ...(row.last_year ? [[lastYear, row.last_year, "", "", "", "", ""]] : []),
          ...compared.map((held) => [
            held.name,
            held.text || held.note,
            held.text ? String(held.year) : none,
            held.reading_label || none,
            held.chance || none,
            held.confidence || none,
            held.source || none,
          ]),
        ]}
      />
      {notes.map((held) => (
        <p key={held.name} class="app-note">
          {held.name}: {[held.ours, held.note, held.derived].filter((part) => part !== "").join(". ")}
        </p>
      ))}
    </section>
  );
}

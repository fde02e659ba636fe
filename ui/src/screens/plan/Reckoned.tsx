import type { Table } from "../../backend/types/Table";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { ahead as words } from "../../words/ahead";

/** What was worked out, year by year or band by band, and what it rests on. */
export function Reckoned({ table, basis }: { table: Table | null; basis: readonly string[] }) {
  return (
    <>
      {table && <DataTable caption={table.caption} headings={table.headings} rows={table.rows} note={table.note} />}
      {basis.length > 0 && (
        <Details summary={words.basis}>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {basis.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

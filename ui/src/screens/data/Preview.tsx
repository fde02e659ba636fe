import type { ImportFile } from "../../backend/types/ImportFile";
import { ScrollRegion } from "../../components/ScrollRegion";
import { importing as words } from "../../words/importing";

const names = (...held: (string | false)[]) => held.filter(Boolean).join(" ") || undefined;

/** The first rows of a sheet as they stand in it, the table outlined and the columns that are used named. */
export function Preview({ file, busy }: { file: ImportFile; busy: boolean }) {
  const { columns, rows, table } = file.preview;
  if (rows.length === 0) return null;
  const first = columns.findIndex((column) => column.in_table);
  const last = first + columns.filter((column) => column.in_table).length - 1;
  return (
    <div class={busy ? "app-preview-box app-preview-box--busy" : "app-preview-box"} aria-busy={busy}>
      <p class="app-note">
        {table} {table && words.previewNote}
      </p>
      <ScrollRegion label={words.preview(file.file)}>
        <table class="app-preview">
          <caption class="nhsuk-u-visually-hidden">{words.preview(file.file)}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="nhsuk-u-visually-hidden">{words.row}</span>
              </th>
              {columns.map((column) => (
                <th key={column.letters} scope="col" class={names("app-preview__letters", column.used_for !== "" && "app-preview__used")}>
                  <span class="nhsuk-u-visually-hidden">{words.column} </span>
                  {column.letters}
                  {column.used_for && (
                    <span class="app-preview__for">
                      <span class="nhsuk-u-visually-hidden">, </span>
                      {words.usedFor}: {column.used_for}
                    </span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number} class={row.is_header ? "app-preview__heading" : undefined}>
                <th scope="row">
                  {row.number}
                  {row.is_header && <span class="app-preview__mark"> {words.headings}</span>}
                </th>
                {columns.map((column, place) => (
                  <td
                    key={column.letters}
                    class={names(
                      row.in_table && column.in_table && "app-preview__in",
                      row.in_table && place === first && "app-preview__first",
                      row.in_table && place === last && "app-preview__last",
                    )}
                  >
                    {row.cells[place] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {table && file.rows.read > rows.filter((row) => row.in_table && !row.is_header).length && <p class="app-note">{words.moreRows}</p>}
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { together } from "../words/format";
import { ScrollRegion } from "./ScrollRegion";

type Props = {
  caption: string;
  /** The caption is read out but not shown: a heading just above says the same. */
  quiet?: boolean | undefined;
  headings: readonly ComponentChildren[];
  rows: readonly (readonly ComponentChildren[])[];
  note?: string | undefined;
};

/** Whether a cell holds a figure, which is set to the right. */
function isFigure(cell: ComponentChildren): boolean {
  return typeof cell === "string" && /^[−+-]?[\d,.]+( ?%| points?)?$|^[–*]$/.test(cell.trim());
}

const set = (cell: ComponentChildren): ComponentChildren => (typeof cell === "string" ? together(cell) : cell);

/** A table whose first cell names its row. Columns that hold only figures are set to the right. */
export function DataTable({ caption, quiet, headings, rows, note }: Props) {
  const figures = headings.map(
    (_, column) => column > 0 && rows.length > 0 && rows.every((row) => row[column] === "" || isFigure(row[column])),
  );
  const numeric = (column: number, name: string) => (figures[column] ? `${name} ${name}--numeric` : name);
  return (
    <div class="app-table">
      <ScrollRegion label={caption}>
        <table class="nhsuk-table nhsuk-table--compact">
          <caption class={quiet ? "nhsuk-table__caption nhsuk-u-visually-hidden" : "nhsuk-table__caption"}>{caption}</caption>
          <thead class="nhsuk-table__head">
            <tr class="nhsuk-table__row">
              {headings.map((heading, column) => (
                <th key={column} class={numeric(column, "nhsuk-table__header")} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="nhsuk-table__body">
            {rows.map((row, line) => (
              <tr key={line} class="nhsuk-table__row">
                {row.map((cell, column) =>
                  column === 0 ? (
                    <th key={column} class="nhsuk-table__header" scope="row">
                      {set(cell)}
                    </th>
                  ) : (
                    <td key={column} class={numeric(column, "nhsuk-table__cell")}>
                      {set(cell)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {note && <p class="app-note">{note}</p>}
    </div>
  );
}

import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { Job } from "../../backend/job";
import type { SubmissionLine } from "../../backend/types/SubmissionLine";
import { Button } from "../../components/Button";
import { ScrollRegion } from "../../components/ScrollRegion";
import { none } from "../../words/common";
import { correct as correctWords } from "../../words/correct";
import { submit as words } from "../../words/screens";
import { Correct } from "./Correct";

type Copy = (text: string, what: string) => Promise<boolean>;

const groups = ["White", "BME", "Unknown"] as const;
const rowText = (line: SubmissionLine) => groups.map((_, column) => line.current[column] ?? "").join("\t");

/** The items under one heading of the form. */
export function Block({ lines, copy, job }: { lines: readonly SubmissionLine[]; copy: Copy; job: Job }) {
  const [done, setDone] = useState<number | null>(null);
  const [correcting, setCorrecting] = useState<number | null>(null);
  const heading = lines[0]?.block ?? "";
  const copyLine = async (line: SubmissionLine) => {
    if (await copy(rowText(line), words.copyItem(line.item))) setDone(line.item);
  };
  const closeCorrecting = (item: number) => {
    setCorrecting(null);
    document.getElementById(`correct-${item}`)?.focus();
  };
  const copyAll = async () => {
    if (await copy(lines.map(rowText).join("\n"), heading)) setDone(0);
  };
  return (
    <section class="app-block">
      <div class="app-block__head">
        <h3 class="nhsuk-heading-s">{heading}</h3>
        <Button look="secondary" small onPress={() => void copyAll()}>
          {done === 0 ? words.copiedShort : words.copyBlock}
          <span class="nhsuk-u-visually-hidden">: {heading}</span>
        </Button>
      </div>
      <ScrollRegion label={heading}>
        <table class="nhsuk-table nhsuk-table--compact app-items">
          <caption class="nhsuk-u-visually-hidden">{heading}</caption>
          <thead class="nhsuk-table__head">
            <tr>
              <th scope="col" rowSpan={2} class="nhsuk-table__header">
                {words.columns.item}
              </th>
              <th scope="colgroup" colSpan={3} class="nhsuk-table__header app-items__group">
                {words.last}
              </th>
              <th scope="colgroup" colSpan={3} class="nhsuk-table__header app-items__group app-items__start">
                {words.current}
              </th>
              <th scope="col" rowSpan={2} class="nhsuk-table__header">
                {words.columns.source}
              </th>
              <th scope="col" rowSpan={2} class="nhsuk-table__header">
                <span class="nhsuk-u-visually-hidden">{words.copy}</span>
              </th>
            </tr>
            <tr>
              {[...groups, ...groups].map((group, column) => (
                <th key={column} scope="col" class={`nhsuk-table__header nhsuk-table__header--numeric${column === 3 ? " app-items__start" : ""}`}>
                  {group}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="nhsuk-table__body">
            {lines.map((line) => (
              <Fragment key={line.item}>
                <tr class="nhsuk-table__row">
                  <th scope="row" class="nhsuk-table__header">
                    <span class="app-items__name">
                      <span class="app-items__number">{line.item}</span>{" "}
                      <span>
                        {line.label}
                        <span class="app-quiet app-line">{line.measure}</span>
                        {line.not_comparable && <span class="app-note app-line">{line.not_comparable}</span>}
                      </span>
                    </span>
                  </th>
                  {groups.map((group, column) => (
                    <td key={group} class="nhsuk-table__cell nhsuk-table__cell--numeric app-quiet">
                      {line.previous[column] || none}
                    </td>
                  ))}
                  {groups.map((group, column) => (
                    <td key={group} class={`nhsuk-table__cell nhsuk-table__cell--numeric${column === 0 ? " app-items__start" : ""}`}>
                      {line.current[column] || none}
                      <TypedOver line={line} column={column} />
                    </td>
                  ))}
                  <td class="nhsuk-table__cell app-quiet app-items__source">
                    {line.source}
                    {line.correct.length > 0 && (
                      <button
                        type="button"
                        id={`correct-${line.item}`}
                        class="app-copy app-items__correct"
                        aria-expanded={correcting === line.item}
                        onClick={() => setCorrecting(correcting === line.item ? null : line.item)}
                      >
                        {correctWords.open}
                        <span class="nhsuk-u-visually-hidden">{correctWords.of(line.item)}</span>
                      </button>
                    )}
                  </td>
                  <td class="nhsuk-table__cell">
                    <button type="button" class="app-copy" onClick={() => void copyLine(line)}>
                      {done === line.item ? words.copiedShort : words.copy}
                      <span class="nhsuk-u-visually-hidden"> {words.copyItem(line.item)}</span>
                    </button>
                  </td>
                </tr>
                {correcting === line.item && (
                  <tr class="nhsuk-table__row">
                    <td class="nhsuk-table__cell" colSpan={9}>
                      <Correct line={line} job={job} close={() => closeCorrecting(line.item)} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** Says at a cell that its figure was typed in over that of the files, or rests on one that was. */
function TypedOver({ line, column }: { line: SubmissionLine; column: number }) {
  const here = line.overridden.filter((held) => held.column === column);
  if (here.length === 0) return null;
  return <span class="app-typed">{here.some((held) => held.is_own) ? correctWords.typed : correctWords.behind}</span>;
}

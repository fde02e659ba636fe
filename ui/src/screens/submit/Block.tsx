import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { Job } from "../../backend/job";
import type { OverriddenView } from "../../backend/types/OverriddenView";
import type { SubmissionLine } from "../../backend/types/SubmissionLine";
import { Button } from "../../components/Button";
import { whyOff } from "../../components/off";
import { useRoving } from "../../components/roving";
import { ScrollRegion } from "../../components/ScrollRegion";
import { useDesk } from "../../desk";
import { none } from "../../words/common";
import { correct as correctWords } from "../../words/correct";
import { submit as words } from "../../words/screens";
import { Correct } from "./Correct";
import { ItemReceipt } from "./ItemReceipt";

/** Copies text and tells what it was; false where the clipboard cannot be reached. */
export type Copy = (text: string, what: string) => Promise<boolean>;

const groups = ["White", "BME", "Unknown"] as const;
/** Columns of the buttons beside the three figures. */
const source = 3;
const correction = 4;
const wholeLine = 5;
const rowText = (line: SubmissionLine) => groups.map((_, column) => line.for_form[column] ?? "").join("\t");

/** The items under one heading of the form. The figures of this year are buttons that copy; all of them are one stop of the Tab key. */
export function Block({ lines, copy, job }: { lines: readonly SubmissionLine[]; copy: Copy; job: Job }) {
  const [done, setDone] = useState("");
  const [open, setOpen] = useState<readonly number[]>([]);
  const [correcting, setCorrecting] = useState<number | null>(null);
  const off = useDesk().frame.signed !== "";
  const heading = lines[0]?.block ?? "";
  const places = lines.flatMap((line, row) => {
    const figures = groups.flatMap((_, column) => (line.for_form[column] ? [column] : []));
    return [...figures, source, ...(line.correct.length > 0 ? [correction] : []), wholeLine].map((column) => ({ row, column }));
  });
  const closeCorrecting = (item: number) => {
    setCorrecting(null);
    document.getElementById(`correct-${item}`)?.focus();
  };
  const { body, onKeyDown, place } = useRoving(places);
  const take = async (text: string, what: string, key: string) => {
    if (await copy(text, what)) setDone(key);
  };
  const toggle = (item: number) => setOpen(open.includes(item) ? open.filter((held) => held !== item) : [...open, item]);
  return (
    <section class="app-block">
      <div class="app-block__head">
        <h3 class="nhsuk-heading-s">{heading}</h3>
        <Button look="secondary" small onPress={() => void take(lines.map(rowText).join("\n"), heading, "block")}>
          {done === "block" ? words.copiedShort : words.copyBlock}
          <span class="nhsuk-u-visually-hidden">: {heading}</span>
        </Button>
      </div>
      <ScrollRegion label={heading}>
        <table class="nhsuk-table nhsuk-table--compact app-items">
          <caption class="nhsuk-u-visually-hidden">{words.caption(heading)}</caption>
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
          <tbody class="nhsuk-table__body" ref={body} onKeyDown={onKeyDown}>
            {lines.map((line, row) => {
              const isOpen = open.includes(line.item);
              const receipt = `receipt-${line.item}`;
              return (
                <Fragment key={line.item}>
                  <tr class="nhsuk-table__row" data-item={line.item}>
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
                        <TypedOver over={line.last_overridden} column={column} />
                      </td>
                    ))}
                    {groups.map((group, column) => {
                      const text = line.for_form[column];
                      const key = `${line.item}.${column}`;
                      const what = words.figure(text ?? "", line.item, line.alone ? "" : group);
                      return (
                        <td key={group} class={`nhsuk-table__cell nhsuk-table__cell--numeric${column === 0 ? " app-items__start" : ""}`}>
                          {text ? (
                            <button
                              type="button"
                              class={`app-figure${done === key ? " app-figure--copied" : ""}`}
                              title={words.copy}
                              onClick={() => void take(text, what, key)}
                              {...place(row, column)}
                            >
                              {line.current[column]}
                              <span class="nhsuk-u-visually-hidden">{words.copyFigure(line.item, line.alone ? "" : group)}</span>
                            </button>
                          ) : (
                            none
                          )}
                          <TypedOver over={line.overridden} column={column} />
                        </td>
                      );
                    })}
                    <td class="nhsuk-table__cell app-quiet app-items__source">
                      {line.source}
                      {line.last_overridden.map((held, index) => (
                        <span key={index} class="app-line">
                          {held.words}
                        </span>
                      ))}{" "}
                      <button
                        type="button"
                        class="app-copy"
                        aria-expanded={isOpen}
                        aria-controls={isOpen ? receipt : undefined}
                        onClick={() => toggle(line.item)}
                        {...place(row, source)}
                      >
                        {isOpen ? words.hideRows : words.showRows}
                        <span class="nhsuk-u-visually-hidden"> {words.ofItem(line.item)}</span>
                      </button>
                      {line.correct.length > 0 && (
                        <button
                          type="button"
                          id={`correct-${line.item}`}
                          class="app-copy app-items__correct"
                          aria-expanded={off ? undefined : correcting === line.item}
                          aria-disabled={off ? "true" : undefined}
                          aria-describedby={off ? whyOff : undefined}
                          onClick={() => !off && setCorrecting(correcting === line.item ? null : line.item)}
                          {...place(row, correction)}
                        >
                          {correctWords.open}
                          <span class="nhsuk-u-visually-hidden">{correctWords.of(line.item)}</span>
                        </button>
                      )}
                    </td>
                    <td class="nhsuk-table__cell">
                      <button
                        type="button"
                        class="app-copy"
                        onClick={() => void take(rowText(line), words.copyItem(line.item), String(line.item))}
                        {...place(row, wholeLine)}
                      >
                        {done === String(line.item) ? words.copiedShort : words.copyLine}
                        <span class="nhsuk-u-visually-hidden"> {words.copyItem(line.item)}</span>
                      </button>
                    </td>
                  </tr>
                  {isOpen && (
                    <tr class="nhsuk-table__row" id={receipt}>
                      <td class="nhsuk-table__cell app-items__receipt" colSpan={9}>
                        <ItemReceipt item={line.item} />
                      </td>
                    </tr>
                  )}
                  {correcting === line.item && !off && (
                    <tr class="nhsuk-table__row">
                      <td class="nhsuk-table__cell" colSpan={9}>
                        <Correct line={line} job={job} close={() => closeCorrecting(line.item)} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** Says at a cell that its figure was typed in over that of the files, or rests on one that was. */
function TypedOver({ over, column }: { over: readonly OverriddenView[]; column: number }) {
  const here = over.filter((held) => held.column === column);
  if (here.length === 0) return null;
  return <span class="app-typed">{here.some((held) => held.is_own) ? correctWords.typed : correctWords.behind}</span>;
}

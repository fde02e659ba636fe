import { useState } from "preact/hooks";
import type { ColumnView } from "../../backend/types/ColumnView";
import type { Decisions } from "../../backend/types/Decisions";
import type { ImportFile } from "../../backend/types/ImportFile";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { type Option, Select } from "../../components/Select";
import { Tag } from "../../components/Tag";
import { none } from "../../words/common";
import { confidence } from "../../words/format";
import { importing as words } from "../../words/screens";
import { answerTo, columnSection, doubtful, withAnswer } from "./draft";
import { type StepProps, StepButtons } from "./Import";

/** What is chosen for a field of a file: the answer, else the column found, else what the program suggests. */
function columnOf(decisions: Decisions, file: ImportFile, column: ColumnView): string {
  const question = file.questions.find((held) => held.field === columnSection && held.value === column.field);
  return answerTo(decisions, columnSection, column.field) || column.heading || (question?.suggestion ?? "");
}

const idOf = (index: number, column: ColumnView) => `column-${index}-${column.field}`;

/** Step 2: which column holds what. Doubtful ones are asked; the rest can be looked at. */
export function Columns({ draft, files, busy, onProblems }: StepProps) {
  const [decisions, setDecisions] = useState(draft.decisions);
  const [tried, setTried] = useState(false);
  const readable = draft.report.files.filter((file) => file.error === null);
  const go = () => {
    setTried(true);
    const missing = readable.flatMap((file, index) =>
      file.column_details
        .filter((column) => column.required && columnOf(decisions, file, column) === "")
        .map((column) => ({ message: words.needColumn(column.label, file.file), field: idOf(index, column) })),
    );
    onProblems(missing);
    if (missing.length > 0) return;
    const settled = readable.reduce(
      (held, file) =>
        doubtful(file).reduce((sum, column) => {
          const meaning = columnOf(sum, file, column);
          const said = answerTo(sum, columnSection, column.field);
          return meaning && meaning !== said && meaning !== column.heading
            ? withAnswer(sum, { field: columnSection, value: column.field, meaning })
            : sum;
        }, held),
      decisions,
    );
    void files.advance(draft, settled, "columns");
  };
  const choose = (column: ColumnView) => (meaning: string) =>
    setDecisions(withAnswer(decisions, { field: columnSection, value: column.field, meaning }));
  return (
    <>
      <p>{words.columnsLead}</p>
      {readable.map((file, index) => {
        const asked = doubtful(file);
        const sure = file.column_details.filter((column) => !asked.includes(column));
        const table = (columns: readonly ColumnView[], caption: string) => (
          <DataTable
            caption={caption}
            quiet
            headings={words.columnsHeadings}
            rows={columns.map((column) => [
              <>
                {column.label} {column.required && <span class="app-quiet">{words.needed}</span>}
              </>,
              <Select
                id={idOf(index, column)}
                label={words.columnFor(column.label)}
                quiet
                error={
                  tried && column.required && columnOf(decisions, file, column) === ""
                    ? words.needColumn(column.label, file.file)
                    : undefined
                }
                empty={words.notInFile}
                options={optionsOf(file)}
                value={columnOf(decisions, file, column)}
                onChange={choose(column)}
              />,
              column.samples.join(", ") || none,
              column.heading === "" ? none : <Sure value={column.confidence} />,
            ])}
          />
        );
        return (
          <section key={file.file} class="app-file">
            <h2 class="nhsuk-heading-m">{file.file}</h2>
            {asked.length > 0 ? (
              <>
                <h3 class="nhsuk-heading-s">{words.columnsAsk}</h3>
                {table(asked, `${words.columnsAsk}: ${file.file}`)}
              </>
            ) : (
              <p>{words.columnsNone}</p>
            )}
            {sure.length > 0 && (
              <Details summary={words.columnsSure(sure.length)} open={asked.length === 0 && readable.length === 1}>
                {table(sure, `${words.columnsSure(sure.length)}: ${file.file}`)}
              </Details>
            )}
          </section>
        );
      })}
      <StepButtons files={files} busy={busy} onContinue={go} />
    </>
  );
}

const optionsOf = (file: ImportFile): Option[] =>
  [...new Set(file.headings)].filter((heading) => heading !== "").map((heading) => ({ key: heading, label: heading }));

function Sure({ value }: { value: number }) {
  const text = confidence(value);
  return value >= 0.7 ? <>{text}</> : <Tag colour="yellow">{text}</Tag>;
}

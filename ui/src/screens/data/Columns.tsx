import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ColumnView } from "../../backend/types/ColumnView";
import type { ImportFile } from "../../backend/types/ImportFile";
import type { QuestionView } from "../../backend/types/QuestionView";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { type Option, Select } from "../../components/Select";
import { Tag } from "../../components/Tag";
import { none } from "../../words/common";
import { confidence } from "../../words/format";
import { importing as words } from "../../words/screens";
import { answerTo, chosen, columnSection, doubtful, missingColumns, withAnswer } from "./draft";
import { type StepProps, StepButtons } from "./Import";

const idOf = (index: number, field: string) => `column-${index}-${field}`;

/** Step 2: which column holds what. Those not found or doubtful are asked; the rest can be looked at. */
export function Columns({ draft, files, busy, onProblems }: StepProps) {
  const [decisions, setDecisions] = useState(draft.decisions);
  const [tried, setTried] = useState(false);
  const readable = draft.report.files.filter((file) => file.error === null);
  const choose = (field: string) => (meaning: string) =>
    setDecisions(withAnswer(decisions, { field: columnSection, value: field, meaning }));
  const go = () => {
    setTried(true);
    const open = readable.flatMap((file, index) =>
      missingColumns(file)
        .filter((question) => chosen(decisions, question) === "")
        .map((question) => ({ message: question.prompt, field: idOf(index, question.value) })),
    );
    onProblems(open);
    if (open.length > 0) return;
    const settled = readable
      .flatMap(missingColumns)
      .reduce((sum, question) => {
        const meaning = chosen(sum, question);
        return meaning === answerTo(sum, columnSection, question.value)
          ? sum
          : withAnswer(sum, { field: columnSection, value: question.value, meaning });
      }, decisions);
    void files.advance(draft, settled, "columns");
  };
  const pick = (file: ImportFile, index: number) => (column: ColumnView) => (
    <Select
      id={idOf(index, column.field)}
      label={words.columnFor(column.label)}
      quiet
      options={optionsOf(file)}
      value={answerTo(decisions, columnSection, column.field) || column.heading}
      onChange={choose(column.field)}
    />
  );
  return (
    <>
      <p>{words.columnsLead}</p>
      {readable.map((file, index) => {
        const asked = doubtful(file);
        const missing = missingColumns(file);
        const sure = file.column_details.filter((column) => column.heading !== "" && !asked.includes(column));
        return (
          <section key={file.file} class="app-file">
            <h2 class="nhsuk-heading-m">{file.file}</h2>
            {missing.length > 0 && (
              <>
                <h3 class="nhsuk-heading-s">{words.columnsMissing}</h3>
                {missing.map((question) => (
                  <Missing
                    key={question.value}
                    id={idOf(index, question.value)}
                    question={question}
                    value={chosen(decisions, question)}
                    tried={tried}
                    onChange={choose(question.value)}
                  />
                ))}
              </>
            )}
            {asked.length > 0 && (
              <>
                <h3 class="nhsuk-heading-s">{words.columnsAsk}</h3>
                <Table caption={`${words.columnsAsk}: ${file.file}`} columns={asked} pick={pick(file, index)} />
              </>
            )}
            {asked.length + missing.length === 0 && <p>{words.columnsNone}</p>}
            {sure.length > 0 && (
              <Details summary={words.columnsSure(sure.length)} open={asked.length + missing.length === 0 && readable.length === 1}>
                <Table caption={`${words.columnsSure(sure.length)}: ${file.file}`} columns={sure} pick={pick(file, index)} />
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

type MissingProps = { id: string; question: QuestionView; value: string; tried: boolean; onChange: (key: string) => void };

function Missing({ id, question, value, tried, onChange }: MissingProps) {
  return (
    <Select
      id={id}
      label={question.prompt}
      error={tried && value === "" ? words.needColumn : undefined}
      empty={words.choose}
      options={question.choices}
      value={value}
      onChange={onChange}
    />
  );
}

type TableProps = { caption: string; columns: readonly ColumnView[]; pick: (column: ColumnView) => VNode };

function Table({ caption, columns, pick }: TableProps) {
  return (
    <DataTable
      caption={caption}
      quiet
      headings={words.columnsHeadings}
      rows={columns.map((column) => [
        <>
          {column.label} {column.required && <span class="app-quiet">{words.needed}</span>}
        </>,
        pick(column),
        column.samples.join(", ") || none,
        <Sure value={column.confidence} />,
      ])}
    />
  );
}

function Sure({ value }: { value: number }) {
  const text = confidence(value);
  return value >= 0.7 ? <>{text}</> : <Tag colour="yellow">{text}</Tag>;
}

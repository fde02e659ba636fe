import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ColumnView } from "../../backend/types/ColumnView";
import type { Decisions } from "../../backend/types/Decisions";
import type { ImportFile } from "../../backend/types/ImportFile";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { type Option, Select } from "../../components/Select";
import { Tag } from "../../components/Tag";
import { none } from "../../words/common";
import { importing as words } from "../../words/importing";
import { answerTo, chosen, columnSection, type Draft, doubtful, missingColumns, openColumns, readable, withAnswer } from "./draft";
import { type FileState, Files } from "./Files";
import { Foot, type StepProps } from "./Foot";

const idOf = (index: number, field: string) => `column-${index}-${field}`;

const answered = (decisions: Decisions, field: string, meaning: string): Decisions =>
  withAnswer(decisions, { field: columnSection, value: field, meaning });

function stateOf(draft: Draft, file: ImportFile): FileState {
  const asks = openColumns(draft, file);
  return asks > 0 ? { text: words.tab.check(asks), marked: true } : { text: words.tab.settled, marked: false };
}

/** Step 2: which column holds what. Those not found or doubtful are asked; the rest can be looked at. */
export function Columns(props: StepProps) {
  const { draft, files, onProblems } = props;
  const { decisions } = draft;
  const [tried, setTried] = useState(false);
  const shown = readable(draft);
  const go = () => {
    setTried(true);
    const open = shown.flatMap(({ file, index }) =>
      missingColumns(draft, file)
        .filter((question) => chosen(decisions, question) === "")
        .map((question) => ({ message: question.prompt, field: idOf(index, question.value) })),
    );
    onProblems(open);
    if (open.length > 0) return;
    // What was asked and left as it stood is an answer too: it is remembered, so that next year does not ask again.
    const settled = shown
      .flatMap(({ file }) => doubtful(draft, file))
      .reduce((sum, { field, heading }) => (answerTo(sum, columnSection, field) ? sum : answered(sum, field, heading)), decisions);
    void files.advance(draft, settled, "columns");
  };
  const choose = (field: string) => (meaning: string) => files.decide((held) => answered(held, field, meaning));
  const pick = (file: ImportFile, index: number) => (column: ColumnView) => (
    <Select
      id={idOf(index, column.field)}
      label={words.columnFor(column.label)}
      quiet
      options={optionsOf(file, column)}
      value={answerTo(decisions, columnSection, column.field) || column.heading}
      onChange={choose(column.field)}
    />
  );
  return (
    <>
      <p>{words.columnsLead}</p>
      <Files
        draft={draft}
        shown={shown}
        state={(file) => stateOf(draft, file)}
        body={(file, index) => {
          const asked = doubtful(draft, file);
          const missing = missingColumns(draft, file);
          const isAsked = (column: ColumnView) => asked.includes(column) || missing.some((question) => question.value === column.field);
          const sure = file.column_details.filter((column) => column.heading !== "" && !isAsked(column));
          const quiet = asked.length + missing.length === 0;
          return (
            <>
              {missing.length > 0 && (
                <>
                  <h3 class="nhsuk-heading-s">{words.columnsMissing}</h3>
                  {missing.map((question) => (
                    <Select
                      key={question.value}
                      id={idOf(index, question.value)}
                      label={question.prompt}
                      error={tried && chosen(decisions, question) === "" ? words.needColumn : undefined}
                      empty={words.choose}
                      options={question.choices}
                      value={chosen(decisions, question)}
                      onChange={choose(question.value)}
                    />
                  ))}
                </>
              )}
              {asked.length > 0 && (
                <>
                  <h3 class="nhsuk-heading-s">{words.columnsAsk}</h3>
                  <p class="app-note">{words.columnsAskNote}</p>
                  <Table caption={`${words.columnsAsk}: ${file.file}`} columns={asked} pick={pick(file, index)} />
                </>
              )}
              {quiet && <p>{sure.length > 0 ? words.columnsNone : words.noTable}</p>}
              {sure.length > 0 && (
                <Details summary={words.columnsSure(sure.length)} open={quiet && shown.length === 1}>
                  <Table caption={`${words.columnsSure(sure.length)}: ${file.file}`} columns={sure} pick={pick(file, index)} />
                </Details>
              )}
            </>
          );
        }}
      />
      <Foot {...props} onContinue={go} counts="columns" />
    </>
  );
}

/** Every heading with its letters, those most like the field first. */
function optionsOf(file: ImportFile, column: ColumnView): Option[] {
  const letters = file.preview.columns.filter((held) => held.in_table).map((held) => held.letters);
  const all = file.headings.map((heading, place) => ({ key: heading, label: words.columnAt(heading, letters[place] ?? "") })).filter(({ key }) => key !== "");
  const found = all.some(({ key }) => key === column.heading) ? [] : [{ key: column.heading, label: column.heading }];
  const like = (key: string) => key === column.heading || column.others.includes(key);
  return [...found, ...all.filter(({ key }) => like(key)), ...all.filter(({ key }) => !like(key))];
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
        <>
          {pick(column)}
          {column.sheet && <span class="app-line app-quiet">{words.fromSheet(column.sheet)}</span>}
        </>,
        column.samples.length === 0 ? none : <Samples values={column.samples} />,
        <Sure column={column} />,
      ])}
    />
  );
}

function Samples({ values }: { values: readonly string[] }) {
  return (
    <ul class="nhsuk-list app-samples">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
}

function Sure({ column }: { column: ColumnView }) {
  const text = words.sure[column.sure] ?? column.sure;
  return (
    <>
      {column.doubtful ? <Tag colour="yellow">{text}</Tag> : text}
      {column.why && <span class="app-line app-quiet">{column.why}</span>}
    </>
  );
}

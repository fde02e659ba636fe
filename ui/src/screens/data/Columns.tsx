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
import { type Asked, answerTo, chosen, columnKey, columnQuestions, columnSection, type Draft, doubtful, fieldOf, openColumns, readable, withAnswer } from "./draft";
import { type FileState, Files } from "./Files";
import { Foot, type StepProps } from "./Foot";

/** The answer that there is no such column. */
const absent = "none";

const idOf = (index: number, field: string) => `column-${index}-${field}`;

const answered = (decisions: Decisions, key: string, meaning: string): Decisions =>
  withAnswer(decisions, { field: columnSection, value: key, meaning });

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
      columnQuestions(draft, file)
        .filter((question) => chosen(decisions, question) === "")
        .map((question) => ({ message: asks(question)[0], field: idOf(index, fieldOf(question)) })),
    );
    onProblems(open);
    if (open.length > 0) return;
    // What was asked and left as it stood is an answer too: it is remembered, so that next year does not ask again.
    const standing = shown.flatMap(({ file }) => [
      ...columnQuestions(draft, file).map((question): [string, string] => [question.value, chosen(decisions, question)]),
      ...doubtful(draft, file).map(({ field, heading }): [string, string] => [columnKey(file, field), heading]),
    ]);
    const settled = standing.reduce((sum, [key, meaning]) => (answerTo(sum, columnSection, key) ? sum : answered(sum, key, meaning)), decisions);
    void files.advance(draft, settled, "columns");
  };
  const choose = (key: string) => (meaning: string) => files.decide((held) => answered(held, key, meaning));
  const pick = (file: ImportFile, index: number) => (column: ColumnView) => (
    <Select
      id={idOf(index, column.field)}
      label={words.columnFor(column.label)}
      quiet
      options={optionsOf(file, column)}
      value={answerTo(decisions, columnSection, columnKey(file, column.field)) || column.heading}
      onChange={choose(columnKey(file, column.field))}
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
          const questions = columnQuestions(draft, file);
          const unsure = doubtful(draft, file);
          const asked = questions.map(fieldOf);
          const sure = file.column_details.filter((column) => column.heading !== "" && !unsure.includes(column) && !asked.includes(column.field));
          const quiet = questions.length + unsure.length === 0;
          return (
            <>
              {questions.length > 0 && (
                <>
                  <h3 class="nhsuk-heading-s">{words.columnsMissing}</h3>
                  <ul class="app-questions">
                    {questions.map((question) => (
                      <li key={question.value} class="app-question">
                        <Which
                          id={idOf(index, fieldOf(question))}
                          question={question}
                          file={file}
                          value={chosen(decisions, question)}
                          tried={tried}
                          onChange={choose(question.value)}
                        />
                      </li>
                    ))}
                  </ul>
                </>
              )}
              {unsure.length > 0 && (
                <>
                  <h3 class="nhsuk-heading-s">{words.columnsAsk}</h3>
                  <p class="app-note">{words.columnsAskNote}</p>
                  <Table caption={`${words.columnsAsk}: ${file.file}`} columns={unsure} pick={pick(file, index)} />
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

/** A question, and the reasons that stand after it. */
function asks({ prompt }: Asked): [string, string] {
  const end = prompt.indexOf("? ");
  return end < 0 ? [prompt, ""] : [prompt.slice(0, end + 1), prompt.slice(end + 2)];
}

/** A heading with the letters of its column, where it stands in the table. */
function lettersOf(file: ImportFile): (heading: string) => string {
  const letters = file.preview.columns.filter((held) => held.in_table).map((held) => held.letters);
  return (heading) => letters[file.headings.indexOf(heading)] ?? "";
}

/** Every heading with its letters, those most like the field first. */
function optionsOf(file: ImportFile, column: ColumnView): Option[] {
  const letters = lettersOf(file);
  const all = [...new Set([column.heading, ...column.others, ...file.headings])].filter((heading) => heading !== "");
  return all.map((heading) => ({ key: heading, label: words.columnAt(heading, letters(heading)) }));
}

type WhichProps = { id: string; question: Asked; file: ImportFile; value: string; tried: boolean; onChange: (key: string) => void };

/** Which column holds a field: the suggestion marked, and what stands in the column chosen. */
function Which({ id, question, file, value, tried, onChange }: WhichProps) {
  const letters = lettersOf(file);
  const [label, why] = asks(question);
  const column = file.column_details.find((held) => held.field === fieldOf(question) && held.heading === value);
  const options = question.choices.map(({ key, label }) => {
    const named = words.columnAt(label, letters(key));
    return { key, label: key === question.suggestion ? `${named} – ${words.suggested}` : named };
  });
  return (
    <>
      <Select
        id={id}
        label={label}
        hint={why || undefined}
        error={tried && value === "" ? words.needColumn : undefined}
        empty={value === "" ? words.choose : undefined}
        options={options}
        value={value}
        onChange={onChange}
      />
      {question.without && <p class={value === absent ? "app-strong" : "app-note"}>{question.without}</p>}
      {column && column.samples.length > 0 && <p class="app-note">{words.firstValues(column.samples)}</p>}
    </>
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

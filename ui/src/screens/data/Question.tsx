import type { Decisions } from "../../backend/types/Decisions";
import { Radios } from "../../components/Radios";
import type { Option } from "../../components/Select";
import { Select } from "../../components/Select";
import { TextInput } from "../../components/TextInput";
import { DataTable } from "../../components/DataTable";
import { number } from "../../words/format";
import { importing as words, sections } from "../../words/importing";
import { type Asked, chosen } from "./draft";

/** Up to this many choices are shown all at once. */
const few = 4;

/** From this many values of one field on they stand in a table, a line each. */
export const many = 6;

const shown = (value: string) => (value.trim() === "" ? words.blank : value);

/** The choices, the suggested one marked. */
const optionsOf = (question: Asked): Option[] =>
  question.choices.map((choice) => ({
    key: choice.key,
    label: choice.key === question.suggestion ? `${choice.label} – ${words.suggested}` : choice.label,
  }));

type Props = { id: string; question: Asked; whole: boolean; value: string; error: string | undefined; onChange: (key: string) => void };

/** One thing to decide: the value as it stands, how many rows have it, and what may be answered. */
export function Question({ id, question, whole, value, error, onChange }: Props) {
  const options = optionsOf(question);
  const hint = whole ? (
    words.inFiles(question.files)
  ) : (
    <>
      <span class="app-value">{shown(question.value)}</span> {words.inFile(question.rows, question.files)}
    </>
  );
  if (options.length === 0) {
    return <TextInput id={id} label={question.prompt} hint={hint} error={error} value={value} onInput={onChange} width={20} />;
  }
  const shared = { id, hint, error, options, value, onChange };
  return options.length <= few ? (
    <Radios {...shared} legend={question.prompt} />
  ) : (
    <Select {...shared} label={question.prompt} empty={value === "" ? words.choose : undefined} />
  );
}

type ValuesProps = {
  field: string;
  group: readonly Asked[];
  decisions: Decisions;
  idOf: (question: Asked) => string;
  errorOf: (question: Asked) => string | undefined;
  answer: (question: Asked) => (meaning: string) => void;
};

/** Many values of one field, a line each, so that they can be gone through with Tab and the arrow keys. */
export function Values({ field, group, decisions, idOf, errorOf, answer }: ValuesProps) {
  return (
    <DataTable
      caption={sections[field] ?? field}
      quiet
      headings={words.valuesHeadings}
      rows={group.map((question) => {
        const value = chosen(decisions, question);
        const field = { id: idOf(question), label: words.meaningOf(shown(question.value)), quiet: true, error: errorOf(question), value };
        const options = optionsOf(question);
        return [
          <span class="app-value">{shown(question.value)}</span>,
          number(question.rows),
          <div data-question={`${question.field}:${question.value}`}>
            {options.length === 0 ? (
              <TextInput {...field} onInput={answer(question)} width={20} />
            ) : (
              <Select {...field} empty={value === "" ? words.choose : undefined} options={options} onChange={answer(question)} />
            )}
          </div>,
        ];
      })}
    />
  );
}

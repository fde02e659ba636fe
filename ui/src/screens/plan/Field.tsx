import type { Option } from "../../components/Select";
import { DateInput } from "../../components/DateInput";
import { NumberInput } from "../../components/NumberInput";
import { Select } from "../../components/Select";
import { Textarea } from "../../components/Textarea";
import { TextInput } from "../../components/TextInput";
import type { ActionFields } from "../../backend/types/ActionFields";
import { action as words } from "../../words/plan";
import { type Editing, idOf } from "./editing";
import { adviceOn } from "./Remarks";

/** The fields whose values are of a type. */
type Of<T> = { [Key in keyof ActionFields]: ActionFields[Key] extends T ? (T extends ActionFields[Key] ? Key : never) : never }[keyof ActionFields];
type Props<T> = { editing: Editing; field: Of<T> };

const hints: Partial<Record<keyof ActionFields, string>> = words.hints;

const shared = (editing: Editing, field: keyof ActionFields) => ({
  id: idOf(field),
  label: words.fields[field],
  hint: hints[field],
  error: editing.wrong[field],
  advice: adviceOn(editing, field),
});

/** A text of an action, of one line or of several. */
export function Words({ editing, field, rows }: Props<string> & { rows?: number }) {
  const props = { ...shared(editing, field), value: editing.fields[field], onInput: (value: string) => editing.type({ [field]: value }), onDone: () => editing.save() };
  return rows ? <Textarea {...props} rows={rows} /> : <TextInput {...props} />;
}

/** A day of an action. */
export function Day({ editing, field }: Props<string>) {
  const { id, label, error, advice } = shared(editing, field);
  return <DateInput id={id} legend={label} wrong={words.wrongDate} error={error} advice={advice} value={editing.fields[field]} onDone={(value) => editing.save({ [field]: value })} />;
}

/** A choice of an action; nothing need be chosen. */
export function Choose({ editing, field, options }: Props<string> & { options: readonly Option[] }) {
  return <Select {...shared(editing, field)} options={options} empty={words.choose} value={editing.fields[field]} onChange={(key) => editing.save({ [field]: key })} />;
}

/** A number of an action. */
export function Figure({ editing, field, suffix }: Props<number | null> & { suffix?: string | undefined }) {
  return <NumberInput {...shared(editing, field)} wrong={words.wrongNumber} suffix={suffix} value={editing.fields[field]} onDone={(value) => editing.save({ [field]: value })} />;
}

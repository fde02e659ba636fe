import { useEffect, useState } from "preact/hooks";
import type { FieldProps } from "./FormGroup";
import { numberOf } from "./number";
import { TextInput } from "./TextInput";

type Props = FieldProps & {
  /** None where nothing is typed. */
  value: number | null;
  /** Called when the field is left with another number, or with none. */
  onDone: (value: number | null) => void;
  /** Words shown while what is typed is no number. */
  wrong: string;
  suffix?: string | undefined;
};

/** A number typed in figures. What is no number is said and not handed on. */
export function NumberInput({ value, onDone, wrong, error, ...field }: Props) {
  const [text, setText] = useState(value === null ? "" : String(value));
  const [left, setLeft] = useState(false);
  useEffect(() => setText((held) => (numberOf(held) === value ? held : value === null ? "" : String(value))), [value]);
  const read = numberOf(text);
  return (
    <TextInput
      {...field}
      error={left && read === undefined ? wrong : error}
      value={text}
      width={5}
      numeric
      onInput={setText}
      onDone={() => {
        setLeft(true);
        if (read !== undefined && read !== value) onDone(read);
      }}
    />
  );
}

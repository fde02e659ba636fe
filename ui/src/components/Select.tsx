import { useEffect, useRef } from "preact/hooks";
import { describedBy, type FieldProps, FormGroup } from "./FormGroup";
import { describedOff } from "./off";

/** One thing to choose. */
export type Option = { key: string; label: string };

type Props = FieldProps & {
  value: string;
  options: readonly Option[];
  onChange: (key: string) => void;
  /** Words of the empty choice; absent where something is always chosen. */
  empty?: string | undefined;
  /** It takes the focus when it appears, in place of the button that asked for it. */
  focus?: boolean | undefined;
  /** The year is signed off: nothing else can be chosen. */
  off?: boolean | undefined;
};

/** A choice out of many. */
export function Select({ value, options, onChange, empty, focus, off, ...field }: Props) {
  const box = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, []);
  return (
    <FormGroup {...field}>
      <select
        class={field.error ? "nhsuk-select nhsuk-select--error" : "nhsuk-select"}
        id={field.id}
        ref={box}
        name={field.id}
        aria-describedby={describedOff(off, describedBy(field))}
        disabled={off}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}

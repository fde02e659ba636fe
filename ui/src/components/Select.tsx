import { describedBy, type FieldProps, FormGroup } from "./FormGroup";

/** One thing to choose. */
export type Option = { key: string; label: string };

type Props = FieldProps & {
  value: string;
  options: readonly Option[];
  onChange: (key: string) => void;
  /** Words of the empty choice; absent where something is always chosen. */
  empty?: string | undefined;
};

/** A choice out of many. */
export function Select({ value, options, onChange, empty, ...field }: Props) {
  return (
    <FormGroup {...field}>
      <select
        class={field.error ? "nhsuk-select nhsuk-select--error" : "nhsuk-select"}
        id={field.id}
        name={field.id}
        aria-describedby={describedBy(field)}
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

import { describedBy, type FieldProps, FormGroup } from "./FormGroup";

type Props = FieldProps & {
  value: string;
  onInput: (value: string) => void;
  onDone?: (() => void) | undefined;
  rows?: number | undefined;
};

/** Several lines of text. */
export function Textarea({ value, onInput, onDone, rows = 3, ...field }: Props) {
  return (
    <FormGroup {...field}>
      <textarea
        class={field.error ? "nhsuk-textarea nhsuk-textarea--error" : "nhsuk-textarea"}
        id={field.id}
        name={field.id}
        rows={rows}
        aria-describedby={describedBy(field)}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onBlur={onDone}
      />
    </FormGroup>
  );
}

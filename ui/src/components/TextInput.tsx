import { describedBy, type FieldProps, FormGroup } from "./FormGroup";
import { describedOff } from "./off";

type Props = FieldProps & {
  value: string;
  onInput: (value: string) => void;
  /** Called when the field is left or Enter is pressed. */
  onDone?: (() => void) | undefined;
  width?: 2 | 3 | 4 | 5 | 10 | 20 | undefined;
  numeric?: boolean | undefined;
  suffix?: string | undefined;
  /** The year is signed off: what stands here can be read and copied, and not changed. */
  off?: boolean | undefined;
};

/** One line of text. */
export function TextInput({ value, onInput, onDone, width, numeric, suffix, off, ...field }: Props) {
  const names = ["nhsuk-input"];
  if (width) names.push(`nhsuk-input--width-${width}`);
  if (field.error) names.push("nhsuk-input--error");
  const input = (
    <input
      class={names.join(" ")}
      id={field.id}
      name={field.id}
      type="text"
      inputMode={numeric ? "decimal" : undefined}
      aria-describedby={describedOff(off, describedBy(field))}
      readOnly={off}
      aria-disabled={off ? "true" : undefined}
      autocomplete="off"
      spellcheck={!numeric}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
      onBlur={off ? undefined : onDone}
    />
  );
  return (
    <FormGroup {...field}>
      {suffix ? (
        <div class="nhsuk-input-wrapper">
          {input}
          <div class="nhsuk-input-wrapper__suffix nhsuk-input__suffix" aria-hidden="true">
            {suffix}
          </div>
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}

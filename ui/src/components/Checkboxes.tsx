import type { ComponentChildren } from "preact";
import type { Option } from "./Select";

type Props = { id: string; legend: ComponentChildren; hint?: ComponentChildren; options: readonly Option[]; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** A choice of any number out of few; what is chosen stays in the order of the list. */
export function Checkboxes({ id, legend, hint, options, chosen, onChange }: Props) {
  const set = (key: string, on: boolean) => onChange(options.filter((option) => (option.key === key ? on : chosen.includes(option.key))).map((option) => option.key));
  return (
    <div class="nhsuk-form-group">
      <fieldset class="nhsuk-fieldset" aria-describedby={hint ? `${id}-hint` : undefined}>
        <legend class="nhsuk-fieldset__legend">{legend}</legend>
        {hint && (
          <div class="nhsuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
          {options.map((option, index) => {
            const own = index === 0 ? id : `${id}-${index + 1}`;
            return (
              <div class="nhsuk-checkboxes__item" key={option.key}>
                <input
                  class="nhsuk-checkboxes__input"
                  id={own}
                  name={id}
                  type="checkbox"
                  value={option.key}
                  checked={chosen.includes(option.key)}
                  onChange={(event) => set(option.key, event.currentTarget.checked)}
                />
                <label class="nhsuk-label nhsuk-checkboxes__label" for={own}>
                  {option.label}
                </label>
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

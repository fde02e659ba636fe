import type { ComponentChildren } from "preact";
import { ErrorMessage } from "./FormGroup";
import type { Option } from "./Select";

type Props = {
  id: string;
  legend: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  options: readonly (Option & { hint?: string })[];
  /** One below the other, each with its hint. */
  stacked?: boolean;
  value: string;
  onChange: (key: string) => void;
};

/** A choice out of few. */
export function Radios({ id, legend, hint, error, options, stacked, value, onChange }: Props) {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div class={error ? "nhsuk-form-group nhsuk-form-group--error" : "nhsuk-form-group"}>
      <fieldset class="nhsuk-fieldset" aria-describedby={described}>
        <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{legend}</legend>
        {hint && (
          <div class="nhsuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        <div class={stacked ? "nhsuk-radios nhsuk-radios--small" : "nhsuk-radios nhsuk-radios--small nhsuk-radios--inline"}>
          {options.map((option, index) => {
            const own = index === 0 ? id : `${id}-${index + 1}`;
            return (
              <div class="nhsuk-radios__item" key={option.key}>
                <input
                  class="nhsuk-radios__input"
                  id={own}
                  name={id}
                  type="radio"
                  value={option.key}
                  checked={option.key === value}
                  aria-describedby={option.hint ? `${own}-item-hint` : undefined}
                  onChange={() => onChange(option.key)}
                />
                <label class="nhsuk-label nhsuk-radios__label" for={own}>
                  {option.label}
                </label>
                {option.hint && (
                  <div class="nhsuk-hint nhsuk-radios__hint" id={`${own}-item-hint`}>
                    {option.hint}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ErrorMessage } from "./FormGroup";

type Parts = { day: string; month: string; year: string };
type Props = {
  id: string;
  legend: string;
  hint?: string | undefined;
  /** Words shown while the three parts make no date. */
  wrong: string;
  /** ISO text, "2026-03-31"; empty where there is none. */
  value: string;
  /** Called when the whole field is left with a date, or with none. */
  onDone: (value: string) => void;
  /** What else is wrong with the date. */
  error?: string | undefined;
  /** Advice under the field, which stops nothing. */
  advice?: ComponentChildren;
};

function partsOf(value: string): Parts {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  return { day: String(Number(found?.[3] ?? "") || ""), month: String(Number(found?.[2] ?? "") || ""), year: found?.[1] ?? "" };
}

/** ISO text of three typed parts: empty where all are empty, null where they make no date. */
export function isoOf({ day, month, year }: Parts): string | null {
  if (!day && !month && !year) return "";
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : null;
}

/** A date typed in three parts, which every keyboard and screen reader can do. */
export function DateInput({ id, legend, hint, wrong, value, onDone, error: told = "", advice }: Props) {
  const [parts, setParts] = useState(partsOf(value));
  const [left, setLeft] = useState(false);
  useEffect(() => setParts(partsOf(value)), [value]);
  const error = left && isoOf(parts) === null ? wrong : told;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : "", advice ? `${id}-advice` : ""].filter(Boolean).join(" ") || undefined;
  const leave = (event: FocusEvent) => {
    const next = event.relatedTarget;
    const inside = next instanceof HTMLElement && next.id.startsWith(`${id}-`);
    if (inside) return;
    setLeft(true);
    const iso = isoOf(parts);
    if (iso !== null && iso !== value) onDone(iso);
  };
  const part = (name: keyof Parts, label: string, width: 2 | 4) => (
    <div class="nhsuk-date-input__item">
      <div class="nhsuk-form-group">
        <label class="nhsuk-label nhsuk-date-input__label" for={`${id}-${name}`}>
          {label}
        </label>
        <input
          class={`nhsuk-input nhsuk-input--width-${width} nhsuk-date-input__input${error ? " nhsuk-input--error" : ""}`}
          id={`${id}-${name}`}
          name={`${id}-${name}`}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={parts[name]}
          onInput={(event) => setParts({ ...parts, [name]: event.currentTarget.value.trim() })}
          onBlur={leave}
        />
      </div>
    </div>
  );
  return (
    <div class={error ? "nhsuk-form-group nhsuk-form-group--error" : "nhsuk-form-group"}>
      <fieldset class="nhsuk-fieldset" role="group" aria-describedby={described}>
        <legend class="nhsuk-fieldset__legend">{legend}</legend>
        {hint && (
          <div class="nhsuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        <div class="nhsuk-date-input" id={id}>
          {part("day", "Day", 2)}
          {part("month", "Month", 2)}
          {part("year", "Year", 4)}
        </div>
        {advice && <div id={`${id}-advice`}>{advice}</div>}
      </fieldset>
    </div>
  );
}

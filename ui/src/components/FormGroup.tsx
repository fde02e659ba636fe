import type { ComponentChildren } from "preact";

/** What every field has: a label, and where there is one a hint and an error. */
export type FieldProps = {
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** The label is read out but not shown: the table or heading around it says the same. */
  quiet?: boolean | undefined;
  /** Advice under the field, which stops nothing; its id is the field's with "-advice". */
  advice?: ComponentChildren;
};

/** Ids for `aria-describedby`. */
export function describedBy({ id, hint, error, advice }: FieldProps): string | undefined {
  return [hint ? `${id}-hint` : "", error ? `${id}-error` : "", advice ? `${id}-advice` : ""].filter(Boolean).join(" ") || undefined;
}

/** The frame around one field. */
export function FormGroup({ id, label, hint, error, quiet, advice, children }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={error ? "nhsuk-form-group nhsuk-form-group--error" : "nhsuk-form-group"}>
      <label class={quiet ? "nhsuk-label nhsuk-u-visually-hidden" : "nhsuk-label"} for={id}>
        {label}
      </label>
      {hint && (
        <div class="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {children}
      {advice && <div id={`${id}-advice`}>{advice}</div>}
    </div>
  );
}

/** What is wrong with one field. */
export function ErrorMessage({ id, children }: { id: string; children: string }) {
  return (
    <span class="nhsuk-error-message" id={id}>
      <span class="nhsuk-u-visually-hidden">Error:</span> {children}
    </span>
  );
}

import type { ComponentChildren } from "preact";

type Props = { summary: string; id?: string | undefined; open?: boolean | undefined; expander?: boolean | undefined; children: ComponentChildren };

/** Something that is shown when asked for. */
export function Details({ summary, id, open, expander, children }: Props) {
  return (
    <details id={id} class={expander ? "nhsuk-details nhsuk-expander" : "nhsuk-details"} open={open}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div class="nhsuk-details__text">{children}</div>
    </details>
  );
}

import type { ComponentChildren } from "preact";

type Props = { summary: string; open?: boolean | undefined; expander?: boolean | undefined; children: ComponentChildren };

/** Something that is shown when asked for. */
export function Details({ summary, open, expander, children }: Props) {
  return (
    <details class={expander ? "nhsuk-details nhsuk-expander" : "nhsuk-details"} open={open}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div class="nhsuk-details__text">{children}</div>
    </details>
  );
}

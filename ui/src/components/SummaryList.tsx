import type { ComponentChildren } from "preact";

/** Names and what they stand for. */
export function SummaryList({ rows }: { rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="nhsuk-summary-list">
      {rows.map(([key, value]) => (
        <div class="nhsuk-summary-list__row" key={key}>
          <dt class="nhsuk-summary-list__key">{key}</dt>
          <dd class="nhsuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

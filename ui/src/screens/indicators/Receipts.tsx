import { useState } from "preact/hooks";
import { asFailure, explain } from "../../backend/call";
import type { Explained } from "../../backend/types/Explained";
import type { ExplainedCount } from "../../backend/types/ExplainedCount";
import type { ExplainedValue } from "../../backend/types/ExplainedValue";
import type { Receipt } from "../../backend/types/Receipt";
import { useDesk } from "../../desk";
import { number as written } from "../../words/format";
import { receipts as words } from "../../words/receipts";

/** Where each count comes from; each opens to its file, its fingerprint and its rows. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  if (receipts.length === 0) return null;
  return (
    <section>
      <h3 class="nhsuk-heading-s">{words.title}</h3>
      {receipts.map((receipt) => (
        <Behind key={receipt.key} of={receipt.key} summary={`${receipt.what}: ${written(receipt.count)}`} />
      ))}
    </section>
  );
}

/** What stands behind one figure: an item of the return or a key. It is asked for when it is opened. */
export function Behind({ of, summary }: { of: string; summary: string }) {
  const { year } = useDesk();
  const [held, setHeld] = useState<Explained | null>(null);
  const [failed, setFailed] = useState("");
  const open = (event: Event) => {
    if (!(event.currentTarget as HTMLDetailsElement).open || held) return;
    explain(year, of).then(setHeld, (thrown: unknown) => setFailed(asFailure(thrown).message));
  };
  return (
    <details class="nhsuk-details app-receipt" onToggle={open}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div class="nhsuk-details__text">
        {failed && <p>{failed}</p>}
        {!held && !failed && <p>{words.reading}</p>}
        {held?.counts.map((count) => (
          <Count key={count.key} count={count} />
        ))}
      </div>
    </details>
  );
}

const together = (values: readonly ExplainedValue[]) => values.map((value) => `${value.name} ${value.text}`).join(" · ");

/** A count with its files, their fingerprints and the rows behind it. */
export function Count({ count }: { count: ExplainedCount }) {
  return (
    <>
      <p>
        <strong>{together(count.values)}</strong>
      </p>
      {count.typed && <p>{words.typed}</p>}
      {count.note && <p class="app-note">{count.note}</p>}
      {count.files.map((file) => (
        <dl key={`${file.sha256} ${file.sheet}`} class="app-receipt__file">
          <dt>{words.file}</dt>
          <dd>
            {file.file}
            {file.sheet && `, ${words.sheet(file.sheet)}`}
          </dd>
          <dt>{words.kept}</dt>
          <dd>
            {file.kept}, {words.rules(file.rules)}
          </dd>
          <dt>{words.balance}</dt>
          <dd>{file.balance}</dd>
          <dt>{words.fingerprint}</dt>
          <dd class="app-receipt__hash">{file.sha256}</dd>
          {file.rows.map((rows) => (
            <>
              <dt>{words.rows(rows.group, written(rows.count))}</dt>
              <dd>
                <div class="app-receipt__rows" tabIndex={0} role="region" aria-label={words.rows(rows.group, written(rows.count))}>
                  {rows.ranges}
                </div>
              </dd>
            </>
          ))}
        </dl>
      ))}
    </>
  );
}

import { useEffect, useState } from "preact/hooks";
import { asFailure, explain } from "../../backend/call";
import type { Explained } from "../../backend/types/Explained";
import { useDesk } from "../../desk";
import { receipts as words } from "../../words/receipts";
import { Count } from "../indicators/Receipts";

/** Where the figures of an item come from: the rule, the counts, the files and the rows. */
export function ItemReceipt({ item }: { item: number }) {
  const { year } = useDesk();
  const [held, setHeld] = useState<Explained | null>(null);
  const [failed, setFailed] = useState("");
  useEffect(() => {
    explain(year, String(item)).then(setHeld, (thrown: unknown) => setFailed(asFailure(thrown).message));
  }, [year, item]);
  if (failed) return <p>{failed}</p>;
  if (!held) return <p>{words.reading}</p>;
  return (
    <>
      {held.rule.map((sentence) => (
        <p key={sentence} class="app-note">
          {sentence}
        </p>
      ))}
      {held.counts.map((count) => (
        <div key={count.key}>
          <p class="app-strong">{count.what}</p>
          <Count count={count} />
        </div>
      ))}
    </>
  );
}

import type { SureView } from "../../backend/types/SureView";
import { Details } from "../../components/Details";
import { together } from "../../words/format";
import { indicators as words } from "../../words/screens";

/** How sure can we be: what the counts fit, what chance does at this size, years taken together, and the test for those who ask. */
export function Sure({ sure }: { sure: SureView }) {
  if (sure.lines.length === 0) return null;
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.sure}</h2>
      {sure.lines.map((line) => (
        <p key={line}>{together(line)}</p>
      ))}
      {sure.pooled.length > 0 && (
        <>
          <h3 class="nhsuk-heading-s">{words.pooled}</h3>
          <p>{words.pooledNote}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {sure.pooled.map((line) => (
              <li key={line}>{together(line)}</li>
            ))}
          </ul>
        </>
      )}
      {sure.tests.length > 0 && (
        <Details summary={words.showTest}>
          {sure.tests.map((line) => (
            <p key={line}>{together(line)}</p>
          ))}
        </Details>
      )}
    </section>
  );
}

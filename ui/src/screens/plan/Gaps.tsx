import type { GapView } from "../../backend/types/GapView";
import { Details } from "../../components/Details";
import { gaps as words, plan } from "../../words/plan";

/** The gaps from which a draft is drawn, in its order. */
export function Gaps({ gaps, open }: { gaps: readonly GapView[]; open: boolean }) {
  return (
    <Details summary={words.summary(gaps.length)} open={open}>
      <p>{plan.draftNote}</p>
      <ol class="app-gaps">
        {gaps.map((gap) => (
          <li key={gap.indicator} class="app-gap">
            <h2 class="nhsuk-heading-s">{gap.label}</h2>
            <p>{gap.gap}</p>
            {gap.target && (
              <p>
                <strong>{words.target}</strong> {gap.target}
              </p>
            )}
            <p class="app-note">
              {gap.because} {words.answered(gap.actions)}
            </p>
          </li>
        ))}
      </ol>
    </Details>
  );
}

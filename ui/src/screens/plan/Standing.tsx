import type { ActionView } from "../../backend/types/ActionView";
import { Tag } from "../../components/Tag";
import { day } from "../../words/format";
import { action as words, plan } from "../../words/plan";
import { actionTone } from "../frame/tones";

/** How an action goes: whether it is being done, and whether the figure moved. */
export function Standing({ action }: { action: ActionView }) {
  const { standing } = action;
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.groups.standing}</h2>
      <div class="app-standing">
        <div class="app-standing__part">
          <h3 class="nhsuk-heading-s">{words.delivery}</h3>
          <p>
            <Tag colour={actionTone(standing.tone)}>{standing.label}</Tag>
          </p>
          {standing.because.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {standing.next && (
            <p class="app-note">
              {words.next}: {day(standing.next)}
            </p>
          )}
          {action.carried_from !== null && <p class="app-note">{plan.carried(action.carried_from)}</p>}
        </div>
        <div class="app-standing__part">
          <h3 class="nhsuk-heading-s">{words.outcome}</h3>
          <p>
            <strong>{standing.outcome_label}</strong>
          </p>
          {standing.outcome_because && <p>{standing.outcome_because}</p>}
          {(standing.baseline || standing.target) && (
            <p class="app-note">
              {standing.baseline && `${words.baseline} ${standing.baseline}`}
              {standing.baseline && standing.target && " · "}
              {standing.target && `${words.target} ${standing.target}`}
            </p>
          )}
        </div>
      </div>
      <p class="app-note">{words.worked}</p>
    </section>
  );
}

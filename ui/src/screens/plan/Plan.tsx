import { useAnswer } from "../../backend/answer";
import { draftPlan, plan } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { ActionView } from "../../backend/types/ActionView";
import type { PlanView } from "../../backend/types/PlanView";
import { Button } from "../../components/Button";
import { Details } from "../../components/Details";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { day } from "../../words/format";
import { help } from "../../words/help";
import { plan as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { JobProgress } from "../frame/JobProgress";
import { Screen } from "../frame/Screen";

/** The plan: actions by indicator, and a draft from the gaps. */
export function Plan() {
  const { year, revision, changed, setNotice } = useDesk();
  const job = useJob();
  const answer = useAnswer(() => plan(year), [year, revision]);
  const draft = async () => {
    const added = await job.run(() => draftPlan(year));
    if (added === null) return;
    setNotice({ heading: words.drafted(added) });
    changed(words.drafted(added));
  };
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      help={help.plan}
      problems={job.failure ? [job.failure] : []}
      action={
        <Button id="draft-plan" busy={job.running} onPress={() => void draft()}>
          {words.draft}
        </Button>
      }
    >
      <JobProgress job={job} what={words.draft} />
      <Asked answer={answer}>{(held) => <Body held={held} />}</Asked>
    </Screen>
  );
}

function Body({ held }: { held: PlanView }) {
  const { go } = useDesk();
  const groups = held.indicators
    .map((choice) => ({ ...choice, actions: held.actions.filter((action) => String(action.indicator) === choice.key) }))
    .filter((group) => group.actions.length > 0);
  const grouped = new Set(groups.flatMap((group) => group.actions));
  const others = held.actions.filter((action) => !grouped.has(action));
  const empty = held.actions.length === 0;
  return (
    <>
      {held.gaps.length === 0 ? (
        empty && <InsetText>{words.noGaps}</InsetText>
      ) : (
        <Details summary={words.gaps} open={empty}>
          <p>{words.draftNote}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {held.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </Details>
      )}
      {empty && <p>{words.empty}</p>}
      {groups.map((group) => (
        <section key={group.key}>
          <h2 class="nhsuk-heading-m">{group.label}</h2>
          <Actions actions={group.actions} held={held} />
        </section>
      ))}
      {others.length > 0 && <Actions actions={others} held={held} />}
      <Button id="add-action" look="secondary" onPress={() => go({ at: "action", id: 0 })}>
        {words.add}
      </Button>
    </>
  );
}

function Actions({ actions, held }: { actions: readonly ActionView[]; held: PlanView }) {
  const { go } = useDesk();
  const stateOf = (action: ActionView) => held.states.find((state) => state.key === action.state)?.label ?? action.state;
  return (
    <ul class="app-actions">
      {actions.map((action) => (
        <li key={action.id} class="app-action">
          <div class="app-action__main">
            <Link class="app-action__title" onGo={() => go({ at: "action", id: action.id })}>
              {action.title}
            </Link>
            <p class="app-action__facts">
              {words.owner}: {action.owner || words.notSet} · {words.due}: {action.due ? day(action.due) : words.notSet}
              {action.carried_from !== null && ` · ${words.carried(action.carried_from)}`}
            </p>
          </div>
          {action.state && <Tag colour="white">{stateOf(action)}</Tag>}
        </li>
      ))}
    </ul>
  );
}

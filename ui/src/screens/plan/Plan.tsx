import { useAnswer } from "../../backend/answer";
import { draftPlan, plan, removeActions } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { PlanView } from "../../backend/types/PlanView";
import { Button } from "../../components/Button";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { ahead } from "../../words/ahead";
import { help } from "../../words/help";
import { plan as words } from "../../words/plan";
import { Asked } from "../frame/Asked";
import { JobProgress } from "../frame/JobProgress";
import { Screen } from "../frame/Screen";
import { Actions } from "./Actions";
import { Due } from "./Due";
import { Gaps } from "./Gaps";

/** The plan: the gaps, a draft from them, what is due, and the actions. */
export function Plan() {
  const { year, revision, changed, setNotice } = useDesk();
  const job = useJob();
  const answer = useAnswer(() => plan(year), [year, revision]);
  const draft = async () => {
    const done = await job.run(async () => {
      const drafted = await draftPlan(year);
      return { drafted, titles: new Map((await plan(year)).actions.map((action) => [action.id, action.fields.title])) };
    });
    if (done === null) return;
    const { added, line, because } = done.drafted;
    const lines = added.map((id, at) => [done.titles.get(id), because[at]].filter(Boolean).join(". "));
    setNotice(added.length === 0 ? { heading: line } : { heading: line, lines, fold: words.whyDrafted, undo: () => removeActions(year, added) });
    changed(line);
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
      <JobProgress job={job} what={words.drafting} />
      <Asked answer={answer}>{(held) => <Body held={held} />}</Asked>
    </Screen>
  );
}

function Body({ held }: { held: PlanView }) {
  const { go } = useDesk();
  const empty = held.actions.length === 0;
  return (
    <>
      {held.gaps.length === 0 ? empty ? <InsetText>{words.noGaps}</InsetText> : <p>{words.noGapsNow}</p> : <Gaps gaps={held.gaps} open={empty} />}
      {empty ? (
        <>
          <p>{words.empty}</p>
          <Button id="add-action" look="secondary" onPress={() => go({ at: "action", id: 0 })}>
            {words.add}
          </Button>
        </>
      ) : (
        <>
          <Due held={held} />
          <p>
            <Link onGo={() => go({ at: "ahead" })}>{ahead.link}</Link>: {ahead.linkNote}
          </p>
          <Actions held={held} />
        </>
      )}
    </>
  );
}

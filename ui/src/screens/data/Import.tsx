import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useJob } from "../../backend/job";
import type { Problem } from "../../components/ErrorSummary";
import { Steps } from "../../components/Steps";
import { useDesk } from "../../desk";
import type { ImportStep } from "../../place";
import { help } from "../../words/help";
import { importing as words } from "../../words/importing";
import { Screen } from "../frame/Screen";
import { Check } from "./Check";
import { Columns } from "./Columns";
import { Decide } from "./Decide";
import { type Draft, order, toAsk } from "./draft";
import type { StepProps } from "./Foot";
import { Keep } from "./Keep";
import { useImport } from "./useImport";
import { What } from "./What";

function stateOf(draft: Draft, step: ImportStep, now: ImportStep): string {
  const asks = toAsk(draft, step);
  if (step === "what" && asks > 0) return draft.report.files.some(({ error }) => error !== null) ? words.problem : words.toSay;
  if (step === now) return words.now;
  if (order.indexOf(step) > order.indexOf(draft.reached)) return words.later;
  if (step === "columns" || step === "decide") return asks === 0 ? words.nothing : words.done;
  return words.done;
}

/** The five steps from chosen files to kept ones. */
export function Import({ draft, step }: { draft: Draft; step: ImportStep }) {
  const { say } = useDesk();
  const job = useJob();
  const files = useImport(job);
  const [problems, setProblems] = useState<Problem[]>([]);
  // A suggestion is chosen already, so that the counts beside it must be those it gives.
  useEffect(() => {
    if (step !== "what") void files.recount(draft);
  }, []);
  useEffect(() => {
    if (job.running) say(job.progress?.what || words.again);
  }, [job.running, job.progress?.what]);
  const unreadable: Problem[] = draft.report.files.flatMap((file, index) =>
    // The first step says below what is wrong with the file.
    file.error
      ? [step === "what" ? { message: words.stopped(file.file), field: `file-${index}` } : { message: words.stopped_by(file.error.message, file.file), hint: file.error.hint }]
      : [],
  );
  const props: StepProps = { draft, files, job, reading: job.running, onProblems: setProblems };
  const bodies: Record<ImportStep, () => ComponentChildren> = {
    what: () => <What {...props} />,
    columns: () => <Columns {...props} />,
    decide: () => <Decide {...props} />,
    check: () => <Check {...props} />,
    keep: () => <Keep {...props} />,
  };
  return (
    <Screen
      title={words.titles[step]}
      caption={words.caption(draft.report.files.map((file) => file.file))}
      help={help.import}
      problems={[...(job.failure ? [job.failure] : []), ...problems, ...(step === "decide" || step === "columns" ? [] : unreadable)]}
      before={
        <Steps
          label={words.steps}
          now={step}
          steps={order.map((key) => ({
            key,
            label: words.stepNames[key],
            state: stateOf(draft, key, step),
            reachable: order.indexOf(key) <= order.indexOf(draft.reached),
          }))}
          onGo={(key) => {
            const found = order.find((held) => held === key);
            if (found) void files.goTo(draft, found);
          }}
        />
      }
    >
      {bodies[step]()}
    </Screen>
  );
}

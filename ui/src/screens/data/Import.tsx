import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useJob } from "../../backend/job";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Confirm";
import type { Problem } from "../../components/ErrorSummary";
import { Steps } from "../../components/Steps";
import { useDesk } from "../../desk";
import type { ImportStep } from "../../place";
import { keepIt } from "../../words/common";
import { help } from "../../words/help";
import { importing as words } from "../../words/screens";
import { JobProgress } from "../frame/JobProgress";
import { Screen } from "../frame/Screen";
import { Check } from "./Check";
import { Columns } from "./Columns";
import { Decide } from "./Decide";
import { type Draft, order, toAsk } from "./draft";
import { Keep } from "./Keep";
import { type Importing, useImport } from "./useImport";
import { What } from "./What";

/** What every step is given. */
export type StepProps = { draft: Draft; files: Importing; busy: boolean; onProblems: (problems: Problem[]) => void };

function stateOf(draft: Draft, step: ImportStep, now: ImportStep): string {
  const asks = toAsk(draft, step);
  if (step === "what" && asks > 0) return words.problem;
  if (step === now) return words.now;
  if (order.indexOf(step) > order.indexOf(draft.reached)) return words.later;
  if (step === "columns" || step === "decide") return asks === 0 ? words.nothing : words.done;
  return words.done;
}

/** The five steps from chosen files to kept ones. */
export function Import({ draft, step }: { draft: Draft; step: ImportStep }) {
  const { go } = useDesk();
  const job = useJob();
  const files = useImport(job);
  const [problems, setProblems] = useState<Problem[]>([]);
  const unreadable: Problem[] = draft.report.files.flatMap((file, index) =>
    file.error
      ? [{ message: `${file.file}: ${file.error.message}`, hint: file.error.hint, field: step === "what" ? `file-${index}` : undefined }]
      : [],
  );
  const props: StepProps = { draft, files, busy: job.running, onProblems: setProblems };
  const bodies: Record<ImportStep, ComponentChildren> = {
    what: <What {...props} />,
    columns: <Columns {...props} />,
    decide: <Decide {...props} />,
    check: <Check {...props} />,
    keep: <Keep {...props} />,
  };
  return (
    <Screen
      title={words.titles[step]}
      caption={draft.report.files.map((file) => file.file).join(", ")}
      help={help.import}
      problems={[...(job.failure ? [job.failure] : []), ...problems, ...(step === "what" || step === "keep" ? unreadable : [])]}
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
            if (found) go({ at: "import", step: found });
          }}
        />
      }
    >
      <JobProgress job={job} what={words.looking} />
      {bodies[step]}
    </Screen>
  );
}

/** The buttons at the foot of every step. */
export function StepButtons({ files, busy, onContinue, label }: { files: Importing; busy: boolean; onContinue: () => void; label?: string }) {
  return (
    <div class="app-buttons app-buttons--foot">
      <Button id={label ? "keep-files" : "next-step"} busy={busy} onPress={onContinue}>
        {label ?? words.continue}
      </Button>
      <Confirm
        ask={words.leave}
        about=""
        question={words.leaveAsk}
        yes={words.leaveYes}
        no={keepIt}
        busy={busy}
        onYes={() => void files.leave()}
      />
    </div>
  );
}

import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Confirm";
import type { Problem } from "../../components/ErrorSummary";
import type { Job } from "../../backend/job";
import { useDesk } from "../../desk";
import { cancel, keepIt, stopping, working } from "../../words/common";
import { howFar } from "../../words/format";
import { importing as words } from "../../words/importing";
import { type Draft, isStale, isUncounted } from "./draft";
import { Effect } from "./Effect";
import type { Importing } from "./useImport";

/** What every step is given. */
export type StepProps = {
  draft: Draft;
  files: Importing;
  job: Job;
  /** The files are being read. */
  reading: boolean;
  onProblems: (problems: Problem[]) => void;
};

type Props = StepProps & {
  onContinue: () => void;
  /** Words of the button, where it keeps the files. */
  label?: string;
  /** The step decides something: what that does to the counts is shown. Suggestions about values count from the step that shows them. */
  counts?: "columns" | "values";
};

/** The foot of every step: going on, leaving, and the files being read again while it happens. */
export function Foot({ draft, files, job, reading, onContinue, label, counts }: Props) {
  const main = label ? "keep-files" : "next-step";
  const drawn = useRef(false);
  useEffect(() => {
    // The button that was pressed goes with the reading it stopped or began: the focus stays at the foot instead of being lost.
    if (drawn.current && document.activeElement === document.body) document.getElementById(main)?.focus({ preventScroll: true });
    drawn.current = true;
  }, [reading]);
  return (
    <div class="app-foot">
      <div class="app-foot__now">
        {reading ? <Reading job={job} /> : counts ? <Effect draft={draft} /> : null}
        {!reading && counts && (counts === "values" ? isStale(draft) : isUncounted(draft)) && (
          <p class="app-foot__stale">
            {words.stale}{" "}
            <Button look="secondary" small onPress={() => void files.recount(draft)}>
              {words.countAgain}
            </Button>
          </p>
        )}
      </div>
      <div class="app-buttons">
        <Button id={main} busy={files.busy} onPress={onContinue}>
          {label ?? words.continue}
        </Button>
        <Confirm
          ask={words.leave}
          about=""
          question={words.leaveAsk}
          yes={words.leaveYes}
          no={keepIt}
          busy={files.busy}
          onYes={() => void files.leave()}
        />
      </div>
    </div>
  );
}

/** The files being read again: what, how far, and Cancel. */
function Reading({ job }: { job: Job }) {
  const { say } = useDesk();
  const { progress } = job;
  const what = progress?.what || words.again;
  const of = progress?.of ?? null;
  const stop = () => {
    job.stop();
    say(stopping);
  };
  return (
    <div class="app-foot__reading">
      <p>
        {what} <span class="app-quiet">{progress ? howFar(progress.done, of) : working}</span>
      </p>
      <progress class="app-progress__bar" aria-label={what} value={of === null ? undefined : progress?.done} max={of ?? undefined} />
      <Button look="secondary" small onPress={stop}>
        {cancel}
      </Button>
    </div>
  );
}

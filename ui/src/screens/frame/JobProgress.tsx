import type { Job } from "../../backend/job";
import { ProgressPanel } from "../../components/ProgressPanel";
import * as words from "../../words/common";
import { howFar } from "../../words/format";

/** A running job, while it runs. */
export function JobProgress({ job, what }: { job: Job; what: string }) {
  if (!job.running) return null;
  const { progress } = job;
  return (
    <ProgressPanel
      what={progress?.what || what}
      done={progress?.done ?? 0}
      of={progress?.of ?? null}
      how_far={progress ? howFar(progress.done, progress.of) : words.working}
      cancel={words.cancel}
      onCancel={job.stop}
    />
  );
}

import { useEffect } from "preact/hooks";
import type { Job } from "../../backend/job";
import { ProgressPanel } from "../../components/ProgressPanel";
import { useDesk } from "../../desk";
import * as words from "../../words/common";
import { howFar } from "../../words/format";

/** A running job, while it runs. */
export function JobProgress({ job, what }: { job: Job; what: string }) {
  const { say } = useDesk();
  const { progress, running } = job;
  const now = progress?.what || what;
  useEffect(() => {
    if (running) say(now);
  }, [running, now]);
  if (!running) return null;
  return (
    <ProgressPanel
      what={now}
      done={progress?.done ?? 0}
      of={progress?.of ?? null}
      how_far={progress ? howFar(progress.done, progress.of) : words.working}
      cancel={words.cancel}
      onCancel={() => {
        job.stop();
        say(words.stopping);
      }}
    />
  );
}

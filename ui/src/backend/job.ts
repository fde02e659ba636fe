// A long job: what it is doing, whether it may be cancelled, and the failure it ended with.
import { useRef, useState } from "preact/hooks";
import { asFailure, cancel, type Hear, type Progress } from "./call";
import type { Failure } from "./types/Failure";

/** A job of a screen. Only one runs at a time; a second start while one runs is ignored. */
export type Job = {
  running: boolean;
  progress: Progress | null;
  failure: Failure | null;
  /** Runs the work and gives back its result, or null where it failed or another is still running. */
  run: <T>(work: (hear: Hear) => Promise<T>) => Promise<T | null>;
  /** Asks the program to stop. */
  stop: () => void;
  /** Shows a failure that came about elsewhere, or takes it away. */
  setFailure: (failure: Failure | null) => void;
};

/** The job of a screen. */
export function useJob(): Job {
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useRef(false);
  return {
    running,
    progress,
    failure,
    setFailure,
    stop: () => void cancel().catch(() => undefined),
    run: async (work) => {
      if (busy.current) return null;
      busy.current = true;
      setRunning(true);
      setFailure(null);
      setProgress(null);
      try {
        return await work(setProgress);
      } catch (thrown) {
        const what = asFailure(thrown);
        if (what.code !== "cancelled") setFailure(what);
        return null;
      } finally {
        busy.current = false;
        setRunning(false);
        setProgress(null);
      }
    },
  };
}

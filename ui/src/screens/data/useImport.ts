// Choosing files and going through the steps: the calls to the program and where each leads.
import { chooseFiles, forgetDraft, keepFiles, lookAgain, undoKeep } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { Decisions } from "../../backend/types/Decisions";
import { useDesk } from "../../desk";
import type { ImportStep } from "../../place";
import { importing as words } from "../../words/screens";
import { type Draft, later, mergeQuestions, nextStep, startDraft, toAsk } from "./draft";

/** What a screen can do with files. */
export function useImport(job: Job) {
  const { year, go, changed, say, setDraft } = useDesk();

  /** Opens the file dialog; the files chosen become the draft. */
  const choose = async (kind: string | null) => {
    const report = await job.run((hear) => chooseFiles(year, kind, hear));
    if (!report) return;
    const draft = startDraft(report);
    setDraft(draft);
    go({ at: "import", step: draft.reached });
  };

  /** Reads the files again with what has been decided; null where that failed. */
  const look = async (draft: Draft, decisions: Decisions): Promise<Draft | null> => {
    const report = await job.run((hear) => lookAgain(draft.report.year, decisions, hear));
    if (!report) return null;
    const next = { ...draft, decisions, report, asked: mergeQuestions(draft.asked, report) };
    setDraft(next);
    return next;
  };

  /** Another kind or sheet for one file: what was asked about the other table no longer matters. */
  const lookElsewhere = async (draft: Draft, decisions: Decisions) => {
    const report = await job.run((hear) => lookAgain(draft.report.year, decisions, hear));
    if (report) setDraft({ ...draft, decisions, report, asked: mergeQuestions([], report) });
  };

  const open = (draft: Draft, step: ImportStep) => {
    setDraft({ ...draft, reached: later(draft.reached, step) });
    go({ at: "import", step });
  };

  /** Goes on from a step with what was decided in it. */
  const advance = async (draft: Draft, decisions: Decisions, from: ImportStep) => {
    const unchanged = decisions === draft.decisions;
    const next = unchanged ? draft : await look(draft, decisions);
    if (next) open(next, nextStep(next, from));
  };

  const keep = async (draft: Draft) => {
    const report = await job.run((hear) => keepFiles(draft.report.year, draft.decisions, hear));
    if (!report) return;
    if (!report.kept) {
      const next = { ...draft, report, asked: mergeQuestions(draft.asked, report) };
      setDraft(next);
      job.setFailure({ code: "not_kept", message: words.notKept, hint: words.notKeptHint, place: "" });
      if (toAsk(next, "what") > 0) go({ at: "import", step: "what" });
      return;
    }
    setDraft(null);
    const kinds = [...new Set(report.files.map((file) => file.kind))];
    changed(words.kept(report.files.length));
    go(
      { at: "data" },
      {
        heading: words.kept(report.files.length),
        lines: report.files.map((file) => words.keptLine(file.file, file.rows.used, file.people)),
        undo: async () => {
          for (const kind of kinds) await undoKeep(report.year, kind);
        },
      },
    );
  };

  /** Leaves the files; nothing of them is kept. */
  const leave = async () => {
    const done = await job.run(async () => {
      await forgetDraft();
      return true;
    });
    if (!done) return;
    setDraft(null);
    say(words.left);
    go({ at: "data" });
  };

  return { choose, lookElsewhere, advance, open, keep, leave };
}

export type Importing = ReturnType<typeof useImport>;

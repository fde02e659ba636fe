// Choosing files and going through the steps: the calls to the program and where each leads.
import { useEffect, useRef, useState } from "preact/hooks";
import { cancel, chooseFiles, forgetDraft, keepFiles, lookAgain, undoKeep } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { Decisions } from "../../backend/types/Decisions";
import { useDesk } from "../../desk";
import type { ImportStep } from "../../place";
import { importing as words } from "../../words/importing";
import { aboutHeadings, type Draft, isStale, later, mergeQuestions, nextStep, readAgain, startDraft, toAsk, withSuggestions } from "./draft";

/** How long a reader may go on choosing before the files are read again, in milliseconds. */
const pause = 300;

/** The reading that is going on, and the number of the latest one wished for: an earlier one is stopped and its answer dropped. */
let underway: Promise<unknown> | null = null;
let latest = 0;

/** What a screen can do with files. */
export function useImport(job: Job) {
  const { year, draft: held, go, changed, say, setDraft } = useDesk();
  const [busy, setBusy] = useState(false);
  const now = useRef(held);
  now.current = held;
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);

  /** Stops the reading that is going on; gives the number by which the caller knows that it is still the latest. */
  const alone = async () => {
    const mine = ++latest;
    clearTimeout(waiting.current);
    while (underway && mine === latest) {
      await cancel().catch(() => undefined);
      await underway;
    }
    return mine;
  };

  /** Reads the files again by decisions; null where that was stopped, failed, or was overtaken by a later wish. */
  const read = async (of: Draft, decisions: Decisions) => {
    const mine = await alone();
    if (mine !== latest) return null;
    const reading = job.run((hear) => lookAgain(of.report.year, decisions, hear));
    underway = reading;
    const report = await reading;
    if (underway === reading) underway = null;
    return mine === latest ? report : null;
  };

  /** Opens the file dialog; the files chosen become the draft. */
  const choose = async (kind: string | null) => {
    await alone();
    const report = await job.run((hear) => chooseFiles(year, kind, hear));
    if (!report) return;
    const draft = startDraft(report);
    setDraft(draft);
    go({ at: "import", step: draft.reached });
  };

  /** Reads the draft again with all that is decided in it, where that would change anything. */
  const recount = async (of: Draft): Promise<Draft | null> => {
    if (!isStale(of)) return of;
    const sent = withSuggestions(of);
    const report = await read(of, sent);
    if (!report) return null;
    const next = readAgain(of, of.decisions, sent, report);
    // What was decided meanwhile stays decided.
    setDraft((draft) => draft && { ...next, decisions: draft.decisions, reached: draft.reached });
    return next;
  };

  /** Takes a decision into the draft at once; the files are read again by it a moment later. */
  const decide = (change: (decisions: Decisions) => Decisions) => {
    setDraft((draft) => draft && { ...draft, decisions: change(draft.decisions) });
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => now.current && void recount(now.current), pause);
  };

  /** Another kind or sheet for a file, or the file left out or put back. Only what was read is taken over, so that Cancel changes nothing. */
  const lookElsewhere = async (draft: Draft, decisions: Decisions, file: string) => {
    const report = await read(draft, decisions);
    if (!report) return;
    setDraft((latestDraft) => latestDraft && readAgain(latestDraft, decisions, decisions, report, file));
    const again = report.files.find((held) => held.file === file);
    const told = again && (again.error ? [again.error.message] : [again.why, ...aboutHeadings(again).map(({ message }) => message)]);
    say(told ? `${file}: ${told.join(" ")}` : words.leftOutNow(file));
  };

  const open = (draft: Draft, step: ImportStep) => {
    setDraft({ ...draft, reached: later(draft.reached, step) });
    go({ at: "import", step });
  };

  /** Opens a step; the counts are never shown without what was decided before. */
  const goTo = async (draft: Draft, step: ImportStep) => {
    if (busy) return;
    setBusy(true);
    const next = step === "check" || step === "keep" ? await recount(draft) : draft;
    setBusy(false);
    if (next) open(next, step);
  };

  /** Goes on from a step with what was decided in it. */
  const advance = async (draft: Draft, decisions: Decisions, from: ImportStep) => {
    const decided = { ...draft, decisions };
    setDraft(decided);
    setBusy(true);
    // What comes after the values is the count, which must know all that is decided; before it only what was decided here.
    const next = from === "what" && decisions === draft.decisions ? draft : await recount(decided);
    setBusy(false);
    if (next) open(next, nextStep(next, from));
  };

  const keep = async (draft: Draft) => {
    await alone();
    setBusy(true);
    const report = await job.run((hear) => keepFiles(draft.report.year, withSuggestions(draft), hear));
    setBusy(false);
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
    await alone();
    const done = await job.run(async () => {
      await forgetDraft();
      return true;
    });
    if (!done) return;
    setDraft(null);
    say(words.left);
    go({ at: "data" });
  };

  return { busy, choose, lookElsewhere, decide, recount, advance, open, goTo, keep, leave };
}

export type Importing = ReturnType<typeof useImport>;

// Stands in for the program: answers every command from a table whose types are those of the real calls.
import type * as ahead from "../src/backend/ahead";
import type * as backend from "../src/backend/call";
import type * as papers from "../src/backend/papers";
import type { ActionView } from "../src/backend/types/ActionView";
import type { Failure } from "../src/backend/types/Failure";

type Held<F extends (...values: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>;

/** What each command answers. A function is called with the command's values; "never" leaves the question open. */
export type Answers = {
  frame: Held<typeof backend.frame>;
  home: Held<typeof backend.home>;
  data: Held<typeof backend.data>;
  choose_files: Held<typeof backend.chooseFiles>;
  look_again: Held<typeof backend.lookAgain>;
  keep_files: Held<typeof backend.keepFiles>;
  save_findings: Held<typeof backend.saveFindings>;
  save_answers: Held<typeof backend.saveAnswers>;
  load_answers: Held<typeof backend.loadAnswers>;
  nine: Held<typeof backend.nine>;
  indicator: Held<typeof backend.indicator>;
  explain: Held<typeof backend.explain>;
  breakdown: Held<typeof backend.breakdown>;
  bank: Held<typeof backend.bank>;
  national: Held<typeof backend.national>;
  peers: Held<typeof backend.peers>;
  among_others: Held<typeof backend.amongOthers>;
  load_peer_table: Held<typeof backend.loadPeerTable>;
  plan: Held<typeof backend.plan>;
  draft_plan: Held<typeof backend.draftPlan>;
  new_action: Held<typeof backend.newAction>;
  documents: Held<typeof backend.documents>;
  write_document: Held<typeof backend.writeDocument>;
  match_blank: Held<typeof backend.matchBlank>;
  fill_blank: Held<typeof backend.fillBlank>;
  submission: Held<typeof backend.submission>;
  difference: Held<typeof backend.difference>;
  settings: Held<typeof backend.settings>;
  sign_off: Held<typeof backend.signOff>;
  sign: Held<typeof backend.sign>;
  reopen: Held<typeof backend.reopen>;
  start_year: Held<typeof backend.startYear>;
  log: Held<typeof backend.log>;
  path: Held<typeof ahead.path>;
  appointments: Held<typeof ahead.appointments>;
  ladder: Held<typeof ahead.ladder>;
  readiness: Held<typeof ahead.readiness>;
  ledger: Held<typeof ahead.ledger>;
  passages: Held<typeof papers.passages>;
};

/** A command refused, or one that is still at work. */
export type Other = { refused: Failure } | { working: backend.Progress };

export type SceneAnswers = { [Command in keyof Answers]?: Answers[Command] | Other } & { try_sample?: Other };

type Internals = {
  transformCallback: (callback: unknown) => number;
  unregisterCallback: (id: number) => void;
  invoke: (command: string, values: Record<string, unknown>) => Promise<unknown>;
};

type Hearing = { onmessage: (progress: backend.Progress) => void };

declare global {
  interface Window {
    __TAURI_INTERNALS__: Internals;
  }
}

function isOther(answer: unknown): answer is Other {
  return typeof answer === "object" && answer !== null && ("refused" in answer || "working" in answer);
}

/** An action as the program would give it back: what was sent, with the standing and remarks it had. */
function saved(answers: SceneAnswers, values: Record<string, unknown>): ActionView | null {
  const plan = answers.plan && !isOther(answers.plan) ? answers.plan : null;
  const fresh = answers.new_action && !isOther(answers.new_action) ? answers.new_action : null;
  const held = plan?.actions.find((action) => action.id === values["id"]) ?? fresh;
  return held && structuredClone({ ...held, id: held.id || 99, fields: values["action"] as ActionView["fields"] });
}

/** Puts the stand-in where the window looks for the program. */
export function standIn(answers: SceneAnswers): void {
  const table: Record<string, unknown> = answers;
  let callbacks = 0;
  window.__TAURI_INTERNALS__ = {
    transformCallback: () => ++callbacks,
    unregisterCallback: () => undefined,
    invoke: async (command, values) => {
      const answer = table[command];
      if (command === "save_action") return saved(answers, values);
      if (!isOther(answer)) return structuredClone(answer ?? null);
      if ("refused" in answer) throw answer.refused;
      const hearing = values["progress"] as Hearing | undefined;
      hearing?.onmessage(answer.working);
      return new Promise(() => undefined);
    },
  };
}

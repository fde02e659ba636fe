// The one file that talks to the program. Each function is one whole question or one change; the answers' types are generated from
// Rust. A refused question always rejects with a `Failure`.
import { Channel, invoke } from "@tauri-apps/api/core";
import { unexpectedHint } from "../words/common";
import type { ActionFields } from "./types/ActionFields";
import type { ActionView } from "./types/ActionView";
import type { AmongOthers } from "./types/AmongOthers";
import type { AnswersLoaded } from "./types/AnswersLoaded";
import type { BankView } from "./types/BankView";
import type { BlankFilled } from "./types/BlankFilled";
import type { BlankView } from "./types/BlankView";
import type { Breakdown } from "./types/Breakdown";
import type { DataView } from "./types/DataView";
import type { Decisions } from "./types/Decisions";
import type { DifferenceView } from "./types/DifferenceView";
import type { DocumentsView } from "./types/DocumentsView";
import type { Drafted } from "./types/Drafted";
import type { Explained } from "./types/Explained";
import type { Failure } from "./types/Failure";
import type { Frame } from "./types/Frame";
import type { Home } from "./types/Home";
import type { ImportReport } from "./types/ImportReport";
import type { IndicatorPage } from "./types/IndicatorPage";
import type { LogView } from "./types/LogView";
import type { National } from "./types/National";
import type { Nine } from "./types/Nine";
import type { PackView } from "./types/PackView";
import type { PeerAnswer } from "./types/PeerAnswer";
import type { PeersView } from "./types/PeersView";
import type { PeerTableReport } from "./types/PeerTableReport";
import type { PlanView } from "./types/PlanView";
import type { SettingsView } from "./types/SettingsView";
import type { SignOffView } from "./types/SignOffView";
import type { Started } from "./types/Started";
import type { SubmissionView } from "./types/SubmissionView";
import type { TrustView } from "./types/TrustView";
import type { Written } from "./types/Written";

/** How far a long job has got. `of` is null where the end is not known. */
export type Progress = { what: string; done: number; of: number | null };

/** Hears of progress while a job runs. */
export type Hear = (progress: Progress) => void;

/** One value typed in; an empty value removes what was held. One that stands in the place of a file's figure needs a reason. */
export type TypedValue = { key: string; value: string; reason?: string; role?: string };

function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === "object" && thrown !== null && "message" in thrown && "hint" in thrown;
}

/** Whatever was thrown, as the one shape of an error that the window shows. */
export function asFailure(thrown: unknown): Failure {
  if (isFailure(thrown)) return thrown;
  return {
    code: "unexpected",
    message: thrown instanceof Error ? thrown.message : String(thrown),
    hint: unexpectedHint,
    place: "",
  };
}

export async function ask<T>(command: string, values: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, values);
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

function hearing(hear: Hear): Channel<Progress> {
  const channel = new Channel<Progress>();
  channel.onmessage = hear;
  return channel;
}

export const frame = (year: number | null) => ask<Frame>("frame", { year });
export const home = (year: number) => ask<Home>("home", { year });
export const data = (year: number) => ask<DataView>("data", { year });

export const chooseFiles = (year: number, kind: string | null, hear: Hear) =>
  ask<ImportReport | null>("choose_files", { year, kind, progress: hearing(hear) });
export const lookAgain = (year: number, decisions: Decisions, hear: Hear) =>
  ask<ImportReport>("look_again", { year, decisions, progress: hearing(hear) });
export const keepFiles = (year: number, decisions: Decisions, hear: Hear) =>
  ask<ImportReport>("keep_files", { year, decisions, progress: hearing(hear) });
export const forgetDraft = () => ask<null>("forget_draft");
export const saveFindings = () => ask<Written | null>("save_findings");
export const saveKeptFindings = (year: number, kind: string) => ask<Written | null>("save_kept_findings", { year, kind });
export const saveAnswers = () => ask<Written | null>("save_answers");
export const loadAnswers = () => ask<AnswersLoaded | null>("load_answers");
export const changeAnswer = (field: string, value: string, meaning: string) => ask<null>("change_answer", { field, value, meaning });
export const undoKeep = (year: number, kind: string) => ask<null>("undo_keep", { year, kind });
export const removeFile = (year: number, id: number) => ask<null>("remove_file", { year, id });
export const setValues = (year: number, values: TypedValue[]) => ask<null>("set_values", { year, values });

export const nine = (year: number, rules: string | null) => ask<Nine>("nine", { year, rules });
export const indicator = (year: number, number: number) => ask<IndicatorPage>("indicator", { year, number });
export const saveNote = (year: number, number: number, words: string) => ask<null>("save_note", { year, number, words });
export const breakdown = (year: number, number: number, by: string | null, level: string) =>
  ask<Breakdown>("breakdown", { year, number, by, level });
export const explain = (year: number, key: string) => ask<Explained>("explain", { year, key });

export const plan = (year: number) => ask<PlanView>("plan", { year });
export const draftPlan = (year: number) => ask<Drafted>("draft_plan", { year });
export const newAction = (year: number, indicator: number) => ask<ActionView>("new_action", { year, indicator });
/** Keeps an action. One with id 0 is added: at a place of the plan from 1, or at its end where that is 0. */
export const saveAction = (year: number, id: number, position: number, action: ActionFields) =>
  ask<ActionView>("save_action", { year, id, position, action });
export const removeActions = (year: number, ids: number[]) => ask<null>("remove_actions", { year, ids });

export const documents = (year: number) => ask<DocumentsView>("documents", { year });
export const writeDocument = (year: number, key: string) => ask<Written | null>("write_document", { year, key });

export const submission = (year: number) => ask<SubmissionView>("submission", { year });
export const difference = (year: number) => ask<DifferenceView>("difference", { year });
export const giveReason = (year: number, key: string, reason: string) =>
  ask<null>("give_reason", { year, key, reason });

export const signOff = (year: number) => ask<SignOffView>("sign_off", { year });
export const sign = (year: number, role: string, statement: string) => ask<SignOffView>("sign", { year, role, statement });
export const reopen = (year: number, role: string, reason: string) => ask<SignOffView>("reopen", { year, role, reason });
export const startYear = (year: number) => ask<Started>("start_year", { year });
export const log = () => ask<LogView>("log");
export const matchBlank = (year: number) => ask<BlankView | null>("match_blank", { year });
export const fillBlank = (year: number, fingerprint: string) => ask<BlankFilled | null>("fill_blank", { year, fingerprint });

export const settings = () => ask<SettingsView>("settings");
export const saveTrust = (trust: TrustView) => ask<null>("save_trust", { trust });
export const bank = (year: number) => ask<BankView>("bank", { year });
export const national = (year: number) => ask<National>("national", { year });
export const peers = (year: number) => ask<PeersView>("peers", { year });
export const amongOthers = (year: number, number: number) => ask<AmongOthers>("among_others", { year, number });
export const loadPeerTable = (answers: PeerAnswer[]) => ask<PeerTableReport | null>("load_peer_table", { answers });
export const removePeerTable = (id: number) => ask<null>("remove_peer_table", { id });
export const writePeerCard = (year: number) => ask<Written | null>("write_peer_card", { year });
export const loadPeerCards = () => ask<string[] | null>("load_peer_cards");
export const removePeerCard = (organisation: string, year: number) => ask<null>("remove_peer_card", { organisation, year });
export const loadPack = () => ask<PackView | null>("load_pack");
export const removePack = (kind: string, name: string) => ask<null>("remove_pack", { kind, name });
export const trySample = (hear: Hear) => ask<null>("try_sample", { progress: hearing(hear) });
export const leaveSample = () => ask<null>("leave_sample");
export const cancel = () => ask<null>("cancel");

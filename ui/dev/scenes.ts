// Every screen state that is looked at: where the window opens and what it is answered.
import type { First } from "../src/app";
import type { ImportReport } from "../src/backend/types/ImportReport";
import type { ImportStep } from "../src/place";
import { type Draft, startDraft } from "../src/screens/data/draft";
import * as ahead from "./answers/ahead";
import * as data from "./answers/data";
import * as imports from "./answers/importing";
import * as official from "./answers/official";
import * as papers from "./answers/papers";
import * as others from "./answers/peers";
import * as plans from "./answers/plan";
import * as rest from "./answers/rest";
import * as returns from "./answers/return";
import * as signing from "./answers/signing";
import * as where from "./answers/where";
import type { SceneAnswers } from "./stand-in";

export type Scene = { first: First; answers: SceneAnswers };

const full: SceneAnswers = {
  frame: returns.frame, home: returns.home, data: data.data, nine: returns.nine, indicator: returns.indicator, explain: returns.explained, breakdown: where.byBand, national: others.national, bank: rest.bank, peers: others.peers, among_others: others.noneAmong, load_peer_table: others.askedTable, path: ahead.path, appointments: ahead.appointments, ladder: ahead.ladder, readiness: ahead.readiness, ledger: ahead.ledger, passages: papers.passages, plan: plans.plan, draft_plan: plans.drafted, new_action: plans.fresh,
  documents: rest.documents, submission: rest.submission, difference: rest.difference, match_blank: official.blank, fill_blank: { path: "Documents\\WRES 2026 RNM official return.xlsm", written: 101, look: official.blank }, sign_off: signing.stopped, log: signing.log, settings: rest.settings, choose_files: imports.importReport,
  look_again: imports.settledReport, keep_files: { ...imports.settledReport, kept: true }, write_document: { path: "Documents\\WRES 2026 RNM submission.xlsx" },
  save_findings: { path: "Documents\\Findings of the import 2026.csv" }, save_answers: { path: "Documents\\WRES decisions.toml" },
  load_answers: { added: 12, changed: 1, same: 3, line: "16 decisions loaded: 12 new, 1 changed, 3 held already." },
};
const empty: SceneAnswers = { ...full, frame: returns.ownFrame, home: returns.emptyHome, data: data.emptyData, plan: plans.nothingToDraft };
const refused = { refused: { code: "store", message: "The data file cannot be opened.", hint: "Close other copies of the program, then try again.", place: "" } };

const at = (place: First["place"], answers: SceneAnswers = full): Scene => ({ first: { place }, answers });
const step = (name: ImportStep, report: ImportReport, answers: SceneAnswers = { ...full, look_again: report }, part: Partial<Draft> = {}): Scene => {
  const draft: Draft = { ...startDraft(report), reached: name, ...part };
  return { first: { place: { at: "import", step: name }, draft }, answers };
};
const settling: SceneAnswers = { ...full, look_again: imports.importReport };
const reading: SceneAnswers = { ...full, look_again: { working: { what: "Reading staff-list.xlsx (1 of 2)", done: 12000, of: null } } };
const leftOut: Partial<Draft> = { decisions: { answers: [], kinds: {}, sheets: {}, header_rows: {}, left_out: ["cases 2026 FINAL.xlsx"] } };

export const scenes: Record<string, Scene> = {
  "first-run": at({ at: "return" }, { ...full, frame: returns.firstFrame }),
  "first-run-working": at({ at: "return" }, { ...full, frame: returns.firstFrame, try_sample: { working: { what: "Reading recruitment.xlsx", done: 812, of: 1851 } } }),
  "own-trust": at({ at: "start" }, { ...full, frame: returns.firstFrame, settings: rest.emptySettings }),
  return: at({ at: "return" }),
  "return-empty": at({ at: "return" }, empty),
  "return-refused": at({ at: "return" }, { ...full, home: refused }),
  data: at({ at: "data" }),
  "data-empty": at({ at: "data" }, empty),
  "data-working": at({ at: "data" }, { ...full, choose_files: { working: { what: "Reading staff-list.xlsx", done: 340, of: 6112 } } }),
  "data-draft": { first: { place: { at: "data" }, draft: startDraft(imports.importReport) }, answers: full },
  entry: at({ at: "entry", kind: "survey" }),
  "import-what": step("what", imports.importReport, settling, leftOut),
  "import-what-one": step("what", imports.oneReport),
  "import-what-reading": step("what", imports.importReport, reading),
  "import-unclear": step("what", imports.unclearReport),
  "import-headings": step("what", imports.wrongRowReport),
  "import-what-headings": step("what", imports.oneReport, { ...full, look_again: imports.wrongRowReport }),
  "import-unknown": step("what", imports.unknownReport),
  "import-unreadable": step("what", imports.brokenReport),
  "import-columns": step("columns", imports.importReport, settling),
  "import-columns-known": step("columns", imports.settledReport),
  "import-decide": step("decide", imports.importReport),
  "import-decide-many": step("decide", imports.manyReport),
  "import-decide-reading": step("decide", imports.importReport, reading),
  "import-decided": step("decide", imports.settledReport),
  "import-check": step("check", imports.settledReport),
  "import-check-changed": step("check", imports.changedReport),
  "import-check-same": step("check", imports.sameReport),
  "import-check-open": step("check", imports.manyReport),
  "import-keep": step("keep", imports.settledReport),
  "import-keep-same": step("keep", imports.sameReport),
  indicators: at({ at: "indicators" }),
  "indicator-among": at({ at: "indicator", number: 2 }, { ...full, among_others: others.among }),
  national: at({ at: "national" }),
  bank: at({ at: "bank" }),
  peers: at({ at: "peers" }),
  "peers-none": at({ at: "peers" }, { ...full, peers: others.noPeers }),
  "peers-asked": at({ at: "peers" }),
  "indicators-other-rules": at({ at: "indicators" }, { ...full, nine: returns.nineUnder }),
  indicator: at({ at: "indicator", number: 2 }),
  "indicator-first": at({ at: "indicator", number: 1 }, { ...full, indicator: returns.firstIndicator }),
  "indicator-averaging": at({ at: "indicator", number: 3 }, { ...full, indicator: returns.disciplinary }),
  "indicator-where-nothing": at({ at: "indicator", number: 2 }, { ...full, breakdown: where.nothing }),
  "indicator-receipt": at({ at: "indicator", number: 2 }),
  "indicator-missing": at({ at: "indicator", number: 9 }, { ...full, indicator: returns.missingIndicator }),
  "submit-ready": at({ at: "submit" }, { ...full, submission: signing.settledSubmission, sign_off: signing.ready }),
  "submit-half": at({ at: "submit" }, { ...full, submission: signing.settledSubmission, sign_off: signing.half }),
  "submit-lapsed": at({ at: "submit" }, { ...full, submission: signing.settledSubmission, sign_off: signing.lapsed }),
  "submit-signed": at({ at: "submit" }, { ...full, frame: signing.signedFrame, submission: signing.settledSubmission, sign_off: signing.signed }),
  "entry-signed": at({ at: "entry", kind: "survey" }, { ...full, frame: signing.signedFrame }),
  "data-signed": at({ at: "data" }, { ...full, frame: signing.signedFrame }),
  "return-next-year": at({ at: "return" }, { ...full, home: signing.nextHome }),
  "settings-log-broken": at({ at: "settings" }, { ...full, log: signing.brokenLog }),
  ahead: at({ at: "ahead" }),
  plan: at({ at: "plan" }),
  "plan-empty": at({ at: "plan" }, { ...full, plan: plans.emptyPlan }),
  action: at({ at: "action", id: 1 }),
  "plan-long": at({ at: "plan" }, { ...full, plan: plans.longPlan }),
  "plan-drafted": at({ at: "plan" }),
  "plan-signed": at({ at: "plan" }, { ...full, frame: signing.signedFrame }),
  "action-late": at({ at: "action", id: 3 }),
  "action-remarks": at({ at: "action", id: 4 }),
  "action-finished": at({ at: "action", id: 5 }),
  "action-closed": at({ at: "action", id: 6 }),
  "action-milestone": at({ at: "action", id: 1 }),
  "action-new": at({ at: "action", id: 0 }),
  documents: at({ at: "documents" }),
  "papers-words": at({ at: "words" }),
  submit: at({ at: "submit" }),
  "submit-correct": at({ at: "submit" }),
  "submit-first-year": at({ at: "submit" }, { ...full, submission: { ...rest.submission, checks: [], errors: 0, warnings: 0 }, difference: rest.firstDifference }),
  "data-of-a-kind": at({ at: "data", kind: "survey" }),
  "submit-official": at({ at: "submit" }),
  "submit-official-stopped": at({ at: "submit" }, { ...full, match_blank: official.stoppedBlank }),
  "submit-receipt": at({ at: "submit" }),
  settings: at({ at: "settings" }),
  "window-refused": at({ at: "return" }, { frame: refused }),
};

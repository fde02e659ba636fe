// Signing off, the next year and the log.
import type { Frame } from "../../src/backend/types/Frame";
import type { Home } from "../../src/backend/types/Home";
import type { LogView } from "../../src/backend/types/LogView";
import type { SignOffView } from "../../src/backend/types/SignOffView";
import type { SubmissionView } from "../../src/backend/types/SubmissionView";
import { submission } from "./rest";
import { frame, home } from "./return";

const first = {
  role: "Equality lead",
  statement: "I have checked the figures of the WRES return of 2026 against the files they come from, and every warning has a reason.",
  at: "12 May 2026 at 10:04",
  recorded: "log entry 57, a1b2 c3d4 e5f6 0718",
  lapsed: "",
};
const second = {
  role: "Director of People",
  statement: "I approve the WRES return of 2026 for submission on behalf of the organisation.",
  at: "14 May 2026 at 16:30",
  recorded: "log entry 61, 90ab 12cd 34ef 5678",
  lapsed: "",
};

export const stopped: SignOffView = {
  state: "stopped",
  next: "This has to be settled before anybody can sign.",
  in_the_way: submission.checks
    .filter((check) => !check.reason)
    .map(({ key, item, message, nature }) => ({ key, item, message, nature: `${nature.charAt(0).toUpperCase()}${nature.slice(1)}` })),
  signatures: [],
  history: [],
  notes: [],
  differs: 0,
  role: first.role,
  statement: first.statement,
};

export const ready: SignOffView = { ...stopped, state: "ready", next: "Nothing stands in the way. Two roles sign, one after the other.", in_the_way: [] };

export const lapsed: SignOffView = {
  ...ready,
  notes: ["The figures have changed since Equality lead signed, so that signature no longer counts. The next to sign is the first of two again."],
  signatures: [first],
  history: [{ ...second, lapsed: "Ceased to count on 13 May 2026 at 09:12. The figures of the return changed after it was signed." }],
};

export const half: SignOffView = {
  ...ready,
  state: "half",
  next: "One of two has signed. A second role signs the same figures.",
  signatures: [first],
  role: second.role,
  statement: second.statement,
};

export const signed: SignOffView = {
  ...ready,
  state: "signed",
  next: "Both have signed. The data and figures of this year cannot be changed.",
  signatures: [first, second],
  notes: [
    "What is held now would give other figures than those signed. The return, its sheet and its tables keep the signed ones; the other screens show what is held now. Reopen the return only if the signed figures are wrong. They differ in: item 34 (Number of shortlisted applicants), last year.",
  ],
  differs: 1,
};

export const signedFrame: Frame = {
  ...frame,
  state: "Signed off",
  signed:
    "The return of 2026 was signed off by Equality lead and Director of People on 14 May 2026 at 16:30. Its data and figures cannot be changed; the action plan and the notes for the board can.",
};

export const settledSubmission: SubmissionView = {
  ...submission,
  errors: 0,
  warnings: 0,
  checks: submission.checks.filter((check) => check.reason),
};

export const nextHome: Home = {
  ...home,
  next_year: {
    year: 2027,
    can_start: true,
    words: "Starting 2027 keeps every decision about columns and values, copies the notes for the board and the open actions, and sets 2026 beside it as last year.",
  },
};

export const log: LogView = {
  verified: { is_whole: true, wrong: [], entries: 61, fingerprint: "log entry 61, 90ab 12cd 34ef 5678" },
  entries: [
    { number: 61, at: "14 May 2026 at 16:30", year: 2026, what: "The return of 2026 is signed off by Equality lead and Director of People.", fingerprint: "90ab 12cd 34ef 5678" },
    { number: 60, at: "14 May 2026 at 16:12", year: 2026, what: "Wrote “WRES 2026 RNM submission.xlsx” (Submission sheet (Excel)), SHA-256 9f2c77aa10b4.", fingerprint: "0102 0304 0506 0708" },
    { number: 59, at: "12 May 2026 at 09:40", year: null, what: "Decided that “Traveller of Irish Heritage” means white (ethnic_origin).", fingerprint: "7788 99aa bbcc ddee" },
  ],
};

export const brokenLog: LogView = {
  ...log,
  verified: {
    ...log.verified,
    is_whole: false,
    wrong: ["Entry 17 of the log is not as it was written: it was changed or put in afterwards, or entry 16 was, with its hash made to fit.", "Entries 40 to 42 of the log were removed."],
  },
};

// Looking ahead and back from the plan.
import { ask } from "./call";
import type { LadderQuestion } from "./types/LadderQuestion";
import type { LadderView } from "./types/LadderView";
import type { LedgerView } from "./types/LedgerView";
import type { NeedQuestion } from "./types/NeedQuestion";
import type { NeedView } from "./types/NeedView";
import type { PathView } from "./types/PathView";
import type { ReadyView } from "./types/ReadyView";

export const path = (year: number, id: number) => ask<PathView>("path", { year, id });
export const appointments = (year: number, asked: NeedQuestion) => ask<NeedView>("appointments", { year, asked });
export const ladder = (year: number, asked: LadderQuestion) => ask<LadderView>("ladder", { year, asked });
export const readiness = (year: number) => ask<ReadyView[]>("readiness", { year });
export const ledger = () => ask<LedgerView>("ledger");

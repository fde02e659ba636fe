// The words of the board paper and the public report.
import { ask } from "./call";
import type { PassagesView } from "./types/PassagesView";

export const passages = (year: number) => ask<PassagesView>("passages", { year });
export const savePassage = (year: number, key: string, words: string) => ask<void>("save_passage", { year, key, words });
export const setPaperLevel = (year: number, level: string) => ask<void>("set_paper_level", { year, level });

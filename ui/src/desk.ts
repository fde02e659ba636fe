// What every screen can see and do: the year, the frame, where to go, and how to say that something was saved.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Frame } from "./backend/types/Frame";
import type { Place } from "./place";
import type { Shown } from "./screens/plan/filter";
import type { Draft } from "./screens/data/draft";

/** Something that has just happened, shown at the top of the next screen, with a way back where there is one. */
export type Notice = { heading: string; lines?: string[]; /** Words over the lines, which are then folded away. */ fold?: string; undo?: (() => Promise<unknown>) | undefined };

export type Desk = {
  frame: Frame;
  year: number;
  /** Grows with every change: screens ask again when it does. */
  revision: number;
  /** Opens a screen, with a notice at its top where something has just happened. */
  go: (place: Place, notice?: Notice | null) => void;
  /** Says that something was saved: the frame and the screen are asked again. */
  changed: (said?: string) => void;
  /** Shows another collection year. */
  showYear: (year: number) => void;
  /** Says something to a screen reader without showing it. */
  say: (text: string) => void;
  notice: Notice | null;
  setNotice: (notice: Notice | null) => void;
  /** How the action plan is shown: what is filtered and by what it is grouped. */
  shown: Shown;
  setShown: (shown: Shown) => void;
  /** Files chosen but not kept yet. */
  draft: Draft | null;
  setDraft: (draft: Draft | null | ((held: Draft | null) => Draft | null)) => void;
};

export const DeskContext = createContext<Desk | null>(null);

/** The desk of the window. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("A screen was drawn outside the window's frame.");
  return desk;
}

import { useRef, useState } from "preact/hooks";

type At = { row: number; column: number };

/** Where a key leads among places that exist; undefined where it leads nowhere. */
export function step(places: readonly At[], at: At, key: string, ctrl: boolean): At | undefined {
  const inRow = places.filter((place) => place.row === at.row);
  const inColumn = places.filter((place) => place.column === at.column);
  // A list of single buttons is gone through as a whole.
  const isList = places.every((place) => place.column === at.column);
  switch (key) {
    case "ArrowRight":
      return inRow.find((place) => place.column > at.column);
    case "ArrowLeft":
      return inRow.filter((place) => place.column < at.column).pop();
    case "ArrowDown":
      return inColumn.find((place) => place.row > at.row);
    case "ArrowUp":
      return inColumn.filter((place) => place.row < at.row).pop();
    case "Home":
      return (ctrl || isList ? places : inRow)[0];
    case "End":
      return (ctrl || isList ? places : inRow).slice(-1)[0];
    default:
      return undefined;
  }
}

/**
 * The buttons of a table as one stop of the Tab key: arrow keys move among them, Home and End go to the ends of a row, with Ctrl to the
 * ends of the table. `places` are the buttons there are, row by row.
 */
export function useRoving<E extends HTMLElement = HTMLTableSectionElement>(places: readonly At[]) {
  const body = useRef<E>(null);
  const [at, setAt] = useState<At | undefined>(undefined);
  const held = at && places.some((place) => place.row === at.row && place.column === at.column) ? at : places[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-place]");
    if (!button || !held || event.altKey || event.metaKey) return;
    const next = step(places, held, event.key, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    body.current?.querySelector<HTMLElement>(`[data-place="${next.row}.${next.column}"]`)?.focus();
  };
  const place = (row: number, column: number) => ({
    "data-place": `${row}.${column}`,
    tabIndex: held?.row === row && held.column === column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  });
  return { body, onKeyDown, place };
}

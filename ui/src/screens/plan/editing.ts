// One action being edited: what is on the screen, what is kept, and the way back.
import { useRef, useState } from "preact/hooks";
import { asFailure, saveAction } from "../../backend/call";
import type { ActionFields } from "../../backend/types/ActionFields";
import type { ActionView } from "../../backend/types/ActionView";
import type { Failure } from "../../backend/types/Failure";
import type { PlanChoices } from "../../backend/types/PlanChoices";
import { useDesk } from "../../desk";
import { action as words } from "../../words/plan";
import { differing, type Field, merged, same, sendable, type Wrong, wrongOf } from "./sending";

export type Editing = {
  /** As it was kept last: its id, how it goes, and the remarks. */
  held: ActionView;
  fields: ActionFields;
  choices: PlanChoices;
  wrong: Wrong;
  /** Changes what is on the screen; it is kept once the field is left. */
  type: (part: Partial<ActionFields>) => void;
  /** Keeps what is on the screen, with a change where one is given. */
  save: (part?: Partial<ActionFields>) => void;
  /** Words of the field that was changed last; none where there is no change to undo. */
  last: string | null;
  undo: () => void;
  /** Ends once everything is kept, and gives the action as it is kept. */
  settled: () => Promise<ActionView>;
};

/** Edits an action. Saves go one after the other, since a new action must have its id before it is saved again. */
export function useEditing(first: ActionView, choices: PlanChoices, onFailure: (failure: Failure | null) => void, onKept: (action: ActionView) => void): Editing {
  const { changed } = useDesk();
  const [held, setHeld] = useState(first);
  const [fields, setFields] = useState(first.fields);
  const [tried, setTried] = useState(false);
  const [earlier, setEarlier] = useState<ActionFields[]>([]);
  const kept = useRef(first);
  // Two changes in one event must not be made to the same old fields.
  const now = useRef(first.fields);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const put = (next: ActionFields) => {
    now.current = next;
    setFields(next);
  };
  const keep = (next: ActionFields, isUndo: boolean, said?: string) => {
    queue.current = queue.current.then(async () => {
      const before = kept.current;
      const wanted = sendable(next, before.fields);
      if (!wanted.title.trim() || same(wanted, before.fields)) return;
      try {
        const saved = await saveAction(first.year, before.id, before.position, wanted);
        kept.current = saved;
        setHeld(saved);
        onKept(saved);
        put(merged(now.current, wanted, saved.fields));
        if (!isUndo && before.id !== 0) setEarlier((past) => [...past, before.fields]);
        onFailure(null);
        changed(said);
      } catch (thrown) {
        onFailure(asFailure(thrown));
      }
    });
  };
  const past = earlier[earlier.length - 1];
  const field = past && differing(past, held.fields);
  const wrong = wrongOf(fields);
  if (!tried) delete wrong.title;
  return {
    held,
    fields,
    choices,
    wrong,
    type: (part) => put({ ...now.current, ...part }),
    save: (part) => {
      setTried(true);
      put({ ...now.current, ...part });
      keep(now.current, false);
    },
    last: field ? words.fields[field] : null,
    undo: () => {
      if (!past || !field) return;
      setEarlier((held) => held.slice(0, -1));
      put(past);
      keep(past, true, words.undone(words.fields[field]));
    },
    settled: async () => {
      await queue.current;
      return kept.current;
    },
  };
}

export const idOf = (field: Field): string => `action-${field}`;

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { action } from "../../words/plan";

const words = action.rows;

type Props<T> = {
  id: string;
  legend: string;
  rows: readonly T[];
  /** What a row is called, after the words of its buttons. */
  name: (row: T) => string;
  show: (row: T, at: number) => ComponentChildren;
  /** The fields of a row that is being changed or added. */
  edit: (row: T, type: (part: Partial<T>) => void, errors: Partial<Record<keyof T, string>>, id: string) => ComponentChildren;
  wrong: (row: T) => Partial<Record<keyof T, string>>;
  fresh: () => T;
  add: string;
  canMove?: boolean;
  onChange: (rows: T[]) => void;
};

/** Rows that can be added, changed, moved and removed. A row being typed reaches the others only once it is whole. */
export function Rows<T>({ id, legend, rows, name, show, edit, wrong, fresh, add, canMove, onChange }: Props<T>) {
  // The row being changed, as it was when that began; null in it where one is added. An undo may move rows or take them away meanwhile: the
  // row is found again by what it says, and one that is gone is added anew.
  const [changing, setChanging] = useState<{ row: T | null } | null>(null);
  const place = changing?.row ? rows.findIndex((row) => JSON.stringify(row) === JSON.stringify(changing.row)) : -1;
  const open = changing === null ? null : place < 0 ? rows.length : place;
  const typed = useRef<T | null>(null);
  const wanted = useRef("");
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const target = box.current?.querySelector<HTMLElement>(wanted.current) ?? box.current?.querySelector<HTMLElement>(`#${id}-add`);
    wanted.current = "";
    target?.focus();
  });
  const begin = (at: number) => {
    wanted.current = ".app-row__edit input, .app-row__edit textarea";
    typed.current = null;
    setChanging({ row: rows[at] ?? null });
  };
  const end = (at: number) => {
    wanted.current = at < rows.length ? `#${id}-${at}-change` : `#${id}-add`;
    setChanging(null);
  };
  const move = (at: number, to: number, way: string) => {
    const next = [...rows];
    next.splice(to, 0, ...next.splice(at, 1));
    wanted.current = `#${id}-${to}-${way}`;
    onChange(next);
  };
  const editor = (at: number) => (
    <Editor
      first={typed.current ?? rows[at] ?? fresh()}
      onType={(row) => {
        typed.current = row;
      }}
      id={`${id}-edit`}
      edit={edit}
      wrong={wrong}
      onCancel={() => end(at)}
      onSave={(row) => {
        end(at);
        onChange(at < rows.length ? rows.map((held, place) => (place === at ? row : held)) : [...rows, row]);
      }}
    />
  );
  const button = (at: number, way: string, label: string, row: T, onPress: () => void, idle = false) => (
    <Button id={`${id}-${at}-${way}`} look="secondary" small idle={idle} onPress={onPress}>
      {label} <span class="nhsuk-u-visually-hidden">{name(row)}</span>
    </Button>
  );
  return (
    <fieldset class="nhsuk-fieldset app-rows" id={id} ref={box}>
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{legend}</legend>
      {rows.length === 0 && open === null && <p class="app-note">{words.none}</p>}
      <ul class="app-rows__list">
        {rows.map((row, at) => (
          <li key={at} class="app-row">
            {open === at ? (
              editor(at)
            ) : (
              <>
                <div class="app-row__show">{show(row, at)}</div>
                <div class="app-buttons app-row__buttons">
                  {button(at, "change", words.change, row, () => begin(at))}
                  {canMove && button(at, "up", words.up, row, () => move(at, at - 1, "up"), at === 0)}
                  {canMove && button(at, "down", words.down, row, () => move(at, at + 1, "down"), at === rows.length - 1)}
                  {button(at, "remove", words.remove, row, () => {
                    wanted.current = `#${id}-add`;
                    onChange(rows.filter((_, place) => place !== at));
                  })}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {open === rows.length ? (
        editor(rows.length)
      ) : (
        <Button id={`${id}-add`} look="secondary" small onPress={() => begin(rows.length)}>
          {add}
        </Button>
      )}
    </fieldset>
  );
}

type EditorProps<T> = Pick<Props<T>, "edit" | "wrong"> & { first: T; id: string; onType: (row: T) => void; onSave: (row: T) => void; onCancel: () => void };

function Editor<T>({ first, id, edit, wrong, onType, onSave, onCancel }: EditorProps<T>) {
  const [row, setRow] = useState(first);
  const [tried, setTried] = useState(false);
  const now = useRef(first);
  const box = useRef<HTMLDivElement>(null);
  const errors = wrong(row);
  useEffect(() => {
    if (tried) box.current?.querySelector<HTMLElement>(".nhsuk-form-group--error input, .nhsuk-form-group--error textarea")?.focus();
  }, [tried]);
  const save = () => {
    if (Object.keys(wrong(now.current)).length === 0) onSave(now.current);
    else setTried(true);
  };
  const type = (part: Partial<T>) => {
    now.current = { ...now.current, ...part };
    setRow(now.current);
    onType(now.current);
  };
  return (
    <div class="app-row__edit" ref={box}>
      {edit(row, type, tried ? errors : {}, id)}
      <div class="app-buttons">
        <Button small onPress={save}>
          {words.save}
        </Button>
        <Button look="secondary" small onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

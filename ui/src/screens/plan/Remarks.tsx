import type { ActionFields } from "../../backend/types/ActionFields";
import type { RemarkView } from "../../backend/types/RemarkView";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { action as words } from "../../words/plan";
import { type Editing, idOf } from "./editing";
import type { Field } from "./sending";

/** How many characters are shown on each side of the words a remark is about. */
const around = 40;

/** A text in three parts: before the words a remark is about, the words, and after; long texts are cut short. */
export function marked(text: string, [from, to]: readonly [number, number]): [string, string, string] {
  const before = text.slice(0, from);
  const after = text.slice(to);
  return [
    before.length > around ? `…${before.slice(-around).replace(/^\S*\s/, "")}` : before,
    text.slice(from, to),
    after.length > around ? `${after.slice(0, around).replace(/\s\S*$/, "")}…` : after,
  ];
}

/** How many remarks there are, each a way to its field. */
export function RemarksSummary({ editing }: { editing: Editing }) {
  const { remarks } = editing.held;
  if (remarks.length === 0) return null;
  const show = (field: string) => {
    const part = document.getElementById(idOf(field as Field));
    // A date is typed in three fields, of which the first takes the focus.
    const target = part?.matches("input, textarea, select") ? part : (part?.querySelector<HTMLElement>("input") ?? part);
    part?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  };
  return (
    <InsetText>
      <p>
        <strong>{words.remarks(remarks.length)}.</strong> {words.remarksNote}
      </p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {remarks.map((remark, at) => (
          <li key={at}>
            <Link onGo={() => show(remark.field)}>{words.fields[remark.field as Field] ?? remark.field}</Link>: {remark.message}
          </li>
        ))}
      </ul>
    </InsetText>
  );
}

/** The remarks under a field; none where there are none. */
export function adviceOn(editing: Editing, field: keyof ActionFields) {
  const found = editing.held.remarks.filter((remark) => remark.field === field);
  if (found.length === 0) return undefined;
  const text = editing.held.fields[field];
  return (
    <>
      {found.map((remark, at) => (
        <Remark key={at} remark={remark} text={typeof text === "string" ? text : ""} />
      ))}
    </>
  );
}

function Remark({ remark, text }: { remark: RemarkView; text: string }) {
  const parts = remark.span && text ? marked(text, remark.span) : null;
  return (
    <div class="app-advice">
      <p>
        <strong>{words.advice}.</strong> {remark.message}
      </p>
      {parts && (
        <p class="app-advice__text">
          {parts[0]}
          <mark>{parts[1]}</mark>
          {parts[2]}
        </p>
      )}
      {remark.suggestion && (
        <p>
          <strong>{words.suggestion}</strong> {remark.suggestion}
        </p>
      )}
    </div>
  );
}

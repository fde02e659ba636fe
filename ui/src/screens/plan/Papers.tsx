import { TextInput } from "../../components/TextInput";
import { action as words } from "../../words/plan";
import { type Editing, idOf } from "./editing";
import { Words } from "./Field";
import { Rows } from "./Rows";

/** What the board decided, what an action needs, and papers that lie elsewhere. */
export function Papers({ editing }: { editing: Editing }) {
  const own = words.paper;
  return (
    <section class="app-form">
      <h2 class="nhsuk-heading-m">{words.groups.papers}</h2>
      <Words editing={editing} field="board_reference" />
      <Words editing={editing} field="legal" rows={2} />
      <Words editing={editing} field="resources" rows={2} />
      <Words editing={editing} field="risk" rows={2} />
      <Rows
        id={idOf("attachments")}
        legend={words.fields.attachments}
        rows={editing.fields.attachments}
        name={(paper) => paper.what}
        add={own.add}
        fresh={() => ({ what: "", whereto: "" })}
        wrong={(paper) => (paper.whereto.trim() ? {} : { whereto: own.need })}
        onChange={(attachments) => editing.save({ attachments })}
        show={(paper) => (
          <p class="app-plain app-path">
            {paper.what}
            {paper.what !== paper.whereto && <span class="app-quiet"> – {paper.whereto}</span>}
          </p>
        )}
        edit={(paper, type, errors, id) => (
          <>
            <TextInput id={`${id}-what`} label={own.what} value={paper.what} onInput={(what) => type({ what })} />
            <TextInput id={`${id}-where`} label={own.whereto} hint={own.whereHint} error={errors.whereto} value={paper.whereto} onInput={(whereto) => type({ whereto })} />
          </>
        )}
      />
    </section>
  );
}

import { DateInput } from "../../components/DateInput";
import { Details } from "../../components/Details";
import { Textarea } from "../../components/Textarea";
import { TextInput } from "../../components/TextInput";
import { day, today } from "../../words/format";
import { action as words } from "../../words/plan";
import { type Editing, idOf } from "./editing";
import { Day, Words } from "./Field";
import { Rows } from "./Rows";

/** What was said of an action on the way, when it began and ended, and what came of it. */
export function Progress({ editing }: { editing: Editing }) {
  const own = words.update;
  const { fields } = editing;
  const missing = (row: { day: string; words: string }) => ({ ...(row.words.trim() ? {} : { words: own.need }), ...(row.day ? {} : { day: own.needDay }) });
  return (
    <section class="app-form">
      <h2 class="nhsuk-heading-m">{words.groups.progress}</h2>
      <Rows
        id={idOf("updates")}
        legend={words.fields.updates}
        rows={fields.updates}
        name={(update) => day(update.day)}
        add={own.add}
        fresh={() => ({ day: today(), role: fields.owner, words: "" })}
        wrong={missing}
        onChange={(updates) => editing.save({ updates: updates.sort((a, b) => a.day.localeCompare(b.day)) })}
        show={(update) => (
          <>
            <p class="app-plain">{update.words}</p>
            <p class="app-plain app-note">{[day(update.day), update.role].filter(Boolean).join(" · ")}</p>
          </>
        )}
        edit={(update, type, errors, id) => (
          <>
            <Textarea id={`${id}-words`} label={own.words} rows={3} error={errors.words} value={update.words} onInput={(text) => type({ words: text })} />
            <div class="app-fields">
              <DateInput id={`${id}-day`} legend={own.day} wrong={words.wrongDate} error={errors.day} value={update.day} onDone={(of) => type({ day: of })} />
              <TextInput id={`${id}-role`} label={own.role} hint={own.roleHint} value={update.role} onInput={(role) => type({ role })} />
            </div>
          </>
        )}
      />
      <div class="app-fields">
        <Day editing={editing} field="started_on" />
        <Day editing={editing} field="finished_on" />
      </div>
      <Words editing={editing} field="impact" rows={3} />
      <Details summary={words.closing} open={fields.closed_on !== "" || fields.closed_reason !== ""}>
        <Day editing={editing} field="closed_on" />
        <Words editing={editing} field="closed_reason" rows={2} />
      </Details>
    </section>
  );
}

import type { MilestoneView } from "../../backend/types/MilestoneView";
import { DateInput } from "../../components/DateInput";
import { TextInput } from "../../components/TextInput";
import { day, today } from "../../words/format";
import { action } from "../../words/plan";
import { type Editing, idOf } from "./editing";
import { Rows } from "./Rows";

const words = action.milestone;

/** The steps of an action: a tick says that one was done today. */
export function Milestones({ editing }: { editing: Editing }) {
  const { milestones } = editing.fields;
  const keep = (rows: MilestoneView[]) => editing.save({ milestones: rows });
  const tick = (at: number, on: boolean) => keep(milestones.map((held, place) => (place === at ? { ...held, done_on: on ? today() : "" } : held)));
  return (
    <Rows
      id={idOf("milestones")}
      legend={action.fields.milestones}
      rows={milestones}
      name={(step) => step.what}
      add={words.add}
      canMove
      fresh={() => ({ what: "", due: "", done_on: "" })}
      wrong={(step) => (step.what.trim() ? {} : { what: words.need })}
      onChange={keep}
      show={(step, at) => (
        <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
          <div class="nhsuk-checkboxes__item">
            <input
              class="nhsuk-checkboxes__input"
              id={`milestone-${at}-done`}
              type="checkbox"
              checked={step.done_on !== ""}
              aria-describedby={`milestone-${at}-days`}
              onChange={(event) => tick(at, event.currentTarget.checked)}
            />
            <label class="nhsuk-label nhsuk-checkboxes__label" for={`milestone-${at}-done`}>
              <span class="nhsuk-u-visually-hidden">{words.done}: </span>
              {step.what}
            </label>
            <div class="nhsuk-hint nhsuk-checkboxes__hint" id={`milestone-${at}-days`}>
              {[step.due && words.dueBy(day(step.due)), step.done_on && words.doneOn(day(step.done_on))].filter(Boolean).join(" · ") || words.noDay}
            </div>
          </div>
        </div>
      )}
      edit={(step, type, errors, id) => (
        <>
          <TextInput id={`${id}-what`} label={words.what} value={step.what} error={errors.what} onInput={(what) => type({ what })} />
          <div class="app-fields">
            <DateInput id={`${id}-due`} legend={words.due} wrong={action.wrongDate} value={step.due} onDone={(due) => type({ due })} />
            <DateInput id={`${id}-done`} legend={words.done_on} wrong={action.wrongDate} value={step.done_on} onDone={(done_on) => type({ done_on })} />
          </div>
        </>
      )}
    />
  );
}

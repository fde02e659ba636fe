import { NumberInput } from "../../components/NumberInput";
import { DateInput } from "../../components/DateInput";
import { Radios } from "../../components/Radios";
import { Select } from "../../components/Select";
import { useDesk } from "../../desk";
import { day, number } from "../../words/format";
import { action as words } from "../../words/plan";
import { type Editing, idOf } from "./editing";
import { Choose, Day, Figure, Words } from "./Field";
import { Rows } from "./Rows";

/** What is counted on the way, and what should change for staff. */
export function Measures({ editing }: { editing: Editing }) {
  const { fields, choices } = editing;
  const suffix = words.suffix(fields.process_unit);
  return (
    <section class="app-form">
      <h2 class="nhsuk-heading-m">{words.groups.measures}</h2>
      <Words editing={editing} field="process_measure" rows={2} />
      <div class="app-fields">
        <Figure editing={editing} field="process_baseline" suffix={suffix} />
        <Figure editing={editing} field="process_target" suffix={suffix} />
      </div>
      <div class="app-fields">
        <Choose editing={editing} field="process_unit" options={choices.units} />
        <Day editing={editing} field="process_by" />
      </div>
      <Readings editing={editing} suffix={suffix} />
      <Outcome editing={editing} />
    </section>
  );
}

function Readings({ editing, suffix }: { editing: Editing; suffix: string | undefined }) {
  const own = words.reading;
  // A reading being typed may have no number yet; only one that has is kept.
  const rows: { day: string; value: number | null }[] = editing.fields.readings;
  return (
    <Rows
      id={idOf("readings")}
      legend={words.fields.readings}
      rows={rows}
      name={(reading) => day(reading.day)}
      add={own.add}
      fresh={() => ({ day: "", value: null })}
      wrong={(reading) => ({ ...(reading.day ? {} : { day: own.needDay }), ...(reading.value === null ? { value: own.needValue } : {}) })}
      onChange={(next) => editing.save({ readings: next.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }])).sort((a, b) => a.day.localeCompare(b.day)) })}
      show={(reading) => (
        <p class="app-plain">
          {day(reading.day)}: <strong>{reading.value === null ? "" : `${number(reading.value, 1)}${suffix === "%" ? "%" : suffix ? ` ${suffix}` : ""}`}</strong>
        </p>
      )}
      edit={(reading, type, errors, id) => (
        <div class="app-fields">
          <DateInput id={`${id}-day`} legend={own.day} wrong={words.wrongDate} error={errors.day} value={reading.day} onDone={(day) => type({ day })} />
          <NumberInput id={`${id}-value`} label={own.value} wrong={words.wrongNumber} error={errors.value} suffix={suffix} value={reading.value} onDone={(value) => type({ value })} />
        </div>
      )}
    />
  );
}

/** What should change: the indicator's own figure from one year to another, or something else in words. */
function Outcome({ editing }: { editing: Editing }) {
  const { frame, year } = useDesk();
  const { fields } = editing;
  const byFigure = fields.outcome_from !== null;
  const suffix = words.figureSuffix(fields.indicator);
  const years = (from: number[], held: number | null) => [...new Set([...from, ...(held === null ? [] : [held])])].sort((a, b) => a - b).map((of) => ({ key: String(of), label: words.yearsOf(of) }));
  const later = Array.from({ length: 6 }, (_, at) => (fields.outcome_from ?? year) + at + 1);
  const choose = (key: string) =>
    editing.save(key === "figure" ? { outcome_from: year } : { outcome_from: null, outcome_baseline: null, outcome_target: null, outcome_by: null });
  const chosen = (key: string) => (key ? Number(key) : null);
  return (
    <>
      <Words editing={editing} field="outcome_measure" rows={2} />
      <Radios
        id="outcome-by"
        legend={words.measuredBy}
        options={[
          { key: "figure", label: words.byFigure },
          { key: "words", label: words.byWords },
        ]}
        value={byFigure ? "figure" : "words"}
        onChange={choose}
      />
      {byFigure ? (
        <>
          <div class="app-fields">
            <Select
              id={idOf("outcome_from")}
              label={words.fields.outcome_from}
              options={years(frame.years, fields.outcome_from)}
              value={String(fields.outcome_from)}
              onChange={(key) => editing.save({ outcome_from: Number(key) })}
            />
            <Figure editing={editing} field="outcome_baseline" suffix={suffix} />
          </div>
          <div class="app-fields">
            <Select
              id={idOf("outcome_by")}
              label={words.fields.outcome_by}
              error={editing.wrong.outcome_by}
              empty={words.choose}
              options={years(later, fields.outcome_by)}
              value={fields.outcome_by === null ? "" : String(fields.outcome_by)}
              onChange={(key) => editing.save({ outcome_by: chosen(key) })}
            />
            <Figure editing={editing} field="outcome_target" suffix={suffix} />
          </div>
        </>
      ) : (
        <div class="app-fields">
          <Words editing={editing} field="baseline" rows={2} />
          <Words editing={editing} field="target" rows={2} />
        </div>
      )}
    </>
  );
}

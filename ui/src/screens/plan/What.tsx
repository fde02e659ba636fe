import { Checkboxes } from "../../components/Checkboxes";
import { InsetText } from "../../components/InsetText";
import { Select } from "../../components/Select";
import { Details } from "../../components/Details";
import { action as words } from "../../words/plan";
import { type Editing, idOf } from "./editing";
import { Choose, Words } from "./Field";

/** What will be done, and why it should work. */
export function What({ editing }: { editing: Editing }) {
  const { fields, choices, held } = editing;
  const others = choices.indicators.filter((choice) => choice.key !== String(fields.indicator));
  return (
    <section class="app-form">
      <h2 class="nhsuk-heading-m">{words.groups.what}</h2>
      <Words editing={editing} field="title" rows={2} />
      <Select
        id={idOf("indicator")}
        label={words.fields.indicator}
        options={choices.indicators}
        value={String(fields.indicator)}
        onChange={(key) => editing.save({ indicator: Number(key), others: fields.others.filter((other) => String(other) !== key) })}
      />
      <Words editing={editing} field="gap" rows={3} />
      <Words editing={editing} field="cause" rows={2} />
      <Choose editing={editing} field="known_by" options={choices.known_by} />
      <Words editing={editing} field="why" rows={2} />
      <div class="app-fields">
        <Choose editing={editing} field="evidence" options={choices.grades} />
        <Choose editing={editing} field="kind" options={choices.kinds} />
      </div>
      {held.source && (
        <p class="app-note">
          {words.source}: {held.source}
        </p>
      )}
      {held.legal_note && (
        <InsetText>
          <p>
            <strong>{words.legalNote}.</strong> {held.legal_note}
          </p>
        </InsetText>
      )}
      <Checkboxes
        id={idOf("high_impact_actions")}
        legend={words.fields.high_impact_actions}
        options={choices.high_impact_actions}
        chosen={fields.high_impact_actions.map(String)}
        onChange={(chosen) => editing.save({ high_impact_actions: chosen.map(Number) })}
      />
      <Details summary={words.othersChosen(fields.others.length)}>
        <Checkboxes
          id={idOf("others")}
          legend={words.fields.others}
          options={others}
          chosen={fields.others.map(String)}
          onChange={(chosen) => editing.save({ others: chosen.map(Number) })}
        />
      </Details>
    </section>
  );
}

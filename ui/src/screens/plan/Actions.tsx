import type { PlanView } from "../../backend/types/PlanView";
import { Button } from "../../components/Button";
import { InsetText } from "../../components/InsetText";
import { Select } from "../../components/Select";
import { useDesk } from "../../desk";
import { filters as words, plan, table } from "../../words/plan";
import { cleaned, type Filter, filtered, grouped, highImpactActions, isFiltered, owners, type Shown, states, unfiltered } from "./filter";
import { Table } from "./Table";

/** The actions: which are shown, by what they are grouped, and their table. */
export function Actions({ held }: { held: PlanView }) {
  const { shown: wanted, setShown, say, go } = useDesk();
  const shown = cleaned(held, wanted);
  const actions = filtered(held, shown);
  const show = (part: Partial<Shown>) => {
    const next = { ...shown, ...part };
    setShown(next);
    say(table.shown(filtered(held, next).length, held.actions.length));
  };
  const choice = (key: keyof Filter, options: readonly { key: string; label: string }[]) => (
    <Select id={`filter-${key}`} label={words[key]} options={options} empty={words.any} value={shown[key]} onChange={(chosen) => show({ [key]: chosen })} />
  );
  return (
    <section>
      <h2 class="nhsuk-heading-m">{table.actions}</h2>
      <div class="app-filters" role="group" aria-label={words.title}>
        {choice("owner", owners(held))}
        {choice("indicator", held.choices.indicators)}
        {choice("high_impact_action", highImpactActions(held))}
        {choice("due", words.dues(held.coming_until))}
        {choice("state", states(held))}
        <Select id="group-by" label={words.group} options={words.groups} value={shown.group} onChange={(group) => show({ group })} />
      </div>
      <div class="app-tools">
        <p class="app-tools__count" id="actions-shown">
          <strong>{table.shown(actions.length, held.actions.length)}</strong> <span class="app-quiet">{plan.asAt(held.as_at)}</span>
        </p>
        <div class="app-tools__buttons">
          {isFiltered(shown) && (
            <Button
              id="clear-filters"
              look="secondary"
              small
              onPress={() => {
                show(unfiltered);
                document.getElementById("filter-owner")?.focus();
              }}
            >
              {words.clear}
            </Button>
          )}
          <Button id="add-action" look="secondary" small onPress={() => go({ at: "action", id: 0 })}>
            {plan.add}
          </Button>
        </div>
      </div>
      {actions.length === 0 ? <InsetText>{table.none}</InsetText> : <Table groups={grouped(held, actions, shown.group)} by={shown.group} indicators={held.choices.indicators} />}
    </section>
  );
}

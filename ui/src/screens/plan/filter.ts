// Which actions of the plan are shown, and in which groups. Nothing of it is kept: it lasts as long as the window is open.
import type { ActionView } from "../../backend/types/ActionView";
import type { Choice } from "../../backend/types/Choice";
import type { PlanView } from "../../backend/types/PlanView";
import { filters as words } from "../../words/plan";

/** What is filtered; an empty text filters nothing. */
export type Filter = { owner: string; indicator: string; high_impact_action: string; due: string; state: string };
export type Shown = Filter & { group: string };
export type Group = { key: string; label: string; actions: ActionView[] };

/** The key of actions without an owner, or that serve no High Impact Action; no owner can be called so. */
export const nobody = "\u0000";

export const unfiltered: Filter = { owner: "", indicator: "", high_impact_action: "", due: "", state: "" };
export const everything: Shown = { ...unfiltered, group: "indicator" };

export const isFiltered = (shown: Filter): boolean => (Object.keys(unfiltered) as (keyof Filter)[]).some((key) => shown[key] !== "");

const indicators = ({ fields }: ActionView) => [fields.indicator, ...fields.others].map(String);
const highImpact = ({ fields }: ActionView) => (fields.high_impact_actions.length > 0 ? fields.high_impact_actions.map(String) : [nobody]);
const ownerOf = ({ fields }: ActionView) => fields.owner || nobody;

function isDue(action: ActionView, due: string, held: PlanView): boolean {
  const coming = held.coming.some((other) => other.action === action.id);
  const { is_open: isOpen, is_overdue: isOverdue } = action.standing;
  switch (due) {
    case "overdue":
      return isOverdue;
    case "soon":
      return coming;
    case "later":
      return isOpen && !isOverdue && !coming && action.fields.due !== "";
    case "none":
      return isOpen && action.fields.due === "";
    default:
      return true;
  }
}

/** The actions that are shown, in the plan's order. */
export function filtered(held: PlanView, shown: Filter): ActionView[] {
  return held.actions.filter(
    (action) =>
      (!shown.owner || ownerOf(action) === shown.owner) &&
      (!shown.indicator || indicators(action).includes(shown.indicator)) &&
      (!shown.high_impact_action || highImpact(action).includes(shown.high_impact_action)) &&
      isDue(action, shown.due, held) &&
      (!shown.state || action.standing.state === shown.state),
  );
}

const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label, "en-GB");

/** The owners of the plan; those without one last. */
export function owners(held: PlanView): Choice[] {
  const named = [...new Set(held.actions.map((action) => action.fields.owner).filter(Boolean))].map((key) => ({ key, label: key })).sort(byLabel);
  return held.actions.some((action) => !action.fields.owner) ? [...named, { key: nobody, label: words.noOwner }] : named;
}

/** The states that actions of the plan are in. */
export function states(held: PlanView): Choice[] {
  const found = new Map(held.actions.map(({ standing }) => [standing.state, standing.label]));
  return [...found].map(([key, label]) => ({ key, label })).sort(byLabel);
}

export const highImpactActions = (held: PlanView): Choice[] => [...held.choices.high_impact_actions, { key: nobody, label: words.noHighImpact }];

/** What is filtered by something that is in the plan no more shows everything again. */
export function cleaned(held: PlanView, shown: Shown): Shown {
  const has = (choices: readonly Choice[], key: string) => (choices.some((choice) => choice.key === key) ? key : "");
  return { ...shown, owner: has(owners(held), shown.owner), state: has(states(held), shown.state) };
}

/** The actions in groups. One that serves several High Impact Actions stands under each of them. */
export function grouped(held: PlanView, actions: readonly ActionView[], by: string): Group[] {
  const of: Record<string, [Choice[], (action: ActionView) => string[]]> = {
    indicator: [held.choices.indicators, (action) => [String(action.fields.indicator)]],
    high_impact_action: [highImpactActions(held), highImpact],
    owner: [owners(held), (action) => [ownerOf(action)]],
  };
  const [choices, keys] = of[by] ?? [[{ key: "", label: "" }], () => [""]];
  return choices.map((choice) => ({ ...choice, actions: actions.filter((action) => keys(action).includes(choice.key)) })).filter((group) => group.actions.length > 0);
}

/** The actions in the order in which they are shown, each once: what comes before and after one of them. */
export function inOrder(held: PlanView, shown: Shown): ActionView[] {
  return [...new Set(grouped(held, filtered(held, shown), shown.group).flatMap((group) => group.actions))];
}

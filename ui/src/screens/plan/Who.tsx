import { action as words } from "../../words/plan";
import type { Editing } from "./editing";
import { Day, Words } from "./Field";
import { Milestones } from "./Milestones";

/** Who owns an action, and when it is done. */
export function Who({ editing }: { editing: Editing }) {
  return (
    <section class="app-form">
      <h2 class="nhsuk-heading-m">{words.groups.who}</h2>
      <div class="app-fields">
        <Words editing={editing} field="owner" />
        <Words editing={editing} field="sponsor" />
      </div>
      <div class="app-fields">
        <Words editing={editing} field="co_owner" />
        <Words editing={editing} field="scope" />
      </div>
      <div class="app-fields">
        <Day editing={editing} field="start" />
        <Day editing={editing} field="due" />
      </div>
      <Milestones editing={editing} />
    </section>
  );
}

import type { DueView } from "../../backend/types/DueView";
import type { PlanView } from "../../backend/types/PlanView";
import { Details } from "../../components/Details";
import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { day } from "../../words/format";
import { due as words } from "../../words/plan";

/** As many overdue things as are shown without being asked for. */
const few = 5;

/** What is overdue, and what is due by the end of next quarter; each leads to its action. */
export function Due({ held }: { held: PlanView }) {
  return (
    <section aria-label={words.title}>
      <div class="app-dues">
        {held.overdue.length === 0 ? <p class="app-note">{words.noneOverdue}</p> : <List summary={words.overdue(held.overdue.length)} dues={held.overdue} open={held.overdue.length <= few} />}
        {held.coming.length === 0 ? (
          <p class="app-note">{words.noneComing(held.coming_until)}</p>
        ) : (
          <List summary={words.coming(held.coming.length, held.coming_until)} dues={held.coming} />
        )}
      </div>
    </section>
  );
}

function List({ summary, dues, open }: { summary: string; dues: readonly DueView[]; open?: boolean }) {
  const { go } = useDesk();
  return (
    <Details summary={summary} open={open}>
      <ul class="app-due">
        {dues.map((due) => (
          <li key={`${due.action} ${due.day} ${due.milestone}`} class="app-due__item">
            <Link onGo={() => go({ at: "action", id: due.action })}>{due.milestone || due.title}</Link>
            {due.milestone && <span class="app-due__of">{due.title}</span>}
            <span class="app-due__of">
              <strong>{day(due.day)}</strong>, {due.away} · {due.owner || words.noOwner}
            </span>
          </li>
        ))}
      </ul>
    </Details>
  );
}

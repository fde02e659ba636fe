import type { ComponentChildren } from "preact";
import { Link } from "./Link";

/** One line of a task list; without `onGo` it is not a link. */
export type TaskItem = { heading: string; hint?: string; status: ComponentChildren; onGo?: () => void };

/** A list of tasks, each with a state. */
export function TaskList({ idPrefix, items }: { idPrefix: string; items: TaskItem[] }) {
  return (
    <ul class="nhsuk-task-list">
      {items.map((item, index) => {
        const hint = item.hint ? `${idPrefix}-${index + 1}-hint` : "";
        const status = `${idPrefix}-${index + 1}-status`;
        return (
          <li
            key={item.heading}
            class={item.onGo ? "nhsuk-task-list__item nhsuk-task-list__item--with-link" : "nhsuk-task-list__item"}
          >
            <div class="nhsuk-task-list__name-and-hint">
              {item.onGo ? (
                <Link class="nhsuk-task-list__link nhsuk-link" onGo={item.onGo} describedBy={`${hint} ${status}`.trim()}>
                  {item.heading}
                </Link>
              ) : (
                <div>{item.heading}</div>
              )}
              {hint && (
                <div class="nhsuk-task-list__hint" id={hint}>
                  {item.hint}
                </div>
              )}
            </div>
            <div class="nhsuk-task-list__status" id={status}>
              {item.status}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

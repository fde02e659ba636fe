import { useEffect, useRef } from "preact/hooks";
import { reveal } from "./reveal";

/** One problem: what, what to do next, and the id of the field it belongs to where there is one. */
export type Problem = { message: string; hint?: string | undefined; field?: string | undefined };

/** The problems of a screen, all in one place. The focus moves to it whenever they change. */
export function ErrorSummary({ heading, problems }: { heading: string; problems: Problem[] }) {
  const box = useRef<HTMLDivElement>(null);
  const said = problems.map((problem) => problem.message).join("\n");
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  if (problems.length === 0) return null;
  return (
    <div class="nhsuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 class="nhsuk-error-summary__heading">{heading}</h2>
        <div class="nhsuk-error-summary__body">
          <ul class="nhsuk-list nhsuk-error-summary__list">
            {problems.map((problem) => (
              <li key={problem.message}>
                {problem.field ? <FieldLink field={problem.field}>{problem.message}</FieldLink> : problem.message}
                {problem.hint && <p class="app-problem__hint">{problem.hint}</p>}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

function FieldLink({ field, children }: { field: string; children: string }) {
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault();
        const target = document.getElementById(field);
        if (!target) return;
        reveal(target);
        target.scrollIntoView({ block: "center" });
        target.focus();
      }}
    >
      {children}
    </a>
  );
}

import { useState } from "preact/hooks";
import { giveReason } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { CheckView } from "../../backend/types/CheckView";
import type { SubmissionView } from "../../backend/types/SubmissionView";
import { Tag } from "../../components/Tag";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import { submit as words } from "../../words/screens";

/** What the checks found: errors first, then warnings with room for a word why. */
export function Checks({ held, job }: { held: SubmissionView; job: Job }) {
  const errors = held.checks.filter((check) => check.severity === "error");
  const warnings = held.checks.filter((check) => check.severity !== "error");
  const summary = [held.errors > 0 ? words.errors(held.errors) : "", held.warnings > 0 ? words.warnings(held.warnings) : ""]
    .filter(Boolean)
    .join(" · ");
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.checks}</h2>
      <p class="app-strong">{summary || words.allWell}</p>
      {held.checks.length > 0 && (
        <ul class="app-checks">
          {[...errors, ...warnings].map((check) => (
            <Check key={check.key} check={check} job={job} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Check({ check, job }: { check: CheckView; job: Job }) {
  const { year, changed } = useDesk();
  const [reason, setReason] = useState(check.reason);
  const error = check.severity === "error";
  const save = async () => {
    if (reason.trim() === check.reason) return;
    const done = await job.run(async () => {
      await giveReason(year, check.key, reason.trim());
      return true;
    });
    if (done) changed();
  };
  return (
    <li class="app-check">
      <div>
        <p class="app-check__head">
          {error ? <Tag colour="red">{words.error}</Tag> : <Tag colour={check.reason ? "white" : "yellow"}>{check.reason ? words.explained : words.warning}</Tag>}{" "}
          {check.item > 0 && <strong>{words.item(check.item)}: </strong>}
          {check.message}
        </p>
        {check.hint && <p class="app-note">{check.hint}</p>}
      </div>
      {!error && (
        <TextInput
          id={`reason-${check.key.replace(/[^a-z0-9]+/gi, "-")}`}
          label={words.reason}
          value={reason}
          onInput={setReason}
          onDone={() => void save()}
        />
      )}
    </li>
  );
}

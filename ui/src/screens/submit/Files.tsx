import { useAnswer } from "../../backend/answer";
import { documents } from "../../backend/call";
import type { Job } from "../../backend/job";
import { useDesk } from "../../desk";
import { documents as documentWords, submit as words } from "../../words/screens";
import { DocumentRow } from "../documents/DocumentRow";
import { Asked } from "../frame/Asked";

/** The return as files: the workbook, tables for other programs, the evidence. */
export function Files({ job, save }: { job: Job; save: (key: string, label: string) => Promise<void> }) {
  const { year, revision } = useDesk();
  const answer = useAnswer(() => documents(year), [year, revision]);
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.files}</h2>
      <p>{words.filesLead}</p>
      <Asked answer={answer}>
        {(held) => (
          <ul class="app-actions">
            {held.documents
              .filter((document) => document.group === "return")
              .map((document) => (
                <DocumentRow
                  key={document.key}
                  document={document}
                  running={job.running}
                  onSave={() => void save(document.key, documentWords.saved(document.label))}
                />
              ))}
          </ul>
        )}
      </Asked>
    </section>
  );
}

import { useAnswer } from "../../backend/answer";
import { documents } from "../../backend/call";
import type { Job } from "../../backend/job";
import { Button } from "../../components/Button";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { documents as documentWords, submit as words } from "../../words/screens";
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
              .filter((document) => document.of_return)
              .map((document) => (
                <li key={document.key} class="app-action" data-document={document.key}>
                  <div class="app-action__main">
                    <h3 class="app-action__title">{document.label}</h3>
                    <p>{document.what}</p>
                    <p class="app-action__facts">{document.why_not || document.file_name}</p>
                  </div>
                  {document.why_not ? (
                    <Tag colour="grey">{documentWords.cannot}</Tag>
                  ) : (
                    <div class="app-action__end">
                      <Button
                        look="secondary"
                        small
                        busy={job.running}
                        onPress={() => void save(document.key, documentWords.saved(document.label))}
                      >
                        {documentWords.save} <span class="nhsuk-u-visually-hidden">{document.label}</span>
                      </Button>
                    </div>
                  )}
                </li>
              ))}
          </ul>
        )}
      </Asked>
    </section>
  );
}

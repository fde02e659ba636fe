import { useAnswer } from "../../backend/answer";
import { documents, writeDocument } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { DocumentView } from "../../backend/types/DocumentView";
import { Button } from "../../components/Button";
import { QuietTag, Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { documents as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { JobProgress } from "../frame/JobProgress";
import { Screen } from "../frame/Screen";

/** What can be written, and what each is for. */
export function Documents() {
  const { year, revision, changed, setNotice } = useDesk();
  const job = useJob();
  const answer = useAnswer(() => documents(year), [year, revision]);
  const save = async (document: DocumentView) => {
    const written = await job.run(() => writeDocument(year, document.key));
    if (!written) return;
    changed(words.saved(document.label));
    setNotice({ heading: words.saved(document.label), lines: [words.where(written.path)] });
  };
  return (
    <Screen title={words.title} lead={words.lead} help={help.documents} problems={job.failure ? [job.failure] : []}>
      <JobProgress job={job} what={words.save} />
      <Asked answer={answer}>
        {(held) => (
          <ul class="app-actions">
            {held.documents.map((document) => (
              <li key={document.key} class="app-action" data-document={document.key}>
                <div class="app-action__main">
                  <h2 class="app-action__title">{document.label}</h2>
                  <p>{document.what}</p>
                  <p class="app-action__facts">{document.why_not || document.file_name}</p>
                </div>
                {document.why_not ? (
                  <Tag colour="grey">{words.cannot}</Tag>
                ) : (
                  <div class="app-action__end">
                    <QuietTag>{words.ready}</QuietTag>
                    <Button look="secondary" small busy={job.running} onPress={() => void save(document)}>
                      {words.save} <span class="nhsuk-u-visually-hidden">{document.label}</span>
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </Screen>
  );
}

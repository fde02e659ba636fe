import { useAnswer } from "../../backend/answer";
import { documents, writeDocument } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { DocumentView } from "../../backend/types/DocumentView";
import { useDesk } from "../../desk";
import { Link } from "../../components/Link";
import { help } from "../../words/help";
import { papers } from "../../words/papers";
import { documents as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { JobProgress } from "../frame/JobProgress";
import { Screen } from "../frame/Screen";
import { DocumentRow } from "./DocumentRow";

/** What can be written, and what each is for. */
export function Documents() {
  const { year, revision, changed, setNotice, go } = useDesk();
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
          <>
            {[...new Set(held.documents.map((document) => document.group))].map((group) => (
              <section key={group}>
                <h2 class="nhsuk-heading-m">{words.groups[group] ?? group}</h2>
                {group === "papers" && (
                  <p>
                    <Link onGo={() => go({ at: "words" })}>{papers.link}</Link>
                  </p>
                )}
                <ul class="app-actions">
                  {held.documents
                    .filter((document) => document.group === group)
                    .map((document) => (
                      <DocumentRow key={document.key} document={document} running={job.running} onSave={() => void save(document)} />
                    ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </Asked>
    </Screen>
  );
}

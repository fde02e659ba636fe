import { useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { changeAnswer, settings } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { ReferenceView } from "../../backend/types/ReferenceView";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import type { Problem } from "../../components/ErrorSummary";
import { Select } from "../../components/Select";
import { SummaryList } from "../../components/SummaryList";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { settings as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { TrustForm } from "../return/TrustForm";
import { Log } from "./Log";
import { Packs } from "./Packs";

/** The trust, where the data is, and the lists and rules in use. */
export function Settings() {
  const { revision, changed, setNotice } = useDesk();
  const job = useJob();
  const answer = useAnswer(settings, [revision]);
  const [problems, setProblems] = useState<Problem[]>([]);
  const tellBy = async (key: string, before: string) => {
    const saved = await job.run(async () => {
      await changeAnswer("clinical_by", "", key);
      return words.clinicalBySaved;
    });
    if (!saved) return;
    setNotice({ heading: saved, undo: () => changeAnswer("clinical_by", "", before) });
    changed(saved);
  };
  return (
    <Screen title={words.title} help={help.settings} problems={job.failure ? [job.failure] : problems}>
      <Asked answer={answer}>
        {(held) => (
          <>
            <section>
              <h2 class="nhsuk-heading-m">{words.trust}</h2>
              <TrustForm
                settings={held}
                job={job}
                save={words.save}
                onProblems={setProblems}
                onSaved={() => {
                  setNotice({ heading: words.saved });
                  changed(words.saved);
                }}
              />
            </section>
            <section>
              <h2 class="nhsuk-heading-m">{words.counting}</h2>
              <Select
                id="clinical-by"
                label={words.clinicalBy}
                hint={words.clinicalByHint}
                options={held.clinical_by_choices}
                value={held.clinical_by}
                onChange={(key) => void tellBy(key, held.clinical_by)}
              />
            </section>
            <section>
              <h2 class="nhsuk-heading-m">{words.about}</h2>
              <SummaryList
                rows={[
                  [words.folder, <span class="app-path">{held.folder}</span>],
                  [words.version, held.version],
                ]}
              />
            </section>
            <Packs held={held.packs} job={job} />
            <Log />
            <section>
              <h2 class="nhsuk-heading-m">{words.reference}</h2>
              <p class="app-note">{words.referenceNote}</p>
              {held.reference.map((reference) => (
                <Reference key={reference.name} reference={reference} />
              ))}
            </section>
          </>
        )}
      </Asked>
    </Screen>
  );
}

function Reference({ reference }: { reference: ReferenceView }) {
  const { table } = reference;
  return (
    <div class="app-reference">
      <h3 class="nhsuk-heading-s">{reference.name}</h3>
      <p>{reference.what}</p>
      {reference.recalled > 0 && (
        <p>
          <Tag colour="yellow">{words.recalled(reference.recalled)}</Tag>
        </p>
      )}
      <Details summary={`${words.rowsIn(reference.rows)}: ${reference.name}`}>
        <DataTable
          caption={table.caption || reference.name}
          quiet
          headings={table.headings}
          rows={table.rows.map((row) =>
            row.map((cell) => (words.recalledStart.test(cell) ? <Tag colour="yellow">{words.recalledTag}</Tag> : cell)),
          )}
          note={table.note}
        />
      </Details>
    </div>
  );
}

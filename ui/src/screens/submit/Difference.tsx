import { useAnswer } from "../../backend/answer";
import { difference, writeDocument } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { DifferenceView } from "../../backend/types/DifferenceView";
import { Button } from "../../components/Button";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { difference as words, documents, submit } from "../../words/screens";
import { Asked } from "../frame/Asked";

/** This year's return beside last year's: the largest movements with what they come from, and every figure on request. */
export function Difference({ job }: { job: Job }) {
  const { year, revision } = useDesk();
  const answer = useAnswer(() => difference(year), [year, revision]);
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <Asked answer={answer}>{(held) => <Held held={held} job={job} />}</Asked>
    </section>
  );
}

function Held({ held, job }: { held: DifferenceView; job: Job }) {
  const { year, go, changed, setNotice } = useDesk();
  const save = async () => {
    const written = await job.run(() => writeDocument(year, "difference-csv"));
    if (!written) return;
    changed(documents.where(written.path));
    setNotice({ heading: documents.saved(words.title), lines: [documents.where(written.path)] });
  };
  return (
    <>
      <p>{held.lead}</p>
      {held.largest.length > 0 && (
        <>
          <h3 class="nhsuk-heading-s">{words.largest}</h3>
          <ol class="app-checks">
            {held.largest.map((line) => (
              <li key={`${line.item} ${line.group}`} class="app-check">
                <p class="app-check__head">
                  <strong>{submit.item(line.item)}: </strong>
                  {line.says}
                </p>
                {line.why.map((why) => (
                  <p key={why} class="app-note">
                    {why}
                  </p>
                ))}
                <p class="app-note">
                  <Link onGo={() => go({ at: "indicator", number: line.indicator })}>
                    {words.indicator(line.indicator)}
                    <span class="nhsuk-u-visually-hidden">: {line.says}</span>
                  </Link>
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      {held.lines.length > 0 && (
        <>
          <Details summary={words.all}>
            <DataTable
              caption={words.caption(held.compare, held.year)}
              headings={words.headings(held.compare, held.year)}
              rows={held.lines.map((line) => [
                `${line.item} ${line.label}`, line.group, line.last, line.now, line.difference, line.relative, line.note,
              ])}
            />
          </Details>
          <div class="app-buttons">
            <Button id="save-difference" look="secondary" small busy={job.running} onPress={() => void save()}>
              {words.save}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

import { useEffect } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { data } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { DataView } from "../../backend/types/DataView";
import { Button } from "../../components/Button";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { importing } from "../../words/importing";
import { data as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { JobProgress } from "../frame/JobProgress";
import { Screen } from "../frame/Screen";
import { Kind } from "./Kind";
import { Remembered } from "./Remembered";
import { useImport } from "./useImport";

/** What is held of each kind, and the way in for files. `kind` is the one somebody came to look at. */
export function Data({ kind }: { kind?: string | undefined }) {
  const { year, revision, draft, go, frame } = useDesk();
  const job = useJob();
  const files = useImport(job);
  const answer = useAnswer(() => data(year), [year, revision]);
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      help={help.data}
      problems={job.failure ? [job.failure] : []}
      action={
        <Button id="choose-files" busy={job.running} off={frame.signed !== ""} onPress={() => void files.choose(null)}>
          {words.choose}
        </Button>
      }
    >
      <JobProgress job={job} what={importing.looking} />
      {draft && draft.report.year === year && !job.running && (
        <InsetText>
          <p>
            {words.open}.{" "}
            <Link onGo={() => go({ at: "import", step: draft.reached })}>{words.continue}</Link>
          </p>
        </InsetText>
      )}
      <Asked answer={answer}>{(held) => <Held held={held} job={job} files={files} first={kind} />}</Asked>
    </Screen>
  );
}

type HeldProps = { held: DataView; job: ReturnType<typeof useJob>; files: ReturnType<typeof useImport>; first: string | undefined };

function Held({ held, job, files, first }: HeldProps) {
  useEffect(() => {
    const heading = first && document.querySelector<HTMLElement>(`[data-kind="${first}"] h3`);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }, [first]);
  return (
    <>
      <h2 class="nhsuk-heading-m">{words.kinds}</h2>
      <ul class="app-kinds">
        {held.kinds.map((kind) => (
          <Kind key={kind.kind} kind={kind} job={job} onChoose={() => void files.choose(kind.kind)} />
        ))}
      </ul>
      {held.quality.length > 0 && (
        <section>
          <h2 class="nhsuk-heading-m">{words.quality}</h2>
          {held.quality.map((table) => (
            <Details key={table.caption} summary={table.caption}>
              <DataTable caption={table.caption} quiet headings={table.headings} rows={table.rows} note={table.note} />
            </Details>
          ))}
        </section>
      )}
      <Remembered held={held.answers} job={job} />
    </>
  );
}

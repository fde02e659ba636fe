import { useAnswer } from "../../backend/answer";
import { data } from "../../backend/call";
import { DataTable } from "../../components/DataTable";
import { useDesk } from "../../desk";
import { none } from "../../words/common";
import { number } from "../../words/format";
import { importing as words } from "../../words/screens";
import { type StepProps, StepButtons } from "./Import";

/** Step 5: what will be kept, and what it takes the place of. */
export function Keep({ draft, files, busy }: StepProps) {
  const { year } = useDesk();
  const answer = useAnswer(() => data(year), [year]);
  const held = (kind: string) => answer.value?.kinds.find((view) => view.kind === kind)?.file?.name ?? words.keepNothing;
  const readable = draft.report.files.filter((file) => file.error === null);
  return (
    <>
      <p>{words.keepLead}</p>
      <DataTable
        caption={words.titles.keep}
        quiet
        headings={words.keepHeadings}
        rows={readable.map((file) => [
          file.file,
          file.kind_label,
          number(file.rows.used),
          file.people > 0 ? number(file.people) : none,
          held(file.kind),
        ])}
      />
      <StepButtons files={files} busy={busy} onContinue={() => void files.keep(draft)} label={words.keep(readable.length)} />
    </>
  );
}

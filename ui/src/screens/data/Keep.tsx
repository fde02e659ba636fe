import { DataTable } from "../../components/DataTable";
import { InsetText } from "../../components/InsetText";
import { none } from "../../words/common";
import { number } from "../../words/format";
import { importing as words } from "../../words/importing";
import { readable } from "./draft";
import { Foot, type StepProps } from "./Foot";

/** Step 5: what will be kept, and what it takes the place of. */
export function Keep(props: StepProps) {
  const { draft, files } = props;
  const shown = readable(draft).map(({ file }) => file);
  const same = shown.length > 0 && shown.every((file) => file.held?.nothing_changes);
  return (
    <>
      <p>{words.keepLead}</p>
      {same && (
        <InsetText>
          <p>{words.allSame}</p>
        </InsetText>
      )}
      <DataTable
        caption={words.titles.keep}
        quiet
        headings={words.keepHeadings}
        rows={shown.map((file) => [
          file.file,
          file.kind_label,
          number(file.rows.used),
          file.people > 0 ? number(file.people) : none,
          file.held?.line ?? words.keepNothing,
        ])}
      />
      <Foot {...props} onContinue={() => void files.keep(draft)} label={words.keep(shown.length)} />
    </>
  );
}

import { useState } from "preact/hooks";
import { asFailure, saveFindings } from "../../backend/call";
import type { Failure } from "../../backend/types/Failure";
import type { ImportFile } from "../../backend/types/ImportFile";
import { Button } from "../../components/Button";
import { DataTable } from "../../components/DataTable";
import { InsetText } from "../../components/InsetText";
import { useDesk } from "../../desk";
import { none } from "../../words/common";
import { number } from "../../words/format";
import { importing as words } from "../../words/importing";
import { Before } from "./Before";
import { Changes } from "./Changes";
import { readable } from "./draft";
import { type FileState, Files } from "./Files";
import { Findings, grouped } from "./Findings";
import { Foot, type StepProps } from "./Foot";

const leftOut = (file: ImportFile) => file.balance.lines.reduce((sum, line) => sum + line.rows, 0);

function stateOf(file: ImportFile): FileState {
  if (file.questions.length > 0) return { text: words.tab.stopped, marked: true };
  if (file.changes.length > 0) return { text: words.tab.changed(file.changes.length), marked: true };
  const many = grouped(file.findings).length;
  return { text: many > 0 ? words.tab.noticed(many) : words.tab.quiet, marked: false };
}

/** Step 4: what differs from last time, what was counted, what was left out and why, and what was noticed. */
export function Check(props: StepProps) {
  const { draft, files, onProblems } = props;
  const shown = readable(draft);
  const noticed = shown.some(({ file }) => file.findings.length > 0);
  const go = () => {
    const open = shown
      .filter(({ file }) => file.questions.length > 0)
      .map(({ file, index }) => ({ message: words.stillOpen(file.questions.length, file.file), hint: words.stillOpenHint, field: `file-${index}` }));
    onProblems(open);
    if (open.length === 0) files.open(draft, "keep");
  };
  return (
    <>
      <Changes files={shown.map(({ file }) => file)} />
      <p>{words.checkLead}</p>
      {shown.length > 1 && (
        <DataTable
          caption={words.allFiles}
          headings={words.allHeadings}
          rows={shown.map(({ file }) => [
            file.file,
            file.kind_label,
            number(file.rows.read),
            number(file.rows.used),
            number(leftOut(file)),
            file.people > 0 ? number(file.people) : none,
          ])}
        />
      )}
      <Files
        draft={draft}
        shown={shown}
        state={stateOf}
        body={(file, index) => (
          <>
            {file.held?.same_file && (
              <InsetText>
                <p>{file.held.line}</p>
              </InsetText>
            )}
            <Balance file={file} />
            <h3 class="nhsuk-heading-s">{words.findingsTitle}</h3>
            {file.findings.length === 0 ? (
              <p class="app-note">{words.noFindings}</p>
            ) : (
              <Findings file={file.file} id={String(index)} findings={file.findings} />
            )}
          </>
        )}
      />
      {noticed && <Download />}
      <Before draft={draft} files={files} />
      <Foot {...props} onContinue={go} />
    </>
  );
}

/** Where every row went: one sentence whose sum comes out, and the same as a table. */
function Balance({ file }: { file: ImportFile }) {
  const { balance, people } = file;
  const rest: [string, string][] =
    balance.waiting > 0 ? [[file.questions.length > 0 ? words.waiting : words.unaccounted, number(balance.waiting)]] : [];
  return (
    <>
      {people > 0 && <p class="app-balance__people">{words.people(people)}</p>}
      <p class="app-balance__sum">{balance.sentence}</p>
      <DataTable
        caption={words.balance}
        quiet
        headings={words.balanceHeadings}
        rows={[
          [words.read, number(file.rows.read)],
          [words.used, number(file.rows.used)],
          ...balance.lines.map((line) => [`${words.leftOut}: ${line.label}`, number(line.rows)]),
          ...rest,
        ]}
      />
    </>
  );
}

/** Everything that was noticed as a table for another program; where it goes is asked by the program. */
function Download() {
  const { say } = useDesk();
  const [saved, setSaved] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async () => {
    setFailure(null);
    try {
      const written = await saveFindings();
      if (!written) return;
      setSaved(words.savedAs(written.path));
      say(words.savedAs(written.path));
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  };
  return (
    <div class="app-download">
      <Button id="save-findings" look="secondary" small onPress={() => void save()}>
        {words.download}
      </Button>
      {saved && <p class="app-note">{saved}</p>}
      {failure && (
        <p class="nhsuk-error-message" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
    </div>
  );
}

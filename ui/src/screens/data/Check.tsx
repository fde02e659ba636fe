import type { ComponentChildren } from "preact";
import type { ImportFile } from "../../backend/types/ImportFile";
import { SummaryList } from "../../components/SummaryList";
import { number, people } from "../../words/format";
import { importing as words } from "../../words/screens";
import { Findings } from "./Findings";
import { type StepProps, StepButtons } from "./Import";

/** Step 4: what was counted, what was left out and why, and what was noticed. */
export function Check({ draft, files, busy }: StepProps) {
  return (
    <>
      <p>{words.checkLead}</p>
      {draft.report.files
        .filter((file) => file.error === null)
        .map((file) => (
          <section key={file.file} class="app-file">
            <h2 class="nhsuk-heading-m">{file.file}</h2>
            <SummaryList rows={counted(file)} />
            {file.findings.length === 0 ? <p class="app-note">{words.noFindings}</p> : <Findings file={file.file} findings={file.findings} />}
          </section>
        ))}
      <StepButtons files={files} busy={busy} onContinue={() => files.open(draft, "keep")} />
    </>
  );
}

function counted(file: ImportFile): [string, ComponentChildren][] {
  const lines: [string, ComponentChildren][] = [
    [words.read, number(file.rows.read)],
    [words.used, number(file.rows.used)],
  ];
  if (file.people > 0) lines.push([words.people, people(file.people)]);
  if (file.left_out.length > 0) {
    lines.push([
      words.leftOut,
      <ul class="nhsuk-list app-plain">
        {file.left_out.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>,
    ]);
  }
  return lines;
}

import { useAnswer } from "../../backend/answer";
import { data } from "../../backend/call";
import type { ImportFile } from "../../backend/types/ImportFile";
import { Button } from "../../components/Button";
import { InsetText } from "../../components/InsetText";
import { ScrollRegion } from "../../components/ScrollRegion";
import { type Option, Select } from "../../components/Select";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { whatToDo } from "../../words/common";
import { importing as words } from "../../words/screens";
import { type StepProps, StepButtons } from "./Import";

/** Step 1: what each file was taken for, and why. */
export function What({ draft, files, busy, onProblems }: StepProps) {
  const { year } = useDesk();
  const answer = useAnswer(() => data(year), [year]);
  const kinds: Option[] = answer.value?.kinds.map(({ kind, label }) => ({ key: kind, label })) ?? [];
  const go = () => {
    const unknown = draft.report.files.flatMap((file, index) =>
      file.error === null && file.kind === "" ? [{ message: words.needKind(file.file), field: `kind-${index}` }] : [],
    );
    onProblems(unknown);
    if (unknown.length === 0) void files.advance(draft, draft.decisions, "what");
  };
  return (
    <>
      {draft.report.files.map((file, index) => (
        <section key={file.file} class="app-file">
          <h2 class="nhsuk-heading-m" id={`file-${index}`} tabIndex={-1}>
            {file.file}
          </h2>
          {file.error ? (
            <Unreadable
              file={file}
              busy={busy}
              onLeaveOut={
                draft.report.files.length > 1
                  ? () =>
                      void files.lookElsewhere(draft, {
                        ...draft.decisions,
                        left_out: [...draft.decisions.left_out, file.file],
                      })
                  : undefined
              }
            />
          ) : (
            <p class="app-file__why">
              {file.kind_label && <Tag colour="green">{file.kind_label}</Tag>} {file.why}
            </p>
          )}
          <div class="app-fields">
            <Select
              id={`kind-${index}`}
              label={words.kindLabel}
              empty={file.kind === "" ? words.unknownKind : undefined}
              options={kinds.length > 0 ? kinds : [{ key: file.kind, label: file.kind_label }]}
              value={file.kind}
              onChange={(kind) =>
                kind &&
                void files.lookElsewhere(draft, { ...draft.decisions, kinds: { ...draft.decisions.kinds, [file.file]: kind } })
              }
            />
            {file.sheets.length > 0 && (
              <Select
                id={`sheet-${index}`}
                label={words.sheetLabel}
                options={[...new Set([file.sheet, ...file.sheets])].filter(Boolean).map((name) => ({ key: name, label: name }))}
                value={file.sheet}
                onChange={(sheet) =>
                  void files.lookElsewhere(draft, { ...draft.decisions, sheets: { ...draft.decisions.sheets, [file.file]: sheet } })
                }
              />
            )}
          </div>
          {file.preview.length > 0 && <Preview file={file} />}
        </section>
      ))}
      <StepButtons files={files} busy={busy} onContinue={go} />
    </>
  );
}

function Unreadable({ file, busy, onLeaveOut }: { file: ImportFile; busy: boolean; onLeaveOut: (() => void) | undefined }) {
  return (
    <InsetText>
      <p>
        <strong>{words.cannotRead}.</strong> {file.error?.message}
      </p>
      {file.error?.hint && (
        <p>
          {whatToDo}: {file.error.hint}
        </p>
      )}
      {onLeaveOut && (
        <>
          <p>{words.otherFiles}</p>
          <Button look="secondary" small busy={busy} onPress={onLeaveOut}>
            {words.leaveOut(file.file)}
          </Button>
        </>
      )}
    </InsetText>
  );
}

function Preview({ file }: { file: ImportFile }) {
  const width = Math.max(...file.preview.map((row) => row.length), 1);
  return (
    <>
      {file.header_row > 0 && <p class="app-note">{words.headerRow(file.header_row)}</p>}
      <ScrollRegion label={words.preview(file.file)}>
        <table class="app-preview">
          <caption class="nhsuk-u-visually-hidden">{words.preview(file.file)}</caption>
          <tbody>
            {file.preview.map((row, line) => (
              <tr key={line} class={line + 1 === file.header_row ? "app-preview__heading" : undefined}>
                <th scope="row">
                  <span class="nhsuk-u-visually-hidden">{words.row} </span>
                  {line + 1}
                </th>
                {Array.from({ length: width }, (_, column) => (
                  <td key={column}>{row[column] ?? ""}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

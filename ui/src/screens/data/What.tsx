import { useAnswer } from "../../backend/answer";
import { data } from "../../backend/call";
import type { ImportFile } from "../../backend/types/ImportFile";
import { Button } from "../../components/Button";
import { InsetText } from "../../components/InsetText";
import { Radios } from "../../components/Radios";
import { type Option, Select } from "../../components/Select";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { whatToDo } from "../../words/common";
import { importing as words } from "../../words/importing";
import { severityTone } from "../frame/tones";
import { aboutHeadings, withHeaderRow, withKind, withSheet } from "./draft";
import { type FileState, Files, LeftOut } from "./Files";
import { Foot, type StepProps } from "./Foot";
import { Preview } from "./Preview";

/** Up to this many sheets are shown all at once. */
const few = 6;

function stateOf(file: ImportFile): FileState {
  if (file.error) return { text: words.tab.unreadable, marked: true };
  if (file.could_be.length > 0) return { text: words.tab.unclear, marked: true };
  if (file.kind === "") return { text: words.tab.unknown, marked: true };
  if (aboutHeadings(file).length > 0) return { text: `${file.kind_label}. ${words.tab.headings}`, marked: true };
  return { text: file.kind_label, marked: false };
}

/** Step 1: what each file was taken for, and why; another kind or sheet is read at once. */
export function What(props: StepProps) {
  const { draft, files, reading, onProblems } = props;
  const { year } = useDesk();
  const answer = useAnswer(() => data(year), [year]);
  const kinds: Option[] = answer.value?.kinds.map(({ kind, label }) => ({ key: kind, label })) ?? [];
  const all = draft.report.files.map((file, index) => ({ file, index }));
  const go = () => {
    const unknown = all.flatMap(({ file, index }) =>
      file.error === null && file.kind === "" ? [{ message: words.needKind(file.file), field: `kind-${index}` }] : [],
    );
    onProblems(unknown);
    if (unknown.length === 0) void files.advance(draft, draft.decisions, "what");
  };
  const leaveOut = (file: ImportFile) =>
    void files.lookElsewhere(draft, { ...draft.decisions, left_out: [...draft.decisions.left_out, file.file] }, file.file);
  return (
    <>
      <p>{words.whatLead}</p>
      <Files
        draft={draft}
        shown={all}
        state={stateOf}
        body={(file, index) => (
          <>
            {file.error ? (
              <Unreadable file={file} others={all.length > 1} />
            ) : (
              <p class="app-file__why">
                {file.kind_label && <Tag colour="green">{file.kind_label}</Tag>} {file.why}
              </p>
            )}
            <div class="app-fields">
              <div class={file.could_be.length > 0 ? "app-fields__wide" : undefined}>
                {file.could_be.length > 0 ? (
                  <Unclear
                    id={`kind-${index}`}
                    file={file}
                    kinds={kinds}
                    onChange={(kind) => void files.lookElsewhere(draft, withKind(draft, file, kind), file.file)}
                  />
                ) : (
                  <Select
                    id={`kind-${index}`}
                    label={words.kindLabel}
                    empty={file.kind === "" ? words.unknownKind : undefined}
                    options={kinds.length > 0 ? kinds : [{ key: file.kind, label: file.kind_label }]}
                    value={file.kind}
                    onChange={(kind) => kind && void files.lookElsewhere(draft, withKind(draft, file, kind), file.file)}
                  />
                )}
                {hasHeadings(file) && (
                  <Select
                    id={`headings-${index}`}
                    label={words.headingsLabel}
                    options={file.heading_rows.map((row) => ({ key: String(row.row), label: words.headingsOf(row.row, row.words) }))}
                    value={String(file.header_row)}
                    onChange={(row) => void files.lookElsewhere(draft, withHeaderRow(draft, file, Number(row)), file.file)}
                  />
                )}
              </div>
              {file.sheets.length > 1 && (
                <Sheets
                  id={`sheet-${index}`}
                  file={file}
                  onChange={(sheet) => void files.lookElsewhere(draft, withSheet(draft, file, sheet), file.file)}
                />
              )}
            </div>
            {aboutHeadings(file).map(({ severity, message, hint }) => (
              <InsetText key={message}>
                <p>
                  <Tag colour={severityTone(severity)}>{words.severity[severity] ?? severity}</Tag> {message} {hint}
                </p>
              </InsetText>
            ))}
            <Preview file={file} busy={reading} />
            {all.length > 1 && (
              <Button look="secondary" small onPress={() => leaveOut(file)}>
                {words.leaveOut}
                <span class="nhsuk-u-visually-hidden">: {file.file}</span>
              </Button>
            )}
          </>
        )}
      />
      <LeftOut draft={draft} files={files} />
      <Foot {...props} onContinue={go} />
    </>
  );
}

/** Whether a row of headings was taken that could be another; the survey and the return have a layout of their own. */
const hasHeadings = (file: ImportFile): boolean =>
  file.header_row > 0 && file.heading_rows.length > 1 && file.kind !== "survey" && file.kind !== "return";

/** The kinds that fit equally well, each with its reason, and the others below them. */
function Unclear({ id, file, kinds, onChange }: { id: string; file: ImportFile; kinds: Option[]; onChange: (kind: string) => void }) {
  const fitting = file.could_be.map(({ kind, label, why }) => ({ key: kind, label, hint: why }));
  const others = kinds.filter(({ key }) => !file.could_be.some(({ kind }) => kind === key));
  return (
    <>
      <Radios id={id} legend={words.unclearLabel} hint={words.unclearHint} options={fitting} value={file.kind} onChange={onChange} stacked />
      <Select id={`${id}-other`} label={words.otherKindLabel} empty={words.unknownKind} options={others} value="" onChange={(kind) => kind && onChange(kind)} />
    </>
  );
}

/** Every sheet with what it seems to hold. */
function Sheets({ id, file, onChange }: { id: string; file: ImportFile; onChange: (sheet: string) => void }) {
  const shared = { id, value: file.sheet, hint: words.sheetHint, onChange };
  if (file.sheets.length > few) {
    const options = file.sheets.map((sheet) => {
      const about = words.sheetOf(sheet.seems, sheet.rows, sheet.visible);
      return { key: sheet.name, label: about ? `${sheet.name} – ${about}` : sheet.name };
    });
    return <Select {...shared} label={words.sheetLabel} options={options} />;
  }
  const options = file.sheets.map((sheet) => ({
    key: sheet.name,
    label: sheet.name,
    hint: words.sheetOf(sheet.seems, sheet.rows, sheet.visible),
  }));
  return <Radios {...shared} legend={words.sheetLabel} options={options} stacked />;
}

function Unreadable({ file, others }: { file: ImportFile; others: boolean }) {
  return (
    <InsetText>
      <p>
        <strong>{file.preview.rows.length > 0 ? words.notRead : words.cannotRead}.</strong> {file.error?.message}
      </p>
      {file.error?.hint && (
        <p>
          {whatToDo}: {file.error.hint}
        </p>
      )}
      {others && <p>{words.otherFiles}</p>}
    </InsetText>
  );
}

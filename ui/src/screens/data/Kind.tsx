import { removeFile, saveKeptFindings, undoKeep } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { FileView } from "../../backend/types/FileView";
import type { KindView } from "../../backend/types/KindView";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Confirm";
import { Details } from "../../components/Details";
import { Link } from "../../components/Link";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { keepIt, undone } from "../../words/common";
import { number } from "../../words/format";
import { importing } from "../../words/importing";
import { data as words } from "../../words/screens";
import { Findings } from "./Findings";

type Props = { kind: KindView; job: Job; onChoose: () => void };

/** One kind of data: what it is for, what is held of it, and what can be done. */
export function Kind({ kind, job, onChoose }: Props) {
  const { year, go, changed, setNotice, frame } = useDesk();
  const off = frame.signed !== "";
  const isHeld = kind.files.length > 0;
  const typed = kind.entries.some((entry) => entry.value !== "");
  const undo = async () => {
    const done = await job.run(async () => {
      await undoKeep(year, kind.kind);
      return true;
    });
    if (!done) return;
    setNotice({ heading: undone });
    changed(undone);
  };
  return (
    <li class="app-kind" data-kind={kind.kind}>
      <div class="app-kind__head">
        <h3 class="app-kind__title">{kind.label}</h3>
        {isHeld ? <Tag colour="green">{words.held}</Tag> : typed ? <Tag colour="blue">{words.typed}</Tag> : <Tag colour="grey">{words.missing}</Tag>}
      </div>
      <p class="app-kind__what">{kind.what}</p>
      {kind.files.map((file) => (
        <Held key={file.id} file={file} job={job} remove={kind.files.length > 1} />
      ))}
      {kind.files.some((file) => file.findings.length > 0) && <SaveFindings kind={kind.kind} job={job} about={kind.label} />}
      <div class="app-buttons">
        <Button look="secondary" small busy={job.running} off={off} onPress={onChoose}>
          {isHeld ? words.replace : words.chooseOne}
          <span class="nhsuk-u-visually-hidden"> {words.about(kind.label)}</span>
        </Button>
        {kind.files.length === 1 && <Remove file={kind.files[0]!} job={job} />}
        {kind.can_undo && (
          <Button look="secondary" small busy={job.running} off={off} onPress={() => void undo()}>
            {words.undoKeep}
            <span class="nhsuk-u-visually-hidden"> {words.about(kind.label)}</span>
          </Button>
        )}
        {kind.entries.length > 0 && (
          <Link onGo={() => go({ at: "entry", kind: kind.kind })}>
            {words.type}
            <span class="nhsuk-u-visually-hidden"> {words.about(kind.label)}</span>
          </Link>
        )}
      </div>
    </li>
  );
}

/** A file as it is named, with its sheet where it has several. */
const nameOf = (file: FileView) => (file.sheet ? `${file.name} · ${file.sheet}` : file.name);

function Remove({ file, job }: { file: FileView; job: Job }) {
  const { year, changed, setNotice, frame } = useDesk();
  const remove = async () => {
    const done = await job.run(async () => {
      await removeFile(year, file.id);
      return true;
    });
    if (!done) return;
    setNotice({ heading: words.removed(nameOf(file)) });
    changed(words.removed(nameOf(file)));
  };
  return (
    <Confirm
      ask={words.remove}
      about={nameOf(file)}
      question={words.removeAsk(nameOf(file))}
      yes={words.removeYes}
      no={keepIt}
      busy={job.running}
      off={frame.signed !== ""}
      onYes={() => void remove()}
    />
  );
}

function SaveFindings({ kind, job, about }: { kind: string; job: Job; about: string }) {
  const { year, setNotice } = useDesk();
  const save = async () => {
    const written = await job.run(() => saveKeptFindings(year, kind));
    if (written) setNotice({ heading: importing.savedAs(written.path) });
  };
  return (
    <Button look="secondary" small busy={job.running} onPress={() => void save()}>
      {importing.downloadShort}
      <span class="nhsuk-u-visually-hidden">: {importing.findings(about)}</span>
    </Button>
  );
}

function Held({ file, job, remove }: { file: FileView; job: Job; remove: boolean }) {
  const facts: [string, string][] = [
    [words.asAt, file.as_at],
    [words.counted, words.countedLine(file.used, file.rows)],
    [words.people, file.people > 0 ? number(file.people) : ""],
    [words.kept, file.kept_at],
    [words.rules, file.rules],
  ];
  return (
    <>
      <p class="app-kind__file">{nameOf(file)}</p>
      <dl class="app-facts">
        {facts
          .filter(([, value]) => value !== "")
          .map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {file.left_out.length > 0 && (
        <Details summary={`${words.leftOut}: ${file.name}`}>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {file.left_out.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Details>
      )}
      {file.findings.length > 0 && (
        <Details summary={`${words.noticed(file.findings.length)}: ${file.name}`}>
          <Findings file={file.name} id={`kept-${file.id}`} findings={file.findings} />
        </Details>
      )}
      {remove && <Remove file={file} job={job} />}
    </>
  );
}

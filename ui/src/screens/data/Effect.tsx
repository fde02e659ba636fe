import { useEffect } from "preact/hooks";
import type { ImportFile } from "../../backend/types/ImportFile";
import { useDesk } from "../../desk";
import { importing as words } from "../../words/importing";
import { type Draft, openColumns, askedOf, readable } from "./draft";

/** How many files have their counts at the foot. */
const room = 2;

const counted = (file: ImportFile) => (file.people > 0 ? file.people : file.rows.used);

function change(file: ImportFile, draft: Draft): number {
  const before = draft.before?.files.find((held) => held.file === file.file && held.error === null);
  return before ? counted(file) - counted(before) : 0;
}

/** What is counted by the decisions so far, first where that has just changed; said aloud when it does. */
export function Effect({ draft }: { draft: Draft }) {
  const { say } = useDesk();
  const all = readable(draft).map(({ file }) => file);
  const asking = all.filter((file) => askedOf(draft, file).length + openColumns(draft, file) > 0);
  const wanted = asking.length > 0 ? asking : all;
  const shown = [...wanted].sort((one, other) => Number(change(other, draft) !== 0) - Number(change(one, draft) !== 0)).slice(0, room);
  const line = (file: ImportFile) => words.countsLine(file.file, file.people, file.rows.used, change(file, draft), file.balance.sentence);
  const news = shown.filter((file) => change(file, draft) !== 0).map(line);
  useEffect(() => {
    if (news.length > 0) say(`${words.countsNow}. ${news.join(" ")}`);
  }, [draft.before]);
  const rest = all.length - shown.length;
  return (
    <div class="app-effect">
      <p class="app-effect__title">{words.countsNow}</p>
      {shown.map((file) => (
        <p key={file.file}>{line(file)}</p>
      ))}
      {rest > 0 && <p class="app-quiet">{words.otherCounts(rest)}</p>}
    </div>
  );
}

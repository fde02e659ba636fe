import { useState } from "preact/hooks";
import type { FindingView } from "../../backend/types/FindingView";
import type { PlaceView } from "../../backend/types/PlaceView";
import { Details } from "../../components/Details";
import { Radios } from "../../components/Radios";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { importing as words } from "../../words/importing";
import { severityTone } from "../frame/tones";

/** How many places stand beside a finding without being asked for. */
const some = 5;

/** From this many kinds of finding on they can be filtered. */
const worthFiltering = 4;

const severities = ["error", "warning", "note"] as const;

/** Findings that say the same, with every place. */
type Group = { finding: FindingView; places: PlaceView[] };

/** Places in words, the sheet named once for those that follow one another on it: "Staff · D12, D19; Leavers · D4". */
function where(places: readonly PlaceView[]): string {
  let sheet = "";
  return places
    .map((place, index) => {
      const same = index > 0 && place.sheet === sheet;
      sheet = place.sheet;
      const named = [place.sheet, place.cell].filter(Boolean).join(" · ");
      return same ? `, ${place.cell}` : index > 0 ? `; ${named}` : named;
    })
    .join("");
}

/** Findings with the same words are one, the gravest first. */
export function grouped(findings: readonly FindingView[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const key = [finding.severity, finding.message, finding.hint].join("\n");
    const held = groups.get(key) ?? { finding, places: [] };
    if (finding.place.sheet || finding.place.cell) held.places.push(finding.place);
    groups.set(key, held);
  }
  const rank = ({ finding }: Group) => severities.findIndex((severity) => severity === finding.severity);
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

/** What was noticed in a file: by message, with every place, and only what is wanted where there is much. */
export function Findings({ file, id, findings }: { file: string; id: string; findings: readonly FindingView[] }) {
  const { say } = useDesk();
  const [only, setOnly] = useState("");
  const groups = grouped(findings);
  const many = (severity: string) => groups.filter(({ finding }) => finding.severity === severity).length;
  const there = severities.filter((severity) => many(severity) > 0);
  const shown = groups.filter(({ finding }) => only === "" || finding.severity === only);
  const choose = (key: string) => {
    const wanted = key === "all" ? "" : key;
    setOnly(wanted);
    say(words.shownNow(wanted === "" ? groups.length : many(wanted)));
  };
  return (
    <div class="app-findings">
      {groups.length >= worthFiltering && there.length > 1 && (
        <Radios
          id={`show-${id}`}
          legend={words.show}
          options={[
            { key: "all", label: words.all(groups.length) },
            ...there.map((severity) => ({ key: severity, label: words.only(words.severities[severity] ?? severity, many(severity)) })),
          ]}
          value={only || "all"}
          onChange={choose}
        />
      )}
      <ul class="app-findings__list" aria-label={words.findings(file)}>
        {shown.map(({ finding, places }) => (
          <li key={`${finding.severity} ${finding.message} ${finding.hint}`} class="app-finding">
            <p class="app-finding__what">
              <Tag colour={severityTone(finding.severity)}>{words.severity[finding.severity] ?? finding.severity}</Tag> {finding.message}
            </p>
            {finding.hint && <p class="app-finding__hint">{finding.hint}</p>}
            <Places places={places} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Places({ places }: { places: readonly PlaceView[] }) {
  if (places.length === 0) return <p class="app-finding__where">{words.whole}</p>;
  return (
    <>
      <p class="app-finding__where">
        {places.length > 1 && `${words.times(places.length)}: `}
        {where(places.slice(0, some))}
        {places.length > some && " …"}
      </p>
      {places.length > some && (
        <Details summary={words.places(places.length)}>
          <p class="app-finding__all">{where(places)}</p>
        </Details>
      )}
    </>
  );
}

import { useState } from "preact/hooks";
import { giveReason, writeDocument } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { CheckView } from "../../backend/types/CheckView";
import type { LookView } from "../../backend/types/LookView";
import type { SubmissionView } from "../../backend/types/SubmissionView";
import { Button } from "../../components/Button";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { Tag } from "../../components/Tag";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import type { Place } from "../../place";
import { documents, submit as words } from "../../words/screens";
import { Behind } from "../indicators/Receipts";

/** How many cells of a finding are named before they are only counted. */
const namedCells = 6;

/** What the checks found, by what kind of doubt it is: in each errors first, then warnings with room for a word why. */
export function Checks({ held, job }: { held: SubmissionView; job: Job }) {
  const { year, changed, setNotice } = useDesk();
  const summary = [held.errors > 0 ? words.errors(held.errors) : "", held.warnings > 0 ? words.warnings(held.warnings) : ""]
    .filter(Boolean)
    .join(" · ");
  const save = async () => {
    const written = await job.run(() => writeDocument(year, "checks-csv"));
    if (!written) return;
    changed(documents.where(written.path));
    setNotice({ heading: documents.saved(words.checks), lines: [documents.where(written.path)] });
  };
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.checks}</h2>
      <p class="app-strong">{summary || words.allWell}</p>
      {words.natures.map(([nature, heading]) => {
        const checks = held.checks.filter((check) => check.nature === nature);
        const errors = checks.filter((check) => check.severity === "error");
        const warnings = checks.filter((check) => check.severity !== "error");
        if (checks.length === 0) return null;
        return (
          <section key={nature} class="app-block">
            <h3 class="nhsuk-heading-s">{heading}</h3>
            <ul class="app-checks">
              {[...errors, ...warnings].map((check) => (
                <Check key={check.key} check={check} job={job} />
              ))}
            </ul>
          </section>
        );
      })}
      {held.checks.length > 0 && (
        <div class="app-buttons">
          <Button id="save-checks" look="secondary" small busy={job.running} onPress={() => void save()}>
            {words.saveChecks}
          </Button>
        </div>
      )}
    </section>
  );
}

function cellNames(check: CheckView): string {
  const names = check.cells.slice(0, namedCells).map((cell) => cell.name).join("; ");
  const more = check.cells.length - namedCells;
  return more > 0 ? words.cellsMany(names, more) : words.cells(names);
}

function Check({ check, job }: { check: CheckView; job: Job }) {
  const { year, changed, frame } = useDesk();
  const [reason, setReason] = useState(check.reason);
  const error = check.severity === "error";
  const save = async () => {
    if (reason.trim() === check.reason) return;
    const done = await job.run(async () => {
      await giveReason(year, check.key, reason.trim());
      return true;
    });
    if (done) changed(words.reasonKept);
  };
  return (
    <li class="app-check">
      <div>
        <p class="app-check__head">
          {error ? <Tag colour="red">{words.error}</Tag> : <Tag colour={check.reason ? "white" : "yellow"}>{check.reason ? words.explained : words.warning}</Tag>}{" "}
          {check.item > 0 && <strong>{words.item(check.item)}: </strong>}
          {check.message}
        </p>
        {check.hint && <p class="app-note">{check.hint}</p>}
        {check.cells.length > 0 && <p class="app-note">{cellNames(check)}</p>}
        <Looks looks={check.looks} about={check.message} />
      </div>
      {check.outdated && (
        <InsetText>
          <p>{check.outdated}</p>
        </InsetText>
      )}
      {!error && (
        <TextInput
          id={`reason-${check.key.replace(/[^a-z0-9]+/gi, "-")}`}
          label={words.reason}
          hint={check.given || undefined}
          value={reason}
          onInput={setReason}
          onDone={() => void save()}
          off={frame.signed !== ""}
        />
      )}
    </li>
  );
}

/** The ways from a finding to what it is about; how an item was counted opens in place. */
function Looks({ looks, about }: { looks: readonly LookView[]; about: string }) {
  const { go } = useDesk();
  const ways = looks.flatMap((look) => {
    const place = placeOf(look);
    return place ? [{ look, place }] : [];
  });
  return (
    <>
      {ways.length > 0 && (
        <ul class="app-ways">
          {ways.map(({ look, place }) => (
            <li key={look.label}>
              <Link onGo={() => go(place)}>
                {look.label}
                <span class="nhsuk-u-visually-hidden">: {about}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {looks
        .filter((look) => look.place === "receipt")
        .map((look) => (
          <Behind key={look.number} of={String(look.number)} summary={look.label} />
        ))}
    </>
  );
}

function placeOf(look: LookView): Place | null {
  switch (look.place) {
    case "data":
      return { at: "data", kind: look.kind };
    case "typed":
      return { at: "entry", kind: look.kind };
    case "indicator":
      return { at: "indicator", number: look.number };
    default:
      return null;
  }
}

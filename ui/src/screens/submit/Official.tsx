import { useState } from "preact/hooks";
import { fillBlank, matchBlank } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { BlankPlace } from "../../backend/types/BlankPlace";
import type { BlankView } from "../../backend/types/BlankView";
import { Button } from "../../components/Button";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { ErrorSummary } from "../../components/ErrorSummary";
import { InsetText } from "../../components/InsetText";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { problem } from "../../words/common";
import { official as words } from "../../words/official";
import { documents } from "../../words/screens";

/** The official workbook: chosen, matched with the return, and filled in a copy. */
export function Official() {
  const { year, changed, setNotice } = useDesk();
  const job = useJob();
  const [look, setLook] = useState<BlankView | null>(null);
  const choose = async () => {
    const found = await job.run(() => matchBlank(year));
    if (found) setLook(found);
  };
  const write = async (held: BlankView) => {
    const filled = await job.run(() => fillBlank(year, held.fingerprint));
    if (!filled) return;
    setLook(filled.look);
    changed(words.written(filled.written));
    setNotice({ heading: words.written(filled.written), lines: [documents.where(filled.path), words.opens] });
  };
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <p>{words.lead}</p>
      {job.failure && <ErrorSummary heading={problem} problems={[job.failure]} />}
      {look && <Match look={look} />}
      <div class="app-buttons">
        {look && !look.why_not && (
          <Button id="write-official" busy={job.running} onPress={() => void write(look)}>
            {words.write(look.written)}
          </Button>
        )}
        <Button id="choose-official" look="secondary" busy={job.running} onPress={() => void choose()}>
          {look ? words.chooseOther : words.choose}
        </Button>
      </div>
    </section>
  );
}

function Match({ look }: { look: BlankView }) {
  const written = look.places.filter((place) => place.state === "written");
  const others = look.places.filter((place) => place.state !== "written");
  return (
    <>
      <h3 class="nhsuk-heading-s">{words.matched(look.file)}</h3>
      <p class="app-strong">{look.summary}</p>
      {look.why_not && (
        <InsetText>
          <p class="app-strong">{words.cannot}</p>
          <p>{look.why_not}</p>
        </InsetText>
      )}
      {look.notes.length > 0 && (
        <InsetText>
          <p class="app-strong">{words.notes}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {look.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </InsetText>
      )}
      {look.not_placed.length > 0 && (
        <DataTable
          caption={words.notPlaced}
          headings={words.notPlacedHeadings}
          rows={look.not_placed.map((held) => [`${held.item} ${held.label}`, held.group, held.figure, held.why])}
          note={words.notPlacedNote}
        />
      )}
      {written.length > 0 && <Places places={written} caption={words.first} note={words.placesNote} />}
      {others.length > 0 && (
        <Details summary={words.every(look.places.length)}>
          <Places places={look.places} caption={words.every(look.places.length)} />
        </Details>
      )}
      {look.unknown.length > 0 && (
        <DataTable
          caption={words.unknown}
          headings={words.unknownHeadings}
          rows={look.unknown.map((held) => [held.line, `${held.sheet} ${held.cell}`])}
          note={words.unknownNote}
        />
      )}
    </>
  );
}

function Places({ places, caption, note }: { places: readonly BlankPlace[]; caption: string; note?: string }) {
  return (
    <DataTable
      caption={caption}
      headings={words.headings}
      note={note}
      rows={places.map((place) => [
        `${place.item} ${place.label}`,
        place.group,
        String(place.year),
        place.recognised,
        `${place.sheet} ${place.cell}`,
        place.holds || words.empty,
        <>
          {place.becomes}
          {place.replaces && <> <Tag colour="yellow">{words.replaces}</Tag></>}
          {place.locked && place.state === "written" && <> <Tag colour="yellow">{words.locked}</Tag></>}
        </>,
      ])}
    />
  );
}

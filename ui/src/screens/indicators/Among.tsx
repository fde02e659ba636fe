import { useAnswer } from "../../backend/answer";
import { amongOthers } from "../../backend/call";
import { DataTable } from "../../components/DataTable";
import { Drawing } from "../../components/Drawing";
import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { peers as words } from "../../words/peers";
import { Asked } from "../frame/Asked";

/** The section of an indicator's page with other trusts: place, quartiles, funnel, organisations whose cards are held. */
export function Among({ number }: { number: number }) {
  const { year, revision, go } = useDesk();
  const answer = useAnswer(() => amongOthers(year, number), [year, revision, number]);
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.among}</h2>
      <Asked answer={answer}>
        {(held) => (
          <>
            {held.measures.map((measure) => (
              <div key={measure.title}>
                <h3 class="nhsuk-heading-s">{measure.title}</h3>
                {measure.funnel && <Drawing svg={measure.funnel.svg} alt={measure.funnel.alt} />}
                {measure.sentences.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
                <DataTable {...measure.quartiles} />
                <p class="app-note">{measure.source}</p>
              </div>
            ))}
            {held.cards.map((table) => (
              <DataTable key={table.caption} caption={table.caption} headings={table.headings} rows={table.rows} note={table.note || undefined} />
            ))}
            {held.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </>
        )}
      </Asked>
      <p>
        <Link onGo={() => go({ at: "peers" })}>{words.toPeers}</Link>
      </p>
    </section>
  );
}

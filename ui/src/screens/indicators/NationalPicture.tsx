import { useAnswer } from "../../backend/answer";
import { national } from "../../backend/call";
import { DataTable } from "../../components/DataTable";
import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { national as words, peers } from "../../words/peers";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";

/** Published figures for England and the regions, and where a team can turn. */
export function NationalPicture() {
  const { year, revision, go } = useDesk();
  const answer = useAnswer(() => national(year), [year, revision]);
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      help={help.indicators}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "indicators" })}>
          {peers.back}
        </Link>
      }
    >
      <Asked answer={answer}>
        {(held) => (
          <>
            <p class="app-note">{held.note}</p>
            {held.tables.map((table) => (
              <DataTable key={table.caption} caption={table.caption} headings={table.headings} rows={table.rows} note={table.note || undefined} />
            ))}
            <section>
              <h2 class="nhsuk-heading-m">{words.help}</h2>
              {held.help.map((place) => (
                <div key={place.name}>
                  <h3 class="nhsuk-heading-s">{place.name}</h3>
                  <p>
                    {place.what} {place.contact}
                  </p>
                  <p class="app-note">{place.source}</p>
                </div>
              ))}
            </section>
          </>
        )}
      </Asked>
    </Screen>
  );
}

import { useAnswer } from "../../backend/answer";
import { bank } from "../../backend/call";
import { DataTable } from "../../components/DataTable";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { bank as words } from "../../words/bank";
import { help } from "../../words/help";
import { peers } from "../../words/peers";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";

/** The bank-only workers, apart from the return. */
export function Bank() {
  const { year, revision, go } = useDesk();
  const answer = useAnswer(() => bank(year), [year, revision]);
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      help={help.bank}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "indicators" })}>
          {peers.back}
        </Link>
      }
    >
      <Asked answer={answer}>
        {(held) => (
          <>
            {held.nothing && (
              <InsetText>
                <p>{held.nothing}</p>
              </InsetText>
            )}
            {held.lead.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {held.tables.map((table) => (
              <DataTable key={table.caption} caption={table.caption} headings={table.headings} rows={table.rows} note={table.note || undefined} />
            ))}
            {held.notes.length > 0 && (
              <section>
                <h2 class="nhsuk-heading-m">{words.about}</h2>
                <ul class="nhsuk-list nhsuk-list--bullet">
                  {held.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </Asked>
    </Screen>
  );
}

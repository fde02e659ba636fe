import { useAnswer } from "../../backend/answer";
import { log } from "../../backend/call";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { log as words } from "../../words/signing";
import { Asked } from "../frame/Asked";

/** The latest entries of the log, and whether it is whole. */
export function Log() {
  const { revision } = useDesk();
  const answer = useAnswer(log, [revision]);
  return (
    <section id="log">
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <p class="app-note">{words.lead}</p>
      <Asked answer={answer}>
        {({ verified, entries }) => (
          <>
            <p>
              {verified.is_whole ? <Tag colour="green">{words.whole}</Tag> : <Tag colour="red">{words.broken}</Tag>}{" "}
              {verified.fingerprint ? words.ends(verified.fingerprint) : words.none}
            </p>
            {verified.wrong.length > 0 && (
              <ul class="nhsuk-list nhsuk-list--bullet">
                {verified.wrong.map((wrong) => (
                  <li key={wrong}>{wrong}</li>
                ))}
              </ul>
            )}
            {entries.length > 0 && (
              <Details summary={words.show(entries.length)}>
                <DataTable
                  caption={words.title}
                  quiet
                  headings={words.headings}
                  rows={entries.map((entry) => [
                    String(entry.number),
                    entry.at,
                    entry.year === null ? "" : String(entry.year),
                    entry.what,
                    <span class="app-value">{entry.fingerprint}</span>,
                  ])}
                />
              </Details>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

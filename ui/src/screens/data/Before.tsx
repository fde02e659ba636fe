import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { Select } from "../../components/Select";
import { number, reason } from "../../words/format";
import { importing as words, sections } from "../../words/importing";
import { answerTo, type Draft, settledValues, withAnswer } from "./draft";
import type { Importing } from "./useImport";

/** What was done with every value that was not asked about, by the code lists or by an earlier answer; it can be changed. */
export function Before({ draft, files }: { draft: Draft; files: Importing }) {
  const settled = settledValues(draft);
  if (settled.length === 0) return null;
  return (
    <section class="app-file">
      <Details summary={words.before(settled.length)}>
        <p class="app-note">{words.beforeNote}</p>
        <DataTable
          caption={words.before(settled.length)}
          quiet
          headings={words.beforeHeadings}
          rows={settled.map(({ field, value, rows, meaning, label, by, choices }, index) => {
            const about = value || words.blank;
            const offered = choices.some(({ key }) => key === meaning) ? choices : [{ key: meaning, label }, ...choices];
            return [
              sections[field] ?? reason(field),
              <span class="app-value">{about}</span>,
              number(rows),
              choices.length === 0 ? (
                label
              ) : (
                <Select
                  id={`before-${index}`}
                  label={words.meaningOf(about)}
                  quiet
                  options={offered}
                  value={answerTo(draft.decisions, field, value) || meaning}
                  onChange={(key) => files.decide((decisions) => withAnswer(decisions, { field, value, meaning: key }))}
                />
              ),
              words.decidedBy[by] ?? by,
            ];
          })}
        />
      </Details>
    </section>
  );
}

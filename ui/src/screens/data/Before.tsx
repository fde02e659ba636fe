import { useAnswer } from "../../backend/answer";
import { data } from "../../backend/call";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { Select } from "../../components/Select";
import { reason } from "../../words/format";
import { importing as words, sections } from "../../words/importing";
import { answerTo, columnSection, type Draft, valueQuestions, withAnswer } from "./draft";
import type { Importing } from "./useImport";

/** Stands for every value that a list of answers does not name; it is changed with the list, on the data screen. */
const everyOther = "*";

/** What was decided for this trust before and is used for these kinds of file without being asked; it can be changed. */
export function Before({ draft, files }: { draft: Draft; files: Importing }) {
  const answer = useAnswer(() => data(draft.report.year), [draft.report.year]);
  const kinds = new Set(draft.report.files.map((file) => file.kind));
  const asked = new Set(valueQuestions(draft).map((question) => `${question.field}\n${question.value.toLowerCase()}`));
  const held = (answer.value?.answers ?? []).filter(
    ({ field, value, kinds: of, choices }) =>
      field !== columnSection && value !== everyOther && choices.length > 0 && of.some((kind) => kinds.has(kind)) && !asked.has(`${field}\n${value.toLowerCase()}`),
  );
  if (held.length === 0) return null;
  return (
    <section class="app-file">
      <Details summary={words.before(held.length)}>
        <p class="app-note">{words.beforeNote}</p>
        <DataTable
          caption={words.before(held.length)}
          quiet
          headings={words.beforeHeadings}
          rows={held.map(({ field, value, about, meaning, choices }, index) => [
            sections[field] ?? reason(field),
            <span class="app-value">{about}</span>,
            <Select
              id={`before-${index}`}
              label={words.meaningOf(about)}
              quiet
              options={choices}
              value={answerTo(draft.decisions, field, value) || meaning}
              onChange={(key) => files.decide((decisions) => withAnswer(decisions, { field, value, meaning: key }))}
            />,
          ])}
        />
      </Details>
    </section>
  );
}

import { useState } from "preact/hooks";
import { Radios } from "../../components/Radios";
import { Select } from "../../components/Select";
import { TextInput } from "../../components/TextInput";
import { reason } from "../../words/format";
import { importing as words, sections } from "../../words/screens";
import { type Asked, chosen, valueQuestions, withAnswer, withSuggestions } from "./draft";
import { type StepProps, StepButtons } from "./Import";

/** Up to this many choices are shown all at once. */
const few = 4;

/** Questions about the file as a whole, not about a value that stands in its rows. */
const aboutFile: ReadonlySet<string> = new Set(["organisation", "return_year"]);

const shown = (value: string) => value || words.empty;

const needed = (question: Asked) => (aboutFile.has(question.field) ? question.prompt : words.needAnswer(question.value));

function byField(questions: readonly Asked[]): [string, Asked[]][] {
  const groups = new Map<string, Asked[]>();
  for (const question of questions) groups.set(question.field, [...(groups.get(question.field) ?? []), question]);
  return [...groups];
}

/** Step 3: what values mean that could mean more than one thing. */
export function Decide({ draft, files, busy, onProblems }: StepProps) {
  const [decisions, setDecisions] = useState(draft.decisions);
  const [tried, setTried] = useState(false);
  const questions = valueQuestions(draft);
  const idOf = (question: Asked) => `question-${questions.indexOf(question)}`;
  const go = () => {
    setTried(true);
    const open = questions.filter((question) => chosen(decisions, question) === "");
    onProblems(open.map((question) => ({ message: needed(question), field: idOf(question) })));
    if (open.length > 0) return;
    const settled = withSuggestions({ ...draft, decisions });
    void files.advance(draft, questions.length === 0 ? draft.decisions : settled, "decide");
  };
  const suggestions = questions.some((question) => question.suggestion !== null);
  return (
    <>
      <p>{questions.length === 0 ? words.decideNone : words.decideLead}</p>
      {suggestions && <p class="app-note">{words.acceptNote}</p>}
      {byField(questions).map(([field, group]) => (
        <section key={field} class="app-file">
          <h2 class="nhsuk-heading-m">{sections[field] ?? reason(field)}</h2>
          <ul class="app-questions">
            {group.map((question) => (
              <li key={question.value} class="app-question" data-question={`${question.field}:${question.value}`}>
                <Question
                  id={idOf(question)}
                  question={question}
                  value={chosen(decisions, question)}
                  error={tried && chosen(decisions, question) === "" ? needed(question) : undefined}
                  onChange={(meaning) => setDecisions(withAnswer(decisions, { field, value: question.value, meaning }))}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <StepButtons files={files} busy={busy} onContinue={go} />
    </>
  );
}

type Props = { id: string; question: Asked; value: string; error: string | undefined; onChange: (key: string) => void };

function Question({ id, question, value, error, onChange }: Props) {
  const suggested = question.choices.find((choice) => choice.key === question.suggestion);
  const options = question.choices.map((choice) => ({
    key: choice.key,
    label: choice.key === question.suggestion ? `${choice.label} – ${words.suggested.toLowerCase()}` : choice.label,
  }));
  const hint = (
    <>
      {aboutFile.has(question.field) ? (
        words.inFiles(question.files)
      ) : (
        <>
          <span class="app-value">{shown(question.value)}</span> {words.inRows(question.rows, question.files)}
        </>
      )}
      {suggested && options.length > few && <> · {words.suggestion(suggested.label)}</>}
    </>
  );
  if (options.length === 0) {
    return <TextInput id={id} label={question.prompt} hint={hint} error={error} value={value} onInput={onChange} width={20} />;
  }
  const shared = { id, hint, error, options, value, onChange };
  return options.length <= few ? (
    <Radios {...shared} legend={question.prompt} />
  ) : (
    <Select {...shared} label={question.prompt} empty={value === "" ? words.choose : undefined} />
  );
}

import { useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { useDesk } from "../../desk";
import { reason } from "../../words/format";
import { decides, importing as words, sections } from "../../words/importing";
import { Before } from "./Before";
import { type Asked, chosen, valueQuestions, withAnswer, withSuggestions } from "./draft";
import { Foot, type StepProps } from "./Foot";
import { many, Question, Values } from "./Question";

/** Questions about the file as a whole, not about a value that stands in its rows. */
export const aboutFile: ReadonlySet<string> = new Set(["organisation", "return_year", "sheets", "survey_scale", "fill_down"]);

const needed = (question: Asked) => (aboutFile.has(question.field) ? question.prompt : words.needAnswer(question.value));

function byField(questions: readonly Asked[]): [string, Asked[]][] {
  const groups = new Map<string, Asked[]>();
  for (const question of questions) groups.set(question.field, [...(groups.get(question.field) ?? []), question]);
  return [...groups];
}

/** Step 3: what values mean that could mean more than one thing, and what each answer does to the counts. */
export function Decide(props: StepProps) {
  const { draft, files, onProblems } = props;
  const { say } = useDesk();
  const { decisions } = draft;
  const [tried, setTried] = useState(false);
  const questions = valueQuestions(draft);
  const idOf = (question: Asked) => `question-${questions.indexOf(question)}`;
  const errorOf = (question: Asked) => (tried && chosen(decisions, question) === "" ? needed(question) : undefined);
  const go = () => {
    setTried(true);
    const open = questions.filter((question) => chosen(decisions, question) === "");
    onProblems(open.map((question) => ({ message: needed(question), field: idOf(question) })));
    if (open.length === 0) void files.advance(draft, withSuggestions(draft), "decide");
  };
  const answer = (question: Asked) => (meaning: string) =>
    files.decide((held) => withAnswer(held, { field: question.field, value: question.value, meaning }));
  const suggest = (field: string, group: readonly Asked[]) => {
    files.decide((held) =>
      group.reduce((sum, { value, suggestion }) => (suggestion ? withAnswer(sum, { field, value, meaning: suggestion }) : sum), held),
    );
    say(words.usedSuggestions(sections[field] ?? reason(field)));
  };
  const suggestions = questions.some((question) => question.suggestion !== null);
  return (
    <>
      <p>{questions.length === 0 ? words.decideNone : words.decideLead}</p>
      {suggestions && <p class="app-note">{words.acceptNote}</p>}
      {byField(questions).map(([field, group]) => {
        const open = group.filter((question) => chosen(decisions, question) === "").length;
        const strayed = group.some(({ suggestion, ...question }) => suggestion !== null && chosen(decisions, { ...question, suggestion }) !== suggestion);
        return (
          <section key={field} class="app-file" aria-labelledby={`decide-${field}`}>
            <div class="app-group">
              <div>
                <h2 class="nhsuk-heading-m" id={`decide-${field}`}>
                  {sections[field] ?? reason(field)}
                </h2>
                <p class="app-note">
                  {decides[field]} {words.progressOf(group.length - open, group.length)}.
                </p>
              </div>
              {strayed && (
                <Button look="secondary" small onPress={() => suggest(field, group)}>
                  {words.useSuggestions}
                  <span class="nhsuk-u-visually-hidden"> – {sections[field] ?? reason(field)}</span>
                </Button>
              )}
            </div>
            {group.length >= many && !aboutFile.has(field) ? (
              <Values field={field} group={group} decisions={decisions} idOf={idOf} errorOf={errorOf} answer={answer} />
            ) : (
              <ul class="app-questions">
                {group.map((question) => (
                  <li key={question.value} class="app-question" data-question={`${question.field}:${question.value}`}>
                    <Question
                      id={idOf(question)}
                      question={question}
                      whole={aboutFile.has(field)}
                      value={chosen(decisions, question)}
                      error={errorOf(question)}
                      onChange={answer(question)}
                    />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <Before draft={draft} files={files} />
      <Foot {...props} onContinue={go} counts="values" />
    </>
  );
}

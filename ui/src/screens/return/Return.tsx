import { useAnswer } from "../../backend/answer";
import { home, leaveSample } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { Home } from "../../backend/types/Home";
import type { Task } from "../../backend/types/Task";
import { Button } from "../../components/Button";
import { InsetText } from "../../components/InsetText";
import { QuietTag, Tag } from "../../components/Tag";
import { TaskList } from "../../components/TaskList";
import { useDesk } from "../../desk";
import { placeOf } from "../../place";
import { help } from "../../words/help";
import { home as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { Card } from "./Card";
import { NextYear } from "./NextYear";

function StateTag({ task }: { task: Task }) {
  if (task.state === "to_do") return <Tag colour="blue">{task.state_label}</Tag>;
  if (task.state === "attention") return <Tag colour="orange">{task.state_label}</Tag>;
  return <QuietTag>{task.state_label}</QuietTag>;
}

/** Home: what is to be done, by when, and the nine so far. */
export function Return() {
  const { frame, year, revision, go, changed } = useDesk();
  const answer = useAnswer(() => home(year), [year, revision]);
  const job = useJob();
  const leave = async () => {
    const done = await job.run(async () => {
      await leaveSample();
      return true;
    });
    if (done) changed();
  };
  const next = answer.value?.tasks.find((task) => task.state === "to_do" || task.state === "attention");
  return (
    <Screen
      title={words.title(year)}
      help={help.return}
      problems={job.failure ? [job.failure] : []}
      action={
        answer.value && (
          <Button id="next-task" onPress={() => go(next ? placeOf(next.place) : { at: "submit" })}>
            {next ? words.next(next.label) : words.allDone}
          </Button>
        )
      }
    >
      {frame.is_sample && (
        <InsetText>
          <p>
            {words.sampleNote} {words.sampleKept}
          </p>
          <Button id="leave-sample" look="secondary" small busy={job.running} onPress={() => void leave()}>
            {words.leaveSample}
          </Button>
        </InsetText>
      )}
      <Asked answer={answer}>
        {(held) => (
          <>
            <HomeBody held={held} />
            <NextYear held={held.next_year} job={job} />
          </>
        )}
      </Asked>
    </Screen>
  );
}

function HomeBody({ held }: { held: Home }) {
  const { go } = useDesk();
  return (
    <>
      <div class="app-columns">
        <section class="app-columns__wide">
          <h2 class="nhsuk-heading-m">{words.tasks}</h2>
          <TaskList
            idPrefix="tasks"
            items={held.tasks.map((task) => ({
              heading: task.label,
              hint: task.detail,
              status: <StateTag task={task} />,
              onGo: () => go(placeOf(task.place)),
            }))}
          />
        </section>
        {held.deadlines.length > 0 && (
          <section class="app-columns__narrow">
            <h2 class="nhsuk-heading-m">{words.deadlines}</h2>
            <dl class="app-deadlines">
              {held.deadlines.map((deadline) => (
                <div key={deadline.what} class="app-deadlines__item">
                  <dt>{deadline.what}</dt>
                  <dd class="app-deadlines__date">
                    {deadline.date} <span class="app-deadlines__away">{deadline.away}</span>
                  </dd>
                  {deadline.note && <dd class="app-note">{deadline.note}</dd>}
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
      <section>
        <h2 class="nhsuk-heading-m">{words.nine}</h2>
        {held.nine.length === 0 ? <InsetText>{words.nineNote}</InsetText> : <p class="app-note">{words.nineNote}</p>}
        <ul class="app-cards">
          {held.nine.map((row) => (
            <Card key={row.number} row={row} />
          ))}
        </ul>
      </section>
    </>
  );
}

import { ledger, readiness } from "../../backend/ahead";
import { useAnswer } from "../../backend/answer";
import type { ReadyView } from "../../backend/types/ReadyView";
import { DataTable } from "../../components/DataTable";
import { Link } from "../../components/Link";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import type { Place } from "../../place";
import { ahead as words } from "../../words/ahead";
import { help } from "../../words/help";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { Ladder } from "./Ladder";
import { Need } from "./Need";

/** Looking ahead and back: what boards ask, what a target would take, and what worked. */
export function Ahead() {
  const { go } = useDesk();
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      help={help.plan}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "plan" })}>
          {words.back}
        </Link>
      }
    >
      <Ready />
      <Ledger />
      <Need />
      <Ladder />
    </Screen>
  );
}

const colours = { there: "green", partly: "yellow", not_there: "white" } as const;

/** The screen that a question's place names. */
function placeOf(key: string): Place {
  const indicator = /^indicator_(\d)$/.exec(key);
  if (indicator) return { at: "indicator", number: Number(indicator[1]) };
  if (key === "files") return { at: "data" };
  if (key === "overview") return { at: "indicators" };
  if (key === "sign_off") return { at: "submit" };
  return { at: "plan" };
}

function Ready() {
  const { year, revision, go } = useDesk();
  const answer = useAnswer(() => readiness(year), [year, revision]);
  const row = (item: ReadyView) => [
    item.question,
    <Tag colour={colours[item.state as keyof typeof colours]}>{item.state_label}</Tag>,
    <>
      {item.because}{" "}
      <Link onGo={() => go(placeOf(item.place))}>
        {words.ready.show}
        <span class="nhsuk-u-visually-hidden">: {item.question}</span>
      </Link>
    </>,
    item.source,
  ];
  return (
    <section id="readiness">
      <h2 class="nhsuk-heading-m">{words.ready.title}</h2>
      <p class="app-note">{words.ready.note}</p>
      <Asked answer={answer}>
        {(held) => <DataTable caption={words.ready.caption} quiet headings={words.ready.headings} rows={held.map(row)} />}
      </Asked>
    </section>
  );
}

function Ledger() {
  const { revision } = useDesk();
  const answer = useAnswer(() => ledger(), [revision]);
  return (
    <section id="ledger">
      <h2 class="nhsuk-heading-m">{words.ledger.title}</h2>
      <Asked answer={answer}>
        {(held) => (
          <>
            <p>{held.lead}</p>
            {held.lines.length > 0 && (
              <DataTable
                caption={words.ledger.caption}
                quiet
                headings={words.ledger.headings}
                rows={held.lines.map((line) => [
                  line.title,
                  line.indicator,
                  String(line.year),
                  line.finished,
                  <>
                    <strong>{line.outcome_label}.</strong> {line.because}
                  </>,
                  line.impact || "–",
                ])}
              />
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

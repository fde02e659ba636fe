import { useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { newAction, plan } from "../../backend/call";
import type { ActionView } from "../../backend/types/ActionView";
import type { Failure } from "../../backend/types/Failure";
import type { PlanView } from "../../backend/types/PlanView";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { Pagination } from "../../components/Pagination";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { action as own, plan as words } from "../../words/plan";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { cleaned, inOrder } from "./filter";
import { Form } from "./Form";

/** One action, every field of it; each field is saved when it is left. */
export function Action({ id }: { id: number }) {
  const { year, go, shown } = useDesk();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const answer = useAnswer(async () => {
    const held = await plan(year);
    const found = id === 0 ? await newAction(year, held.gaps[0]?.indicator ?? 1) : (held.actions.find((action) => action.id === id) ?? null);
    return { held, found };
  }, [year]);
  const held = answer.value?.held;
  const order = held ? inOrder(held, cleaned(held, shown)) : [];
  const at = order.findIndex((action) => action.id === id);
  const title = kept ?? answer.value?.found?.fields.title;
  return (
    <Screen
      title={title || (id === 0 ? words.newTitle : words.actionTitle)}
      caption={id === 0 ? undefined : at < 0 ? words.actionTitle : own.place(at + 1, order.length)}
      help={help.action}
      problems={failure ? [failure] : []}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "plan" })}>
          {words.back}
        </Link>
      }
    >
      <Asked answer={answer}>{({ held, found }) => (found ? <Page held={held} found={found} order={order} at={at} onFailure={setFailure} onKept={(action) => setKept(action.fields.title)} /> : <InsetText>{words.gone}</InsetText>)}</Asked>
    </Screen>
  );
}

type PageProps = { held: PlanView; found: ActionView; order: readonly ActionView[]; at: number; onFailure: (failure: Failure | null) => void; onKept: (action: ActionView) => void };

function Page({ held, found, order, at, onFailure, onKept }: PageProps) {
  const { go } = useDesk();
  const way = (action: ActionView | undefined) => (action && at >= 0 ? { label: action.fields.title, onGo: () => go({ at: "action", id: action.id }) } : null);
  const [before, after] = [way(order[at - 1]), way(order[at + 1])];
  return (
    <>
      <Form held={held} first={found} onFailure={onFailure} onKept={onKept} />
      {(before || after) && <Pagination previous={before} next={after} />}
    </>
  );
}

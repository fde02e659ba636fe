import { useRef } from "preact/hooks";
import { asFailure, removeActions, saveAction } from "../../backend/call";
import type { ActionView } from "../../backend/types/ActionView";
import type { Failure } from "../../backend/types/Failure";
import type { PlanView } from "../../backend/types/PlanView";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Confirm";
import { OnThisPage } from "../../components/OnThisPage";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { keepIt } from "../../words/common";
import { action as words, plan } from "../../words/plan";
import { actionTone } from "../frame/tones";
import { useEditing } from "./editing";
import { Measures } from "./Measures";
import { Papers } from "./Papers";
import { Progress } from "./Progress";
import { RemarksSummary } from "./Remarks";
import { Standing } from "./Standing";
import { What } from "./What";
import { Way } from "./Way";
import { Who } from "./Who";

type Props = { held: PlanView; first: ActionView; onFailure: (failure: Failure | null) => void; onKept: (action: ActionView) => void };

/** The fields of an action in their groups, with how it goes above them and the way back held at the foot. */
export function Form({ held, first, onFailure, onKept }: Props) {
  const { go, changed } = useDesk();
  const editing = useEditing(first, held.choices, onFailure, onKept);
  const page = useRef<HTMLFormElement>(null);
  const remove = async () => {
    try {
      const gone = await editing.settled();
      if (gone.id !== 0) await removeActions(gone.year, [gone.id]);
      changed(words.removed);
      const undo = gone.id === 0 ? undefined : () => saveAction(gone.year, 0, gone.position, gone.fields);
      go({ at: "plan" }, { heading: words.removed, undo });
    } catch (thrown) {
      onFailure(asFailure(thrown));
    }
  };
  const { standing } = editing.held;
  return (
    <form class="app-action-page" noValidate ref={page} onSubmit={(event) => event.preventDefault()}>
      <RemarksSummary editing={editing} />
      <OnThisPage label={words.onThisPage} within={page} of={first.id} />
      <Standing action={editing.held} />
      <What editing={editing} />
      <Who editing={editing} />
      <Measures editing={editing} />
      {editing.held.id !== 0 && <Way id={editing.held.id} />}
      <Progress editing={editing} />
      <Papers editing={editing} />
      <Confirm ask={words.remove} about="" question={words.removeAsk(editing.fields.title || plan.newTitle)} yes={words.removeYes} no={keepIt} onYes={() => void remove()} />
      <div class="app-foot app-foot--slim">
        <Button id="undo-change" look="secondary" small idle={editing.last === null} onPress={editing.undo}>
          {editing.last === null ? words.nothingToUndo : words.undo(editing.last)}
        </Button>
        <p>
          <Tag colour={actionTone(standing.tone)}>{standing.label}</Tag>
        </p>
      </div>
    </form>
  );
}

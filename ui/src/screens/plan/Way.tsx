import { useAnswer } from "../../backend/answer";
import { path } from "../../backend/ahead";
import { Drawing } from "../../components/Drawing";
import { useDesk } from "../../desk";
import { way as words } from "../../words/ahead";
import { Asked } from "../frame/Asked";
import { Reckoned } from "./Reckoned";

/** The way of an action's outcome from its baseline to its target, with what chance alone would give. */
export function Way({ id }: { id: number }) {
  const { year, revision } = useDesk();
  const answer = useAnswer(() => path(year, id), [year, id, revision]);
  return (
    <section id="way">
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <Asked answer={answer}>
        {(held) => (
          <>
            <p>{held.lead}</p>
            {held.figure && <Drawing svg={held.figure.svg} alt={held.figure.alt} />}
            {held.readings.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <Reckoned table={held.table} basis={held.basis} />
          </>
        )}
      </Asked>
    </section>
  );
}

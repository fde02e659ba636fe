import { useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { passages, setPaperLevel } from "../../backend/papers";
import type { PassagesView } from "../../backend/types/PassagesView";
import type { PassageView } from "../../backend/types/PassageView";
import { Link } from "../../components/Link";
import { Radios } from "../../components/Radios";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { papers as words } from "../../words/papers";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { Passage } from "./Passage";

/** The words of the board paper and the public report: the program's, or the trust's own in their place. */
export function Words() {
  const { year, revision, go } = useDesk();
  const answer = useAnswer(() => passages(year), [year, revision]);
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      help={help.documents}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "documents" })}>
          {words.back}
        </Link>
      }
    >
      <Asked answer={answer}>{(held) => <Held held={held} />}</Asked>
    </Screen>
  );
}

function Held({ held }: { held: PassagesView }) {
  const { year, changed } = useDesk();
  const [shown, setShown] = useState("all");
  const isShown = (passage: PassageView) => shown === "all" || passage.is_missing || passage.is_out_of_date;
  const choose = async (level: string) => {
    await setPaperLevel(year, level);
    changed(words.levelKept);
  };
  return (
    <>
      <ul class="nhsuk-list" aria-live="polite">
        {held.missing > 0 && <li>{words.missing(held.missing)}</li>}
        {held.out_of_date > 0 && <li>{words.outOfDate(held.out_of_date)}</li>}
        {held.missing + held.out_of_date === 0 && <li>{words.whole}</li>}
      </ul>
      <Radios
        id="paper-level"
        stacked
        legend={words.level}
        hint={words.levelHint}
        options={held.levels}
        value={held.level}
        onChange={(level: string) => void choose(level)}
      />
      <Radios id="passages-shown" legend={words.show} hint={words.paragraphs} options={words.shown} value={shown} onChange={setShown} />
      {[...new Set(held.passages.filter(isShown).map((passage) => passage.paper))].map((paper) => (
        <section key={paper}>
          <h2 class="nhsuk-heading-m">{paper}</h2>
          {held.passages
            .filter((passage) => passage.paper === paper && isShown(passage))
            .map((passage) => (
              <Passage key={passage.key} held={passage} />
            ))}
        </section>
      ))}
    </>
  );
}

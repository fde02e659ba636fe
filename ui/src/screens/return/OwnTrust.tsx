import { useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { settings } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { Problem } from "../../components/ErrorSummary";
import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { start as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { TrustForm } from "./TrustForm";

/** The trust's details on first run; then on to the files. */
export function OwnTrust() {
  const { go, changed } = useDesk();
  const answer = useAnswer(settings, []);
  const job = useJob();
  const [problems, setProblems] = useState<Problem[]>([]);
  return (
    <Screen
      title={words.trustTitle}
      lead={words.trustLead}
      help={help.settings}
      problems={job.failure ? [job.failure] : problems}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "return" })}>
          {words.back}
        </Link>
      }
    >
      <Asked answer={answer}>
        {(held) => (
          <TrustForm
            settings={held}
            job={job}
            save={words.save}
            onProblems={setProblems}
            onSaved={() => {
              changed();
              go({ at: "data" });
            }}
          />
        )}
      </Asked>
    </Screen>
  );
}

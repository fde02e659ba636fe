import { useEffect, useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { reopen, sign, signOff } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { SignatureView } from "../../backend/types/SignatureView";
import type { SignOffView } from "../../backend/types/SignOffView";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Confirm";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { InsetText } from "../../components/InsetText";
import { Tag } from "../../components/Tag";
import { Textarea } from "../../components/Textarea";
import { TextInput } from "../../components/TextInput";
import { useDesk } from "../../desk";
import { signOff as words } from "../../words/signing";
import { Asked } from "../frame/Asked";

/** Who has signed the return, what stands in the way, and signing or reopening it. */
export function SignOff({ job }: { job: Job }) {
  const { year, revision } = useDesk();
  const answer = useAnswer(() => signOff(year), [year, revision]);
  return (
    <section id="sign-off">
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <p class="app-note">{words.lead}</p>
      <Asked answer={answer}>{(held) => <SignOffBody held={held} job={job} />}</Asked>
    </section>
  );
}

function SignOffBody({ held, job }: { held: SignOffView; job: Job }) {
  const signed = held.state === "signed";
  return (
    <>
      <p class="app-strong">
        {signed && (
          <>
            <Tag colour="green">{words.readOnly}</Tag>{" "}
          </>
        )}
        {held.next}
      </p>
      {held.notes.map((note) => (
        <InsetText key={note}>
          <p>{note}</p>
        </InsetText>
      ))}
      {held.in_the_way.length > 0 && <InTheWay held={held} />}
      {held.signatures.length > 0 && (
        <>
          <DataTable caption={words.signatures} headings={words.headings} rows={held.signatures.map(row)} />
          <p class="app-note">{words.paper}</p>
        </>
      )}
      {(held.state === "ready" || held.state === "half") && <Sign held={held} job={job} />}
      {(held.signatures.length > 0 || signed) && <Reopen signed={signed} job={job} />}
      {held.history.length > 0 && (
        <Details summary={words.history}>
          <DataTable
            caption={words.history}
            quiet
            headings={words.historyHeadings}
            rows={held.history.map((past) => [past.role, past.at, past.lapsed])}
          />
        </Details>
      )}
    </>
  );
}

const row = (held: SignatureView) => [held.role, held.at, held.statement, held.recorded];

function InTheWay({ held }: { held: SignOffView }) {
  return (
    <>
      <h3 class="nhsuk-heading-s">{words.inTheWay}</h3>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {held.in_the_way.map((check) => (
          <li key={check.key}>
            <span class="app-quiet">{check.nature}.</span> {check.item > 0 && words.item(check.item)}
            {check.message}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sign({ held, job }: { held: SignOffView; job: Job }) {
  const { year, changed, setNotice } = useDesk();
  const [role, setRole] = useState(held.role);
  const [statement, setStatement] = useState(held.statement);
  // What is offered to the second is another role and another statement.
  useEffect(() => {
    setRole(held.role);
    setStatement(held.statement);
  }, [held.role, held.statement]);
  const run = async () => {
    const done = await job.run(() => sign(year, role, statement));
    if (!done) return;
    const said = done.state === "signed" ? words.signedOff(year) : words.signed(role.trim());
    setNotice({ heading: said, lines: [done.next] });
    changed(said);
  };
  return (
    <>
      <TextInput id="sign-role" label={words.role} hint={words.roleHint} value={role} onInput={setRole} width={20} />
      <Textarea id="sign-statement" label={words.statement} value={statement} onInput={setStatement} />
      <Confirm
        ask={words.sign}
        about=""
        question={words.signAsk(role.trim(), year)}
        yes={words.signYes}
        no={words.signNo}
        busy={job.running}
        onYes={() => void run()}
      />
    </>
  );
}

function Reopen({ signed, job }: { signed: boolean; job: Job }) {
  const { year, changed, setNotice } = useDesk();
  const [role, setRole] = useState("");
  const [reason, setReason] = useState("");
  const run = async () => {
    const done = await job.run(() => reopen(year, role, reason));
    if (!done) return;
    const said = signed ? words.reopened(year) : words.withdrawn;
    setNotice({ heading: said });
    changed(said);
  };
  return (
    <Details id="reopen-way" summary={signed ? words.openReopen : words.openWithdraw}>
      <p>{signed ? words.reopenLead : words.withdrawLead}</p>
      <TextInput id="reopen-role" label={words.reopenRole} hint={words.roleHint} value={role} onInput={setRole} width={20} />
      <Textarea id="reopen-reason" label={words.reason} hint={words.reasonHint} value={reason} onInput={setReason} />
      <Button id="reopen" look="secondary" busy={job.running} onPress={() => void run()}>
        {signed ? words.reopen : words.withdraw}
      </Button>
    </Details>
  );
}

import { useEffect, useRef, useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { submission, writeDocument } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { SubmissionLine } from "../../backend/types/SubmissionLine";
import { Button } from "../../components/Button";
import { InsetText } from "../../components/InsetText";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { documents, submit as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { JobProgress } from "../frame/JobProgress";
import { Screen } from "../frame/Screen";
import { Block } from "./Block";
import { Checks } from "./Checks";
import { SignOff } from "./SignOff";
import { copyText } from "./copy";
import { Difference } from "./Difference";
import { Official } from "./Official";
import { Files } from "./Files";

function byBlock(lines: readonly SubmissionLine[]): SubmissionLine[][] {
  const blocks: SubmissionLine[][] = [];
  for (const line of lines) {
    const last = blocks[blocks.length - 1];
    if (last && last[0]?.block === line.block) last.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** The items of the return, its checks, and the ways out. */
export function Submit() {
  const { year, revision, changed, say, setNotice } = useDesk();
  const job = useJob();
  const [byHand, setByHand] = useState("");
  const answer = useAnswer(() => submission(year), [year, revision]);
  const save = async (key: string, label: string) => {
    const written = await job.run(() => writeDocument(year, key));
    if (!written) return;
    changed(documents.where(written.path));
    setNotice({ heading: label, lines: [documents.where(written.path)] });
  };
  const copy = async (text: string, what: string) => {
    const copied = await copyText(text);
    setByHand(copied ? "" : text);
    say(copied ? words.copied(what) : words.copyByHand);
    return copied;
  };
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      help={help.submit}
      problems={job.failure ? [job.failure] : []}
      action={
        <div class="app-buttons">
          <Button id="save-submission" busy={job.running} onPress={() => void save("submission", documents.saved(words.items))}>
            {words.saveSheet}
          </Button>
        </div>
      }
    >
      <JobProgress job={job} what={words.saveSheet} />
      <Asked answer={answer}>
        {(held) => (
          <>
            <Checks held={held} job={job} />
            <section>
              <h2 class="nhsuk-heading-m">{words.items}</h2>
              {held.basis && (
                <InsetText>
                  <p>{held.basis}</p>
                </InsetText>
              )}
              <p class="app-note">{words.howToCopy}</p>
              {byHand && <ByHand text={byHand} />}
              {byBlock(held.lines).map((lines, index) => (
                <Block key={index} lines={lines} copy={copy} job={job} />
              ))}
            </section>
            <Difference job={job} />
            <Official />
            <Files job={job} save={save} />
            <SignOff job={job} />
          </>
        )}
      </Asked>
    </Screen>
  );
}

function ByHand({ text }: { text: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, [text]);
  return (
    <div class="nhsuk-form-group">
      <label class="nhsuk-label" for="copy-by-hand">
        {words.copyField}
      </label>
      <div class="nhsuk-hint" id="copy-by-hand-hint">
        {words.copyByHand}
      </div>
      <textarea class="nhsuk-textarea" id="copy-by-hand" rows={3} readOnly aria-describedby="copy-by-hand-hint" value={text} ref={area} />
    </div>
  );
}

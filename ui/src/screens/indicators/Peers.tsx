import { useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { loadPeerCards, loadPeerTable, peers, removePeerCard, removePeerTable, writePeerCard } from "../../backend/call";
import { type Job, useJob } from "../../backend/job";
import type { PeerAnswer } from "../../backend/types/PeerAnswer";
import type { PeersView } from "../../backend/types/PeersView";
import type { PeerTableReport } from "../../backend/types/PeerTableReport";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Confirm";
import { DataTable } from "../../components/DataTable";
import { ErrorSummary } from "../../components/ErrorSummary";
import { Link } from "../../components/Link";
import { Radios } from "../../components/Radios";
import { useDesk } from "../../desk";
import { problem } from "../../words/common";
import { help } from "../../words/help";
import { peers as words } from "../../words/peers";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";

/** Tables of all trusts and peer cards: loading, exchanging, removing. */
export function Peers() {
  const { year, revision, go } = useDesk();
  const answer = useAnswer(() => peers(year), [year, revision]);
  const job = useJob();
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      help={help.indicators}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "indicators" })}>
          {words.back}
        </Link>
      }
    >
      {job.failure && <ErrorSummary heading={problem} problems={[job.failure]} />}
      <Asked answer={answer}>
        {(held) => (
          <>
            <Tables held={held} job={job} />
            <Cards held={held} job={job} />
          </>
        )}
      </Asked>
    </Screen>
  );
}

/** Runs a change and says what it did. */
function useChange(job: Job) {
  const { changed, setNotice } = useDesk();
  return async (work: () => Promise<string | null>) => {
    const said = await job.run(work);
    if (!said) return;
    setNotice({ heading: said });
    changed(said);
  };
}

function Remove({ name, job, onYes }: { name: string; job: Job; onYes: () => void }) {
  return (
    <Confirm
      ask={words.remove}
      about={name}
      question={words.removeAsk(name)}
      yes={words.removeYes}
      no={words.removeNo}
      busy={job.running}
      onYes={onYes}
    />
  );
}

function Tables({ held, job }: { held: PeersView; job: Job }) {
  const run = useChange(job);
  const [report, setReport] = useState<PeerTableReport | null>(null);
  const [answers, setAnswers] = useState<PeerAnswer[]>([]);
  const load = (given: PeerAnswer[]) =>
    run(async () => {
      const found = await loadPeerTable(given);
      if (!found) return null;
      setReport(found);
      setAnswers(
        found.questions.length === 0
          ? []
          : [...given, ...found.questions.map(({ field, value, suggestion, choices }) => ({ field, value, answer: suggestion || choices[0]?.key || "" }))],
      );
      return found.kept ? words.tableKept(found.file, found.values) : null;
    });
  const choose = (field: string, value: string, answer: string) =>
    setAnswers(answers.map((one) => (one.field === field && one.value === value ? { field, value, answer } : one)));
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.tables}</h2>
      <p class="app-note">{words.tablesNote}</p>
      {held.tables.length === 0 ? (
        <p>{words.noTables}</p>
      ) : (
        <DataTable
          caption={words.tables}
          quiet
          headings={words.tableHeadings}
          rows={held.tables.map((table) => [
            <span class="app-value">{table.file}</span>,
            table.what,
            table.loaded,
            <Remove
              name={table.file}
              job={job}
              onYes={() => void run(async () => (await removePeerTable(table.id), words.removed(table.file)))}
            />,
          ])}
        />
      )}
      {report && report.questions.length > 0 && (
        <section>
          <h3 class="nhsuk-heading-s">{words.questions}</h3>
          {report.questions.map((question) => (
            <Radios
              key={`${question.field} ${question.value}`}
              id={`peer-${question.field}-${question.value}`}
              legend={question.prompt}
              hint={question.rows > 0 ? words.rows(question.rows) : undefined}
              options={question.choices}
              value={answers.find((one) => one.field === question.field && one.value === question.value)?.answer ?? ""}
              onChange={(answer) => choose(question.field, question.value, answer)}
            />
          ))}
          <Button id="answer-table" busy={job.running} onPress={() => void load(answers)}>
            {words.answer}
          </Button>
        </section>
      )}
      {report && report.findings.length + report.left_out.length > 0 && (
        <section>
          <h3 class="nhsuk-heading-s">{words.noticed}</h3>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {[...report.left_out, ...report.findings].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <Button id="load-table" look="secondary" busy={job.running} onPress={() => void load([])}>
        {words.loadTable}
      </Button>
    </section>
  );
}

function Cards({ held, job }: { held: PeersView; job: Job }) {
  const { year } = useDesk();
  const run = useChange(job);
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.cards}</h2>
      <p class="app-note">{words.cardsNote}</p>
      {held.cards.length === 0 ? (
        <p>{words.noCards}</p>
      ) : (
        <DataTable
          caption={words.cards}
          quiet
          headings={words.cardHeadings}
          rows={held.cards.map((card) => [
            card.name,
            String(card.year),
            card.what,
            <span class="app-value">{card.file}</span>,
            card.loaded,
            <Remove
              name={`${card.name}, ${card.year}`}
              job={job}
              onYes={() => void run(async () => (await removePeerCard(card.organisation, card.year), words.removed(card.name)))}
            />,
          ])}
        />
      )}
      {held.no_card ? (
        <p>{held.no_card}</p>
      ) : (
        <Button
          id="write-card"
          look="secondary"
          busy={job.running}
          onPress={() =>
            void run(async () => {
              const written = await writePeerCard(year);
              return written && words.cardWritten(written.path);
            })
          }
        >
          {words.writeCard(year)}
        </Button>
      )}{" "}
      <Button id="load-cards" look="secondary" busy={job.running} onPress={() => void run(async () => (await loadPeerCards())?.join(" ") ?? null)}>
        {words.loadCards}
      </Button>
    </section>
  );
}

import { useRef } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { indicator } from "../../backend/call";
import type { IndicatorPage } from "../../backend/types/IndicatorPage";
import { DataTable } from "../../components/DataTable";
import { Drawing } from "../../components/Drawing";
import { InsetText } from "../../components/InsetText";
import { Link } from "../../components/Link";
import { OnThisPage } from "../../components/OnThisPage";
import { Pagination } from "../../components/Pagination";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { together } from "../../words/format";
import { help, indicatorExample } from "../../words/help";
import { indicators as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { indicatorTone, isLong } from "../frame/tones";
import { Averaging } from "./Averaging";
import { Among } from "./Among";
import { Beside } from "./Beside";
import { Measures } from "./Measures";
import { Note } from "./Note";
import { Receipts } from "./Receipts";
import { Sure } from "./Sure";
import { Where } from "./Where";
import { Why } from "./Why";

/** The page of one indicator. */
export function Indicator({ number }: { number: number }) {
  const { year, revision, go } = useDesk();
  const answer = useAnswer(() => indicator(year, number), [year, revision, number]);
  const page = answer.value;
  const neighbour = (other: number) =>
    other >= 1 && other <= 9
      ? { label: words.page(other), onGo: () => go({ at: "indicator", number: other }) }
      : null;
  return (
    <Screen
      title={page?.row.title ?? words.page(number)}
      caption={words.page(number)}
      help={{
        definition: page ? `${page.wording} ${page.direction}` : help.indicators.definition,
        example: indicatorExample[number] ?? help.indicators.example,
        source: help.indicators.source,
      }}
      before={
        <Link class="nhsuk-back-link" onGo={() => go({ at: "indicators" })}>
          {words.back}
        </Link>
      }
    >
      <Asked answer={answer}>{(held) => <Page page={held} />}</Asked>
      <Pagination previous={neighbour(number - 1)} next={neighbour(number + 1)} />
    </Screen>
  );
}

function Page({ page }: { page: IndicatorPage }) {
  const { row } = page;
  const { go } = useDesk();
  const parts = useRef<HTMLDivElement>(null);
  return (
    <>
      <div class="app-result">
        <p class={isLong(row.value) ? "app-result__value app-result__value--long" : "app-result__value"}>{together(row.value)}</p>
        {row.value_note && <p class="app-card__unit">{row.value_note}</p>}
        <p class="app-result__sentence">{together(row.sentence)}</p>
        {row.caution && <p>{row.caution}</p>}
        <p class="app-result__state">
          <Tag colour={indicatorTone(row.state)}>{row.state_label}</Tag> {row.state_sentence}
        </p>
        {row.four_fifths && <p class="app-card__unit">{row.four_fifths}</p>}
      </div>
      {page.figure ? (
        <Drawing svg={page.figure.svg} alt={page.figure.alt} />
      ) : (
        <p>
          {words.figureMissing} {row.state === "missing" && <Link onGo={() => go({ at: "data" })}>{words.toData}</Link>}
        </p>
      )}
      <OnThisPage label={words.onThisPage} within={parts} of={page} />
      <div ref={parts}>
        <Beside row={row} />
        <Among number={row.number} />
        <Sure sure={page.sure} />
        {page.in_people && <Paragraphs heading={words.people} lines={[page.in_people]} />}
        {page.tables.length > 0 && (
          <section>
            <h2 class="nhsuk-heading-m">{words.tables}</h2>
            {page.tables.map((table) => (
              <DataTable key={table.caption} caption={table.caption} headings={table.headings} rows={table.rows} note={table.note} />
            ))}
          </section>
        )}
        <Measures measures={page.measures} />
        {page.averaging && <Averaging held={page.averaging} />}
        <Where number={row.number} />
        {page.over_time.rows.length > 0 && (
          <section>
            <h2 class="nhsuk-heading-m">{words.overTime}</h2>
            {page.over_time_figure && <Drawing svg={page.over_time_figure.svg} alt={page.over_time_figure.alt} />}
            <DataTable {...page.over_time} />
          </section>
        )}
        <Why changes={page.why} />
        <Paragraphs heading={words.counted} lines={page.counted} />
        <Receipts receipts={page.receipts} />
        <Note number={row.number} held={page.note} />
        <Actions page={page} />
      </div>
    </>
  );
}

function Paragraphs({ heading, lines }: { heading: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 class="nhsuk-heading-m">{heading}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

function Actions({ page }: { page: IndicatorPage }) {
  const { go } = useDesk();
  return (
    <section>
      <h2 class="nhsuk-heading-m">{words.actions}</h2>
      {page.actions.length === 0 ? (
        <InsetText>
          <p>
            {words.noActions} <Link onGo={() => go({ at: "plan" })}>{words.toPlan}</Link>
          </p>
        </InsetText>
      ) : (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {page.actions.map((action) => (
            <li key={action.id}>
              <Link onGo={() => go({ at: "action", id: action.id })}>{action.title}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

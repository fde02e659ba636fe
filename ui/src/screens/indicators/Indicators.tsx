import { useState } from "preact/hooks";
import { useAnswer } from "../../backend/answer";
import { nine, writeDocument } from "../../backend/call";
import { useJob } from "../../backend/job";
import type { Nine } from "../../backend/types/Nine";
import type { NineRow } from "../../backend/types/NineRow";
import { Button } from "../../components/Button";
import { DataTable } from "../../components/DataTable";
import { Details } from "../../components/Details";
import { Link } from "../../components/Link";
import { Select } from "../../components/Select";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { none } from "../../words/common";
import { together } from "../../words/format";
import { help } from "../../words/help";
import { bank } from "../../words/bank";
import { national, peers } from "../../words/peers";
import { computeUnder, documents, indicators as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { indicatorTone } from "../frame/tones";
import { copyText } from "../submit/copy";
import { Figure, Gap } from "./Beside";
import { Rules } from "./Rules";

/** Rows in the order in which states weigh, the rows of one state in their own. */
function ordered(rows: readonly NineRow[], order: string): readonly NineRow[] {
  if (order !== "state") return rows;
  const weight = (row: NineRow) => words.states.findIndex((state) => state.key === row.state);
  return [...rows].sort((one, other) => weight(one) - weight(other) || one.number - other.number);
}

/** The table as text that a spreadsheet takes apart into cells. */
function asText(rows: readonly NineRow[], held: Nine): string {
  const lines = rows.map((row) => [
    `${row.number}. ${row.title}`,
    row.state_label,
    row.value,
    row.value_note,
    row.interval,
    row.last_year,
    ...[row.england, row.region, row.trust_type].flatMap((other) => [other.text ? `${other.text} (${other.year})` : other.note, other.gap]),
  ]);
  return [words.copyHeadings(held.region, held.trust_type), ...lines, [held.rules.made_by]].map((cells) => cells.join("\t")).join("\n");
}

/** The nine side by side. */
export function Indicators() {
  const { year, revision, changed, say, go } = useDesk();
  const job = useJob();
  const [state, setState] = useState("");
  const [order, setOrder] = useState("number");
  const [rules, setRules] = useState<string | null>(null);
  const answer = useAnswer(() => nine(year, rules), [year, revision, rules]);
  const save = async () => {
    const written = await job.run(() => writeDocument(year, "indicators-csv"));
    if (written) changed(documents.where(written.path));
  };
  const shown = (held: Nine) => ordered(held.rows.filter((row) => state === "" || row.state === state), order);
  const copy = async (held: Nine) => say((await copyText(asText(shown(held), held))) ? words.copied : words.copyRefused);
  return (
    <Screen title={words.title} lead={words.lead} help={help.indicators} problems={job.failure ? [job.failure] : []}>
      <Asked answer={answer}>
        {(held) => (
          <>
            <ul class="nhsuk-list app-ways">
              <li>
                <Link onGo={() => go({ at: "national" })}>{national.link}</Link>
              </li>
              <li>
                <Link onGo={() => go({ at: "peers" })}>{peers.link}</Link>
              </li>
              <li>
                <Link onGo={() => go({ at: "bank" })}>{bank.link}</Link>
              </li>
            </ul>
            {held.rules.is_other && <Rules rules={held.rules} onChoose={setRules} />}
            <div class="app-tools">
              <Select id="nine-state" label={words.filter} value={state} options={words.states} empty={words.all} onChange={setState} />
              <Select id="nine-order" label={words.order} value={order} options={words.orders} onChange={setOrder} />
              <div class="app-tools__buttons">
                <Button look="secondary" small onPress={() => void copy(held)}>
                  {words.copy}
                </Button>
                {!held.rules.is_other && (
                  <Button look="secondary" small busy={job.running} onPress={() => void save()}>
                    {words.save}
                  </Button>
                )}
              </div>
            </div>
            <Table held={held} rows={shown(held)} />
            {!held.rules.is_other && <p class="app-note">{held.rules.made_by}</p>}
            {!held.rules.is_other && (
              <Details summary={computeUnder.summary}>
                <Rules rules={held.rules} onChoose={setRules} />
              </Details>
            )}
          </>
        )}
      </Asked>
    </Screen>
  );
}

function Table({ held, rows }: { held: Nine; rows: readonly NineRow[] }) {
  const { go } = useDesk();
  if (rows.length === 0) return <p>{words.none}</p>;
  return (
    <DataTable
      caption={words.table}
      quiet
      headings={words.headings(held.region, held.trust_type)}
      rows={rows.map((row) => [
        <span class="app-nine-name">
          <Link onGo={() => go({ at: "indicator", number: row.number })}>
            {row.number}. {row.title}
          </Link>
        </span>,
        <>
          <Tag colour={indicatorTone(row.state)}>{row.state_label}</Tag>
          {row.four_fifths && <span class="app-quiet app-line">{row.four_fifths}</span>}
        </>,
        <>
          <span class="app-figure app-figure--own">{together(row.value)}</span>
          {row.value_note && <span class="app-quiet app-line">{row.value_note}</span>}
          {row.interval && <span class="app-quiet app-line">{words.range(together(row.interval))}</span>}
          {row.caution && <span class="app-quiet app-line">{row.caution}</span>}
        </>,
        row.last_year || none,
        <Figure compared={row.england} />,
        <Figure compared={row.region} />,
        <Figure compared={row.trust_type} />,
        <Gap compared={[row.england, row.region, row.trust_type]} />,
      ])}
      note={held.region ? undefined : words.noRegion}
    />
  );
}

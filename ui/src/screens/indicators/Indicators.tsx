import { useAnswer } from "../../backend/answer";
import { nine } from "../../backend/call";
import { DataTable } from "../../components/DataTable";
import { Link } from "../../components/Link";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { none } from "../../words/common";
import { together } from "../../words/format";
import { help } from "../../words/help";
import { indicators as words } from "../../words/screens";
import { Asked } from "../frame/Asked";
import { Screen } from "../frame/Screen";
import { indicatorTone } from "../frame/tones";
import { Figure, Gap } from "./Beside";

/** The nine side by side. */
export function Indicators() {
  const { year, revision, go } = useDesk();
  const answer = useAnswer(() => nine(year), [year, revision]);
  return (
    <Screen title={words.title} lead={words.lead} help={help.indicators}>
      <Asked answer={answer}>
        {(held) => (
          <DataTable
            caption={words.table}
            quiet
            headings={words.headings(held.region, held.trust_type)}
            rows={held.rows.map((row) => [
              <span class="app-nine-name">
                <Link onGo={() => go({ at: "indicator", number: row.number })}>
                  {row.number}. {row.title}
                </Link>
              </span>,
              <Tag colour={indicatorTone(row.state)}>{row.state_label}</Tag>,
              <>
                <span class="app-figure app-figure--own">{together(row.value)}</span>
                {row.value_note && <span class="app-quiet app-line">{row.value_note}</span>}
                {row.interval && <span class="app-quiet app-line">{words.range(together(row.interval))}</span>}
              </>,
              row.last_year || none,
              <Figure compared={row.england} />,
              <Figure compared={row.region} />,
              <Figure compared={row.trust_type} />,
              <Gap compared={[row.england, row.region, row.trust_type]} />,
            ])}
            note={held.region ? undefined : words.noRegion}
          />
        )}
      </Asked>
    </Screen>
  );
}

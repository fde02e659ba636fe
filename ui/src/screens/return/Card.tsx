import type { Compared } from "../../backend/types/Compared";
import type { NineRow } from "../../backend/types/NineRow";
import { Drawing } from "../../components/Drawing";
import { Link } from "../../components/Link";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { lastYear } from "../../words/common";
import { together } from "../../words/format";
import { indicatorTone, isLong } from "../frame/tones";

function Beside({ name, text, note }: { name: string; text: string; note?: string | undefined }) {
  return (
    <div class="app-card__row">
      <dt>{name}</dt>
      <dd>
        {together(text)}
        {note && <span class="app-card__note"> {note}</span>}
      </dd>
    </div>
  );
}

const besides = (compared: Compared) =>
  compared.text ? (
    <Beside name={`${compared.name} ${compared.year}`} text={compared.text} note={compared.gap || compared.note} />
  ) : (
    <Beside name={compared.name} text={compared.note} />
  );

/** One indicator in brief. */
export function Card({ row }: { row: NineRow }) {
  const { go } = useDesk();
  return (
    <li class="app-card">
      <h3 class="app-card__title">
        <span class="app-card__number">{row.number}</span>
        <Link onGo={() => go({ at: "indicator", number: row.number })}>{row.title}</Link>
      </h3>
      <p class="app-card__state">
        <Tag colour={indicatorTone(row.state)}>{row.state_label}</Tag>
      </p>
      <p class={isLong(row.value) ? "app-card__value app-card__value--long" : "app-card__value"}>{together(row.value)}</p>
      {row.value_note && <p class="app-card__unit app-card__note-line">{row.value_note}</p>}
      <p class="app-card__sentence">{together(row.sentence)}</p>
      {row.mini && <Drawing small svg={row.mini.svg} alt={row.mini.alt} />}
      <dl class="app-card__beside">
        {besides(row.england)}
        {row.region.text && besides(row.region)}
        {row.last_year && <Beside name={lastYear} text={row.last_year} />}
      </dl>
    </li>
  );
}

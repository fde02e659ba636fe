import type { ComponentChildren } from "preact";
import type { ActionView } from "../../backend/types/ActionView";
import type { Choice } from "../../backend/types/Choice";
import { Link } from "../../components/Link";
import { useRoving } from "../../components/roving";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { day } from "../../words/format";
import { plan, table as words } from "../../words/plan";
import { actionTone } from "../frame/tones";
import type { Group } from "./filter";

type Props = { groups: readonly Group[]; by: string; indicators: readonly Choice[] };
type Column = { key: keyof typeof words.headings; cell: (action: ActionView) => ComponentChildren };

/** The actions in their groups. The table is one stop of the Tab key; what the groups say is not said again in a column. */
export function Table({ groups, by, indicators }: Props) {
  const { go } = useDesk();
  let last = 0;
  const lines = groups.map((group) => ({ ...group, rows: group.actions.map((action) => ({ action, row: last++ })) }));
  const roving = useRoving<HTMLTableElement>(Array.from({ length: last }, (_, row) => ({ row, column: 0 })));
  const columns: Column[] = [
    { key: "indicator", cell: ({ fields }) => indicators.find((choice) => choice.key === String(fields.indicator))?.label ?? fields.indicator },
    { key: "owner", cell: ({ fields }) => fields.owner || <span class="app-quiet">{plan.notSet}</span> },
    { key: "due", cell: ({ fields }) => (fields.due ? day(fields.due) : <span class="app-quiet">{plan.notSet}</span>) },
    { key: "delivery", cell: ({ standing }) => <Delivery standing={standing} /> },
    { key: "outcome", cell: ({ standing }) => standing.outcome_label },
    { key: "remarks", cell: ({ remarks }) => <Remarks many={remarks.length} /> },
  ];
  const shown = columns.filter((column) => column.key !== by);
  return (
    <table class="nhsuk-table nhsuk-table--compact nhsuk-table-responsive app-plan" role="table" ref={roving.body} onKeyDown={roving.onKeyDown}>
      <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">{words.caption}</caption>
      <thead class="nhsuk-table__head" role="rowgroup">
        <tr role="row">
          <th class="nhsuk-table__header" role="columnheader" scope="col">
            {words.headings.what}
          </th>
          {shown.map(({ key }) => (
            <th key={key} class={`nhsuk-table__header app-plan__${key}`} role="columnheader" scope="col">
              {words.headings[key]}
            </th>
          ))}
        </tr>
      </thead>
      {lines.map((group) => (
        <tbody key={group.key} class="nhsuk-table__body" role="rowgroup">
          {group.label && (
            <tr class="app-plan__group" role="row">
              <th role="rowheader" scope="rowgroup" colSpan={shown.length + 1}>
                {group.label} <span class="app-quiet">{group.actions.length}</span>
              </th>
            </tr>
          )}
          {group.rows.map(({ action, row }) => (
            <tr key={action.id} class="nhsuk-table__row" role="row">
              <th class="nhsuk-table__header app-plan__what" role="rowheader" scope="row">
                <Link {...linkOf(roving.place(row, 0))} onGo={() => go({ at: "action", id: action.id })}>
                  {action.fields.title}
                </Link>
                {action.carried_from !== null && <span class="app-plan__note">{plan.carried(action.carried_from)}</span>}
              </th>
              {shown.map(({ key, cell }) => (
                <td key={key} class="nhsuk-table__cell" role="cell">
                  <span class="nhsuk-table-responsive__heading" aria-hidden="true">
                    {words.headings[key]}{" "}
                  </span>
                  <span>{cell(action)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

const linkOf = ({ "data-place": place, tabIndex, onFocus }: { "data-place": string; tabIndex: number; onFocus: () => void }) => ({ place, tabIndex, onFocus });

/** Whether it is being done; a milestone that is overdue is said where the state does not say it. */
function Delivery({ standing }: { standing: ActionView["standing"] }) {
  return (
    <>
      <Tag colour={actionTone(standing.tone)}>{standing.label}</Tag>
      {standing.is_overdue && standing.state !== "late" && <span class="app-plan__note">{words.overdue}</span>}
    </>
  );
}

function Remarks({ many }: { many: number }) {
  if (many > 0) return <>{words.remarks(many)}</>;
  return (
    <>
      <span aria-hidden="true">{words.noRemarks}</span>
      <span class="nhsuk-u-visually-hidden">{words.noRemarksSaid}</span>
    </>
  );
}

import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import * as words from "../../words/common";

/** Whose return, of which year, in which state, and that everything is saved. */
export function Header({ saved, onYear }: { saved: boolean; onYear: (year: number) => void }) {
  const { frame } = useDesk();
  return (
    <header class="app-header">
      <div class="app-header__inner">
        <div class="app-header__who">
          <p class="app-header__product">{words.product}</p>
          <p class="app-header__trust">
            {frame.trust || words.noTrust} {frame.is_sample && <Tag colour="white">{words.madeUp}</Tag>}
          </p>
        </div>
        <div class="app-header__what">
          <p class="app-header__line">{words.yearLine(frame.year, frame.snapshot)}</p>
          <p class="app-header__line app-header__line--quiet">
            <span class="nhsuk-u-visually-hidden">{words.stateLabel} </span>
            {frame.state && <span class="app-header__state">{frame.state}</span>}
            <span class="app-header__saved">{saved ? words.savedNow : words.savedNote}</span>
          </p>
        </div>
        <div class="app-header__year">
          <label class="app-header__label" for="year">
            {words.yearSwitch}
          </label>
          <select
            class="nhsuk-select"
            id="year"
            value={String(frame.year)}
            onChange={(event) => onYear(Number(event.currentTarget.value))}
          >
            {frame.years.map((year) => (
              <option key={year} value={String(year)}>
                {year}
              </option>
            ))}
          </select>
        </div>
      </div>
    </header>
  );
}

import { Link } from "../../components/Link";
import { useDesk } from "../../desk";
import { placeOf } from "../../place";
import * as words from "../../words/common";

/** The six places with a state word each, then the settings. */
export function Navigation({ current }: { current: string }) {
  const { frame, go } = useDesk();
  const items = [...frame.places, { key: "settings", label: words.settingsPlace, state: "" }];
  return (
    <nav class="app-nav" aria-label={words.navigation}>
      <ul class="app-nav__list">
        {items.map((item) => (
          <li key={item.key} class={item.key === "settings" ? "app-nav__item app-nav__item--apart" : "app-nav__item"}>
            <Link
              class="app-nav__link"
              id={`nav-${item.key}`}
              place={item.key}
              current={item.key === current}
              onGo={() => go(placeOf(item.key))}
            >
              <span class="app-nav__label">{item.label}</span>
              {item.state && <span class="app-nav__state">{item.state}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { revealEvent } from "./reveal";

/** One tab. `state` is a word beside its name; `marked` says that something in it waits. */
export type Tab = { key: string; name: string; state: string; marked: boolean; body: ComponentChildren };

/** Parts of a screen of which one is shown. Arrow keys, Home and End go from tab to tab; a single part needs none. */
export function Tabs({ label, tabs, id }: { label: string; tabs: readonly Tab[]; id: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const now = tabs.find((tab) => tab.key === chosen) ?? tabs.find((tab) => tab.marked) ?? tabs[0];
  useEffect(() => {
    const held = box.current;
    if (!held) return undefined;
    const show = (event: Event) => {
      const panel = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-tab]") : null;
      if (!panel) return;
      // It must be there to take the focus before it is drawn anew.
      panel.hidden = false;
      setChosen(panel.dataset["tab"] ?? null);
    };
    held.addEventListener(revealEvent, show);
    return () => held.removeEventListener(revealEvent, show);
  }, []);
  const at = now ? tabs.indexOf(now) : 0;
  const step = (event: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    setChosen(next.key);
    document.getElementById(`${id}-tab-${tabs.indexOf(next)}`)?.focus();
  };
  const many = tabs.length > 1;
  return (
    <div class="app-tabs" ref={box}>
      {many && (
        <div class="app-tabs__list" role="tablist" aria-label={label}>
          {tabs.map((tab, index) => (
            <button
              key={tab.key}
              type="button"
              role="tab"
              class="app-tabs__tab"
              id={`${id}-tab-${index}`}
              aria-selected={tab === now}
              aria-controls={`${id}-panel-${index}`}
              tabIndex={tab === now ? 0 : -1}
              onClick={() => setChosen(tab.key)}
              onKeyDown={step}
            >
              <span class="app-tabs__name">{tab.name}</span>
              <span class={tab.marked ? "app-tabs__state app-tabs__state--marked" : "app-tabs__state"}>{tab.state}</span>
            </button>
          ))}
        </div>
      )}
      {tabs.map((tab, index) => (
        <div
          key={tab.key}
          id={`${id}-panel-${index}`}
          class="app-tabs__panel"
          data-tab={tab.key}
          role={many ? "tabpanel" : undefined}
          aria-labelledby={many ? `${id}-tab-${index}` : undefined}
          hidden={tab !== now}
        >
          {tab.body}
        </div>
      ))}
    </div>
  );
}

import type { ComponentChildren } from "preact";

/** Something wider than the window, which scrolls by itself and can be scrolled from the keyboard. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="app-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Borders and words for screen readers may stand out by this much without anything being hidden. */
const slack = 4;

/** Something that may be wider than the window. Only while it is, it can be reached and scrolled from the keyboard. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const held = box.current;
    if (!held) return undefined;
    const measure = () => setWide(held.scrollWidth > held.clientWidth + slack);
    const watch = new ResizeObserver(measure);
    watch.observe(held);
    if (held.firstElementChild) watch.observe(held.firstElementChild);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      class={wide ? "app-scroll app-scroll--wide" : "app-scroll"}
      role={wide ? "region" : undefined}
      aria-label={wide ? label : undefined}
      tabIndex={wide ? 0 : undefined}
      ref={box}
    >
      {children}
    </div>
  );
}

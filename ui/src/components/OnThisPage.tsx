import { useEffect, useState } from "preact/hooks";
import { Link } from "./Link";

type Props = {
  label: string;
  /** What the headings stand in. */
  within: { current: HTMLElement | null };
  /** Changes when the page shows something else. */
  of: unknown;
};

/** The headings of a long page, each a way to its place. They are read off the page itself, so that none is forgotten. */
export function OnThisPage({ label, within, of }: Props) {
  const [headings, setHeadings] = useState<HTMLElement[]>([]);
  useEffect(() => {
    const page = within.current;
    if (!page) return undefined;
    const read = () => {
      const found = [...page.querySelectorAll("h2")];
      setHeadings((held) => (held.length === found.length && held.every((heading, place) => heading === found[place]) ? held : found));
    };
    read();
    // Parts of the page are asked for by themselves and come later.
    const watch = new MutationObserver(read);
    watch.observe(page, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [of]);
  if (headings.length < 3) return null;
  const show = (heading: HTMLElement) => {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  };
  return (
    <nav class="app-contents" aria-label={label}>
      <p class="app-contents__label">{label}</p>
      <ul class="app-contents__list">
        {headings.map((heading) => (
          <li key={heading.textContent}>
            <Link onGo={() => show(heading)}>{heading.textContent}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

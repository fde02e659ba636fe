import type { ComponentChildren } from "preact";

/** Colours of a tag; the words always say the same, so that colour is never alone. */
export type TagColour = "white" | "grey" | "green" | "aqua-green" | "blue" | "purple" | "pink" | "red" | "orange" | "yellow";

/** A short state word. */
export function Tag({ colour, children }: { colour?: TagColour | undefined; children: ComponentChildren }) {
  return <strong class={colour ? `nhsuk-tag nhsuk-tag--${colour}` : "nhsuk-tag"}>{children}</strong>;
}

/** A state that needs no attention: the word alone, without a box. */
export function QuietTag({ children }: { children: ComponentChildren }) {
  return (
    <strong class="nhsuk-tag nhsuk-tag--no-colour nhsuk-tag--no-border nhsuk-u-font-weight-normal">{children}</strong>
  );
}

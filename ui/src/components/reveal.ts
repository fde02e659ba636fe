// Opens whatever hides a part of the screen, so that a link can lead to it.

/** The event by which a part asks the tabs around it to be shown. */
export const revealEvent = "reveal";

/** Shows a part that stands in a closed tab or a folded section. */
export function reveal(part: HTMLElement): void {
  for (let folded = part.closest("details"); folded; folded = folded.parentElement?.closest("details") ?? null) folded.open = true;
  part.dispatchEvent(new CustomEvent(revealEvent, { bubbles: true }));
}

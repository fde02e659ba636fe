// Controls that are switched off because the year is signed off: they stay in place, can be reached by keyboard, and say why.

/** Id of the sentence above every screen that says why; `aria-describedby` of what is switched off. */
export const whyOff = "why-off";

/** Ids of what describes a control, with the sentence why where it is off. */
export function describedOff(off: boolean | undefined, describedBy: string | undefined): string | undefined {
  return [off ? whyOff : "", describedBy ?? ""].filter(Boolean).join(" ") || undefined;
}

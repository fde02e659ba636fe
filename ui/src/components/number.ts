// Numbers typed by hand.

/** The number of a typed text: null where it is empty, undefined where it is none. "1,234.5" and "−3" are numbers; "1,25" is not. */
export function numberOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(/^[−–]/, "-").replace(/\s*%$/, "");
  if (!text) return typed.trim() ? undefined : null;
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replace(/,/g, "") : text;
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

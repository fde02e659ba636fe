// A form of numbers: what was typed, and the question it makes.

/** A number as it is typed: "12", "12.5", "−3" or with a percent sign; null where nothing is typed, undefined where it is no number. */
export function numberOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(/%$/, "").trim().replace("−", "-").replace(/^\+/, "");
  if (text === "") return null;
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  return Number(text);
}

/** A number as it stands in a field: at most two decimals. */
export const shown = (value: number | null): string => (value === null ? "" : String(Math.round(value * 100) / 100));

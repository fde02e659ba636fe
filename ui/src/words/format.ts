// How the window writes numbers it counts itself. Every result arrives as text from the program.

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** "1,234"; with decimals where they are asked for and there are any. */
export const number = (value: number, decimals = 0): string =>
  decimals === 0 ? whole.format(value) : value.toLocaleString("en-GB", { maximumFractionDigits: decimals });

/** "1 row", "1,234 rows". */
export const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;

export const rows = (value: number): string => count(value, "row", "rows");
export const people = (value: number): string => count(value, "person", "people");
export const files = (value: number): string => count(value, "file", "files");

/** "a", "a and b", "a, b and c". */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1] ?? ""}`;
}

/** How far a job has got: "340 of 6,112", or the count alone where the end is not known. */
export function howFar(done: number, of: number | null): string {
  if (of !== null && of > 0) return `${number(Math.min(done, of))} of ${number(of)}`;
  return done > 0 ? number(done) : "";
}

/** An ISO date in words, "31 March 2026"; the text itself where it is no date. */
export function day(iso: string): string {
  const read = new Date(`${iso}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || Number.isNaN(read.getTime())) return iso;
  return read.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** Today as an ISO date, by the clock of this computer. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A key such as `other_case_type` as words, "other case type". */
export const reason = (key: string): string => key.replace(/_/g, " ");

/** Keeps a figure and its unit on one line: "28.6 %" never breaks before the sign. */
export const together = (text: string): string => text.replace(/(\d) (%|points?)/g, "$1\u00a0$2");

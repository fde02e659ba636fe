import { describe, expect, it } from "vitest";
import { isoOf } from "../src/components/DateInput";
import { count, day, howFar, list, number, together } from "../src/words/format";

describe("formats", () => {
  it.each([
    [number(6112), "6,112"],
    [count(1, "row", "rows"), "1 row"],
    [count(0, "row", "rows"), "0 rows"],
    [list([]), ""],
    [list(["a"]), "a"],
    [list(["a", "b", "c"]), "a, b and c"],
    [howFar(340, 6112), "340 of 6,112"],
    [howFar(7000, 6112), "6,112 of 6,112"],
    [howFar(0, null), ""],
    [day("2027-03-31"), "31 March 2027"],
    [day("spring"), "spring"],
    [together("28.6 % and 3 points"), "28.6\u00a0% and 3\u00a0points"],
  ])("%s", (shown, wanted) => expect(shown).toBe(wanted));
});

describe("dates typed in three parts", () => {
  it.each([
    ["31", "3", "2027", "2027-03-31"],
    ["", "", "", ""],
    ["31", "2", "2027", null],
    ["31", "3", "27", null],
    ["31", "", "2027", null],
    ["x", "3", "2027", null],
  ])("%s %s %s", (date, month, year, wanted) => expect(isoOf({ day: date, month, year })).toBe(wanted));
});

import { describe, expect, it } from "vitest";
import type { FindingView } from "../src/backend/types/FindingView";
import { grouped } from "../src/screens/data/Findings";

const finding = (severity: string, message: string, cell: string): FindingView => ({ severity, message, hint: "", place: { sheet: "Staff", cell } });

describe("findings", () => {
  it("with the same words are one, with every place, the gravest first", () => {
    const groups = grouped([finding("note", "A total.", "A9"), finding("warning", "Blank.", "D2"), finding("error", "No date.", "F3"), finding("warning", "Blank.", "D7")]);
    expect(groups.map(({ finding: held }) => held.severity)).toEqual(["error", "warning", "note"]);
    expect(groups[1]?.places.map((place) => place.cell)).toEqual(["D2", "D7"]);
  });
  it("of another severity are never one", () => {
    expect(grouped([finding("note", "Blank.", "A1"), finding("warning", "Blank.", "A1")])).toHaveLength(2);
  });
});

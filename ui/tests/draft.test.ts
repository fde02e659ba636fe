import { describe, expect, it } from "vitest";
import { brokenReport, importReport, settledReport } from "../dev/answers/importing";
import { answerTo, chosen, mergeQuestions, nextStep, noDecisions, startDraft, toAsk, valueQuestions, withAnswer, withSuggestions } from "../src/screens/data/draft";

describe("questions of several files", () => {
  it("are one question where the value is the same", () => {
    const other = startDraft(importReport).asked.filter((question) => question.value === "Other");
    expect(other).toHaveLength(1);
    expect(other[0]?.rows, "rows of both files").toBe(30);
    expect(other[0]?.files).toEqual(["staff-list.xlsx", "recruitment.xlsx"]);
  });
  it("stay to be looked at again once they are answered", () => {
    const draft = startDraft(importReport);
    expect(mergeQuestions(draft.asked, settledReport)).toHaveLength(draft.asked.length);
  });
});

describe("answers", () => {
  const draft = startDraft(importReport);
  const locum = draft.asked.find((question) => question.value === "Locum");
  it("are the suggestion until another is given", () => {
    expect(locum && chosen(noDecisions, locum)).toBe("count");
    const decided = withAnswer(noDecisions, { field: "assignment_category", value: "Locum", meaning: "exclude" });
    expect(locum && chosen(decided, locum)).toBe("exclude");
    expect(answerTo(withSuggestions({ ...draft, decisions: decided }), "assignment_category", "Locum"), "a given answer wins").toBe("exclude");
  });
  it("are sent with the suggestions that were left standing, and never made up", () => {
    const sent = withSuggestions(draft);
    expect(answerTo(sent, "ethnic_origin", "Other")).toBe("bme");
    expect(answerTo(sent, "ethnic_origin", "T"), "a question without a suggestion stays open").toBe("");
  });
  it("can be taken away", () => {
    const given = withAnswer(noDecisions, { field: "stage", value: "", meaning: "applied" });
    expect(withAnswer(given, { field: "stage", value: "", meaning: "" }).answers).toEqual([]);
  });
});

describe("steps", () => {
  it("are passed by where there is nothing to ask", () => {
    expect(startDraft(settledReport).reached).toBe("check");
    expect(startDraft(importReport).reached).toBe("columns");
    expect(startDraft(brokenReport).reached).toBe("what");
  });
  it("never pass by the check and the keeping", () => {
    const draft = startDraft(settledReport);
    expect(nextStep(draft, "decide")).toBe("check");
    expect(nextStep(draft, "check")).toBe("keep");
    expect(nextStep(draft, "keep")).toBe("keep");
  });
  it("count what they ask", () => {
    const draft = startDraft(importReport);
    expect(toAsk(draft, "columns"), "one not found and one doubtful").toBe(2);
    expect(toAsk(draft, "decide")).toBe(valueQuestions(draft).length);
  });
});

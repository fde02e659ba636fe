import { describe, expect, it } from "vitest";
import { brokenReport, importReport, oneReport, settledReport, unclearReport, wrongRowReport } from "../dev/answers/importing";
import { aboutHeadings, answerTo, chosen, doubtful, isStale, isUncounted, mergeQuestions, nextStep, noDecisions, openColumns, readAgain, sameDecisions, startDraft, toAsk, valueQuestions, withAnswer, withHeaderRow, withSheet, withSuggestions } from "../src/screens/data/draft";

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

describe("what is chosen by hand", () => {
  const draft = startDraft(oneReport);
  const [staff] = oneReport.files;
  if (!staff) throw new Error("the report has a file");
  it("is sent by file, and going back to what was found takes it back", () => {
    const row = withHeaderRow(draft, staff, 5);
    expect(row.header_rows).toEqual({ "staff-list.xlsx": 5 });
    const wrong = readAgain(draft, row, row, wrongRowReport, "staff-list.xlsx");
    expect(withHeaderRow(wrong, wrong.report.files[0] ?? staff, 4).header_rows).toEqual({});
    expect(sameDecisions(row, noDecisions), "a row is a decision").toBe(false);
    expect(aboutHeadings(wrong.report.files[0] ?? staff).map(({ severity }) => severity), "what speaks against it is told of at once").toEqual(["error"]);
  });
  it("of another sheet leaves the row of its headings to be found", () => {
    const both = { ...draft, decisions: withHeaderRow(draft, staff, 5) };
    const leavers = withSheet(both, staff, "Leavers");
    expect([leavers.sheets, leavers.header_rows]).toEqual([{ "staff-list.xlsx": "Leavers" }, {}]);
    expect(withSheet({ ...draft, decisions: leavers }, staff, "Staff in post").sheets, "so that its other sheets are asked about again").toEqual({});
  });
  it("is asked in the first step where two kinds fit, and not among the values", () => {
    const unclear = startDraft(unclearReport);
    expect(unclear.reached).toBe("what");
    expect(toAsk(unclear, "what")).toBe(1);
    expect(unclear.asked.filter(({ field }) => field === "kind")).toEqual([]);
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
    expect(toAsk(draft, "columns"), "one not found, one asked about and one taken but doubtful").toBe(3);
    expect(toAsk(draft, "decide")).toBe(valueQuestions(draft).length);
  });
});

describe("what is counted", () => {
  const draft = startDraft(importReport);
  const answer = { field: "ethnic_origin", value: "T", meaning: "white" };
  it("is behind what is decided until the files are read again", () => {
    const decided = { ...draft, decisions: withAnswer(noDecisions, answer) };
    expect(isUncounted(draft)).toBe(false);
    expect(isUncounted(decided)).toBe(true);
    const sent = withSuggestions(decided);
    const next = readAgain(decided, decided.decisions, sent, settledReport);
    expect([isStale(next), isUncounted(next)]).toEqual([false, false]);
    expect(next.before, "the report before says what changed").toBe(importReport);
  });
  it("does not depend on the order of the answers", () => {
    const other = { field: "stage", value: "", meaning: "applied" };
    const one = withAnswer(withAnswer(noDecisions, answer), other);
    expect(sameDecisions(one, withAnswer(withAnswer(noDecisions, other), answer))).toBe(true);
    expect(sameDecisions(one, withAnswer(one, { ...other, meaning: "appointed" }))).toBe(false);
  });
  it("keeps on show what was doubtful or missing once it is answered", () => {
    const [staff] = draft.report.files;
    expect(staff && openColumns(draft, staff)).toBe(3);
    const answered = withAnswer(withAnswer(noDecisions, { field: "columns", value: "staff.staff_group", meaning: "Org L3" }), { field: "columns", value: "staff.assignment_status", meaning: "none" });
    const next = readAgain({ ...draft, decisions: answered }, answered, answered, settledReport);
    const [again] = next.report.files;
    expect(again && doubtful(next, again).map((column) => column.field)).toEqual(["staff_group"]);
    expect(again && openColumns(next, again), "a suggestion waits until somebody goes on with it").toBe(1);
  });
  it("forgets what was asked about a table that is not read any more", () => {
    const next = readAgain(draft, noDecisions, noDecisions, settledReport, "staff-list.xlsx");
    expect(next.asked.map((question) => question.files), "only what the other file asks is left").toEqual([["recruitment.xlsx"]]);
    expect(next.doubted).toEqual([]);
  });
});

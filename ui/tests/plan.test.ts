// The action plan: which actions are shown, what of an action is sent, and numbers typed by hand.
import { describe, expect, it } from "vitest";
import { longPlan, plan } from "../dev/answers/plan";
import { numberOf } from "../src/components/number";
import { step } from "../src/components/roving";
import { cleaned, everything, type Filter, filtered, grouped, inOrder, isFiltered, nobody, owners, unfiltered } from "../src/screens/plan/filter";
import { marked } from "../src/screens/plan/Remarks";
import { differing, merged, sendable, wrongOf } from "../src/screens/plan/sending";

const ids = (filter: Partial<Filter>) => filtered(plan, { ...unfiltered, ...filter }).map((action) => action.id);

describe("the filters of the plan", () => {
  it.each<[string, Partial<Filter>, number[]]>([
    ["nothing filtered", {}, [1, 2, 3, 4, 5, 6]],
    ["an owner", { owner: "Head of resourcing" }, [1, 5]],
    ["no owner", { owner: nobody }, [3]],
    ["an indicator, also where it is not the main one", { indicator: "7" }, [1, 3, 4, 5]],
    ["a High Impact Action", { high_impact_action: "6" }, [2]],
    ["no High Impact Action", { high_impact_action: nobody }, [6]],
    ["overdue", { due: "overdue" }, [2, 3]],
    ["by the end of next quarter", { due: "soon" }, [1]],
    ["no date, of what is still to be done", { due: "none" }, [4]],
    ["a state", { state: "done" }, [5]],
    ["two things at once", { indicator: "2", due: "overdue" }, [3]],
    ["nothing is like this", { owner: nobody, state: "done" }, []],
  ])("%s", (_, filter, wanted) => expect(ids(filter)).toEqual(wanted));

  it("an owner who has left the plan is no filter any more", () => {
    const shown = cleaned(plan, { ...everything, owner: "Somebody who was", state: "done" });
    expect(shown.owner).toBe("");
    expect(shown.state).toBe("done");
  });
  it("a grouping is no filter", () => expect(isFiltered({ ...everything, group: "owner" } as Filter)).toBe(false));
  it("every action stands in a group, whatever it is grouped by", () => {
    for (const by of ["indicator", "high_impact_action", "owner", ""]) {
      const shown = grouped(longPlan, longPlan.actions, by).flatMap((group) => group.actions.map((action) => action.id));
      expect(new Set(shown).size, by).toBe(40);
    }
  });
  it("those without an owner come last", () => expect(owners(plan).slice(-1)[0]?.key).toBe(nobody));
  it("before and after an action are those shown, each once", () => {
    expect(inOrder(plan, { ...everything, group: "high_impact_action" }).map((action) => action.id).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(inOrder(plan, { ...everything, indicator: "2" }).map((action) => action.id)).toEqual([1, 3, 5]);
  });
});

describe("what of an action is sent", () => {
  const held = plan.actions[0];
  if (!held) throw new Error("the plan of the harness has actions");
  const kept = held.fields;
  it("dates the wrong way round are held back, and the rest is sent", () => {
    const sent = sendable({ ...kept, start: "2027-05-01", due: "2027-02-28", owner: "Chair" }, kept);
    expect([sent.start, sent.due, sent.owner]).toEqual([kept.start, kept.due, "Chair"]);
  });
  it("closing waits for its reason", () => {
    const closing = { ...kept, closed_on: "2026-11-23" };
    expect(wrongOf(closing).closed_reason).toBeTruthy();
    expect(sendable(closing, kept).closed_on).toBe("");
    expect(sendable({ ...closing, closed_reason: "Replaced" }, kept).closed_on).toBe("2026-11-23");
  });
  it("a target year that is not later is held back with its year", () => {
    const sent = sendable({ ...kept, outcome_from: 2028, outcome_by: 2028 }, kept);
    expect([sent.outcome_from, sent.outcome_by]).toEqual([kept.outcome_from, kept.outcome_by]);
  });
  it("a title that was emptied stays as it was", () => expect(sendable({ ...kept, title: " " }, kept).title).toBe(kept.title));
  it("what is typed while an answer is on its way stays", () => {
    const sent = { ...kept, owner: " Chair " };
    const now = { ...sent, sponsor: "Chief ex" };
    const shown = merged(now, sent, { ...sent, owner: "Chair" });
    expect([shown.owner, shown.sponsor]).toEqual(["Chair", "Chief ex"]);
  });
  it("undo names the field that was changed", () => expect(differing(kept, { ...kept, milestones: [] })).toBe("milestones"));
});

describe("numbers typed by hand", () => {
  it.each<[string, number | null | undefined]>([
    ["", null], ["  ", null], ["62.5", 62.5], ["0", 0], ["-3", -3], ["−3.5", -3.5], ["90%", 90], [".5", 0.5], ["1,234.5", 1234.5], ["1,25", undefined], ["1e3", undefined], ["many", undefined], ["1.2.3", undefined], ["%", undefined], ["-", undefined], ["Infinity", undefined],
  ])("%s", (typed, wanted) => expect(numberOf(typed)).toBe(wanted));
});

describe("keys and marks", () => {
  const rows = [0, 1, 2].map((row) => ({ row, column: 0 }));
  it.each([["ArrowDown", 2], ["ArrowUp", 0], ["Home", 0], ["End", 2]])("%s goes through a list", (key, row) => expect(step(rows, { row: 1, column: 0 }, key, false)?.row).toBe(row));
  it("the words a remark is about are cut out of a long text", () => {
    const text = `${"and ".repeat(15)}continue${" but".repeat(15)}`;
    const [before, words, after] = marked(text, [60, 68]);
    expect(words).toBe("continue");
    expect(before).toBe(`…${"and ".repeat(9)}`);
    expect(after).toBe(`${" but".repeat(9)}…`);
  });
});

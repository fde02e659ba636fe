// Walks through the window with the keyboard alone, over the answers of the page of screen states: where the focus goes, what is
// said, and what is sent to the program.
import assert from "node:assert/strict";
import { openHarness } from "./browser.mjs";

const { browser, address, close } = await openHarness();
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
page.setDefaultTimeout(5000);

const open = async (scene) => {
  await page.goto(`${address}?scene=${scene}`);
  await page.waitForSelector("h1");
  await page.evaluate(() => {
    window.sent = [];
    const real = window.__TAURI_INTERNALS__.invoke;
    window.__TAURI_INTERNALS__.invoke = (command, values) => {
      window.sent.push({ command, values: JSON.parse(JSON.stringify(values ?? {})) });
      return real(command, values);
    };
  });
};
const focused = () => page.evaluate(() => `${document.activeElement?.tagName.toLowerCase()} ${document.activeElement?.textContent?.trim().slice(0, 60)}`);
const settle = () => page.evaluate(() => new Promise((done) => setTimeout(done, 120)));
const press = async (selector) => {
  await page.focus(selector);
  await page.keyboard.press("Enter");
  await settle();
};
const sent = (command) => page.evaluate((name) => window.sent.filter((held) => held.command === name).map((held) => held.values), command);
const said = () => page.textContent("#said");

const walks = {
  "the first tab is the skip link, and it leads to the screen": async () => {
    await open("return");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "a Skip to main content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "maincontent");
  },
  "the focus and the title follow every place": async () => {
    await open("return");
    for (const [place, heading] of [["data", "Data"], ["indicators", "Indicators"], ["plan", "Action plan"], ["documents", "Documents"], ["submit", "Submit"], ["settings", "Trust and settings"], ["return", "WRES 2026 return"]]) {
      await press(`#nav-${place}`);
      assert.equal(await focused(), `h1 ${heading}`);
      assert.ok((await page.title()).startsWith(heading), "the title names the screen");
      assert.equal(await page.getAttribute(`#nav-${place}`, "aria-current"), "page");
    }
  },
  "the figures of a block are one stop of the Tab key, and the arrow keys move between them": async () => {
    await open("submit");
    await page.evaluate(() => navigator.clipboard.writeText("").catch(() => undefined));
    const at = () => page.evaluate(() => `${document.activeElement?.closest("[data-item]")?.getAttribute("data-item")} ${document.activeElement?.getAttribute("data-place")}`);
    await page.focus('[data-item="1"] [data-place="0.0"]');
    await page.keyboard.press("ArrowRight");
    assert.equal(await at(), "1 0.1");
    await page.keyboard.press("ArrowDown");
    assert.equal(await at(), "2 1.1");
    await page.keyboard.press("Enter");
    await settle();
    assert.equal(await said(), "Copied 27, item 2 BME");
    assert.equal(await at(), "2 1.1", "the focus stays on the figure");
    await page.keyboard.press("End");
    assert.equal(await at(), "2 1.5");
    await page.keyboard.press("Control+End");
    assert.equal(await at(), "9 8.5");
    await page.keyboard.press("Tab");
    assert.ok(!(await at()).startsWith("9 "), "one more Tab leaves the block");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await at(), "9 8.5", "and comes back to where it was");
    const stops = await page.evaluate(() => document.querySelectorAll(".app-items [data-place][tabindex='0']").length);
    assert.equal(stops, await page.evaluate(() => document.querySelectorAll(".app-items").length), "a block is one stop");
  },
  "the rows behind an item open from the keyboard": async () => {
    await open("submit");
    await press('[data-item="34"] [data-place="0.3"]');
    assert.deepEqual(await sent("explain"), [{ year: 2026, key: "34" }]);
    assert.match(await page.textContent("#receipt-34"), /recruitment.xlsx/);
    assert.equal(await page.getAttribute('[data-item="34"] [data-place="0.3"]', "aria-expanded"), "true");
  },
  "files go from choosing to keeping, and the answers are sent": async () => {
    await open("data");
    await press("#choose-files");
    assert.equal(await focused(), "h1 staff-list.xlsx, recruitment.xlsxCheck the columns", "What is it had nothing to ask");
    await press("#next-step");
    assert.match(await focused(), /^div There is a problem/, "the focus moves to the error summary");
    await page.focus(".nhsuk-error-summary a");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "column-0-assignment_status", "the link leads to the field");
    await page.selectOption("#column-0-assignment_status", "Start Date");
    await press("#next-step");
    assert.match(await focused(), /Decide what values mean$/);
    await page.check("[data-question='ethnic_origin:T'] input[value=white]");
    await press("#next-step");
    assert.match(await focused(), /Check what was counted$/);
    await press("#next-step");
    assert.match(await focused(), /Keep these files$/);
    await press("#keep-files");
    const [kept] = await sent("keep_files");
    const meanings = Object.fromEntries(kept.decisions.answers.map((held) => [`${held.field} ${held.value}`, held.meaning]));
    assert.equal(meanings["columns staff.assignment_status"], "Start Date");
    assert.equal(meanings["ethnic_origin T"], "white");
    assert.equal(meanings["ethnic_origin Other"], "bme", "a suggestion left standing is sent");
    assert.match(await focused(), /^div Saved/, "the notice has the focus");
    assert.match(await said(), /2 files kept/);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "button Undo");
    await page.keyboard.press("Enter");
    await settle();
    assert.deepEqual((await sent("undo_keep")).map((held) => held.kind), ["staff", "recruitment"]);
  },
  "tabs are gone through with the arrow keys, and a problem in another tab is led to": async () => {
    await open("import-check-changed");
    await page.focus("#files-tab-0");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "button recruitment.xlsxNothing noticed");
    assert.equal(await page.getAttribute("#files-tab-1", "aria-selected"), "true");
    assert.ok(await page.isVisible("#files-panel-1"));
    assert.ok(!(await page.isVisible("#files-panel-0")));
    await page.keyboard.press("Home");
    assert.ok(await page.isVisible("#files-panel-0"));
    await open("import-columns");
    await page.focus("#files-tab-0");
    await page.keyboard.press("ArrowRight");
    await press("#next-step");
    await page.focus(".nhsuk-error-summary a");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "column-0-assignment_status", "the tab of the field is opened for it");
  },
  "an answer is counted at once, without the focus moving": async () => {
    await open("import-decide");
    await page.focus("[data-question='ethnic_origin:T'] input");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => window.sent.some(({ command, values }) => command === "look_again" && values.decisions.answers.some(({ value }) => value === "T")));
    assert.equal(await page.evaluate(() => document.activeElement?.closest("[data-question]")?.dataset.question), "ethnic_origin:T");
    const [look] = (await sent("look_again")).slice(-1);
    const meanings = Object.fromEntries(look.decisions.answers.map((held) => [`${held.field} ${held.value}`, held.meaning]));
    assert.equal(meanings["ethnic_origin Other"], "bme", "what is chosen as a suggestion is counted as well");
  },
  "reading again can be cancelled from the keyboard, and the choice before it stands": async () => {
    await open("import-what-reading");
    await page.selectOption("#kind-0", "recruitment");
    const stop = page.getByRole("button", { name: "Cancel" });
    await stop.waitFor();
    await stop.press("Enter");
    await settle();
    assert.equal((await sent("cancel")).length, 1);
    assert.equal(await page.inputValue("#kind-0"), "staff", "the kind is that of the last reading");
  },
  "another row of headings is chosen from the keyboard, and what speaks against it is said": async () => {
    await open("import-what-headings");
    await page.focus("#headings-0");
    assert.equal(await page.locator("label[for=headings-0]").textContent(), "Row of the headings");
    await page.selectOption("#headings-0", "5");
    await settle();
    const [look] = (await sent("look_again")).slice(-1);
    assert.deepEqual(look.decisions.header_rows, { "staff-list.xlsx": 5 });
    assert.match(await said(), /You chose row 5 for the headings/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "headings-0", "the focus stays");
    await page.selectOption("#headings-0", "4");
    await settle();
    const [back] = (await sent("look_again")).slice(-1);
    assert.deepEqual(back.decisions.header_rows, {}, "going back to the row that was found takes the choice back");
  },
  "a kind that is unclear is chosen by its reasons": async () => {
    await open("import-unclear");
    await page.getByRole("tab", { name: /apprenticeships.csv/ }).press("Enter");
    await press("#next-step");
    await page.focus(".nhsuk-error-summary a");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "kind-1", "the problem leads to the choice");
    const reason = await page.evaluate(() => document.getElementById(document.activeElement?.getAttribute("aria-describedby") ?? "")?.textContent);
    assert.match(reason, /because row 1 has headings for ethnic origin/);
    await page.keyboard.press("Space");
    await settle();
    const [look] = (await sent("look_again")).slice(-1);
    assert.deepEqual(look.decisions.kinds, { "apprenticeships.csv": "recruitment" });
  },
  "what was noticed is filtered and saved, and both are said": async () => {
    await open("import-check-changed");
    await page.focus("#show-0-2");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.querySelector("#said")?.textContent === "1 kind of finding is shown");
    assert.equal(await page.locator(".app-tabs__panel:not([hidden]) .app-finding").count(), 1);
    await press("#save-findings");
    assert.equal((await sent("save_findings")).length, 1);
    await page.waitForFunction(() => document.querySelector("#said")?.textContent?.startsWith("Saved as"));
  },
  "a remembered decision is changed, forgotten after asking, saved and loaded": async () => {
    await open("data");
    await page.locator("summary", { hasText: "Ethnic origin: 2 decisions" }).press("Enter");
    await page.getByRole("button", { name: "Change Traveller" }).press("Enter");
    await settle();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "answer-0", "the choices take the focus");
    await page.selectOption("#answer-0", "bme");
    await settle();
    assert.deepEqual((await sent("change_answer"))[0], { field: "ethnic_origin", value: "Traveller of Irish heritage", meaning: "bme" });
    await page.getByRole("button", { name: "Forget Prefer not" }).press("Enter");
    assert.equal((await sent("change_answer")).length, 1, "it asks first");
    await page.getByRole("button", { name: "Yes, forget" }).press("Enter");
    await settle();
    assert.equal((await sent("change_answer"))[1].meaning, "");
    await press("#save-answers");
    assert.match(await page.textContent(".nhsuk-notification-banner"), /WRES decisions.toml/);
    await press("#load-answers");
    assert.match(await page.textContent(".nhsuk-notification-banner"), /12 new, 1 changed/);
  },
  "files are only left after asking": async () => {
    await open("import-check");
    await page.getByRole("button", { name: "Stop without keeping" }).press("Enter");
    assert.deepEqual(await sent("forget_draft"), []);
    await page.getByRole("button", { name: "Yes, leave them" }).press("Enter");
    await settle();
    assert.equal((await sent("forget_draft")).length, 1);
    assert.equal(await focused(), "h1 Data");
  },
  "an action is saved when a field is left, once": async () => {
    await open("action");
    await page.fill("#action-owner", "Director of nursing");
    await page.keyboard.press("Tab");
    await settle();
    await page.focus("#action-owner");
    await page.keyboard.press("Tab");
    await settle();
    const saves = await sent("save_action");
    assert.equal(saves.length, 1, "leaving a field that did not change saves nothing");
    assert.equal(saves[0].action.owner, "Director of nursing");
    assert.match(await page.textContent(".app-header__saved"), /Saved/);
    await page.fill("#action-due-month", "13");
    await page.focus("#action-scope");
    await settle();
    assert.match(await page.textContent("#action-due-error"), /Enter a day, a month and a year/);
    assert.equal((await sent("save_action")).length, 1, "what is no date is not sent");
  },
  "the actions of the plan are one stop of the Tab key, and the filter says how many are shown and stays": async () => {
    await open("plan");
    const at = () => page.evaluate(() => document.activeElement?.getAttribute("data-place"));
    await page.focus(".app-plan [data-place='0.0']");
    await page.keyboard.press("ArrowDown");
    assert.equal(await at(), "1.0");
    await page.keyboard.press("End");
    assert.equal(await at(), "5.0");
    await page.keyboard.press("ArrowUp");
    assert.equal(await at(), "4.0");
    await page.keyboard.press("Home");
    assert.equal(await at(), "0.0");
    assert.equal(await page.locator(".app-plan [data-place][tabindex='0']").count(), 1);
    await page.selectOption("#filter-due", "overdue");
    await settle();
    assert.equal(await said(), "2 of 6 actions");
    await page.focus(".app-plan [data-place='0.0']");
    await page.keyboard.press("Enter");
    await settle();
    assert.match(await focused(), /^h1 Action 1 of 2Publish/);
    await press(".nhsuk-pagination__link--next");
    assert.match(await focused(), /^h1 Action 2 of 2Use a decision/);
    await press(".nhsuk-back-link");
    assert.equal(await page.inputValue("#filter-due"), "overdue", "the filter is kept");
    await press("#clear-filters");
    assert.equal(await said(), "6 actions");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "filter-owner", "the focus is not lost with the button");
  },
  "a draft says what it added, and undoing takes out exactly that": async () => {
    await open("plan-empty");
    await press("#draft-plan");
    assert.match(await focused(), /^div Saved/);
    assert.match(await page.textContent(".nhsuk-notification-banner"), /2 actions drafted.*This gap touches most people/s);
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await settle();
    assert.deepEqual(await sent("remove_actions"), [{ year: 2026, ids: [1, 4] }]);
  },
  "a change of an action is undone from the keyboard, and a removed action goes back to its place": async () => {
    await open("action");
    await page.focus("#milestone-1-done");
    await page.keyboard.press("Space");
    await settle();
    const [ticked] = await sent("save_action");
    assert.match(ticked.action.milestones[1].done_on, /^\d{4}-\d{2}-\d{2}$/);
    assert.equal(await page.textContent("#undo-change"), "Undo the change of “Milestones”");
    await press("#undo-change");
    assert.equal((await sent("save_action"))[1].action.milestones[1].done_on, "");
    assert.equal(await said(), "The change of “Milestones” was undone");
    await page.getByRole("button", { name: "Remove this action" }).press("Enter");
    await page.getByRole("button", { name: "Yes, remove" }).press("Enter");
    await settle();
    assert.deepEqual(await sent("remove_actions"), [{ year: 2026, ids: [1] }]);
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await settle();
    const back = (await sent("save_action"))[2];
    assert.deepEqual([back.id, back.position, back.action.owner], [0, 1, "Head of resourcing"]);
  },
  "a milestone is moved and changed without the focus being lost, and only whole ones are sent": async () => {
    await open("action");
    const id = () => page.evaluate(() => document.activeElement?.id);
    await press("#action-milestones-0-down");
    assert.equal(await id(), "action-milestones-1-down", "the focus goes with the milestone");
    await press("#action-milestones-add");
    assert.equal(await id(), "action-milestones-edit-what");
    await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
    await settle();
    assert.equal(await id(), "action-milestones-edit-what", "what is missing has the focus");
    assert.equal((await sent("save_action")).length, 1);
    await page.keyboard.type("First count");
    await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
    await settle();
    assert.equal((await sent("save_action"))[1].action.milestones[3].what, "First count");
    assert.equal(await id(), "action-milestones-add");
  },
  "a milestone being changed keeps its words and its place when an earlier change is undone": async () => {
    await open("action");
    await press("#action-milestones-0-down");
    await press("#action-milestones-1-change");
    await page.fill("#action-milestones-edit-what", "Grid agreed");
    await press("#undo-change");
    assert.equal(await page.inputValue("#action-milestones-edit-what"), "Grid agreed", "what was typed is still there");
    await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
    await settle();
    const [moved, undone, saved] = (await sent("save_action")).map((held) => held.action.milestones.map((step) => step.what));
    assert.deepEqual([moved[1], moved[0]], [undone[0], undone[1]]);
    assert.deepEqual(saved, ["Grid agreed", ...undone.slice(1)], "the milestone that was being changed, and no other");
  },
  "a remark leads to its field and is read out with it, and a wrong number is not sent": async () => {
    await open("action-remarks");
    await page.getByRole("link", { name: "Due" }).press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "action-due-day");
    const described = await page.evaluate(() => document.getElementById("action-owner")?.getAttribute("aria-describedby")?.split(" ").map((id) => document.getElementById(id)?.textContent).join(" "));
    assert.match(described, /department/);
    await page.fill("#action-process_target", "1,25");
    await page.keyboard.press("Tab");
    await settle();
    assert.match(await page.textContent("#action-process_target-error"), /with a point for decimals/);
    assert.deepEqual(await sent("save_action"), []);
  },
  "a new action is kept once it has a title": async () => {
    await open("action-new");
    await page.focus("#action-owner");
    await page.keyboard.type("Chair");
    await page.keyboard.press("Tab");
    await settle();
    assert.deepEqual(await sent("save_action"), []);
    await page.fill("#action-title", "Meet the network every month");
    await page.keyboard.press("Tab");
    await settle();
    const [save] = await sent("save_action");
    assert.equal(save.id, 0);
    assert.equal(save.action.owner, "Chair");
  },
  "figures can be copied by hand where the clipboard is refused": async () => {
    await open("submit");
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("refused")) } });
      document.execCommand = () => false;
    });
    await page.getByRole("button", { name: "Copy line item 1, this year" }).press("Enter");
    await settle();
    assert.equal(await page.evaluate(() => document.activeElement?.value), "87\t28\t1");
    assert.equal(await page.evaluate(() => window.getSelection()?.toString() || document.activeElement?.selectionEnd), "87\t28\t1");
  },
  "a reason is sent when its field is left": async () => {
    await open("submit");
    await page.fill("#reason-change-48-bme", "The question changed");
    await page.keyboard.press("Tab");
    await settle();
    assert.deepEqual(await sent("give_reason"), [{ year: 2026, key: "change.48.bme", reason: "The question changed" }]);
  },
  "the trust form says what is missing": async () => {
    await open("own-trust");
    await press("#save-trust");
    assert.match(await focused(), /^div There is a problem/);
    assert.deepEqual(await sent("save_trust"), []);
    await page.fill("#trust-name", "Eastvale");
    await page.fill("#trust-code", "RXE");
    await press("#save-trust");
    assert.equal((await sent("save_trust"))[0].trust.code, "RXE");
    assert.equal(await focused(), "h1 Data");
  },
  "the year switch asks for the other year and keeps the focus": async () => {
    await open("return");
    await page.focus("#year");
    await page.selectOption("#year", "2025");
    await settle();
    assert.deepEqual(await sent("frame"), [{ year: 2025 }]);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "year");
  },
};

let failed = 0;
try {
  for (const [name, walk] of Object.entries(walks)) {
    try {
      await walk();
      console.log(`passed: ${name}`);
    } catch (error) {
      failed += 1;
      console.error(`failed: ${name}\n${error.message}`);
    }
  }
} finally {
  await close();
}
process.exit(failed === 0 ? 0 : 1);

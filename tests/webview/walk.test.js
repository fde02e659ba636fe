// One walk through the real window, as an equality lead goes: her own workbooks in, every place looked at, the submission sheet out.
// The figures it meets are held against the true counts that the made-up trust was drawn with.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { before } from "node:test";
import { By, Key } from "selenium-webdriver";
import { folder, open, program, screens } from "./window.js";

/** What the made-up trust means by the values that are asked about: question to key of the answer, as in its answers.toml. */
const answers = {
  "ethnic_origin:Other": "bme",
  "ethnic_origin:T": "white",
  "pay_scale:923|LOC7": "band_7",
  "pay_scale:923|MTD1": "career_grade",
  "pay_scale:923|SGP1": "other_medical",
  "staff_group:Students": "exclude",
  "attendance:Booked": "exclude",
  "attendance:Cancelled": "exclude",
};

const titles = {
  "What these files are": "what",
  "Check the columns": "columns",
  "Decide what values mean": "decide",
  "Check what was counted": "check",
  "Keep these files": "keep",
};

const indicatorPages = 9;

/** Writes the made-up trust; the workbooks go into a folder of their own, as they would come from a trust. */
function northmoor(dir) {
  execFileSync(program("WRES_NORTHMOOR"), [dir], { stdio: "ignore" });
  const workbooks = join(dir, "workbooks-only");
  mkdirSync(workbooks);
  for (const name of readdirSync(dir).filter((name) => /\.(xlsx|csv)$/.test(name))) renameSync(join(dir, name), join(workbooks, name));
  return { workbooks, truth: JSON.parse(readFileSync(join(dir, "truth.json"), "utf8")) };
}

/** Looks at a screen: a picture for people, axe for what they cannot see, and that it fits a 13-inch laptop. */
async function look(window, name, faults) {
  await window.settled();
  await window.picture(name);
  for (const fault of await window.faults()) faults.push(`${name}: ${fault}`);
  if (await window.isTooWide()) faults.push(`${name}: has to be scrolled sideways at 1280 × 720`);
}

/** Answers, as the trust would, every question that offers no answer of its own. */
async function decide(window) {
  for (const question of await window.driver.findElements(By.css("[data-question]"))) {
    const key = await question.getAttribute("data-question");
    const list = await question.findElements(By.css("select"));
    const open = list.length > 0 ? (await list[0].getAttribute("value")) === "" : (await question.findElements(By.css("input:checked"))).length === 0;
    if (!open) continue;
    const answer = answers[key];
    assert.ok(answer, `the window asks about “${key}”, which the made-up trust has no answer to`);
    const choice = await question.findElement(By.css(list.length > 0 ? `option[value="${answer}"]` : `input[value="${answer}"]`));
    await window.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' });", question);
    await choice.click();
  }
}

/** Says who the trust is, and comes out at the data screen. */
async function nameTrust(window, truth, seen = async () => undefined) {
  await window.press("Start with your own files");
  await window.heading("Your trust");
  await window.says("Save and choose files");
  await seen();
  await window.type("#trust-name", truth.trust.name);
  await window.type("#trust-code", truth.trust.code);
  await window.choose("#trust-region", truth.trust.region);
  await window.click(By.css("#trust-kind option:not([value=''])"));
  await window.press("Save and choose files");
  await window.heading("Data");
}

// A picture of an earlier walk must not be taken for one of this.
before(() => rmSync(screens, { recursive: true, force: true }));

const grouped = new Intl.NumberFormat("en-GB");

test("her own workbooks go in and the submission sheet comes out", { timeout: 900_000 }, async (t) => {
  const { workbooks, truth } = northmoor(folder(t));
  const papers = folder(t);
  const window = await open(t, { store: join(folder(t), "store"), pick: workbooks, saveDir: papers });
  const faults = [];

  await window.heading("Welcome to WRES Desk");
  await look(window, "01-first-run", faults);
  await nameTrust(window, truth, () => look(window, "02-your-trust", faults));
  await look(window, "03-data-empty", faults);

  await window.press("Choose files");
  const steps = [];
  while (steps.at(-1) !== "keep") {
    const step = await window.until("the next step of the import", async () => {
      const found = titles[(await window.title()).split("\n").at(-1)];
      return found !== undefined && found !== steps.at(-1) && found;
    });
    assert.ok(!steps.includes(step), `the import came back to ${step} after ${steps.join(", ")}`);
    steps.push(step);
    await look(window, `04-import-${steps.length}-${step}`, faults);
    if (step === "decide") await decide(window);
    if (step === "check") {
      await window.press("staff-list.xlsx");
      await window.says(`${grouped.format(truth.workforce.total)} people counted`);
    }
    await window.press(step === "keep" ? "Keep these 7 files" : "Continue");
  }
  assert.ok(steps.includes("decide"), "the workbooks hold values that only the trust can place");
  await window.heading("Data");
  await window.says("7 files kept");
  await window.says(`staff-list.xlsx: ${grouped.format(truth.staff.rows.used)} rows used, ${grouped.format(truth.staff.people)} people`);
  await window.placeSays("data", "7 of 7 held");
  await look(window, "05-data-kept", faults);

  await window.goTo("return", "WRES 2026 return");
  await look(window, "06-return", faults);

  await window.goTo("indicators", "Indicators");
  for (const number of ["2", "3", "4"]) await window.says(truth.relative_likelihood[number].toFixed(2));
  await look(window, "07-indicators", faults);
  for (let number = 1; number <= indicatorPages; number += 1) {
    await window.goTo("indicators", "Indicators");
    await window.click(By.css(`main table tbody tr:nth-child(${number}) a, main table tbody tr:nth-child(${number}) button`));
    await window.heading(`Indicator ${number}`);
    await window.says("How it was counted");
    await look(window, `08-indicator-${number}`, faults);
    if (number === 2) {
      await window.says(truth.relative_likelihood["2"].toFixed(2));
      for (const group of ["white", "bme"]) await window.says(grouped.format(truth.recruitment.shortlisted[group]));
    }
  }

  await window.goTo("plan", "Action plan");
  await window.press("Draft for me");
  await window.says("drafted");
  await window.placeSays("plan", "actions");
  await look(window, "09-plan", faults);
  await window.click(By.css("main .app-plan a"));
  await window.until("the form of an action", async () => (await window.driver.findElements(By.css("main textarea, main input"))).length > 3);
  await look(window, "10-action", faults);
  await window.type("#action-owner", `Deputy director of people${Key.TAB}`);
  await window.says("Undo the change of");
  await look(window, "10-action-changed", faults);
  await window.press("Back to the plan");
  await window.says("Deputy director of people");
  await window.press("Look ahead and back");
  await window.says("Board readiness");
  await window.says("of those appointed");
  await look(window, "10-ahead", faults);

  await window.goTo("documents", "Documents");
  await look(window, "11-documents", faults);
  await window.click(By.css("[data-document='submission'] button"), "saving the submission sheet");
  await window.says("Saved as");
  const saved = readdirSync(papers);
  assert.equal(saved.length, 1, `one document was saved: ${saved}`);
  assert.ok(readFileSync(join(papers, saved[0])).subarray(0, 2).equals(Buffer.from("PK")), `${saved[0]} is a workbook`);
  await look(window, "12-document-saved", faults);
  for (const key of ["action-plan", "plan-update", "plan-owners", "action-plan-xlsx", "plan-calendar"]) {
    await window.click(By.css(`[data-document='${key}'] button`), `saving ${key}`);
    await window.until(`${key} to be written`, async () => readdirSync(papers).filter((name) => !name.endsWith(".part")).length > 1);
    const [paper] = readdirSync(papers).filter((name) => name !== saved[0]);
    const bytes = readFileSync(join(papers, paper));
    assert.ok(bytes.length > 2_000 && ["PK", "BE"].includes(bytes.subarray(0, 2).toString()), `${paper} is a document`);
    rmSync(join(papers, paper));
    await window.settled();
  }

  await window.goTo("submit", "Submit");
  for (const group of ["white", "bme"]) await window.says(String(truth.recruitment.shortlisted[group]));
  await look(window, "13-submit", faults);

  await window.goTo("settings", "Trust and settings");
  await look(window, "14-settings", faults);

  assert.deepEqual(await window.refused(), [], "the window asked for something its security policy refuses");
  assert.deepEqual(faults, [], `faults by WCAG 2.2 A and AA:\n${faults.join("\n")}`);
});

test("a renamed column is asked about, decisions and findings are saved, and reading can be stopped", { timeout: 600_000 }, async (t) => {
  const { workbooks, truth } = northmoor(folder(t));
  const [papers, chosen] = [folder(t), folder(t)];
  const table = join(chosen, "learning.csv");
  const learning = readFileSync(join(workbooks, "learning.csv")).toString("latin1").replace("Category", "How it counts");
  writeFileSync(table, learning, "latin1");
  const decisions = join(papers, "WRES decisions.toml");
  const window = await open(t, { store: join(folder(t), "store"), pick: chosen, pickDecisions: decisions, saveDir: papers });
  const faults = [];
  await window.heading("Welcome to WRES Desk");
  await nameTrust(window, truth);

  await window.press("Choose files");
  await window.heading("Check the columns");
  await look(window, "30-import-renamed-column", faults);
  await window.click(By.css("#column-0-category option[value='How it counts']"), "the renamed column among the choices");
  await window.press("Continue");
  await window.heading("Decide what values mean");
  // What an answer does is seen at once: nobody has accessed training that is mandatory.
  const counts = () => window.driver.executeScript("return document.querySelector('.app-effect')?.innerText ?? '';");
  await window.settled();
  await decide(window);
  await window.until("counts by the answers given", async () => (await counts()).includes("people"));
  await window.settled();
  const before = await counts();
  const role = (words) => By.xpath(`//*[@data-question="training:Role essential"]//label[contains(., "${words}")]`);
  await window.click(role("Not mandatory"), "another answer about role essential learning");
  await window.until("counts by the other answer", async () => {
    const now = await counts();
    return now !== before && now.includes("more than before");
  });
  await look(window, "31-import-counted-again", faults);
  await window.click(role("Required"), "the first answer again");
  await window.until("counts by the first answer", async () => (await counts()).includes("fewer than before"));
  await window.press("Continue");
  await window.heading("Check what was counted");
  await window.press("Save what was noticed as a table");
  await window.says("Saved as");
  await look(window, "32-import-findings-saved", faults);
  const csv = readdirSync(papers).find((name) => name.endsWith(".csv"));
  assert.ok(csv, `the findings are in a file: ${readdirSync(papers)}`);
  assert.match(readFileSync(join(papers, csv), "utf8"), /^\ufefffile,sheet,cell,severity,message,hint\r\n"?learning\.csv/);
  await window.press("Continue");
  await window.heading("Keep these files");
  await window.press("Keep this file");
  await window.says("1 file kept");

  await window.click(By.id("save-answers"), "saving the decisions");
  await window.says("The decisions were saved");
  const text = readFileSync(decisions, "utf8");
  assert.match(text, /How it counts/, "the column chosen is among the decisions");
  assert.match(text, /role essential/i);
  await window.click(By.id("load-answers"), "loading the decisions");
  await window.says("0 new, 0 changed");
  await look(window, "33-decisions-saved", faults);

  // The same file again goes straight to the check, which notices it.
  await window.goTo("data", "Data");
  await window.press("Choose files");
  await window.heading("Check what was counted");
  await window.says("nothing would change");
  await look(window, "34-import-same-file", faults);
  await window.press("Stop without keeping");
  await window.press("Yes, leave them");
  await window.heading("Data");

  // A file that takes long can be stopped, and nothing is changed by it.
  const [head, ...rows] = learning.split("\n");
  writeFileSync(table, [head, ...Array(40).fill(rows.join("\n"))].join("\n"), "latin1");
  await window.press("Choose files");
  await window.says("Reading learning.csv");
  await window.press("Cancel");
  await window.until("the end of the reading", async () => (await window.driver.findElements(By.css(".app-progress"))).length === 0);
  await window.heading("Data");
  assert.ok(!(await window.text()).includes("Files are open that are not kept yet"), "a reading that was stopped leaves no files open");
  await window.placeSays("data", "1 of 7 held");

  assert.deepEqual(await window.refused(), [], "the window asked for something its security policy refuses");
  assert.deepEqual(faults, [], `faults by WCAG 2.2 A and AA:\n${faults.join("\n")}`);
});

test("someone with no files tries the made-up trust", { timeout: 300_000 }, async (t) => {
  const { truth } = northmoor(folder(t));
  const window = await open(t, { store: join(folder(t), "store") });
  const faults = [];
  await window.heading("Welcome to WRES Desk");
  await window.press("Try it with a made-up trust");
  await window.heading("WRES 2026 return");
  await window.says(truth.trust.name.replace(" (made up)", ""));
  await look(window, "20-made-up-return", faults);
  await window.goTo("indicators", "Indicators");
  await window.says(truth.relative_likelihood["2"].toFixed(2));
  await look(window, "21-made-up-indicators", faults);

  // Her own files start in an empty store, and the made-up trust is there again when it is wanted.
  await window.goTo("return", "WRES 2026 return");
  await window.press("Leave it and use your own files");
  await window.heading("Welcome to WRES Desk");
  await window.says("Trust not named yet");
  await window.press("Try it with a made-up trust");
  await window.heading("WRES 2026 return");
  assert.deepEqual(faults, [], `faults by WCAG 2.2 A and AA:\n${faults.join("\n")}`);
});

test("the walk would notice a fault and a breach of the policy", { timeout: 120_000 }, async (t) => {
  const window = await open(t, { store: join(folder(t), "store") });
  await window.heading("Welcome to WRES Desk");
  await window.driver.executeScript("document.querySelector('main').append(new Image());");
  assert.match((await window.faults()).join("\n"), /image-alt/);
  const reached = await window.driver.executeAsyncScript(
    "const done = arguments[0]; fetch('http://localhost:9/').then(() => done('yes'), () => done('no'));",
  );
  assert.equal(reached, "no");
  await window.until("the refusal of a request to elsewhere", async () => (await window.refused()).length > 0);
});

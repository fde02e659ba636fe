// Opens every screen state in Chromium under the window's own content policy: takes a screenshot, runs axe for WCAG 2.2 A and AA,
// and looks for sideways scrolling at 1280 × 720 and at 320 wide (400 % zoom). Pictures go to the folder named, else ../target/states.
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { here, openHarness } from "./browser.mjs";

const [only = "", into = resolve(here, "../target/states")] = process.argv.slice(2);
const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");
mkdirSync(into, { recursive: true });
const { browser, address, close } = await openHarness();
const troubles = [];

/** What a person would do first on a state that needs a press to come about. */
const presses = {
  "peers-asked": "#load-table",
  "submit-official": "#choose-official",
  "submit-official-stopped": "#choose-official",
  "first-run-working": "#try-sample",
  "data-working": "#choose-files",
  "import-decide": "#next-step",
  "indicator-receipt": ".app-receipt summary",
  "submit-correct": "#correct-34",
  "plan-drafted": "#draft-plan",
  "action-milestone": "#action-milestones-1-change",
  "submit-receipt": '[data-item="34"] [data-place="0.3"]',
};

/** The innermost part that reaches farthest past the right edge, not counting what scrolls by itself. */
function widest() {
  const right = document.documentElement.clientWidth;
  const parts = [...document.querySelectorAll("body *")].filter((part) => !part.closest(".app-scroll") && part.getBoundingClientRect().right > right);
  return parts.map((part) => `${part.tagName.toLowerCase()}.${part.className}`).slice(-2).join(" in ");
}

async function look(page, scene, width, height, suffix) {
  const say = (text) => troubles.push(`${scene}${suffix}: ${text}`);
  page.removeAllListeners();
  page.on("console", (message) => message.type() === "error" && say(message.text()));
  page.on("pageerror", (error) => say(error.message));
  await page.setViewportSize({ width, height });
  await page.goto(`${address}?scene=${scene}`);
  await page.waitForSelector("h1");
  if (presses[scene]) await page.click(presses[scene]);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  // A picture of the whole page is taller than the window: what is held at its foot would lie across it.
  await page.evaluate(() => document.querySelector(".app-foot")?.style.setProperty("position", "static"));
  await page.screenshot({ path: join(into, `${scene}${suffix}.png`), fullPage: true });
  const [scrolls, headings] = await page.evaluate(() => [
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
    document.querySelectorAll("h1").length,
  ]);
  if (scrolls > 0) say(`scrolls sideways by ${scrolls} pixels: ${await page.evaluate(widest)}`);
  if (headings !== 1) say(`has ${headings} headings of the first level`);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const wanted = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const result = await window.axe.run(document, { runOnly: { type: "tag", values: wanted } });
    if (result.passes.length === 0) return ["axe looked at nothing"];
    return result.violations.map((held) => `${held.id}: ${held.help}: ${held.nodes.map((node) => node.target.join(" ")).slice(0, 4).join(" | ")}`);
  });
  for (const violation of found) say(violation);
}

try {
  const page = await browser.newPage();
  await page.goto(address);
  const scenes = await page.$$eval("[data-scene]", (links) => links.map((link) => link.getAttribute("data-scene")));
  const wanted = scenes.filter((scene) => scene.startsWith(only));
  for (const scene of wanted) {
    await look(page, scene, 1280, 720, "");
    await look(page, scene, 320, 256, "-zoomed");
  }
  console.log(`${wanted.length} screen states, each at two sizes, in ${into}`);
} finally {
  await close();
}
for (const trouble of troubles) console.error(trouble);
process.exit(troubles.length === 0 ? 0 : 1);

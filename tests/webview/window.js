// The real window under test: started by WebKitWebDriver on a store of its own, asked through WebDriver, and gone at the end whatever happens.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Builder, By, Capabilities, error } from "selenium-webdriver";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Screenshots, for people to look at. */
export const screens = join(root, "target", "screens");

/** The longest wait for a screen, in milliseconds: a debug build on a busy machine reads seven workbooks meanwhile. */
const patience = 150_000;

/** The rules of axe that stand for WCAG 2.2 A and AA. */
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A program that the task runner built and named in the environment. */
export function program(variable) {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set: start the walk with \`cargo xtask test\`, or set it to the program built.`);
  return path;
}

/** A folder for one test, removed at its end. */
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), "wres-walk-"));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Opens the window on a store; closed at the end of the test, with everything it started. */
export async function open(test, { store, pick, pickDecisions, saveDir }) {
  const port = await freePort();
  const driverProgram = spawn("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], {
    detached: true,
    stdio: "ignore",
    env: {
      ...process.env,
      TAURI_WEBVIEW_AUTOMATION: "true",
      WRES_PICK_FILES: pick ?? "",
      WRES_PICK_DECISIONS: pickDecisions ?? "",
      WRES_SAVE_DIR: saveDir ?? "",
    },
  });
  let driver;
  test.after(async () => {
    await driver?.quit().catch(() => undefined);
    try {
      process.kill(-driverProgram.pid, "SIGKILL");
    } catch {
      // It is gone already.
    }
  });
  const failed = new Promise((_, reject) => driverProgram.once("error", reject));
  await Promise.race([failed, ready(port)]);
  const capabilities = new Capabilities();
  capabilities.set("browserName", "wry");
  capabilities.set("webkitgtk:browserOptions", { binary: program("WRES_WINDOW"), args: ["--store", store] });
  driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 720 });
  await driver.executeScript(`
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective + " " + event.blockedURI));
  `);
  return new Window(driver);
}

/** What a person does with the window, and sees. */
class Window {
  constructor(driver) {
    this.driver = driver;
  }

  /** Waits until something is so, and gives what it is. `what` is said where it never comes about. */
  async until(what, condition) {
    let last;
    try {
      return await this.driver.wait(async () => {
        try {
          return await condition();
        } catch (thrown) {
          // The screen is drawn anew while it is read.
          if (!(thrown instanceof error.StaleElementReferenceError || thrown instanceof error.NoSuchElementError)) throw thrown;
          last = thrown;
          return false;
        }
      }, patience);
    } catch (thrown) {
      if (!(thrown instanceof error.TimeoutError)) throw thrown;
      throw new Error(`Never came about: ${what}${last ? ` (${last.message})` : ""}. The screen says:\n${await this.text()}`);
    }
  }

  /** Everything the screen says. */
  async text() {
    // WebKitWebDriver's own text of an element runs the lines together.
    return this.driver.executeScript("return document.body.innerText;");
  }

  /** The words of the one heading of a screen; a caption comes before the title, on a line of its own. */
  async title() {
    return this.driver.executeScript("return document.querySelector('h1')?.innerText ?? '';");
  }

  /** Waits for the one heading of a screen. */
  async heading(wanted) {
    await this.until(`the heading “${wanted}”`, async () => (await this.title()).split("\n").includes(wanted));
  }

  /** Waits until the screen says something. */
  async says(wanted) {
    await this.until(`“${wanted}”`, async () => (await this.text()).includes(wanted));
  }

  /** Presses the button or follows the link whose name begins so, once it can be. */
  async press(name) {
    const named = `[starts-with(normalize-space(), "${name}")]`;
    await this.click(By.xpath(`//button${named} | //a${named} | //summary${named}`), `something to press named “${name}”`);
  }

  /** Goes to one of the places on the left. */
  async goTo(place, heading) {
    await this.click(By.id(`nav-${place}`), `the place ${place}`);
    await this.heading(heading);
  }

  /** Waits until a place on the left says something about itself. */
  async placeSays(place, wanted) {
    await this.until(`“${wanted}” beside ${place}`, () =>
      this.driver.executeScript("return document.getElementById(arguments[0])?.innerText.includes(arguments[1]) ?? false;", `nav-${place}`, wanted),
    );
  }

  /** Clicks the first element that is shown and not busy. */
  async click(locator, what = String(locator)) {
    await this.until(what, async () => {
      for (const found of await this.driver.findElements(locator)) {
        if ((await found.isDisplayed()) && (await found.isEnabled()) && (await found.getAttribute("aria-disabled")) !== "true") {
          await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' });", found);
          await found.click();
          return true;
        }
      }
      return false;
    });
  }

  /** Types into a field in place of what stands there. */
  async type(selector, text) {
    const field = await this.until(selector, () => this.driver.findElement(By.css(selector)));
    await field.clear();
    await field.sendKeys(text);
  }

  /** Chooses an option of a list by its words. */
  async choose(selector, option) {
    await this.click(By.xpath(`//select[@id="${selector.slice(1)}"]/option[normalize-space()="${option}"]`));
  }

  /** Waits until nothing is loading and no job runs, and shows the top of the screen. */
  async settled() {
    await this.until("a screen that has finished loading", async () => {
      const busy = await this.driver.findElements(By.css(".app-loading, [aria-busy='true'], [role='progressbar'], progress"));
      return busy.length === 0;
    });
    // What is drawn comes two frames after what is there.
    await this.driver.executeAsyncScript(
      "const done = arguments[0]; window.scrollTo(0, 0); requestAnimationFrame(() => requestAnimationFrame(() => done()));",
    );
  }

  /** Keeps a picture of the screen for people to look at. */
  async picture(name) {
    mkdirSync(screens, { recursive: true });
    writeFileSync(join(screens, `${name}.png`), await this.driver.takeScreenshot(), "base64");
  }

  /** Faults of the screen by WCAG 2.2 A and AA, in words; none is the empty list. */
  async faults() {
    await this.driver.executeScript(`if (!window.axe) { ${axeSource} }`);
    const found = await this.driver.executeAsyncScript(
      `const [tags, done] = arguments;
       window.axe.run(document, { runOnly: { type: "tag", values: tags } })
         .then((result) => done(result.violations), (thrown) => done(String(thrown)));`,
      wcag,
    );
    if (typeof found === "string") throw new Error(`axe could not look at the screen: ${found}`);
    return found.flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${fault.help}\n  ${node.html}\n  ${node.failureSummary}`));
  }

  /** What the window's security policy refused so far. */
  async refused() {
    return this.driver.executeScript("return window.refused;");
  }

  /** Whether the screen would have to be scrolled sideways. */
  async isTooWide() {
    return this.driver.executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth;");
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until the driver answers that it is ready. */
async function ready(port) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error("WebKitWebDriver did not become ready in 30 seconds.");
    await new Promise((done) => setTimeout(done, 50));
  }
}

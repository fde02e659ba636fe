// The built window asks the network for nothing and carries nothing that the content policy refuses.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const files = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const texts = files.filter((file) => /\.(html|js|css|svg)$/.test(file)).map((file) => ({ file, text: readFileSync(file, "utf8") }));

describe("the built window", () => {
  it("has a page, a script and a stylesheet", () => {
    for (const ending of [".html", ".js", ".css"]) expect(files.some((file) => file.endsWith(ending)), ending).toBe(true);
  });
  it("names no address but those of namespaces", () => {
    for (const { file, text } of texts) {
      const addresses = (text.match(/(https?:)?\/\/[\w-]+(\.[\w-]+)+[^\s"'`)]*/g) ?? []).filter((found) => !/^https?:\/\/www\.w3\.org\//.test(found));
      expect(addresses, file).toEqual([]);
    }
  });
  it("does not call fetch or open a socket", () => {
    for (const { file, text } of texts.filter((held) => held.file.endsWith(".js"))) {
      expect(text, file).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/);
    }
  });
  it("has no inline style or script in its page", () => {
    const page = texts.find((held) => held.file.endsWith("index.html"))?.text ?? "";
    expect(page).not.toMatch(/style=|<style|<script>|\son\w+=/);
  });
  it("takes pictures only from beside the page", () => {
    for (const { file, text } of texts.filter((held) => held.file.endsWith(".css"))) {
      const outside = (text.match(/url\([^)]*\)/g) ?? []).filter((found) => !/^url\(["']?\.\//.test(found));
      expect(outside, file).toEqual([]);
    }
  });
});

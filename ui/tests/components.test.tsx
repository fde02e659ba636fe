// Each component says the same as nhsuk-frontend's own example of it. What only its scripts need is left out of the comparison.
import { readFileSync } from "node:fs";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Button } from "../src/components/Button";
import { Confirm } from "../src/components/Confirm";
import { DataTable } from "../src/components/DataTable";
import { Details } from "../src/components/Details";
import { ErrorSummary } from "../src/components/ErrorSummary";
import { InsetText } from "../src/components/InsetText";
import { NotificationBanner } from "../src/components/NotificationBanner";
import { Pagination } from "../src/components/Pagination";
import { Select } from "../src/components/Select";
import { SkipLink } from "../src/components/SkipLink";
import { Tag } from "../src/components/Tag";
import { TaskList } from "../src/components/TaskList";
import { TextInput } from "../src/components/TextInput";

type Fixture = { name: string; context?: unknown; options?: unknown; html: string };

function fixture(component: string, where: (held: Fixture) => boolean): string {
  const path = `node_modules/nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`;
  const { fixtures } = JSON.parse(readFileSync(path, "utf8")) as { fixtures: Fixture[] };
  const found = fixtures.find(where);
  if (!found) throw new Error(`nhsuk-frontend has no such example of ${component} any more`);
  return found.html;
}

const named = (name: string) => (held: Fixture) => held.name === name;
const saying = (text: string) => (held: Fixture) => held.html.includes(text);

/** The same markup in one form: no space around tags, no attributes of scripts or focus, every link to nowhere. */
function plain(html: string): string {
  return html
    .replace(/ (data-module|data-disable-auto-focus|tabindex)="[^"]*"/gi, "")
    .replace(/ href="[^"]*"/g, ' href="#"')
    .replace(/\s*\/>/g, ">")
    .replace(/<\/path>/g, "")
    .replace(/\s+/g, " ")
    .replace(/\s*(<[^>]*>)\s*/g, "$1")
    .trim();
}

const sorted = (html: string) =>
  plain(html).replace(/<(\w+)((?: [\w-]+(?:="[^"]*")?)+)>/g, (_, tag: string, held: string) => {
    const attributes = held.match(/ [\w-]+(?:="[^"]*")?/g) ?? [];
    return `<${tag}${attributes.sort().join("")}>`;
  });

function check(shown: VNode, example: string) {
  expect(sorted(renderToString(shown))).toBe(sorted(example));
}

const nothing = () => undefined;

describe("components say what nhsuk-frontend says", () => {
  it("tag", () => check(<Tag colour="grey">Inactive</Tag>, fixture("tag", saying("nhsuk-tag--grey"))));
  it("details", () =>
    check(
      <Details summary="How to find your NHS number">
        You can find your NHS number by logging in to the NHS App or on any document the NHS has sent you.
      </Details>,
      fixture("details", named("default")),
    ));
  it("button", () => check(<Button>Save and continue</Button>, fixture("button", named("default"))));
  it("small button", () => check(<Button small>Save and continue</Button>, fixture("button", named("default, small"))));
  it("skip link", () => check(<SkipLink target="maincontent">Skip to main content</SkipLink>, fixture("skip-link", named("default"))));
  it("inset text", () =>
    check(
      <InsetText>
        <p>You can report any suspected side effect using the Yellow Card safety scheme</p>
      </InsetText>,
      fixture("inset-text", named("default")),
    ));
  it("error summary", () =>
    check(
      <ErrorSummary heading="There is a problem" problems={[{ message: "Date of birth must be in the past", field: "example-day" }]} />,
      fixture("error-summary", named("default")),
    ));
  it("notification banner", () =>
    check(
      <NotificationBanner title="Success" success heading="Email sent to example@email.com" />,
      fixture("notification-banner", named("auto-focus disabled, with success variant")),
    ));
  it("pagination", () =>
    check(
      <Pagination previous={{ label: "Treatments", onGo: nothing }} next={{ label: "Symptoms", onGo: nothing }} />,
      fixture("pagination", named("default")),
    ));
  it("task list", () => {
    const example = fixture("task-list", named("default"));
    const incomplete = <Tag colour="blue">Incomplete</Tag>;
    const shown = renderToString(
      <TaskList
        idPrefix="your-health"
        items={[{ heading: "Family health history", hint: "Details of your parents, brothers and sisters", status: incomplete, onGo: nothing }]}
      />,
    );
    const item = sorted(example.replace(/your-health-3/g, "your-health-1"));
    const own = sorted(shown).replace(/^<ul[^>]*>|<\/ul>$/g, "");
    expect(item, "the item is one of the example's items").toContain(own);
  });
  it("table", () => {
    const example = fixture("tables", saying("Impetigo can look similar"));
    const shown = sorted(
      renderToString(
        <DataTable
          caption="Impetigo can look similar to other skin conditions"
          headings={["Skin symptoms", "Possible cause"]}
          rows={[
            ["Blisters on lips or around the mouth", "Cold sores"],
            ["Itchy, dry, cracked, sore", "Eczema"],
            ["Itchy blisters", "Shingles, chickenpox"],
          ]}
        />,
      ),
    );
    const table = /<table.*<\/table>/.exec(shown)?.[0] ?? "";
    const sizes = (html: string) => html.replace(" nhsuk-table--compact", "").replace(" nhsuk-table__caption--m", "");
    expect(sizes(table)).toBe(sizes(sorted(example)));
  });
});

describe("what a signed year switches off", () => {
  const off = (shown: VNode, pattern: RegExp) => {
    const html = renderToString(shown);
    expect(html).toMatch(/aria-describedby="why-off/);
    expect(html).toMatch(pattern);
  };
  it("a button keeps its place and says why", () => off(<Button off onPress={nothing}>Remove</Button>, /aria-disabled="true"/));
  it("a field can be read and not changed", () => {
    off(<TextInput id="why" label="Why" hint="In a sentence." value="Looked at." onInput={nothing} off />, /readonly/i);
    off(<TextInput id="why" label="Why" hint="In a sentence." value="Looked at." onInput={nothing} off />, /aria-describedby="why-off why-hint"/);
  });
  it("a choice cannot be made", () => off(<Select id="one" label="One" value="a" options={[{ key: "a", label: "A" }]} onChange={nothing} off />, /<select[^>]* disabled/));
  it("what asks once more is never asked", () =>
    off(<Confirm ask="Remove" about="staff.csv" question="Remove it?" yes="Yes" no="No" onYes={nothing} off />, /aria-disabled="true"/));
  it("nothing is described by it in a year that is not signed off", () =>
    expect(renderToString(<Button onPress={nothing}>Remove</Button>)).not.toContain("why-off"));
});

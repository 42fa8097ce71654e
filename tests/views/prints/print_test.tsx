import { assert, assertEquals, assertMatch } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import type { Run } from "../../../core/run.ts";
import { catalogue } from "../../../scenarios/catalogue.ts";
import { svgFile } from "../../../views/figures/picture.tsx";
import { Print, PRINT_RULES } from "../../../views/prints/print.tsx";
import { fixedRun } from "../../runs.ts";
import { printed, timelineOf, typed } from "../../timelines.ts";
import { command, complained, open, runOfQ1a, varied } from "./screens.ts";
import { elementsOf } from "../markup.ts";

const none = { permissions: "none" } as const;

const fileOf = (run: Run, role: string) =>
  svgFile(<Print run={run} role={role} lang="en" />, PRINT_RULES);

/** All elements and attributes that a print has. */
const TEMPLATE: Record<string, readonly string[]> = {
  svg: ["xmlns", "viewBox", "width", "height", "class", "role", "aria-labelledby"],
  style: [],
  title: ["id"],
  desc: ["id"],
  rect: ["class", "x", "y", "width", "height", "rx"],
  path: ["class", "d"],
  circle: ["class", "cx", "cy", "r"],
  text: ["class", "x", "y", "text-anchor", "textLength", "lengthAdjust", "xml:space"],
};

function assertTemplate(svg: string): void {
  for (const { name, attributes } of elementsOf(svg)) {
    for (const attribute in attributes) {
      assert(TEMPLATE[name]?.includes(attribute), `${name} ${attribute}`);
    }
    assert(TEMPLATE[name], name);
  }
}

for (const lang of ["en", "pt"] as const) {
  Deno.test(`Print every role of a run, in ${lang}`, async (t) => {
    const all = Object.keys(varied.cast).map((role) =>
      renderToString(<Print run={varied} role={role} lang={lang} />).replaceAll("><", ">\n<")
    );
    await assertSnapshot(t, all.join("\n\n"), { name: lang, serializer: String });
  });
}

Deno.test("Print has a title for every role of the catalogue, and a description", none, () => {
  for (const scenario of catalogue) {
    const roles = Object.keys(scenario.cast);
    const run = fixedRun(
      scenario,
      timelineOf(
        ["lab", { kind: "machines", addresses: ["10.77.0.1", "10.77.0.2"], by: "cable" }],
        ...roles.flatMap((role) => [[role, command("x")], [role, printed(role)]] as const),
      ),
    );
    for (const role of roles) {
      for (const lang of ["en", "pt"] as const) {
        const svg = renderToString(<Print run={run} role={role} lang={lang} />);
        assertEquals(svg.match(/undefined|NaN|\[object/), null);
        const name = run.cast[role]!.name[lang];
        assertMatch(svg, new RegExp(`<title [^>]*>Terminal: ${name} · 10\\.77\\.0\\.[12]</title>`));
        assertMatch(svg, new RegExp(`<desc [^>]*>\\$ x; ${role}</desc>`));
      }
    }
  }
});

Deno.test("Print of any output is well-formed XML, and nothing but the template", none, () => {
  const nasty = fc.constantFrom(
    ...["\0", "\x1b[2J", "]]>", "]", ">", "<!--", "--", "<script>", "&amp;", "&#0;", '"', "'"],
    ...["\ud800", "\udc00", "\ufffe", "\uffff", "\u{1ffff}", "\u202e", "\u0301", "\t", " ", "界"],
    ...["<![CDATA[", "<?xml?>", "</text>", "</svg>", "🦕", "\u2028", "a"],
  );
  const text = fc.oneof(
    fc.array(nasty, { maxLength: 40 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(text, text, text, (one, two, three) => {
      const run = runOfQ1a(
        ["early", command(one)],
        ["early", open(two)],
        ["early", typed(three)],
        ["early", complained(one + two)],
        ["early", { kind: "exited", code: 1, signal: three || null }],
      );
      const named = {
        ...run,
        scenario: one,
        cast: { early: { ...run.cast["early"]!, name: { en: two, pt: three } } },
      };
      for (const each of [run, named]) {
        const svg = fileOf(each, "early");
        assertTemplate(svg);
        assertEquals(svg, svg.toWellFormed());
      }
    }),
    { numRuns: 300 },
  );
});

Deno.test("Print places each run by its column, whatever it is made of", none, () => {
  const svg = renderToString(
    <Print run={runOfQ1a(["early", printed("a  b 界c\td")])} role="early" lang="en" />,
  );
  const placed = [...elementsOf(svg)].filter(({ attributes }) => attributes["textLength"])
    .map(({ attributes: { x, textLength } }) => [Number(x), Number(textLength)]);
  // After the prompt and the note behind it: `a  b`, the wide character, what is behind it.
  assertEquals(placed.slice(2), [[14, 32], [54, 16], [70, 80]]);
});

Deno.test("Print gives each picture of a page ids of its own", none, () => {
  const ids = Object.keys(varied.cast).flatMap((role) =>
    [...elementsOf(renderToString(<Print run={varied} role={role} lang="en" />))]
      .flatMap(({ attributes: { id } }) => id ?? [])
  );
  assertEquals(ids.length, 8);
  assertEquals(new Set(ids).size, 8);
});

Deno.test("PRINT_RULES know every ink, and nothing outside of the page", none, () => {
  for (const ink of ["prompt", "command", "typed", "error", "note", "good", "warn"]) {
    assert(PRINT_RULES.includes(`.print-${ink} {`), ink);
  }
  assertEquals(PRINT_RULES.match(/url\(|@import|@font-face/), null);
});

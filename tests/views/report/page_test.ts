import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { renderToString } from "preact-render-to-string";
import { createHash } from "node:crypto";
import type { Fact } from "../../../core/observation.ts";
import type { Run } from "../../../core/run.ts";
import { q1b } from "../../../scenarios/q1b.ts";
import { Answer } from "../../../views/report/answer.tsx";
import { Cover } from "../../../views/report/cover.tsx";
import { EvidenceTable } from "../../../views/report/evidence_table.tsx";
import type { Medium } from "../../../views/report/options.ts";
import { reportPage } from "../../../views/report/page.tsx";
import { sectionsOf } from "../../../views/report/sections.ts";
import { fixedRun } from "../../runs.ts";
import { printed, timelineOf } from "../../timelines.ts";
import { good, loud, optionsIn, printing } from "./reports.ts";
import { tagsOf } from "../markup.ts";

const none = { permissions: "none" } as const;
const mixed: readonly Run[] = [good, printing("no")];

/** Markup, an element a line where it begins. */
const inLines = (html: string) => html.replace(/(?<=>)(?=<[a-z])/g, "\n");

for (const lang of ["en", "pt"] as const) {
  Deno.test(`the cover, the answers and the evidence of a report, in ${lang}`, async (t) => {
    const sections = sectionsOf(mixed);
    const parts = [
      Cover({ runs: mixed, sections, options: optionsIn(lang) }),
      ...sections.flatMap((section) => [
        Answer({ section, lang }),
        EvidenceTable({ section, lang, medium: "screen" }),
      ]),
    ];
    const html = parts.map((part) => inLines(renderToString(part))).join("\n\n");
    await assertSnapshot(t, html, { name: lang, serializer: String });
  });
}

Deno.test(
  "reportPage() puts on paper what is cited and what failed, of what the tools saw",
  none,
  () => {
    const call = { kind: "syscall", by: "strace", atMs: 1, name: "connect" } as const;
    const calls: Fact[] = [
      { ...call, returned: 7_001 },
      { ...call, returned: 7_002 },
      { ...call, returned: -1, errno: "ECONNREFUSED" },
      printed("caju"),
    ];
    const [claim] = good.judged;
    const run: Run = {
      ...good,
      timeline: timelineOf(...calls.map((fact) => ["early", fact] as const)),
      judged: claim ? [{ ...claim, verdict: "met", cites: [2] }] : [],
    };
    const rows = (medium: Medium) =>
      [...reportPage([run], optionsIn("en"), medium).matchAll(/<tr id="q1a-(\d+)"/g)]
        .map(([, seq]) => Number(seq));
    assertEquals(rows("screen"), [1, 2, 3, 4]);
    assertEquals(rows("paper"), [2, 3, 4]);
  },
);

Deno.test("reportPage() gives the same bytes for the same runs and options", none, () => {
  for (const lang of ["en", "pt"] as const) {
    const copy = JSON.parse(JSON.stringify(mixed));
    assertEquals(reportPage(copy, optionsIn(lang)), reportPage(mixed, optionsIn(lang)));
  }
});

Deno.test("reportPage() has a target for every link, and gives no name twice", none, () => {
  for (const runs of [mixed, loud(), [fixedRun(q1b, [])], []]) {
    const tags = tagsOf(reportPage(runs, optionsIn("pt")));
    const ids = tags.flatMap(({ attributes: { id } }) => id === undefined ? [] : [id]);
    assertEquals(ids.filter((id, i) => ids.indexOf(id) !== i), []);
    const named = new Set(ids);
    const hrefs = tags.flatMap(({ attributes: { href } }) => href === undefined ? [] : [href]);
    assertEquals(hrefs.filter((href) => !href.startsWith("#") || !named.has(href.slice(1))), []);
    for (const { attributes } of tags) {
      for (const id of attributes["aria-labelledby"]?.split(" ") ?? []) assert(named.has(id), id);
    }
  }
});

Deno.test("every claim's citations lead to rows of its own run", none, () => {
  const html = reportPage([good, good], optionsIn("en"));
  const links = [...html.matchAll(/<a href="#(q1a-run[12]-\d+)">\[\d+\]<\/a>/g)].map(([, to]) =>
    to
  );
  assert(links.length > 10);
  for (const link of links) assertStringIncludes(html, `<tr id="${link}" class="cited">`);
});

Deno.test("the policy of the page names each of its scripts, and no other source", none, () => {
  const html = reportPage([good], optionsIn("en"));
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? "");
  const hashes = scripts.map((text) =>
    `'sha256-${createHash("sha256").update(text).digest("base64")}'`
  );
  assert(hashes.length > 0);
  const policy = tagsOf(html).find(({ attributes }) => attributes["http-equiv"])?.attributes
    .content;
  assertEquals(policy?.replaceAll("&#39;", "'").split("; "), [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    `script-src ${hashes.join(" ")} 'wasm-unsafe-eval'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  assertEquals(tagsOf(html).filter(({ attributes: { src } }) => src !== undefined), []);
});

Deno.test("a report of thirteen loud runs is smaller than 3 MB", none, () => {
  const bytes = new TextEncoder().encode(reportPage(loud(), optionsIn("pt"))).length;
  assert(bytes < 3e6, `${bytes}`);
});

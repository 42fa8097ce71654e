import {
  assert,
  assertEquals,
  assertMatch,
  assertNotMatch,
  assertStringIncludes,
} from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { renderToString } from "preact-render-to-string";
import type { Fact } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { q3a } from "../../scenarios/q3a.ts";
import { svgFile } from "../../views/figures/picture.tsx";
import { Sequence, SEQUENCE_RULES } from "../../views/sequence/sequence.tsx";
import { cut } from "../../views/sequence/cut.ts";
import { type Lang, same } from "../../wire/text.ts";
import { fixedRun } from "../runs.ts";
import {
  connected,
  exited,
  listening,
  printed,
  started,
  tcp,
  timelineOf,
  typed,
} from "../timelines.ts";
import { runA, runB, runC } from "./sequence/question_one.ts";
import { assertWellFormed } from "./markup.ts";

const none = { permissions: "none" } as const;

const drawn = (run: Run, lang: Lang = "en", linked = false) =>
  renderToString(<Sequence run={run} lang={lang} linked={linked} />);

for (const run of [runA, runB, runC]) {
  for (const lang of ["en", "pt"] as const) {
    Deno.test(`Sequence() ${run.scenario} ${lang} draws the same as ever`, async (t) => {
      const svg = drawn(run, lang);
      assertWellFormed(svg);
      await assertSnapshot(t, svg.replaceAll("><", ">\n<"));
    });
  }
}

Deno.test("Sequence() tells what became of a message by the shape of its arrow", none, () => {
  const [a, b] = [drawn(runA), drawn(runB)];
  assertStringIncludes(a, "arrow refused inferred");
  assertStringIncludes(a, "arrow handshake inferred");
  assertNotMatch(a, /arrow lost|arrow icmp/);
  assertStringIncludes(b, "arrow lost inferred");
  assertStringIncludes(b, "arrow icmp inferred");
  assertNotMatch(b, /arrow refused|arrow handshake/);
});

Deno.test("Sequence() has a legend of what occurs, and says what dashes mean", none, () => {
  const svg = drawn(runA);
  assertStringIncludes(svg, ">RST: refused<");
  assertStringIncludes(svg, "Dashed arrows were not seen themselves");
  assertNotMatch(svg, />lost<|>ICMP message</);
});

Deno.test("Sequence() tells no time of what was only inferred", none, () => {
  const rows = drawn(runA).split(">(3)<");
  assertEquals(rows.length, 3); // the SYN and the RST
  assertMatch(rows[1] ?? "", /^\/text><text class="halo"/);
});

Deno.test(
  "Sequence() draws what was captured in solid lines, with its time, and says what is left out",
  none,
  () => {
    const from = tcp(41_001);
    const segment = { kind: "segment", by: "tcpdump", atMs: 25, bytes: 0, payload: "" } as const;
    const left = { kind: "unseen", what: "packets", because: same("too many"), left: 7 } as const;
    const run = fixedRun(
      q1a,
      timelineOf(
        ["server", listening()],
        ["late", started()],
        ["network", { ...segment, from, to: tcp(12_000), flags: ["SYN"] }],
        ["network", { ...segment, from: tcp(12_000), to: from, flags: ["SYN", "ACK"] }],
        ["network", left],
      ),
    );
    assertStringIncludes(drawn(run), "arrow plain captured");
    assertStringIncludes(drawn(run), ">25 ms<");
    assertStringIncludes(drawn(run), "7 more are not drawn");
    assertNotMatch(drawn(run), /inferred|Dashed/);
  },
);

Deno.test("Sequence() links its numbers to the evidence in a page only", none, () => {
  assertStringIncludes(drawn(runA, "en", true), '<a href="#q1a-3">');
  assertNotMatch(drawn(runA), /href/);
});

Deno.test("Sequence() has ids of its own for each scenario and language", none, () => {
  const all = [runA, runB].flatMap((run) => [drawn(run), drawn(run, "pt")]).join("");
  assertWellFormed(`<div>${all}</div>`);
});

Deno.test("Sequence() stands alone as a file, the same bytes each time", none, () => {
  const file = () => svgFile(<Sequence run={runA} lang="pt" />, SEQUENCE_RULES);
  assertEquals(file(), file());
  assertMatch(file(), /^<\?xml[^>]*\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox=/);
});

Deno.test("Sequence() shows what programs say, and obeys none of it", none, () => {
  const hostile = `</text></svg><script>alert(1)</script>&quot; \x1b[2J\0\u202e\ufffe\ud800\t"'`;
  const run = fixedRun(
    { ...q1a, id: `q1a" onload="x`, title: { en: hostile, pt: hostile } },
    timelineOf(
      ["lab", { kind: "caption", text: { en: hostile, pt: hostile } }],
      ["server", listening()],
      ["late", started()],
      ["late", typed(hostile)],
      ["late", printed(hostile.toUpperCase())],
      ["early", { kind: "printed", stream: "stderr", line: hostile }],
      ["late", { kind: "exited", code: 1, signal: hostile }],
    ),
  );
  for (const linked of [true, false]) {
    const svg = drawn(run, "en", linked);
    assertWellFormed(svg);
    assertNotMatch(svg, /<script|onload="/);
    assertStringIncludes(svg, "\\x1b");
  }
});

Deno.test("Sequence() bounds a long play, and counts what it leaves out", none, () => {
  const lines = Array.from({ length: 300 }, (_, i) => ["late", typed(`caju-${i}`)] as const);
  const run = fixedRun(q1a, timelineOf(["server", listening()], ["late", started()], ...lines));
  const svg = drawn(run);
  assertMatch(svg, /⋯ \d+ more ⋯/);
  assert((svg.match(/>#\d+</g) ?? []).length <= 62);
});

Deno.test("Sequence() draws a box around the lifelines of each of two machines", none, () => {
  const machines: Fact = { kind: "machines", addresses: ["10.0.0.1", "10.0.0.2"], by: "cable" };
  const run = fixedRun(q3a, timelineOf(["lab", machines], ["ana", listening()]));
  assertEquals((drawn(run).match(/class="machine"/g) ?? []).length, 2);
  assertNotMatch(drawn(runA), /class="machine"/);
});

Deno.test("Sequence() draws nothing where nothing was seen of anybody", none, () => {
  assertEquals(drawn(fixedRun(q1a, [])), "");
});

Deno.test("Sequence() says of whom nothing was seen that it was not started", none, () => {
  const stopped = runA.timeline.filter((o) => o.who !== "next");
  for (const [lang, words] of [["en", "not started"], ["pt", "não iniciado"]] as const) {
    const svg = drawn({ ...runA, timeline: stopped }, lang);
    assertEquals(svg.match(/class="lifeline absent"/g)?.length, 2); // and nobody's
    assertStringIncludes(svg, `>${words}<`);
    assertStringIncludes(svg, `${runA.cast["next"]?.name[lang]} (${words}).`);
    assertNotMatch(drawn(runA, lang), new RegExp(words));
  }
});

Deno.test("Sequence() has a thick bar for who listens, a thin one for who runs", none, () => {
  const bars = (run: Run) => drawn(run).match(/width="10" height="[\d.]+" rx="2"/g) ?? [];
  assertEquals(bars(runA).length, 1);
  const nobody = timelineOf(["late", started()], ["late", connected(41_001)]);
  assertEquals(bars(fixedRun(q1a, nobody)).length, 0);
});

Deno.test("cut() ends in an ellipsis where a text is too wide", none, () => {
  assertEquals(cut("short", 100), "short");
  assertEquals(cut("a text that is too long", 73), "a text th…");
  assertEquals(cut("漢字漢字漢字漢字", 73), "漢字漢字…");
});

Deno.test("Sequence() ends each lifeline in a square wider than the bar it ends", none, () => {
  const timeline = timelineOf(["server", listening()], ["late", started()]);
  const ends = timelineOf(...[["server", exited(0)], ["late", exited(0)]] as const)
    .map((o, i) => ({ ...o, seq: i + 3, ms: 100 + i }));
  const svg = drawn(fixedRun(q1a, [...timeline, ...ends]));
  const widths = [...svg.matchAll(/class="end"[^>]* width="(\d+)"/g)].map(([, width]) => width);
  assertEquals(widths, ["15", "15"]); // with a rim of 1.5 px on each side, the bar has 10
  assertStringIncludes(SEQUENCE_RULES, ".sequence .end {\n  stroke: var(--paper);");
});

Deno.test("Sequence() says why its numbers are out of order, only where they are", none, () => {
  const entries = [["server", listening()], ["late", started()], ["late", typed("caju")]] as const;
  const timeline = timelineOf(...entries);
  const late = timeline.map((o) => o.seq === 3 ? { ...o, ms: -1 } : o);
  assertNotMatch(drawn(fixedRun(q1a, timeline)), /out of order/);
  assertMatch(drawn(fixedRun(q1a, late)), /out of order/);
  assertMatch(drawn(fixedRun(q1a, late), "pt"), /fora de ordem/);
});

Deno.test("Sequence() bounds a caption and a name before they are laid out", none, () => {
  const heap = "😀".repeat(100_000);
  const timeline = timelineOf(
    ["lab", { kind: "caption", text: same(heap) }],
    ["server", listening()],
  );
  const run = fixedRun(q1a, timeline);
  const [role] = Object.values(run.cast);
  assert(role);
  const svg = drawn({ ...run, cast: { ...run.cast, server: { ...role, name: same(heap) } } });
  assertWellFormed(svg);
  assertStringIncludes(svg, "…");
  assert([...svg.matchAll(/😀/gu)].length < 1_000);
});

Deno.test("Sequence() has paper behind each line of a caption", none, () => {
  const svg = drawn(fixedRun(
    q1a,
    timelineOf(["server", listening()], ["lab", {
      kind: "caption",
      text: same("Two. ".repeat(40)),
    }]),
  ));
  const backed = svg.match(/<rect class="paper"[^>]*><\/rect><text x="\d+"/g) ?? [];
  assert(backed.length > 1);
});

Deno.test("Sequence() has room for a late row's number and time, side by side", none, () => {
  const late = runA.timeline.map((o) => ({ ...o, seq: o.seq + 1_000, ms: 59_000 + o.ms }));
  const svg = renderToString(<Sequence run={{ ...runA, timeline: late, judged: [] }} lang="en" />);
  const SMALL_PX = 6.1; // a character of the small letters
  const numbers = [...svg.matchAll(/<text[^>]* x="([\d.]+)"[^>]*>#(\d+)</g)]
    .map(([, x, seq = ""]) => Number(x) + (seq.length + 1) * SMALL_PX);
  const times = [...svg.matchAll(/<text[^>]* x="([\d.]+)"[^>]*>(\d+ ms)</g)]
    .map(([, x, ms = ""]) => Number(x) - ms.length * SMALL_PX);
  assert(numbers.length > 5 && times.length > 5);
  assert(
    Math.max(...numbers) < Math.min(...times),
    `${Math.max(...numbers)} ${Math.min(...times)}`,
  );
});

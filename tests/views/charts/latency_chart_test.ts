import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { renderToString } from "preact-render-to-string";
import { q2b } from "../../../scenarios/q2b.ts";
import { q2d } from "../../../scenarios/q2d.ts";
import { CostTable } from "../../../views/charts/cost_table.tsx";
import { LatencyChart } from "../../../views/charts/latency_chart.tsx";
import { scale, ticks } from "../../../views/charts/scale.ts";
import { fixedRun } from "../../runs.ts";
import { load, timelineOf, usage } from "../../timelines.ts";

const none = { permissions: "none" } as const;

const histogram = [
  { fromMs: 0.5, toMs: 1, count: 3 },
  { fromMs: 1, toMs: 2, count: 0 },
  { fromMs: 2, toMs: 5, count: 1_200 },
];
const latencyMs = { p50: 3, p90: 4, p99: 4.5, max: 4.9 };

for (const lang of ["en", "pt"] as const) {
  Deno.test(`LatencyChart() of the largest load, in ${lang}`, async (t) => {
    const small = load(1, { histogram: [{ fromMs: 1, toMs: 2, count: 1 }] });
    const large = load(50, { sent: 1_203, answered: 1_203, histogram, latencyMs });
    const run = fixedRun(q2b, timelineOf(["swarm", small], ["swarm", large], ["swarm", small]));
    const chart = LatencyChart({ run, lang });
    assert(chart);
    const svg = renderToString(chart).replace(/(?<=>)(?=<[a-z])/g, "\n");
    await assertSnapshot(t, svg, { name: lang, serializer: String });
  });
}

Deno.test("LatencyChart() draws nothing where nothing was answered", none, () => {
  assertEquals(LatencyChart({ run: fixedRun(q2b, []), lang: "en" }), null);
  const unanswered = timelineOf(["swarm", load(9, { answered: 0 })]);
  assertEquals(LatencyChart({ run: fixedRun(q2b, unanswered), lang: "en" }), null);
});

Deno.test("LatencyChart() keeps within its picture, whatever a program claims", none, () => {
  const many = Array.from({ length: 5_000 }, (_, i) => ({ fromMs: i, toMs: i + 1, count: 1e15 }));
  const far = { p50: 1e300, p90: 0, p99: 4_999.5, max: 1e300 };
  const report = { answered: 5e18, histogram: many, latencyMs: far };
  const chart = LatencyChart({
    run: fixedRun(q2b, timelineOf(["swarm", load(9, report)])),
    lang: "en",
  });
  assert(chart);
  const svg = renderToString(chart);
  assert(svg.length < 20_000, `${svg.length}`);
  assertEquals(/NaN|Infinity|undefined/.test(svg), false);
  for (const [, x] of svg.matchAll(/ x="(-?[\d.]+)"/g)) {
    assert(Number(x) >= 0 && Number(x) <= 720, x);
  }
});

Deno.test("CostTable() has a row for each usage", none, () => {
  const run = fixedRun(q2d, timelineOf(["single", usage(0, 9, 60)], ["pool", usage(1, 9, 60)]));
  const table = CostTable({ run, lang: "pt" });
  assert(table);
  assertEquals(renderToString(table).match(/<tr/g)?.length, 3);
  assertEquals(CostTable({ run: fixedRun(q2d, []), lang: "pt" }), null);
});

Deno.test("scale() places in proportion, and ticks() are round", none, () => {
  const x = scale([100, 300], [0, 50]);
  assertEquals([x(100), x(200), x(300)], [0, 25, 50]);
  assertEquals(scale([5, 5], [10, 20])(5), 10);
  assertEquals(ticks([95, 330], 5), [100, 150, 200, 250, 300]);
  assertEquals(ticks([7, 7], 5), [7]);
});

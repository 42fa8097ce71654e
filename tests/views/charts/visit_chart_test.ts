import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { renderToString } from "preact-render-to-string";
import { q2c } from "../../../scenarios/q2c.ts";
import { VisitChart, visitedServers } from "../../../views/charts/visit_chart.tsx";
import { fixedRun } from "../../runs.ts";
import { connected, listening, printed, timelineOf, visit } from "../../timelines.ts";
import { tagsOf } from "../markup.ts";

const none = { permissions: "none" } as const;
const [ana, caio] = ["127.0.0.1:41001", "127.0.0.1:41003"];

/** A reader, a writer who waits for it, and one visit that never ends. */
const visits = fixedRun(
  q2c,
  timelineOf(
    ["fair", listening(12_000)],
    ["ana", connected(41_001)],
    ["fair", visit(ana, "arrives", "reader")],
    ["fair", visit(ana, "enters", "reader")],
    ["fair", visit(caio, "arrives", "writer")],
    ["fair", visit(ana, "leaves", "reader")],
    ["fair", visit(caio, "enters", "writer")],
    ["greedy", visit(ana, "arrives", "reader")],
    ["fair", visit(caio, "leaves", "writer")],
    ["greedy", visit(ana, "enters", "reader")],
  ),
);

for (const lang of ["en", "pt"] as const) {
  Deno.test(`VisitChart() in ${lang}`, async (t) => {
    const chart = VisitChart({ run: visits, lang });
    assert(chart);
    const svg = renderToString(chart).replace(/(?<=>)(?=<[a-z])/g, "\n");
    await assertSnapshot(t, svg, { name: lang, serializer: String });
  });
}

Deno.test("visitedServers() are those whose documents somebody came to", none, () => {
  assertEquals(visitedServers(visits), ["fair", "greedy"]);
  const none = fixedRun(q2c, timelineOf(["fair", listening()], ["fair", printed("hello")]));
  assertEquals(visitedServers(none), []);
  assertEquals(VisitChart({ run: none, lang: "en" }), null);
  assertEquals(VisitChart({ run: visits, lang: "en", server: "ana" }), null);
});

Deno.test("VisitChart() obeys no visitor's name, and bounds how many there are", none, () => {
  const peers = Array.from({ length: 3_000 }, (_, i) => `<b>\x1b\u202e${i}&"`);
  const run = fixedRun(
    q2c,
    timelineOf(...peers.map((peer) => ["fair", visit(peer, "arrives", "writer")] as const)),
  );
  const chart = VisitChart({ run, lang: "en" });
  assert(chart);
  const svg = renderToString(chart);
  assert(svg.length < 60_000, `${svg.length}`);
  const names = new Set(tagsOf(svg).map(({ name }) => name));
  assertEquals(names.has("b"), false);
});

import { assertEquals, assertMatch, assertNotMatch, assertStringIncludes } from "@std/assert";
import { renderToString } from "preact-render-to-string";
import type { Fact, Timeline } from "../../core/observation.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { q3a } from "../../scenarios/q3a.ts";
import { q3b } from "../../scenarios/q3b.ts";
import { Lanes, LANES_RULES } from "../../views/lanes/lanes.tsx";
import { type Moment, momentsOf } from "../../views/lanes/conversation.ts";
import { cutNotice } from "../../views/lanes/notice.ts";
import { svgFile } from "../../views/figures/picture.tsx";
import { fixedRun } from "../runs.ts";
import {
  connected,
  type Entry,
  exited,
  printed,
  started,
  timelineOf,
  typed,
} from "../timelines.ts";
import { assertWellFormed } from "./markup.ts";

const none = { permissions: "none" } as const;
const hungUp: Fact = { kind: "hung-up" };
const part = (line: string): Fact => ({ kind: "typed", line, open: true });

const room = (timeline: Timeline) => fixedRun(q3b, timeline);
const drawn = (run: Parameters<typeof Lanes>[0]["run"], lang: "en" | "pt" = "en") =>
  renderToString(<Lanes run={run} lang={lang} />);

/** Ana and Bia have heard each other. */
const met: readonly Entry[] = [
  ["ana", started()],
  ["ana", connected(41_001)],
  ["bia", started()],
  ["bia", connected(41_002)],
  ["ana", typed("one")],
  ["bia", printed("<ana> one")],
  ["bia", typed("two")],
  ["ana", printed("<bia> two")],
];

const said = (run: ReturnType<typeof room>, text: string) =>
  momentsOf(run).find((m): m is Moment & { kind: "said" } => m.kind === "said" && m.text === text);

Deno.test("momentsOf() tells where a line was shown, and how much later", none, () => {
  const run = room(timelineOf(...met));
  assertEquals(said(run, "one")?.on, { bia: { kind: "shown", afterMs: 10, seq: 6 } });
});

Deno.test("momentsOf() a line that one who hears does not show is missing", none, () => {
  const run = room(timelineOf(...met, ["ana", typed("three")]));
  assertEquals(said(run, "three")?.on, { bia: { kind: "missing" } });
});

Deno.test("momentsOf() nothing is missing on lanes of who had not heard, or had left", none, () => {
  const unheard = room(timelineOf(...met.slice(0, 4), ["ana", typed("three")]));
  assertEquals(said(unheard, "three")?.on, {});
  const gone = room(timelineOf(...met, ["bia", hungUp], ["ana", typed("three")]));
  assertEquals(said(gone, "three")?.on, {});
});

Deno.test("momentsOf() between peers a connection is enough to owe a line", none, () => {
  const peers = timelineOf(
    ["ana", started(12_000)],
    ["bia", started(12_001)],
    ["caio", started(12_002)],
    ["ana", connected(12_000, 41_001)],
    ["bia", connected(41_001, 12_000)],
    ["ana", typed("hello")],
  );
  const run = fixedRun(q3a, peers);
  assertEquals(said(run, "hello")?.on, { bia: { kind: "missing" } });
});

Deno.test(
  "momentsOf() puts a line of three writes together, and takes two of one apart",
  none,
  () => {
    const run = room(timelineOf(
      ...met,
      ["ana", part("ca")],
      ["ana", part("ju ")],
      ["ana", part("um\n")],
      ["ana", part("dois\ntres\n")],
    ));
    assertEquals(said(run, "caju um")?.writes, 3);
    assertEquals(said(run, "dois")?.writes, 1);
    assertEquals(said(run, "tres")?.writes, 1);
  },
);

Deno.test("momentsOf() marks who came and left, and whose screen told of it", none, () => {
  const run = room(timelineOf(
    ...met,
    ["bia", hungUp],
    ["ana", printed("* guest-2 (127.0.0.1:41002) left")],
    ["ana", printed("* something else")],
    ["bia", exited(0)],
  ));
  const marks = momentsOf(run).filter(({ kind }) => kind !== "said");
  assertEquals(marks.map(({ kind, who }) => `${who} ${kind}`), [
    "ana came",
    "bia came",
    "bia left",
    "ana noticed",
  ]);
  assertStringIncludes(drawn(run), "guest-2 (Bia) left");
});

Deno.test("Lanes() shows a missing line as missing, in both languages", none, () => {
  const run = room(timelineOf(...met, ["ana", typed("three")]));
  assertMatch(drawn(run), /class="missing".*not shown/);
  assertStringIncludes(drawn(run, "pt"), "não apareceu");
  assertNotMatch(drawn(room(timelineOf(...met))), /class="missing"|Crossed/);
});

Deno.test("Lanes() is for chats of two or more only", none, () => {
  assertEquals(drawn(fixedRun(q1a, timelineOf(["early", started()], ["late", started()]))), "");
  assertEquals(drawn(room(timelineOf(["ana", started()]))), "");
});

Deno.test("Lanes() is XML whatever is said, bounded, and the same bytes each time", none, () => {
  const hostile = `</text><script>alert(1)</script> \x1b[2J\0\u202e\ufffe\ud800\t"'&`;
  const many = Array.from({ length: 100 }, (_, i): Entry => ["ana", typed(`${hostile} ${i}`)]);
  const run = room(timelineOf(...met, ...many, ["bia", printed(`${hostile} 7`)]));
  const file = () => svgFile(<Lanes run={run} lang="pt" />, LANES_RULES);
  assertEquals(file(), file());
  assertWellFormed(drawn(run));
  assertNotMatch(drawn(run), /<script/);
  assertMatch(drawn(run), /⋯ \d+ more ⋯/);
});

Deno.test("cutNotice() keeps the port of an address for which there is no room", none, () => {
  const text = "connected: 10.77.0.1:12000 <-> 10.77.0.2:43331";
  assertEquals(cutNotice(text, 400), text);
  assertEquals(cutNotice(text, 250), "connected: …:12000 <-> …:43331");
  assertEquals(cutNotice("up: [fd00::1]:12000 and more words", 146), "up: …:12000 and mor…");
});

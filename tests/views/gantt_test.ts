import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { stripAnsiCode } from "@std/fmt/colors";
import { q2c } from "../../scenarios/q2c.ts";
import { gantt } from "../../views/gantt.ts";
import { coloured, plain } from "../../views/layout.ts";
import { fixedRun } from "../runs.ts";
import { connected, listening, printed, timelineOf, typed, visit } from "../timelines.ts";

const none = { permissions: "none" } as const;

const [ana, bia, caio] = ["127.0.0.1:41001", "127.0.0.1:41002", "127.0.0.1:41003"];
const nobody = "[2001:db8:1234:5678:9abc:def0:1234:5678]:50000";

/** Readers meet, a writer waits, somebody without a role comes, and two visits never end. */
const visits = fixedRun(
  q2c,
  timelineOf(
    ["fair", listening(12_000)],
    ["ana", connected(41_001)],
    ["bia", connected(41_002)],
    ["caio", connected(41_003)],
    ["greedy", listening(12_001)],
    ["davi", connected(41_001, 12_001)],
    ["ana", typed("HOLD 400 READ")],
    ["fair", visit(ana, "arrives", "reader")],
    ["fair", visit(ana, "enters", "reader")],
    ["fair", visit(bia, "arrives", "reader")],
    ["fair", visit(bia, "enters", "reader")],
    ["fair", visit(caio, "arrives", "writer")],
    ["greedy", visit(ana, "arrives", "reader", "pt")],
    ["fair", visit(bia, "leaves", "reader")],
    ["greedy", visit(ana, "enters", "reader", "pt")],
    ["fair", visit(ana, "leaves", "reader")],
    ["fair", visit(caio, "enters", "writer")],
    ["fair", visit(nobody, "arrives", "reader")],
    ["fair", visit(caio, "leaves", "writer")],
    ["greedy", visit(ana, "leaves", "reader", "pt")],
    ["fair", visit(nobody, "enters", "reader")],
    ["fair", visit(nobody, "leaves", "reader")],
    ["fair", visit(caio, "arrives", "writer")],
    ["fair", visit(caio, "enters", "writer")],
    ["fair", visit(bia, "arrives", "reader")],
    ["fair", visit(ana, "arrives", "reader")],
  ),
);

for (const lang of ["en", "pt"] as const) {
  for (const width of [60, 100]) {
    Deno.test(`gantt() of two servers, in ${lang}, ${width} columns wide`, async (t) => {
      const lines = gantt(visits, lang, { paint: plain, width });
      for (const line of lines) assert(line.length <= width, line);
      const name = `${lang} ${width}`;
      await assertSnapshot(t, lines.join("\n"), { name, serializer: String });
      assertEquals(gantt(visits, lang, { paint: coloured, width }).map(stripAnsiCode), lines);
    });
  }
}

Deno.test("gantt() obeys no visitor's name, however long", none, () => {
  for (const peer of ["\x1b[2J\x1b]0;owned\x07", `${"\u202e".repeat(3_000)}:1`]) {
    const run = fixedRun(q2c, timelineOf(["fair", visit(peer, "arrives", "writer")]));
    const lines = gantt(run, "en", { paint: plain, width: 60 });
    // deno-lint-ignore no-control-regex -- that none is left is the point
    assertEquals(lines.filter((line) => /[\x00-\x1f\x7f-\x9f\u202e]/.test(line)), []);
    for (const line of lines) assert(line.length <= 60, line);
    assertStringIncludes(lines.join("\n"), peer.endsWith(":1") ? "\\u202e:1 │·" : "\\x07 │·");
  }
});

Deno.test("gantt() draws nothing where nobody came to a document", none, () => {
  const style = { paint: plain, width: 80 };
  assertEquals(gantt(fixedRun(q2c, []), "en", style), []);
  const open = timelineOf(["fair", listening()], ["fair", printed("listening on 127.0.0.1:12000")]);
  assertEquals(gantt(fixedRun(q2c, open), "en", style), []);
});

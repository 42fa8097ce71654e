import { assertEquals } from "@std/assert";
import { q2d } from "../../scenarios/q2d.ts";
import { type Entry, listening, load, usage } from "../timelines.ts";
import { assertVerdicts, claimsThatAre } from "./judging.ts";

const none = { permissions: "none" } as const;
type Role = "single" | "pool" | "perClient" | "clients";

const ready: Entry<Role>[] = [
  ["single", listening(12_000)],
  ["pool", listening(12_001)],
  ["perClient", listening(12_002)],
];
const served: Entry<Role>[] = ["single", "pool", "perClient"].map(() => ["clients", load(50)]);
const measured = ["single-threads", "pool-threads", "a-thread-each", "memory-each"];

/** What 50 clients added to what a server took before. */
const grown = (who: Role, threads: number, mebibytes: number): Entry<Role>[] => [
  [who, usage(0, 10, 60)],
  [who, usage(10, 99, 600)],
  [who, usage(50, 10 + threads, 60 + mebibytes)],
];

Deno.test("q2d: where nothing was measured, only what was served is claimed", none, () => {
  for (const entries of [[], ready, [...ready, ["perClient", usage(0, 10, 60)] as const]]) {
    assertEquals(claimsThatAre("undecided", q2d, ...entries), measured);
  }
  assertEquals(claimsThatAre("met", q2d, ...ready, ...served), ["all-served"]);
  assertVerdicts(q2d, "all-served", [["unmet", []], ["unmet", served.slice(1)]]);
});

Deno.test("q2d: memory-each needs both servers' figures", none, () => {
  assertVerdicts(q2d, "memory-each", [
    ["undecided", [...ready, ...grown("perClient", 50, 500)]],
    ["undecided", [...ready, ...grown("single", 0, 5)]],
    ["met", [...ready, ...grown("single", 0, 5), ...grown("perClient", 50, 51)]],
    ["unmet", [...ready, ...grown("single", 0, 5), ...grown("perClient", 50, 50)]],
    ["met", [...ready, ...grown("single", 0, -3), ...grown("perClient", 50, 1)]],
    ["unmet", [...ready, ...grown("single", 0, -3), ...grown("perClient", 50, -1)]],
  ]);
});

Deno.test("q2d: threads are counted from no client to the most", none, () => {
  const more = (who: Role, threads: number) => [...ready, ...grown(who, threads, 1)];
  for (const model of ["single", "pool"] as const) {
    assertVerdicts(q2d, `${model}-threads`, [
      ["met", more(model, -2)],
      ["met", more(model, 24)],
      ["unmet", more(model, 25)],
    ]);
  }
  assertVerdicts(q2d, "a-thread-each", [
    ["unmet", more("perClient", 49)],
    ["met", more("perClient", 50)],
  ]);
});

import { assertEquals } from "@std/assert";
import { q3a } from "../../scenarios/q3a.ts";
import type { Fact } from "../../core/observation.ts";
import {
  connected,
  type Entry,
  exited,
  listening,
  printed,
  quiet,
  started,
  typed,
} from "../timelines.ts";
import { assertVerdicts, claimsThatAre } from "./judging.ts";

const none = { permissions: "none" } as const;
type Role = "ana" | "bia" | "caio" | "davi";
type Line = Entry<Role>;

const all = ["ana", "bia", "caio", "davi"] as const;
const hungUp: Fact = { kind: "hung-up" };

Deno.test("q3a: nothing is claimed of a play that did not come to it", none, () => {
  assertEquals(claimsThatAre("undecided", q3a), q3a.expectations.map(({ id }) => id));
});

Deno.test("q3a: each-listens wants all four, each at its own address", none, () => {
  const four = all.flatMap((who): Line[] => [[who, started()], [who, listening()]]);
  assertVerdicts(q3a, "each-listens", [
    ["met", four],
    ["unmet", four.filter(([who, { kind }]) => who !== "caio" || kind !== "listening")],
    ["undecided", four.slice(0, 6)],
    ["unmet", [["ana", started()], ["ana", quiet]]],
    ["unmet", [...four, ["ana", exited(1)]]],
    ["met", [...four, ["ana", typed("caju-1")], ["ana", exited(1)]]],
  ]);
});

Deno.test("q3a: who fails at once loses the same, seen to listen before or not", none, () => {
  for (const ready of [[], [["ana", listening()]]] as Line[][]) {
    const failed: Line[] = [["ana", started()], ...ready, ["ana", exited(1)]];
    const later: Line[] = ready.length > 0 ? [["bia", started()], ["bia", typed("caju-1")]] : [];
    assertEquals(claimsThatAre("unmet", q3a, ...failed, ...later), ["each-listens"]);
  }
});

Deno.test("q3a: a line is heard where it is shown, not where it was typed", none, () => {
  const said: Line = ["ana", typed("caju-1")];
  assertVerdicts(q3a, "bia-hears-ana", [
    ["met", [said, ["bia", printed("<10.77.0.1> caju-1")]]],
    ["unmet", [said, ["ana", printed("caju-1")], ["bia", quiet]]],
    ["unmet", [said, ["bia", printed("caju-2")]]],
  ]);
});

Deno.test("q3a: told-when-alone takes any word, but only after the other has left", none, () => {
  const talked: Line[] = [["bia", typed("caju-1")], ["ana", printed("caju-1")]];
  const left: Line = ["bia", hungUp];
  assertVerdicts(q3a, "told-when-alone", [
    ["met", [...talked, left, ["ana", printed("* tchau")]]],
    ["unmet", [...talked, ["ana", printed("* oi")], left, ["ana", quiet]]],
    ["undecided", [["bia", typed("caju-1")], left, ["ana", printed("* tchau")]]],
    ["undecided", talked],
  ]);
});

Deno.test(
  "q3a: told-when-alone is no goodbye of one's own, nor a line that came late",
  none,
  () => {
    const talked: Line[] = [["bia", typed("caju-1")], ["ana", printed("caju-1")]];
    const left: Line[] = [...talked, ["bia", typed("figo-2")], ["bia", hungUp]];
    assertVerdicts(q3a, "told-when-alone", [
      ["unmet", [...left, ["ana", quiet], ["ana", hungUp], ["ana", printed("bye")]]],
      ["unmet", [...left, ["ana", printed("<bia> figo-2")], ["ana", quiet]]],
      ["met", [...left, ["ana", printed("<bia> figo-2")], ["ana", printed("bia left")]]],
      ["met", [...left, ["ana", printed("caju-1 left")]]], // a nick: it was shown before
    ]);
  },
);

Deno.test("q3a: a line that waits for the hearer's own is not heard", none, () => {
  const late: Line[] = [["ana", typed("caju-1")], ["bia", quiet]];
  assertVerdicts(q3a, "bia-hears-ana", [
    ["unmet", [...late, ["bia", typed("figo-2")], ["bia", printed("caju-1")]]],
    ["met", [...late, ["bia", printed("caju-1")], ["bia", typed("figo-2")]]],
    ["met", [...late, ["bia", typed("figo-2")], ["bia", hungUp], ["bia", printed("caju-1")]]],
  ]);
});

Deno.test(
  "q3a: who has called the other need not be called, and datagrams tell of no end",
  none,
  () => {
    const here: Line[] = all.map((who) => [who, started()]);
    const listens = (...who: Line[0][]): Line[] => who.map((one): Line => [one, listening()]);
    const calls: Line = ["bia", connected(41_000, 12_000)];
    assertVerdicts(q3a, "each-listens", [
      ["met", [...here, ...listens("ana", "caio", "davi"), calls]],
      ["unmet", [...here, ...listens("ana", "caio", "davi")]],
    ]);
    const udp: Line = ["ana", {
      kind: "listening",
      at: { transport: "udp", host: "10.77.0.1", port: 12_000 },
      seenBy: "socket-table",
    }];
    const talked: Line[] = [["bia", typed("caju-1")], ["ana", printed("caju-1")], ["bia", hungUp]];
    assertVerdicts(q3a, "told-when-alone", [
      ["undecided", [udp, ...talked, ["ana", quiet]]],
      ["met", [udp, ...talked, ["ana", printed("bia says bye")]]],
    ]);
  },
);

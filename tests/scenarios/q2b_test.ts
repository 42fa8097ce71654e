import { assertEquals } from "@std/assert";
import { q2b } from "../../scenarios/q2b.ts";
import type { LoadReport } from "../../wire/load_report.ts";
import { type Entry, exited, listening, load, quiet, started } from "../timelines.ts";
import { assertVerdicts, claimsThatAre } from "./judging.ts";

const none = { permissions: "none" } as const;
type Role = "server" | "swarm";

const begun: Entry<Role>[] = [["server", listening()], ["swarm", started()]];
const loaded = (otherwise: Partial<LoadReport> = {}): Entry<Role>[] => //
[...begun, ["swarm", load(50, { sent: 2_000, answered: 2_000, ...otherwise })]];
const firstWrong = { client: 7, line: 2, expected: "A", got: "B" };

Deno.test("q2b: a load that never ended answers nothing", none, () => {
  for (const end of [quiet, exited(1)]) {
    const unmet = claimsThatAre("unmet", q2b, ...begun, ["swarm", end]);
    assertEquals(unmet, ["all-answered", "own-replies"]);
  }
  for (const fact of [started(), listening()]) {
    const undecided = claimsThatAre("undecided", q2b, ["server", fact]);
    assertEquals(undecided, ["all-answered", "own-replies"]);
  }
});

Deno.test("q2b: all-answered misses a client, a line and an answer", none, () => {
  assertVerdicts(q2b, "all-answered", [
    ["met", loaded()],
    ["unmet", loaded({ connected: 49, sent: 1_960, answered: 1_960, errors: { ECONNREFUSED: 1 } })],
    ["unmet", loaded({ answered: 1_999, errors: { ETIMEDOUT: 1 } })],
    ["unmet", loaded({ sent: 1_999, answered: 1_999 })],
  ]);
});

Deno.test("q2b: a wrong reply is one claim's matter, not the other's", none, () => {
  const wrong = loaded({ sent: 1_962, answered: 1_961, wrong: 1, firstWrong });
  assertEquals(claimsThatAre("unmet", q2b, ...wrong), ["own-replies"]);
  assertVerdicts(q2b, "own-replies", [["undecided", loaded({ answered: 0 })]]);
});

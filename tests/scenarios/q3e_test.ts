import { assertEquals } from "@std/assert";
import type { Fact } from "../../core/observation.ts";
import { q3e } from "../../scenarios/q3e.ts";
import { type Entry, listening, printed, quiet } from "../timelines.ts";
import { assertVerdicts, claimsThatAre } from "./judging.ts";

const none = { permissions: "none" } as const;
type Line = Entry<"server" | "ana" | "bia" | "caio">;

const ready: Line = ["server", listening()];
const writes = (line: string): Line => ["ana", { kind: "typed", line, open: true } as Fact];
const both = (...lines: string[]): Line[] =>
  lines.flatMap((line): Line[] => [["bia", printed(line)], ["caio", printed(line)]]);

Deno.test("q3e: nothing is claimed of a play that did not come to it", none, () => {
  assertEquals(claimsThatAre("undecided", q3e), q3e.expectations.map(({ id }) => id));
  assertEquals(claimsThatAre("undecided", q3e, ready), ["two-in-one", "one-in-three"]);
});

Deno.test("q3e: two-in-one wants each line once, at its line's end, on both screens", none, () => {
  const sent = [ready, writes("caju 1\nfigo 2\n")];
  assertVerdicts(q3e, "two-in-one", [
    ["met", [...sent, ...both("<ana> caju 1", "<ana> figo 2")]],
    ["met", [...sent, ...both("ana: caju 1", "figo 2\r")]],
    ["unmet", [...sent, ...both("<ana> caju 1"), ["bia", quiet]]],
    ["unmet", [...sent, ...both("<ana> caju 1 figo 2")]],
    ["unmet", [...sent, ...both("<ana> caju 1", "<ana> figo 2", "<ana> figo 2")]],
    ["unmet", [...sent, ["bia", printed("caju 1")], ["bia", printed("figo 2")]]],
  ]);
});

Deno.test("q3e: one-in-three wants the line whole, and its parts not by themselves", none, () => {
  const two = [ready, writes("caju 1\nfigo 2\n")];
  const sent = [...two, writes("uva"), writes(" jaca "), writes("pera\n")];
  assertVerdicts(q3e, "one-in-three", [
    ["undecided", two],
    ["met", [...sent, ...both("<ana> uva jaca pera")]],
    ["unmet", [...sent, ...both("<ana> uva", "<ana>  jaca ", "<ana> pera")]],
    ["unmet", [...sent, ["bia", printed("<ana> uva jaca pera")], ["caio", quiet]]],
    ["unmet", [...two, writes("uva"), ...both("<ana> uv")]],
  ]);
});

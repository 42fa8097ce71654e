import { assertEquals } from "@std/assert";
import type { Fact } from "../../core/observation.ts";
import { q3e } from "../../scenarios/q3e.ts";
import { type Entry, exited, listening, printed, quiet, started, typed } from "../timelines.ts";
import { assertVerdicts, claimsThatAre } from "./judging.ts";

const none = { permissions: "none" } as const;
type Line = Entry<"server" | "ana" | "bia" | "caio">;

const ready: Line = ["server", listening()];
const writes = (line: string): Line => ["ana", { kind: "typed", line, open: true } as Fact];
const both = (...lines: string[]): Line[] =>
  lines.flatMap((line): Line[] => [["bia", printed(line)], ["caio", printed(line)]]);

Deno.test("q3e: nothing is claimed of a play that did not come to it", none, () => {
  assertEquals(claimsThatAre("undecided", q3e), q3e.expectations.map(({ id }) => id));
  const open = ["members-hear", "caio-takes-part", "two-in-one", "one-in-three"];
  assertEquals(claimsThatAre("undecided", q3e, ready), open);
});

Deno.test(
  "q3e: caio-takes-part is about Caio's program, once the others hear each other",
  none,
  () => {
    const [ana, bia, caio] = (["ana", "bia", "caio"] as const).map((who): Line => [who, started()]);
    const said = (who: Line[0], word: string, at: Line[0]): Line[] => //
    [[who, typed(word)], [at, printed(word)]];
    const others = [ready, ana, bia, ...said("bia", "uva", "ana"), ...said("ana", "figo", "bia")];
    const heard = [...others, caio, ...said("caio", "caju", "ana")] as Line[];
    assertVerdicts(q3e, "caio-takes-part", [
      ["undecided", others as Line[]],
      ["unmet", [...others, caio, ["caio", typed("caju")], ["ana", quiet]] as Line[]],
      ["unmet", [...others, caio, ["caio", exited(1)]] as Line[]],
      [
        "unmet",
        [...others, caio, ["caio", typed("caju")], ["caio", typed("jaca")], [
          "ana",
          printed("cajujaca"),
        ]] as Line[],
      ],
      ["unmet", [...heard, ["ana", typed("jaca")], ["caio", quiet]]],
      ["met", [...heard, ...said("ana", "jaca", "caio")]],
      ["undecided", [ready, ana, bia, caio, ["bia", typed("uva")], ["ana", quiet]] as Line[]],
    ]);
    const between = ["bia", typed("lima 4")] as Line;
    const speaks = said("caio", "pera 7", "ana");
    const talks = [...heard, ...said("ana", "jaca", "caio"), between];
    assertVerdicts(q3e, "caio-takes-part", [
      ["met", [...talks, ["caio", printed("bia: lima 4")], ...speaks]],
      ["unmet", [...talks, ["caio", quiet], ...speaks, ["caio", printed("bia: lima 4")]]],
    ]);
    const mute: Line[] = [...heard, ["ana", typed("jaca")], ["caio", quiet]];
    const lost = ["caio-takes-part", "two-in-one", "one-in-three"];
    assertEquals(claimsThatAre("unmet", q3e, ...mute), lost);
  },
);

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

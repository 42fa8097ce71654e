import { assertEquals } from "@std/assert";
import type { Fact } from "../../core/observation.ts";
import { q3c } from "../../scenarios/q3c.ts";
import { type Entry, exited, listening, printed, quiet, started, typed } from "../timelines.ts";
import { assertVerdicts, claimsThatAre } from "./judging.ts";

const none = { permissions: "none" } as const;
type Line = Entry<"server" | "ana" | "bia" | "crasher">;

const ready: Line = ["server", listening()];
const crash: Line = ["crasher", { kind: "hung-up" }];
const remark: Fact = { kind: "printed", stream: "stderr", line: "the server has closed" };

Deno.test("q3c: nothing is claimed of a play that did not come to it", none, () => {
  assertEquals(claimsThatAre("undecided", q3c), q3c.expectations.map(({ id }) => id));
  const open = ["members-hear", "rest-told", "survives"];
  assertEquals(claimsThatAre("undecided", q3c, ready).slice(0, 3), open);
});

Deno.test(
  "q3c: who does not hear the others is no member, and is not told of a crash",
  none,
  () => {
    const entered: Line[] = [ready, ["ana", started()], ["crasher", started()]];
    const heard: Line[] = [...entered, ["crasher", typed("caju")], ["ana", printed("? caju")]];
    const answered: Line[] = [...heard, ["ana", typed("figo")], ["crasher", printed("figo")]];
    const bia: Line[] = [["bia", started()], ["bia", typed("jaca")], ["ana", printed("jaca")]];
    assertVerdicts(q3c, "members-hear", [
      ["undecided", entered],
      ["unmet", [...entered, ["crasher", typed("caju")], ["ana", quiet]]],
      ["undecided", heard],
      ["undecided", answered],
      ["unmet", [...answered, ...bia, ["ana", typed("uva")], ["bia", printed("figo")]]],
      ["met", [...answered, ...bia, ["ana", typed("uva")], ["bia", printed("uva")]]],
      ["unmet", [...entered, ["crasher", exited(0)]]],
    ]);
    const mute: Line[] = [...entered, ["crasher", typed("caju")], ["ana", quiet]];
    const lost = ["members-hear", "rest-told", "bia-still-hears", "ana-still-hears"];
    assertEquals(claimsThatAre("unmet", q3c, ...mute), lost);
  },
);

Deno.test(
  "q3c: rest-told takes any words, on each screen, before anybody speaks again",
  none,
  () => {
    const words: Line[] = [["ana", printed("tchau")], ["bia", printed("* bye")]];
    const again: Line = ["ana", typed("caju figo")];
    assertVerdicts(q3c, "rest-told", [
      ["met", [ready, crash, ...words, again]],
      ["unmet", [ready, ...words, crash, again]],
      ["unmet", [ready, crash, words[0] as Line, again, words[1] as Line]],
      ["unmet", [ready, crash, ["ana", quiet], ["bia", printed("* bye")], again]],
      ["unmet", [ready, crash, ["ana", remark], ["bia", remark]]],
    ]);
  },
);

Deno.test("q3c: survives is lost to any end of the server", none, () => {
  assertVerdicts(q3c, "survives", [
    ["met", [ready, crash]],
    ["unmet", [ready, crash, ["server", exited(0)]]],
    ["unmet", [ready, crash, ["server", exited(141, "SIGPIPE")]]],
  ]);
});

Deno.test(
  "q3c: bia-still-hears asks for the second line, which meets the broken connection",
  none,
  () => {
    const lines: Line[] = [["ana", started()], ["ana", typed("caju figo")], [
      "ana",
      typed("uva jaca"),
    ]];
    assertVerdicts(q3c, "bia-still-hears", [
      ["met", [ready, ...lines, ["bia", printed("ana: caju figo")], ["bia", printed("uva jaca")]]],
      ["unmet", [ready, ...lines, ["bia", printed("ana: caju figo")], ["bia", quiet]]],
      ["unmet", [ready, ...lines.slice(0, 2), ["bia", printed("ana: caju figo")]]],
    ]);
  },
);

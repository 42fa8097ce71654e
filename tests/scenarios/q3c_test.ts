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
  assertEquals(claimsThatAre("undecided", q3c, ready).slice(0, 2), ["rest-told", "survives"]);
});

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

import type { Fact } from "../../core/observation.ts";
import { q2e } from "../../scenarios/q2e.ts";
import { type Entry, exited, listening, printed, quiet, started, typed } from "../timelines.ts";
import { assertVerdicts } from "./judging.ts";

const none = { permissions: "none" } as const;

const hungUp: Fact = { kind: "hung-up" };
const ready: Entry = ["server", listening()];
const line: Entry[] = [ready, ["steady", started()], ["steady", typed("caju")]];
const once: Entry[] = [...line, ["steady", printed("CAJU")]];
const crash: Entry[] = [
  ["crasher", started()],
  ["crasher", typed("pera")],
  ["crasher", hungUp],
  ["rude", typed("uva")],
];
const again: Entry = ["steady", typed("figo")];

Deno.test(
  "q2e: steady-undisturbed tells who was done before the crash from who was lost in it",
  none,
  () => {
    assertVerdicts(q2e, "steady-undisturbed", [
      ["undecided", []],
      ["undecided", [ready]],
      ["met", [...once, ...crash, again, ["steady", printed("FIGO")]]],
      ["met", [...once, ["steady", exited(0)], ...crash]],
      ["unmet", [...once, ...crash, ["steady", exited(0)]]],
      ["unmet", [...once, ...crash, again, ["steady", quiet]]],
      ["unmet", [...line, ["steady", quiet], ...crash]],
    ]);
  },
);

Deno.test("q2e: steady-undisturbed sees another client's reply", none, () => {
  const stolen = (reply: string): Entry[] => [...once, ...crash, again, ["steady", printed(reply)]];
  assertVerdicts(q2e, "steady-undisturbed", [
    ["unmet", [...stolen("PERA"), ["steady", printed("FIGO")]]],
    ["unmet", [...stolen("UVA"), ["steady", printed("FIGO")]]],
  ]);
});

Deno.test("q2e: survives is lost to any end of the server", none, () => {
  assertVerdicts(q2e, "survives", [
    ["undecided", []],
    ["undecided", [ready]],
    ["met", [ready, ...crash]],
    ["unmet", [ready, ...crash, ["server", exited(0)]]],
    ["unmet", [ready, ...crash, ["server", exited(141, "SIGPIPE")]]],
  ]);
});

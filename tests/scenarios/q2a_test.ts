import { q2a } from "../../scenarios/q2a.ts";
import { type Entry, exited, listening, printed, quiet, started, typed } from "../timelines.ts";
import { assertVerdicts } from "./judging.ts";

const none = { permissions: "none" } as const;

const ready: Entry = ["server", listening()];

Deno.test("q2a: silent-kept tells who takes one line from who forgets, or dies", none, () => {
  const line: Entry[] = [ready, ["silent", started()], ["silent", typed("caju")]];
  const once: Entry[] = [...line, ["silent", printed("CAJU")]];
  const again: Entry = ["silent", typed("figo")];
  const ended: Entry = ["silent", exited(1)];
  assertVerdicts(q2a, "silent-kept", [
    ["undecided", []],
    ["undecided", [ready]],
    ["unmet", [...line, ["silent", quiet]]],
    ["met", [...once, again, ["silent", printed("FIGO")], ended]],
    ["undecided", [...once, ended]],
    ["undecided", [...once, again, ended]],
    ["unmet", [...once, again, ["silent", quiet]]],
    ["unmet", [...once, again, ["server", exited(139, "SIGSEGV")], ended]],
    ["unmet", [...once, ["server", exited(0)], ended]],
  ]);
});

Deno.test("q2a: one-served takes no answer that came too late", none, () => {
  const line: Entry[] = [ready, ["one", started()], ["one", typed("caju")]];
  assertVerdicts(q2a, "one-served", [
    ["undecided", []],
    ["undecided", [ready]],
    ["unmet", [ready, ["one", started()], ["one", exited(1)]]],
    ["unmet", [...line, ["one", exited(1)]]],
    ["unmet", [...line, ["one", quiet], ["one", printed("CAJU")]]],
    ["met", [...line, ["one", printed("CAJU")], ["one", quiet]]],
  ]);
});

import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { recordedMs, recordingOf } from "../../../views/prints/recording.ts";
import { rowsOf, textOf } from "../../../views/prints/screen.ts";
import { printed } from "../../timelines.ts";
import { command, runOfQ1a, varied } from "./screens.ts";

const none = { permissions: "none" } as const;

type Output = readonly [seconds: number, code: string, text: string];

function eventsOf(recording: string): Output[] {
  return recording.trimEnd().split("\n").slice(1).map((line) => JSON.parse(line));
}

for (const lang of ["en", "pt"] as const) {
  Deno.test(`recordingOf() a run, in ${lang}`, async (t) => {
    const all = Object.keys(varied.cast).map((role) => recordingOf(varied, role, lang)).join("\n");
    await assertSnapshot(t, all, { name: lang, serializer: String });
  });
}

Deno.test("recordingOf() has time that only goes on, and one end for all", none, () => {
  for (const role in varied.cast) {
    const times = eventsOf(recordingOf(varied, role, "en")).map(([seconds]) => seconds);
    assertEquals(times, times.toSorted((a, b) => a - b));
    assertEquals(times.at(-1), recordedMs(varied) / 1_000);
  }
});

Deno.test("recordingOf() ends with what the picture shows", none, () => {
  for (const role in varied.cast) {
    const output = eventsOf(recordingOf(varied, role, "en")).map(([, , text]) => text).join("");
    // deno-lint-ignore no-control-regex -- the inks
    const plain = output.replace(/\x1b\[[0-9;?]*[a-z]/g, "");
    assertEquals(plain.split("\r\n"), rowsOf(varied, role, "en").map(textOf));
  }
});

Deno.test("recordingOf() obeys nothing that a program printed, and bounds a flood", none, () => {
  const flood = Array.from({ length: 2_000 }, (_, i) => printed(`\x1b]0;x\x07 ${i}`));
  const run = runOfQ1a(["early", command("c")], ...flood.map((line) => ["early", line] as const));
  const recording = recordingOf(run, "early", "en");
  assert(recording.length < 20_000, `${recording.length}`);
  const output = eventsOf(recording).map(([, , text]) => text).join("");
  // deno-lint-ignore no-control-regex -- what was to be written out
  assertEquals(output.match(/\x1b\]|\x07/), null);
  assertEquals(recordingOf(run, "early", "en"), recording);
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { colourOf, dressed, plain } from "../../../chat/terminal/dress.ts";

/** Controls that a terminal could obey (tab is none), and what reorders text. */
// deno-lint-ignore no-control-regex -- control characters are what this is about
const DANGEROUS = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
// deno-lint-ignore no-control-regex -- the only codes that may be there
const OURS = /\x1b\[\d{1,2}m/g;

const NOON = new Date(2026, 0, 1, 12, 0, 7);

/** Lines as a hostile peer would make them. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(
    ...["\x1b[2J", "\x1b]8;;http://x\x07", "\r", "\n", "\x9b31m", "\u202e", "\b", "\x7f"],
    ...["<ana 1.2.3.4:5> ", "12:00 ", "* ", "hi", "\t", "日本"],
  )).map((parts) => parts.join("")),
);

Deno.test("plain() and dressed() let no control character through but tab", () => {
  fc.assert(
    fc.property(hostile, (line) => {
      assert(!DANGEROUS.test(plain(line)));
      assert(!DANGEROUS.test(dressed(line, NOON, false)));
      assert(!DANGEROUS.test(dressed(line, NOON, true).replaceAll(OURS, "")));
      // A code of theirs would make more than the three that begin and the three that end a colour.
      assert((dressed(line, NOON, true).match(OURS)?.length ?? 0) <= 4);
    }),
    { numRuns: 10_000 },
  );
});

Deno.test("dressed() puts the time first and gives the speaker a colour", () => {
  const line = "<ana 10.0.0.1:5> hi <bia 10.0.0.2:5>";
  assertEquals(dressed(line, NOON, false), `12:00:07 ${line}`);
  assertEquals(
    dressed(line, NOON, true),
    `\x1b[2m12:00:07\x1b[0m \x1b[${colourOf("ana")}m<ana 10.0.0.1:5>\x1b[0m hi <bia 10.0.0.2:5>`,
  );
  assertEquals(dressed("* bia left", NOON, true), "\x1b[2m12:00:07\x1b[0m * bia left");
});

Deno.test("dressed() leaves the time to the room where it gives one", () => {
  const line = "11:58 <ana 10.0.0.1:5> 11:58 <ana 10.0.0.1:5> hi";
  assertEquals(dressed(line, NOON, false), `11:58    ${line.slice(6)}`);
  assertEquals(
    dressed("11:58 <ana 10.0.0.1:5> hi", NOON, true),
    `\x1b[2m11:58   \x1b[0m \x1b[${colourOf("ana")}m<ana 10.0.0.1:5>\x1b[0m hi`,
  );
  assertEquals(dressed("11:58 hi", NOON, false), "12:00:07 11:58 hi");
});

Deno.test("colourOf() is the same for what counts as one nick, and not the same for all", () => {
  assertEquals(colourOf("Ana"), colourOf("ana"));
  const colours = new Set(Array.from({ length: 60 }, (_, i) => colourOf(`nick${i}`)));
  assertEquals(colours.size, 6);
  for (const colour of colours) assertMatch(`${colour}`, /^(3[1-6]|94)$/);
});

import { assertEquals, assertThrows } from "@std/assert";
import { type Diagnosis, parseDiagnosis } from "../../core/diagnosis.ts";
import type { Level } from "../../core/finding.ts";
import { plain } from "../../views/layout.ts";
import { room } from "../../views/room.ts";

const none = { permissions: "none" } as const;

function machine(host: string, ...found: (readonly [string, Level, string?])[]): Diagnosis {
  const findings = found.map(([id, level, mend]) => ({
    ...{ id, level, found: `what is found of ${id}`, means: "what that means" },
    ...(mend !== undefined && { mend }),
  }));
  const count = (level: Level) => findings.filter((one) => one.level === level).length;
  const counts = { green: count("green"), yellow: count("yellow"), red: count("red") };
  return { host, os: "linux", arch: "x86_64", findings, ...counts };
}

const ROOM = [
  machine("pc-1", ["port", "yellow", "kill 17"], ["strace", "green"]),
  machine("pc-2", ["port", "green"], ["strace", "green"]),
  machine("pc-3", ["port", "yellow", "kill 99"], ["strace", "red", "apt install strace"]),
];

Deno.test("room() has the worst machine first, and each need once, with where it is", none, () => {
  assertEquals(room(ROOM, "en", { paint: plain, width: 60 }), [
    "Machines",
    "  ● ✘ pc-3  0 green, 1 yellow, 1 red",
    "  ● ! pc-1  1 green, 1 yellow, 0 red",
    "  ● ✔ pc-2  2 green, 0 yellow, 0 red",
    "",
    "What they need",
    "  ● ✘ strace: what is found of strace",
    "      1/3: pc-3",
    "      → apt install strace",
    "  ● ! port: what is found of port",
    "      2/3: pc-1, pc-3",
    "      → kill 99",
    "",
    "1 of 3 machines lack nothing.",
  ]);
});

Deno.test("room() says what all machines lack, and what none does, in Portuguese", none, () => {
  const style = { paint: plain, width: 60 };
  const lacking = ROOM.filter(({ host }) => host !== "pc-2");
  assertEquals(room(lacking, "pt", style).includes("      em todas"), true);
  assertEquals(room([machine("a", ["port", "green"])], "pt", style), [
    "Máquinas",
    "  ● ✔ a  1 em verde, 0 em amarelo, 0 em vermelho",
    "",
    "1 de 1 máquinas estão completas, sem nada por resolver.",
  ]);
});

Deno.test("parseDiagnosis() reads what was printed, and shows escapes as text", none, () => {
  for (const one of ROOM) assertEquals(parseDiagnosis(JSON.stringify(one)), one);
  assertEquals(
    parseDiagnosis(JSON.stringify({ ...machine("a\x1b[2J"), more: 1 })).host,
    "a\\x1b[2J",
  );
});

Deno.test("parseDiagnosis() refuses anything else", none, () => {
  const [one] = ROOM;
  const wrong = [
    "",
    "[]",
    "{}",
    JSON.stringify({ ...one, host: 1 }),
    JSON.stringify({ ...one, red: -1 }),
    JSON.stringify({ ...one, findings: [{ ...one?.findings[0], level: "blue" }] }),
    JSON.stringify({ ...one, findings: [{ ...one?.findings[0], mend: null }] }),
  ];
  for (const line of wrong) assertThrows(() => parseDiagnosis(line), Error);
});

import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { stripAnsiCode } from "@std/fmt/colors";
import type { FanOutLoad, FanOutMeasurement } from "../../benchmarks/fan_out.ts";
import { fanOutTable } from "../../benchmarks/fan_out_table.ts";
import { goalLines } from "../../benchmarks/goal_lines.ts";
import { goals } from "../../benchmarks/goals.ts";
import { loadTable } from "../../benchmarks/load_table.ts";
import type { Load, Measurement } from "../../benchmarks/measurement.ts";
import { memoryTable } from "../../benchmarks/memory_table.ts";
import { coloured, plain, type Style } from "../../views/layout.ts";
import type { Lang } from "../../wire/text.ts";
import { fannedOut, held, measured, rounds, talks } from "./measurements.ts";

const tcp: Load = { transport: "tcp", connections: 1_000 };
const udp: Load = { transport: "udp", connections: 16 };

const measurements: readonly Measurement[] = [
  ...rounds(tcp, "C epoll", [123_456, 9_000], [61_728, 20_000], [130_000, 8_500]),
  ...rounds(tcp, "deno single", [120_000, 9_500], [62_000, 21_000], [125_000, 9_100]),
  ...rounds(tcp, "C threads", [80_000, 15_000], [40_000, 31_000], [81_000, 14_900]),
  { ...tcp, round: 1, peer: "deno pool", failed: "server", said: "error: \x1b[31mno such flag" },
  measured(tcp, "Python threads", 1, 9_000, 2_000_000),
  measured(tcp, "Python threads", 2, 8_000, 1_000_000, { connected: 987, errors: 13 }),
  measured(tcp, "Python threads", 3, 9_500, 1_234_567),
  measured(udp, "deno", 1, 50_000, 21.3),
  measured(udp, "deno", 2, 51_000, 22.1, { lost: 1_234 }),
  ...rounds(udp, "C", [100_000, 11.1], [90_000, 12]),
];

const memory = [
  ...[held("deno single", 1), held("deno single", 2, { heldKb: 150_000 })],
  held("C epoll", 1, { idleKb: 1_390, idleThreads: 1, heldKb: 2_100, heldThreads: 1 }),
  held("Python threads", 1, { answered: 8_765, errors: 1_235 }),
];

const room: FanOutLoad = { members: 100, window: 32 };
const alone: FanOutLoad = { members: 1, window: 1 };

const fanOut: readonly FanOutMeasurement[] = [
  ...talks(room, "C room", [3_437_230, 1_020], [1_867_464, 1_671], [3_400_000, 1_100]),
  ...talks(room, "Python room", [237_421, 16_600], [200_000, 15_500], [219_513, 25_428]),
  ...talks(room, "deno room", [2_822_665, 1_687], [2_700_000, 1_700], [2_900_000, 1_650]),
  fannedOut(room, "plain room", 1, 190_000, 21_000),
  fannedOut(room, "plain room", 2, 1, 1, { joined: 97, lost: 1_234, torn: 1, errors: 1 }),
  { ...room, round: 3, peer: "plain room", failed: "load", said: "Cannot connect" },
  ...talks(alone, "Python room", [21_000, 90]),
  ...talks(alone, "deno room", [14_000, 120]),
];

function all(lang: Lang, style: Style): string[] {
  return [
    ...loadTable(measurements, tcp, lang, style),
    "",
    ...loadTable(measurements, udp, lang, style),
    "",
    ...memoryTable(memory, lang, style),
    "",
    ...fanOutTable(fanOut, room, lang, style),
    "",
    ...fanOutTable(fanOut, alone, lang, style),
    "",
    ...goalLines(goals(measurements, memory, fanOut), lang, style),
  ];
}

for (const lang of ["en", "pt"] as const) {
  Deno.test(`the tables and goals, in ${lang}`, async (t) => {
    const text = all(lang, { paint: plain, width: 100 }).join("\n");
    await assertSnapshot(t, text, { name: lang, serializer: String });
  });
}

Deno.test("tables fit into 100 columns, and colours change only the colour", {
  permissions: "none",
}, () => {
  for (const lang of ["en", "pt"] as const) {
    const lines = all(lang, { paint: plain, width: 100 });
    for (const line of lines) assert(line.length <= 100, line);
    assertEquals(all(lang, { paint: coloured, width: 100 }).map(stripAnsiCode), lines);
  }
});

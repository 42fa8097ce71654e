import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { stripAnsiCode } from "@std/fmt/colors";
import { goalLines, goals } from "../../benchmarks/goals.ts";
import { loadTable } from "../../benchmarks/load_table.ts";
import type { Load, Measurement } from "../../benchmarks/measurement.ts";
import { memoryTable } from "../../benchmarks/memory_table.ts";
import { coloured, plain, type Style } from "../../views/layout.ts";
import type { Lang } from "../../wire/text.ts";
import { held, measured, rounds } from "./measurements.ts";

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

function all(lang: Lang, style: Style): string[] {
  return [
    ...loadTable(measurements, tcp, lang, style),
    "",
    ...loadTable(measurements, udp, lang, style),
    "",
    ...memoryTable(memory, lang, style),
    "",
    ...goalLines(goals(measurements, memory), lang, style),
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

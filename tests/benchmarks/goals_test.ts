import { assertEquals } from "@std/assert";
import { goals } from "../../benchmarks/goals.ts";
import type { FanOutLoad, FanOutMeasurement } from "../../benchmarks/fan_out.ts";
import type { Load, Measurement } from "../../benchmarks/measurement.ts";
import type { MemoryMeasurement } from "../../benchmarks/memory.ts";
import { fannedOut, held, measured, rounds, talks } from "./measurements.ts";

const none = { permissions: "none" } as const;

const at256: Load = { transport: "tcp", connections: 256 };

/** Outcome and evidence of the goal whose claim has these words. */
function goal(
  words: RegExp,
  measurements: readonly Measurement[],
  memory: readonly MemoryMeasurement[] = [],
  fanOut: readonly FanOutMeasurement[] = [],
): string {
  const [found, ...more] = goals(measurements, memory, fanOut).filter(({ claim }) =>
    words.test(claim.en)
  );
  assertEquals(more, []);
  return `${found?.outcome}: ${found?.shown.en}`;
}

Deno.test("goals() are all unmeasured where nothing was measured", none, () => {
  assertEquals(goals([], [], []).map(({ outcome }) => outcome), Array(9).fill("unmeasured"));
});

Deno.test("a goal is met on its bound, by the paired median", none, () => {
  const threads = rounds(at256, "C threads", [100, 1], [10, 1], [100, 1]);
  const single = (middle: number) => rounds(at256, "deno single", [130, 1], [middle, 1], [200, 1]);
  const words = /^256 .*C threads/;
  assertEquals(goal(words, [...threads, ...single(13)]), "met: deno single 1.30 (1.30–2.00)");
  const slower = [...threads, ...rounds(at256, "deno single", [129, 1], [12, 1], [200, 1])];
  assertEquals(goal(words, slower), "unmet: deno single 1.29 (1.20–2.00)");
});

Deno.test("one model must meet all of a goal: replies/s and p99", none, () => {
  const epoll = rounds(at256, "C epoll", [100, 10]);
  const fastButLate = rounds(at256, "deno pool", [120, 16]);
  const words = /^256 .*C epoll/;
  assertEquals(
    goal(words, [...epoll, ...fastButLate, ...rounds(at256, "deno single", [96, 15])]),
    "met: deno single 0.96 (0.96–0.96), p99 1.50 (1.50–1.50)",
  );
  assertEquals(
    goal(words, [...epoll, ...fastButLate, ...rounds(at256, "deno single", [90, 5])]),
    "unmet: deno pool 1.20 (1.20–1.20), p99 1.60 (1.60–1.60)",
  );
});

Deno.test("a model that failed in one round meets nothing", none, () => {
  const words = /^256 .*Python/;
  const python = rounds(at256, "Python threads", [10, 1], [10, 1]);
  for (const fault of [{ errors: 1 }, { wrong: 1 }, { connected: 255 }]) {
    const single = [
      measured(at256, "deno single", 1, 100, 1),
      measured(at256, "deno single", 2, 100, 1, fault),
    ];
    assertEquals(goal(words, [...python, ...single]), "unmet: deno single failed");
  }
});

Deno.test("a rival that failed in all rounds gives nothing to compare with", none, () => {
  const python: Measurement = {
    ...{ ...at256, round: 1, peer: "Python threads" },
    ...{ failed: "load", said: "" },
  };
  const all = [python, ...rounds(at256, "deno single", [100, 1])];
  assertEquals(goal(/^256 .*Python/, all), "unmeasured: Python threads failed");
});

Deno.test("the goal for memory needs 10,000 connections, all of them served", none, () => {
  const words = /KiB/;
  const single = [held("deno single", 1)];
  assertEquals(goal(words, [], single), "met: deno single 10.0 KiB");
  assertEquals(
    goal(words, [], [held("deno single", 1, { heldKb: 166_001 })]),
    "unmet: deno single 12.0 KiB",
  );
  assertEquals(
    goal(words, [], [...single, held("deno single", 2, { answered: 9_999 })]),
    "unmet: deno single failed",
  );
  assertEquals(
    goal(words, [], [{ ...held("deno single", 1), connections: 1_000 }]),
    "unmeasured: not measured",
  );
  assertEquals(goal(words, [], [held("C epoll", 1)]), "unmeasured: not measured");
});

const room: FanOutLoad = { members: 100, window: 32 };
const roomGoal = (...fanOut: readonly FanOutMeasurement[]) => goal(/^Chat room/, [], [], fanOut);

Deno.test("the goal for a room is in deliveries/s and p99, with many lines in flight", none, () => {
  const python = talks(room, "Python room", [100, 10], [50, 20]);
  assertEquals(
    roomGoal(...python, ...talks(room, "deno room", [500, 10], [260, 19])),
    "met: deno room 5.10 (5.00–5.20), p99 0.98 (0.95–1.00)",
  );
  assertEquals(
    roomGoal(...python, ...talks(room, "deno room", [490, 1], [240, 1])),
    "unmet: deno room 4.85 (4.80–4.90), p99 0.08 (0.05–0.10)",
  );
  assertEquals(
    roomGoal(...python, ...talks(room, "deno room", [900, 11], [900, 20])),
    "unmet: deno room 13.5 (9.00–18.0), p99 1.05 (1.00–1.10)",
  );
  const others: FanOutLoad[] = [{ members: 100, window: 1 }, { members: 10, window: 32 }];
  for (const load of others) {
    const both = [...talks(load, "Python room", [1, 9]), ...talks(load, "deno room", [9, 1])];
    assertEquals(roomGoal(...both), "unmeasured: not measured");
  }
  assertEquals(
    roomGoal(...python, ...talks(room, "plain room", [900, 1])),
    "unmeasured: not measured",
  );
});

Deno.test("a room meets nothing in which one line is not as it should be", none, () => {
  const python = talks(room, "Python room", [100, 10], [100, 10]);
  const faults = [
    ...[{ joined: 99 }, { errors: 1 }, { lost: 1 }, { doubled: 1 }],
    ...[{ reordered: 1 }, { torn: 1 }, { echoed: 1 }],
  ];
  for (const fault of faults) {
    const ours = [
      fannedOut(room, "deno room", 1, 900, 1),
      fannedOut(room, "deno room", 2, 900, 1, fault),
    ];
    assertEquals(roomGoal(...python, ...ours), "unmet: deno room failed");
  }
});

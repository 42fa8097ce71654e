import { assertEquals } from "@std/assert";
import { paired, spread } from "../../benchmarks/statistics.ts";

const none = { permissions: "none" } as const;

Deno.test("spread() gives the median and the ends, whatever the order", none, () => {
  assertEquals(spread([3, 1, 2]), { median: 2, min: 1, max: 3 });
  assertEquals(spread([10, 9, 100, 1]), { median: 9.5, min: 1, max: 100 });
  assertEquals(spread([7]), { median: 7, min: 7, max: 7 });
  assertEquals(spread([]), undefined);
});

Deno.test("paired() takes ratios round by round, in the rounds that both have", none, () => {
  // The machine was ten times slower in round 2: the ratio of the medians would say 1.
  const ours = new Map([[1, 200], [2, 20], [3, 100]]);
  const theirs = new Map([[1, 100], [2, 10], [3, 50]]);
  assertEquals(paired(ours, theirs), { median: 2, min: 2, max: 2 });
  assertEquals(paired(new Map([[1, 10], [3, 30]]), new Map([[2, 1], [3, 10]])), {
    median: 3,
    min: 3,
    max: 3,
  });
  assertEquals(paired(new Map([[1, 10]]), new Map([[2, 10]])), undefined);
  assertEquals(paired(new Map([[1, 10]]), new Map([[1, 0]])), undefined);
});

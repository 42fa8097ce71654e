import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { Latencies } from "../../wire/latencies.ts";

const none = { permissions: "none" } as const;

function latenciesOf(...ms: readonly number[]): Latencies {
  const latencies = new Latencies();
  for (const one of ms) latencies.record(one);
  return latencies;
}

Deno.test("Latencies: a percentile is the nearest rank", none, () => {
  const ten = latenciesOf(5, 1, 4, 2, 3, 10, 9, 8, 7, 6);
  assertEquals([0, 10, 50, 51, 99, 100].map((p) => ten.percentile(p)), [1, 1, 5, 6, 10, 10]);
  assertEquals(latenciesOf().percentile(50), 0);
  assertEquals(latenciesOf(0.0004, 0.25).percentile(1), 0);
});

Deno.test("Latencies: to the µs, and above 1 ms to three digits", none, () => {
  const counted = latenciesOf(0.001, 0.999, 0.9996, 1.2344, 12.345, 59_999, 0.001).counted();
  assertEquals(counted, [[1, 2], [999, 1], [1_000, 1], [1_230, 1], [12_300, 1], [60_000_000, 1]]);
});

Deno.test("Latencies: never more than 0.5 % off, and few in number", none, () => {
  const lengths = fc.array(fc.double({ min: 0.001, max: 1e8, noNaN: true }), { minLength: 1 });
  fc.assert(fc.property(lengths, (ms) => {
    const [least, most] = [Math.min(...ms), Math.max(...ms)];
    const latencies = latenciesOf(...ms);
    for (const [percent, true_] of [[0, least], [100, most]] as const) {
      const off = Math.abs(latencies.percentile(percent) - true_);
      assert(off <= Math.max(0.000_501, 0.005_001 * true_), `${percent} %: ${off} of ${true_}`);
    }
  }));
  const many = new Latencies();
  for (let us = 1; us < 3_000_000; us += 7) many.record(us / 1_000);
  assert(many.counted().length < 4_000);
});

Deno.test("Latencies: what two counted, one has when both are added", none, () => {
  const [a, b, all] = [latenciesOf(1, 2, 3), latenciesOf(3, 40), latenciesOf()];
  all.add(a.counted());
  all.add(b.counted());
  assertEquals(all.counted(), latenciesOf(1, 2, 3, 3, 40).counted());
});

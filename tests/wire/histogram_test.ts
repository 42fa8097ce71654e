import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { bar } from "../../wire/bar.ts";
import { bucketsOf, drawHistogram } from "../../wire/histogram.ts";

const none = { permissions: "none" } as const;

Deno.test("bar() is drawn to an eighth, and never empty where there is something", none, () => {
  assertEquals([0, 0.001, 0.25, 0.5, 1, 2].map((part) => bar(part, 4)), [
    "",
    "▏",
    "█",
    "██",
    "████",
    "████",
  ]);
  assertEquals(bar(0.4, 4), "█▋");
});

Deno.test("bucketsOf() counts each length once, in growing buckets without gaps", none, () => {
  const counted = fc.array(
    fc.tuple(fc.double({ min: 0, max: 2 ** 31, noNaN: true }), fc.integer({ min: 1, max: 1e6 })),
    { maxLength: 50 },
  );
  fc.assert(fc.property(counted, (pairs) => {
    const buckets = bucketsOf(pairs);
    const inside = buckets.map(({ fromMs, toMs }) =>
      pairs.reduce((sum, [ms, count]) => fromMs <= ms && ms < toMs ? sum + count : sum, 0)
    );
    assertEquals(buckets.map(({ count }) => count), inside);
    assertEquals(
      inside.reduce((a, b) => a + b, 0),
      pairs.reduce((sum, [, count]) => sum + count, 0),
    );
    buckets.slice(1).forEach(({ fromMs }, i) => assertEquals(fromMs, buckets[i]?.toMs));
    assert(buckets.length < 45, `${buckets.length} buckets`);
  }));
});

Deno.test("bucketsOf() is finer where all is close together", none, () => {
  const edges = (pairs: [number, number][]) => bucketsOf(pairs).map(({ fromMs }) => fromMs);
  assertEquals(edges([[1.1, 1], [2.1, 5]]), [1, 1.25, 1.6, 2]);
  assertEquals(edges([[0.11, 1], [21, 5]]), [0.1, 0.2, 0.5, 1, 2, 5, 10, 20]);
  assertEquals(edges([]), []);
});

const buckets = bucketsOf([[0.3, 75], [0.7, 1_588], [1.5, 12_345], [6, 310], [1_200, 1]]);

Deno.test("drawHistogram() draws a bar and a count for each bucket", none, () => {
  assertEquals(`\n${drawHistogram(buckets, 60, "pt").join("\n")}\n`, GOLDEN);
});

Deno.test("drawHistogram() stays within the width, in both languages", none, () => {
  for (const lang of ["en", "pt"] as const) {
    for (const width of [40, 60, 80, 120]) {
      const drawn = drawHistogram(buckets, width, lang);
      assert(drawn.every((line) => line.length <= width), drawn.join("\n"));
      assertEquals(Math.max(...drawn.map((line) => line.length)), width);
    }
  }
  assertEquals(drawHistogram([], 80, "en"), []);
});

const GOLDEN = `
    0,2 –   0,5 ms ▎ 75
    0,5 –     1 ms ████▍ 1.588
      1 –     2 ms ██████████████████████████████████ 12.345
      2 –     5 ms 0
      5 –    10 ms ▉ 310
     10 –    20 ms 0
     20 –    50 ms 0
     50 –   100 ms 0
    100 –   200 ms 0
    200 –   500 ms 0
    500 – 1.000 ms 0
  1.000 – 2.000 ms ▏ 1
`;

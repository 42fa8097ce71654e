import { assertEquals } from "@std/assert";
import { parseFigures } from "../../benchmarks/figures.ts";

const none = { permissions: "none" } as const;

const LINE = `{"transport":"tcp","connections":16,"connected":16,"lineBytes":32,"seconds":0.100,` +
  `"replies":8265,"perSecond":82576.7,"firstMs":1.0,"p50Us":180.2,"p90Us":247.8,"p99Us":303.1,` +
  `"maxUs":414.1,"errors":0,"lost":0,"wrong":0}`;

Deno.test("parseFigures() reads the load generator's line", none, () => {
  assertEquals(parseFigures(LINE), {
    connections: 16,
    connected: 16,
    replies: 8265,
    errors: 0,
    lost: 0,
    wrong: 0,
    seconds: 0.1,
    perSecond: 82576.7,
    firstMs: 1,
    p50Us: 180.2,
    p90Us: 247.8,
    p99Us: 303.1,
    maxUs: 414.1,
  });
});

Deno.test("parseFigures() takes no other line", none, () => {
  const others = [
    ...["", "holding", "null", "[]", "7"],
    LINE.slice(0, -1),
    LINE.replace(`"wrong":0`, `"wrong":-1`),
    LINE.replace(`"wrong":0`, `"wrong":0.5`),
    LINE.replace(`"wrong":0`, `"wrong":"0"`),
    LINE.replace(`"p99Us":303.1,`, ""),
    LINE.replace("303.1", "-1"),
    LINE.replace("303.1", "null"),
    LINE.replace("303.1", "1e999"),
  ];
  for (const line of others) assertEquals(parseFigures(line), undefined, line);
});

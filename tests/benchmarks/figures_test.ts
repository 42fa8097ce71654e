import { assertEquals } from "@std/assert";
import { parseFanOut, parseFigures } from "../../benchmarks/figures.ts";

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

const ROOM = `{"members":100,"joined":100,"window":32,"lineBytes":32,"seconds":0.700,` +
  `"deliveries":150657,"perSecond":215223.4,"firstMs":14.3,"p50Us":254.0,"p90Us":421.9,` +
  `"p99Us":565.2,"maxUs":3635.9,"errors":0,"lost":1,"doubled":2,"reordered":3,"torn":4,"echoed":5}`;

Deno.test("parseFanOut() reads the line of one sender and a room, and no other", none, () => {
  assertEquals(parseFanOut(ROOM), {
    ...{ members: 100, joined: 100, window: 32, deliveries: 150657 },
    ...{ seconds: 0.7, perSecond: 215223.4, firstMs: 14.3 },
    ...{ p50Us: 254, p90Us: 421.9, p99Us: 565.2, maxUs: 3635.9 },
    ...{ errors: 0, lost: 1, doubled: 2, reordered: 3, torn: 4, echoed: 5 },
  });
  for (const line of ["", LINE, ROOM.replace(`"torn":4,`, ""), ROOM.replace(`:4,`, ":0.5,")]) {
    assertEquals(parseFanOut(line), undefined, line);
  }
  assertEquals(parseFigures(ROOM), undefined);
});

import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { type LoadReport, parseLoadReport } from "../../wire/load_report.ts";

const none = { permissions: "none" } as const;

const report: LoadReport = {
  format: 1,
  clients: 2,
  workers: 1,
  connected: 2,
  sent: 5,
  answered: 3,
  wrong: 1,
  seconds: 0.25,
  perSecond: 12,
  lineBytes: 32,
  latencyMs: { p50: 1, p90: 2, p99: 2, max: 2.5 },
  firstReplyMs: { p50: 1, max: 1 },
  errors: { ETIMEDOUT: 1 },
  firstWrong: { client: 2, line: 3, expected: "A", got: "b" },
  histogram: [{ fromMs: 1, toMs: 1.6, count: 2 }, { fromMs: 1.6, toMs: 2.5, count: 1 }],
  seed: 7,
  due: 9,
};

Deno.test(
  "parseLoadReport() reads back what was written, with and without what may be absent",
  none,
  () => {
    assertEquals(parseLoadReport(JSON.stringify(report)), report);
    const { firstWrong: _wrong, due: _due, ...least } = report;
    assertEquals(parseLoadReport(` ${JSON.stringify(least)}\r`), least);
  },
);

Deno.test("parseLoadReport() drops what it does not know, and makes texts visible", none, () => {
  const line = JSON.stringify({ ...report, firstWrong: { ...report.firstWrong, got: "\x1b[2J" } })
    .replace("{", '{"__proto__":{"sent":1},"more":[1],');
  const parsed = parseLoadReport(line);
  assertEquals(parsed?.firstWrong?.got, "\\x1b[2J");
  assertEquals(Object.keys(parsed ?? {}), Object.keys(report));
});

Deno.test("parseLoadReport() refuses numbers that cannot be", none, () => {
  const changes: Record<string, unknown>[] = [
    { format: 2 },
    { clients: -1 },
    { sent: 1.5 },
    { sent: "5" },
    { seconds: null },
    { connected: 3 },
    { answered: 6 },
    { latencyMs: { p50: 1, p90: 2, p99: 2 } },
    { latencyMs: [1, 2, 3, 4] },
    { errors: { "no errno": 1 } },
    { errors: { EOF: -1 } },
    { firstWrong: { client: 1, line: 1, expected: "A" } },
    { histogram: {} },
    { histogram: [{ fromMs: 2, toMs: 1, count: 1 }] },
    { histogram: [{ fromMs: 1, toMs: 2, count: 4 }] },
  ];
  for (const change of changes) {
    const line = JSON.stringify({ ...report, ...change });
    assertEquals(parseLoadReport(line), undefined, line);
  }
  for (const name of Object.keys(report).filter((name) => !["firstWrong", "due"].includes(name))) {
    const line = JSON.stringify({ ...report, [name]: undefined });
    assertEquals(parseLoadReport(line), undefined, `without ${name}`);
  }
});

Deno.test("parseLoadReport() takes any line, and gives a report or undefined", none, () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
    assertEquals(parseLoadReport(line), undefined);
  }));
  const path = fc.constantFrom(...Object.keys(report));
  fc.assert(fc.property(path, fc.jsonValue(), (name, value) => {
    const parsed = parseLoadReport(JSON.stringify({ ...report, [name]: value }));
    if (parsed === undefined) return;
    const again = parseLoadReport(JSON.stringify(parsed));
    assert(JSON.stringify(again) === JSON.stringify(parsed));
  }));
});

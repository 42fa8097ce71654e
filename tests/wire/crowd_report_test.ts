import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { type CrowdReport, parseCrowdReport } from "../../wire/crowd_report.ts";
import { crowd } from "../timelines.ts";

const none = { permissions: "none" } as const;

const fact = crowd(4, 5, {
  joined: 3,
  senders: 2,
  said: 10,
  due: 20,
  delivered: 14,
  lost: 3,
  torn: 2,
  reordered: 1,
  doubled: 7,
  returned: 8,
  errors: { ECONNRESET: 1 },
  firstFault: { kind: "torn", sender: 1, line: 2, member: 3 },
});
assert(fact.kind === "crowd");
const report: CrowdReport = fact.report;

Deno.test("parseCrowdReport() reads back what was written, with and without a fault", none, () => {
  assertEquals(parseCrowdReport(JSON.stringify(report)), report);
  const { firstFault: _fault, ...least } = report;
  assertEquals(parseCrowdReport(` ${JSON.stringify(least)}\r`), least);
});

Deno.test("parseCrowdReport() drops what it does not know", none, () => {
  const line = JSON.stringify(report).replace("{", '{"__proto__":{"said":1},"more":[1],');
  const parsed = parseCrowdReport(line);
  assertEquals(Object.keys(parsed ?? {}).sort(), Object.keys(report).sort());
});

Deno.test("parseCrowdReport() refuses numbers that cannot be", none, () => {
  const changes: Record<string, unknown>[] = [
    { format: 2 },
    { members: -1 },
    { said: 1.5 },
    { said: "10" },
    { seconds: null },
    { joined: 5 },
    { senders: 4 },
    { due: 21 },
    { said: 11 },
    { delivered: 15 },
    { lost: 4 },
    { latencyMs: { p50: 1, p99: 2 } },
    { latencyMs: [1, 2, 3] },
    { errors: { "no errno": 1 } },
    { errors: { EOF: -1 } },
    { firstFault: { kind: "eaten", sender: 1, line: 1, member: 1 } },
    { firstFault: { kind: "lost", sender: 1, line: 1 } },
  ];
  for (const change of changes) {
    const line = JSON.stringify({ ...report, ...change });
    assertEquals(parseCrowdReport(line), undefined, line);
  }
  for (const name of Object.keys(report).filter((name) => name !== "firstFault")) {
    const line = JSON.stringify({ ...report, [name]: undefined });
    assertEquals(parseCrowdReport(line), undefined, `without ${name}`);
  }
});

Deno.test("parseCrowdReport() takes any line, and gives a report or undefined", none, () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
    assertEquals(parseCrowdReport(line), undefined);
  }));
  const path = fc.constantFrom(...Object.keys(report));
  fc.assert(fc.property(path, fc.jsonValue(), (name, value) => {
    const parsed = parseCrowdReport(JSON.stringify({ ...report, [name]: value }));
    if (parsed) {
      assert(parsed.due === parsed.delivered + parsed.lost + parsed.torn + parsed.reordered);
    }
  }));
});

import { assert, assertEquals } from "@std/assert";
import type { SubmissionMark } from "../../core/mark.ts";
import { parseMark } from "../../core/stored_mark.ts";
import { markQuestion } from "../../grading/marking.ts";
import { q1a } from "../../scenarios/q1a.ts";
import { same } from "../../wire/text.ts";
import { fixedRun } from "../runs.ts";

const MARK: SubmissionMark = {
  format: 1,
  name: "Ana",
  folder: "ana",
  startedAt: "2026-03-02T14:00:00.000Z",
  ms: 1_500,
  sandbox: "bubblewrap",
  programs: { "tcp-client": "python3 client.py {host} {port}" },
  remarks: [same("guessed")],
  failure: { because: same("no make"), output: ["make: not found"] },
  questions: [markQuestion(q1a, [fixedRun(q1a, [])])],
  points: 10,
  maxPoints: 10,
};

const stored = (change: Record<string, unknown>) =>
  parseMark({ ...JSON.parse(JSON.stringify(MARK)), ...change });

Deno.test("parseMark() gives back what was stored", () => {
  assertEquals(stored({}), { mark: MARK });
});

Deno.test("parseMark() drops what no mark has, and names the field that is wrong", () => {
  assertEquals(stored({ extra: 1 }), { mark: MARK });
  const wrong: [Record<string, unknown>, string][] = [
    [{ points: "10" }, "points"],
    [{ points: -1 }, "points"],
    [{ format: 2 }, "format"],
    [{ sandbox: "jail" }, "sandbox"],
    [{ questions: [{ ...MARK.questions[0], question: "../x" }] }, "questions[0].question"],
  ];
  for (const [change, path] of wrong) {
    const parsed = stored(change);
    assert("path" in parsed, path);
    assertEquals(parsed.path, path);
  }
  assert("problem" in parseMark(null));
});

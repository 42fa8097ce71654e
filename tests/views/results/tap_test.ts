import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import fc from "fast-check";
import { tapText } from "../../../views/results/tap.ts";
import { plain } from "../../../views/results/words.ts";
import { hostileMark, mixed, notBuilt, whole } from "../marks/examples.ts";
import { anyMark, hostileRuns, hostileText } from "./any_mark.ts";

const none = { permissions: "none" } as const;

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly skip: string | undefined;
  readonly data: Record<string, unknown>;
  readonly children: readonly Point[];
}

const unescaped = (text: string) => text.replace(/\\([\\#])/g, "$1");
const POINT = /^(not )?ok (\d+) - ((?:[^\\#]|\\[\\#])*?)(?: # SKIP ((?:[^\\#]|\\[\\#])*))?$/;

/** A document as this view writes it; fails at any line that is not of it. */
function readTap(text: string): Point[] {
  assert(text.endsWith("\n"));
  const [version, ...lines] = text.slice(0, -1).split("\n");
  assertEquals(version, "TAP version 14");
  return pointsOf(lines);
}

function pointsOf([plan = "", ...lines]: readonly string[]): Point[] {
  const points: Point[] = [];
  let comment: string | undefined;
  let inner: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (line.startsWith("    ")) {
      inner.push(line.slice(4));
      continue;
    }
    if (line.startsWith("# Subtest: ")) {
      assertEquals(comment, undefined);
      comment = line.slice("# Subtest: ".length);
      continue;
    }
    const [, not, number, name = "", skip] = POINT.exec(line) ?? assert(false, line) ?? [];
    assertEquals(number, `${points.length + 1}`);
    assertEquals(comment === undefined, inner.length === 0);
    if (comment !== undefined) assertEquals(name, comment);
    const block: string[] = [];
    if (lines[i + 1] === "  ---") {
      for (i += 2; lines[i] !== "  ..."; i++) {
        block.push(/^ {2}(.*)$/.exec(lines[i] ?? "")?.[1] ?? assert(false, lines[i]) ?? "");
      }
    }
    const children = inner.length > 0 ? pointsOf(inner) : [];
    const told = skip === undefined ? undefined : unescaped(skip);
    points.push({ ok: !not, name: unescaped(name), skip: told, data: dataOf(block), children });
    [comment, inner] = [undefined, []];
  }
  const [, count, , reason] = /^1\.\.(\d+)( # (.+))?$/.exec(plan) ?? assert(false, plan) ?? [];
  assertEquals([count, inner.length], [`${points.length}`, 0]);
  assertEquals(reason !== undefined, points.length === 0);
  return points;
}

function dataOf(block: readonly string[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  let list: unknown[] = [];
  for (const line of block) {
    const [, item, key = "", value] = /^(?: {2}- (.*)|([a-z_-]+):(?: (.*))?)$/.exec(line) ??
      assert(false, line) ??
      [];
    if (item !== undefined) list.push(JSON.parse(item));
    else data[key] = value === undefined ? list = [] : JSON.parse(value);
  }
  return data;
}

for (const lang of ["en", "pt"] as const) {
  Deno.test(`tapText() in ${lang}`, async (t) => {
    const tap = tapText([mixed, notBuilt, whole], lang);
    await assertSnapshot(t, tap, { name: lang, serializer: String });
  });
}

Deno.test("tapText() plans as many points as there are, in each subtest too", none, () => {
  fc.assert(fc.property(fc.array(anyMark, { maxLength: 3 }), (marks) => {
    const questions = marks.flatMap((mark) => mark.questions);
    const points = readTap(tapText(marks, "en"));
    assertEquals(points.length, questions.length);
    points.forEach(({ children, data }, i) => {
      assert(children.length >= (questions[i]?.claims.length ?? 0));
      assertEquals([data["points"], data["max-points"]], [
        questions[i]?.points,
        questions[i]?.maxPoints,
      ]);
    });
  }));
});

Deno.test("tapText() is not ok where points are lost, and skips what costs none", none, () => {
  fc.assert(fc.property(anyMark, (mark) => {
    for (const { ok, skip, children } of readTap(tapText([mark], "en"))) {
      assertEquals(ok, children.every((child) => child.ok));
      assertEquals(skip !== undefined, children.every((child) => child.skip !== undefined));
      for (const { ok, skip, data: { verdict } } of children) {
        assertEquals(ok, verdict !== "unmet");
        assertEquals(skip !== undefined, verdict === "undecided" || verdict === "fault");
      }
    }
  }));
});

Deno.test("tapText() says why in a block that reads back", none, () => {
  const [q2a] = readTap(tapText([mixed], "pt"));
  const [, unmet, , undecided] = q2a?.children ?? [];
  assertEquals(unmet?.data["observed"], "nada durante 2000 ms");
  assertEquals(unmet?.data["lines"], [
    "12 ana: goiaba",
    `15 server: listening on 12000 ${"x".repeat(120)}`,
  ]);
  assertEquals(unmet?.data["seed"], 1_234);
  assertEquals(undecided?.skip, "O cliente não chegou até lá.");
});

Deno.test("tapText() plans nothing where nothing was graded", none, () => {
  assertEquals(tapText([], "pt"), "TAP version 14\n1..0 # nada foi avaliado\n");
});

Deno.test("tapText() is whole and gives texts back, whatever was handed in", none, () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const [failure, question] = readTap(tapText([hostileMark(text)], "en"));
      const flat = plain(text);
      assertEquals(failure?.name, `${flat} programs: The programs`.trim());
      assertEquals(failure?.children[0]?.data["output"], [flat, flat]);
      const [unmet] = question?.children ?? [];
      assertEquals(unmet?.name, `at-once: ${flat}`.trim());
      assertEquals([unmet?.data["hint"], unmet?.data["lines"]], [flat, [flat, flat]]);
      assertEquals(question?.children.length, 4);
    }),
    hostileRuns,
  );
});

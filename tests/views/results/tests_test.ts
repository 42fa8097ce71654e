import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { SubmissionMark } from "../../../core/mark.ts";
import { allSuitesOf, suitesOf, type Test, told, toldShort } from "../../../views/results/tests.ts";
import { markOf, mixed, notBuilt, questionOf, whole } from "../marks/examples.ts";
import { anyMark } from "./any_mark.ts";

const none = { permissions: "none" } as const;
const scores = (tests: readonly Test[]) => tests.map(({ score, maxScore }) => [score, maxScore]);
const all = (mark: SubmissionMark) => suitesOf(mark).flatMap(({ tests }) => tests);
const sum = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

Deno.test("suitesOf() adds up to the mark's points, whole and in each question", none, () => {
  fc.assert(fc.property(anyMark, (mark) => {
    const total = (tests: readonly Test[]) => [
      sum(tests.map(({ score }) => score)),
      sum(tests.map(({ maxScore }) => maxScore)),
    ];
    const worth = ({ points, maxPoints }: { points: number; maxPoints: number }) => [
      Math.round(points * 100),
      Math.round(maxPoints * 100),
    ];
    assertEquals(total(all(mark)), worth(mark));
    assertEquals(suitesOf(mark).map(({ tests }) => total(tests)), mark.questions.map(worth));
  }));
});

Deno.test(
  "suitesOf() gives whole scores: all of what is not unmet, nothing of what is",
  none,
  () => {
    fc.assert(fc.property(anyMark, (mark) => {
      for (const { score, maxScore, verdict } of all(mark)) {
        assert(Number.isInteger(score) && Number.isInteger(maxScore) && score >= 0);
        assertEquals(score, verdict === "unmet" ? 0 : maxScore);
      }
    }));
  },
);

Deno.test("suitesOf() has a test for each claim, and for each question at least one", none, () => {
  fc.assert(fc.property(anyMark, (mark) => {
    suitesOf(mark).forEach(({ tests }, i) => {
      const claims = mark.questions[i]?.claims ?? [];
      assertEquals(tests.slice(0, claims.length).map(({ claim }) => claim), [...claims]);
      assert(tests.length >= 1 && tests.length <= claims.length + 1);
      assertEquals(new Set(tests.map(({ id }) => id)).size, tests.length);
    });
  }));
});

Deno.test("suitesOf() shares a third so that nothing is lost by rounding", none, () => {
  const [met] = whole.questions[0]?.claims ?? [];
  assert(met);
  const claims = ["a", "b", "c"].map((id) => ({ ...met, id, points: 10 / 3, maxPoints: 10 / 3 }));
  const lost = claims.map((claim, i) => i === 0 ? { ...claim, points: 0 } as const : claim);
  const thirds = markOf("Ana", [questionOf("q2a", claims)]);
  assertEquals(scores(all(thirds)), [[333, 333], [334, 334], [333, 333]]);
  const two = markOf("Ana", [{ ...questionOf("q2a", lost), points: 6.67 }]);
  assertEquals(scores(all(two)), [[0, 333], [334, 334], [333, 333]]);
});

Deno.test("suitesOf() gives a question without claims a test that says why", none, () => {
  const [, , faulty, missing] = suitesOf(mixed);
  assertEquals(faulty?.tests.map(({ verdict, score }) => [verdict, score]), [["fault", 1_000]]);
  assertEquals(missing?.tests.map(({ verdict, cause }) => [verdict, cause]), [
    ["unmet", "not-handed-in"],
  ]);
  assertEquals(all(notBuilt).map(({ cause }) => cause), ["not-played", "not-played"]);
});

Deno.test("suitesOf() gives the points of a question of which nothing was decided", none, () => {
  const [undecided] = mixed.questions[0]?.claims.filter((c) => c.verdict === "undecided") ?? [];
  assert(undecided);
  const mark = markOf("Ana", [{ ...questionOf("q2a", [undecided]), points: 10 }]);
  assertEquals(scores(all(mark)), [[0, 0], [1_000, 1_000]]);
  assertEquals(all(mark).map(({ id, verdict }) => [id, verdict]), [
    ["leaves", "undecided"],
    ["q2a", "undecided"],
  ]);
});

Deno.test("suitesOf() gives a question's fault a test where no claim tells it", none, () => {
  const [met] = whole.questions[0]?.claims ?? [];
  assert(met);
  const fault = { en: "No port.", pt: "Sem porta." };
  const question = { ...questionOf("q2a", [met]), maxPoints: 2.5, fault };
  assertEquals(all(markOf("Ana", [question])).map(({ verdict }) => verdict), ["met", "fault"]);
});

Deno.test("allSuitesOf() begins with why nothing could be played", none, () => {
  const [first, ...rest] = allSuitesOf(notBuilt);
  assertEquals(first?.tests.map((test) => told(test, "en")), [[
    "The build failed.",
    "Server.java:3: error: ';' expected",
    "1 error",
  ]]);
  assertEquals(rest, suitesOf(notBuilt));
  assertEquals(allSuitesOf(whole), suitesOf(whole));
});

Deno.test("told() and toldShort() say why, in both languages", none, () => {
  const [q2a, , q3a] = suitesOf(mixed);
  const short = (tests: readonly Test[] = []) => tests.map((test) => toldShort(test, "pt"));
  assertEquals(short(q2a?.tests), [
    "",
    "nada durante 2000 ms",
    "nada durante 2000 ms",
    "O cliente não chegou até lá.",
    "Nenhuma porta estava livre.",
  ]);
  assertEquals(q3a?.tests.map((test) => told(test, "en")), [[
    "the lab failed; no points are lost: The network did not open.",
  ]]);
});

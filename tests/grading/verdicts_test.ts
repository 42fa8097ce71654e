import { assert, assertEquals } from "@std/assert";
import type { Finding } from "../../core/expectation.ts";
import { met, undecided, unmet } from "../../core/expectation.ts";
import type { Run } from "../../core/run.ts";
import { needsAnother, verdictsOf } from "../../grading/verdicts.ts";
import { markMissing, markQuestion } from "../../grading/marking.ts";
import { q1a as whole } from "../../scenarios/q1a.ts";
import { same } from "../../wire/text.ts";
import { fixedRun } from "../runs.ts";

/** Four claims about the client, and one that only the server is answerable for. */
const CLAIMS = [
  "early-refused",
  "fails-before-typing",
  "stays-dead",
  "server-listens",
  "late-served",
];
const q1a = {
  ...whole,
  expectations: whole.expectations.filter(({ id }) => CLAIMS.includes(id)),
};

const LOST = unmet(same("a"), same("b"));
const OPEN = undecided(same("?"));

/** A play of question 1 a by somebody's TCP client, whose claims became these; all others were met. */
function run(findings: Readonly<Record<string, Finding>>, fault?: string): Run {
  const played = fixedRun(q1a, [], fault === undefined ? undefined : same(fault));
  const judged = played.judged.map((one) => ({
    ...{ id: one.id, claim: one.claim, about: one.about, hint: one.hint },
    ...(findings[one.id] ?? met()),
  }));
  return { ...played, judged };
}

const WHOLE = run({});
const LOSS = run({ "late-served": LOST });
const FAULT = run({}, "no shell");
const once = { races: false, rounds: 3 };
const race = { races: true, rounds: 3 };

const lateServed = (runs: readonly Run[], races: boolean) => {
  const found = verdictsOf(runs, races).find(({ judged }) => judged.id === "late-served");
  return found && { verdict: found.verdict, flaky: found.flaky };
};

Deno.test("needsAnother() asks for a second look at a loss, and for a third where the two differ", () => {
  assert(!needsAnother([WHOLE], once));
  assert(needsAnother([LOSS], once));
  assert(!needsAnother([LOSS, LOSS], once));
  assert(needsAnother([LOSS, WHOLE], once));
  assert(!needsAnother([LOSS, WHOLE, LOSS], once));
  assert(!needsAnother([LOSS], { races: false, rounds: 1 }));
});

Deno.test("needsAnother() asks for all rounds of a race, and again after a fault", () => {
  assert(needsAnother([WHOLE], race));
  assert(needsAnother([WHOLE, WHOLE], race));
  assert(!needsAnother([WHOLE, WHOLE, WHOLE], race));
  assert(needsAnother([FAULT], once));
  assert(!needsAnother([FAULT, WHOLE], once));
  assert(!needsAnother([FAULT, FAULT, FAULT], once));
});

Deno.test("verdictsOf() loses a claim that was unmet in most rounds, in a race in any", () => {
  const [both, rare] = [[LOSS, LOSS], [LOSS, WHOLE, WHOLE]];
  assertEquals(lateServed(both, false), { verdict: "unmet", flaky: false });
  assertEquals(lateServed(rare, false), { verdict: "met", flaky: true });
  assertEquals(lateServed([LOSS, WHOLE, LOSS], false), { verdict: "unmet", flaky: true });
  assertEquals(lateServed(rare, true), { verdict: "unmet", flaky: true });
  assertEquals(lateServed([FAULT], false), { verdict: "fault", flaky: false });
  assertEquals(lateServed([FAULT, LOSS, LOSS], false), { verdict: "unmet", flaky: false });
});

Deno.test("verdictsOf() leaves out what only bundled programs are answerable for", () => {
  const ids = verdictsOf([WHOLE], false).map(({ judged }) => judged.id);
  assert(ids.includes("early-refused"));
  assert(!ids.includes("server-listens"));
});

Deno.test("markQuestion() shares the points among the claims that could be decided", () => {
  assertEquals(markQuestion(q1a, [WHOLE]).points, 10);
  const lost = markQuestion(q1a, [LOSS, LOSS]);
  assertEquals([lost.points, lost.claims.length], [7.5, 4]);
  const open = markQuestion(q1a, [run({ "late-served": LOST, "stays-dead": OPEN })]);
  assertEquals(open.points, 6.67);
  const nothing = ["early-refused", "fails-before-typing", "stays-dead", "late-served"];
  const none = markQuestion(q1a, [run(Object.fromEntries(nothing.map((id) => [id, OPEN])))]);
  assertEquals(none.points, 10);
});

Deno.test("markQuestion() takes nothing for a fault, and says it", () => {
  const { points, fault, claims } = markQuestion(q1a, [FAULT, FAULT, FAULT]);
  assertEquals([points, fault?.en], [10, "no shell"]);
  assert(claims.every(({ verdict }) => verdict === "fault"));
});

Deno.test("markQuestion() finds the lab at fault where bundled programs alone break a claim", () => {
  const { points, fault } = markQuestion(q1a, [run({ "server-listens": LOST })]);
  assertEquals([points, fault?.en], [10, "b"]);
});

Deno.test("markQuestion() weighs as the rubric says", () => {
  const worth = { points: 20, claims: { "late-served": 7, "stays-dead": 0 } };
  const rubric = { questions: { q1a: worth }, hidden: ["q1a"] };
  const mark = markQuestion(q1a, [LOSS], rubric);
  assertEquals([mark.points, mark.maxPoints, mark.hidden], [4.44, 20, true]);
  assertEquals(markMissing(q1a, rubric).points, 0);
});

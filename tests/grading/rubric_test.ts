import { assertEquals, assertThrows } from "@std/assert";
import { readRubric } from "../../grading/rubric.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { UsageError } from "../../wire/flags.ts";

const read = (value: unknown) => readRubric(JSON.stringify(value), "r.json", catalogue);

Deno.test("readRubric() takes points, weights and what is hidden", () => {
  const questions = { q1a: { points: 20, claims: { "late-served": 3 } }, q1b: {} };
  assertEquals(read({ questions, hidden: ["q2b"] }), { questions, hidden: ["q2b"] });
  assertEquals(read({}), { questions: {}, hidden: [] });
});

Deno.test("readRubric() says in one line what is wrong, and where", () => {
  const wrong: [unknown, string][] = [
    [{ questions: { q1a: { points: -1 } } }, "r.json: questions.q1a.points cannot be -1"],
    [{ questions: { q9: {} } }, 'r.json: there is no "q9". There are: q1a,'],
    [{ hidden: ["q9"] }, 'r.json: there is no "q9". There are: q1a,'],
    [
      { questions: { q1a: { claims: { "served-late": 1 } } } },
      'r.json: questions.q1a.claims: there is no "served-late". There are: early-refused,',
    ],
    [{ quests: {} }, "r.json: quests cannot be"],
    [[], "r.json: the whole cannot be"],
  ];
  for (const [value, start] of wrong) {
    const { text } = assertThrows(() => read(value), UsageError);
    assertEquals([text.en.slice(0, start.length), text.en.includes("\n")], [start, false]);
  }
  assertThrows(() => readRubric("{", "r.json", catalogue), UsageError, "r.json is no JSON");
});

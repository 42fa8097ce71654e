import { assertEquals, assertThrows } from "@std/assert";
import { chosen } from "../../commands/questions.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { UsageError } from "../../wire/flags.ts";

const none = { permissions: "none" } as const;

const ids = (...asked: string[]) => chosen(asked).map(({ id }) => id);

Deno.test("chosen() takes q2 for all that begin so, and nothing for everything", none, () => {
  assertEquals(ids("q2"), ["q2a", "q2b", "q2c", "q2d", "q2e"]);
  assertEquals(ids(), catalogue.map(({ id }) => id));
});

Deno.test("chosen() keeps the order asked for, and each question once", none, () => {
  assertEquals(ids("q1", "q1a"), ["q1a", "q1b", "q1c"]);
  assertEquals(ids("q1b", "q1"), ["q1b", "q1a", "q1c"]);
  assertEquals(ids("q2e", "q1a", "q2e", "q1a"), ["q2e", "q1a"]);
});

Deno.test("chosen() knows no other question", none, () => {
  for (const id of ["q", "q9", "q2f", "Q2", "q2 ", "", "q1aa", "__proto__"]) {
    const error = assertThrows(() => ids("q1a", id), UsageError);
    const all = catalogue.map((question) => question.id).join(", ");
    assertEquals(error.text, {
      en: `There is no question "${id}". There are: ${all}.`,
      pt: `Não existe a questão "${id}". Existem: ${all}.`,
    });
  }
});

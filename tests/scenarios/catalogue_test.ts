import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { perform } from "../../rig/perform.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import type { Text } from "../../wire/text.ts";
import { ROOT } from "../running.ts";

const config = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));

for (const scenario of catalogue) {
  Deno.test(`${scenario.id}: ${scenario.title.en}`, async (t) => {
    const run = await perform(scenario);
    for (const judged of run.judged) {
      await t.step(`${scenario.id}: ${judged.claim.en}`, () => {
        assertEquals(judged.verdict, "met", JSON.stringify(judged, null, 2));
        assert(
          judged.verdict === "met" && judged.cites.length > 0,
          "a claim must cite its evidence",
        );
      });
    }
  });
}

Deno.test(
  "ids are unique, and every text is there in both languages",
  { permissions: "none" },
  () => {
    const ids = catalogue.map(({ id }) => id);
    assertEquals(new Set(ids).size, ids.length);
    for (const { id, title, question, gist, lesson, expectations, cast } of catalogue) {
      const claims = expectations.map((expectation) => expectation.id);
      assertEquals(new Set(claims).size, claims.length, id);
      const texts: Text[] = [title, question, gist, lesson];
      for (const { claim, hint } of expectations) texts.push(claim, hint);
      for (const { name } of Object.values(cast)) texts.push(name);
      for (const { en, pt } of texts) assert(en.trim() !== "" && pt.trim() !== "", `${id}: ${en}`);
    }
  },
);

Deno.test("the recording in each README shows the claims as they are", async () => {
  const [q1a] = catalogue;
  for (const [readme, lang] of [["README.md", "en"], ["README.pt-BR.md", "pt"]] as const) {
    const text = (await Deno.readTextFile(new URL(readme, ROOT))).replace(/\s+/g, " ");
    for (const { claim } of q1a?.expectations ?? []) {
      assertStringIncludes(text, claim[lang], readme);
    }
  }
});

Deno.test("each question and each part of it has its task, and each README its row", async () => {
  const ids = catalogue.map(({ id }) => id);
  for (const readme of ["README.md", "README.pt-BR.md"]) {
    const text = await Deno.readTextFile(new URL(readme, ROOT));
    const rows = [...text.matchAll(/^\| `deno task (q\d\w*)`/gm)].map(([, id]) => id);
    assertEquals(rows, ids, readme);
    for (const task of Object.keys(config.tasks)) {
      assertStringIncludes(text, `deno task ${task}`, readme);
    }
  }
  const tasks = Object.keys(config.tasks).filter((task) => /^q\d/.test(task));
  assertEquals(tasks, [...new Set(ids.map((id) => id.slice(0, 2))), ...ids].sort());
  for (const task of tasks) {
    assert(config.tasks[task].command.endsWith(` lab.ts run ${task}`), task);
  }
});

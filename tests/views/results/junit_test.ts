import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import fc from "fast-check";
import { junitXml } from "../../../views/results/junit.ts";
import { plain } from "../../../views/results/words.ts";
import { hostileMark, mixed, notBuilt, whole } from "../marks/examples.ts";
import { elementsOf, type Tag } from "../markup.ts";
import { anyMark, hostileRuns, hostileText } from "./any_mark.ts";

const none = { permissions: "none" } as const;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
const read = (text: string) => text.replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? "?");

/** The elements of the file, in their order; fails where it is not well-formed. */
function readJunit(xml: string): Tag[] {
  return elementsOf(xml).map(({ name, attributes }) => {
    const pairs = Object.entries(attributes).map(([key, value]) => [key, read(value)]);
    return { name, attributes: Object.fromEntries(pairs) };
  });
}

for (const lang of ["en", "pt"] as const) {
  Deno.test(`junitXml() in ${lang}`, async (t) => {
    const xml = junitXml([mixed, notBuilt, whole], lang);
    await assertSnapshot(t, xml, { name: lang, serializer: String });
  });
}

Deno.test("junitXml() counts what is in it: in each suite, and in all", none, () => {
  fc.assert(fc.property(fc.array(anyMark, { maxLength: 3 }), (marks) => {
    const [root, ...tags] = readJunit(junitXml(marks, "en"));
    const suites: { readonly said: Tag; readonly found: Record<string, number> }[] = [];
    const count = { testcase: "tests", failure: "failures", error: "errors", skipped: "skipped" };
    for (const tag of tags) {
      if (tag.name === "testsuite") suites.push({ said: tag, found: {} });
      const key = count[tag.name as keyof typeof count];
      const found = suites.at(-1)?.found;
      if (key && found) found[key] = (found[key] ?? 0) + 1;
    }
    for (const key of Object.values(count)) {
      for (const { said, found } of suites) {
        assertEquals(said.attributes[key], `${found[key] ?? 0}`);
      }
      const all = suites.reduce((sum, { found }) => sum + (found[key] ?? 0), 0);
      assertEquals(root?.attributes[key], `${all}`);
    }
    assertEquals(suites.length, marks.flatMap(({ questions }) => questions).length);
  }));
});

Deno.test("junitXml() has times in seconds that add up", none, () => {
  const [root, ...tags] = readJunit(junitXml([mixed, whole], "en"));
  const total = (name: string) =>
    tags.filter((tag) => tag.name === name).reduce(
      (sum, t) => sum + Number(t.attributes["time"]),
      0,
    );
  assertEquals(root?.attributes["time"], "21.605"); // five questions of 4.321 s
  assertEquals(total("testsuite").toFixed(3), "21.605");
  assert(Math.abs(total("testcase") - 21.605) < 0.01);
});

Deno.test("junitXml() tells apart what is unmet, undecided, and the lab's fault", none, () => {
  const tags = readJunit(junitXml([{ ...mixed, questions: mixed.questions.slice(0, 1) }], "pt"));
  const outcomes = tags.filter(({ name }) => /^(failure|skipped|error)$/.test(name));
  assertEquals(
    outcomes.map(({ name, attributes }) => [name, attributes["type"] ?? "", attributes["message"]]),
    [
      ["failure", "one-at-a-time", "nada durante 2000 ms"],
      ["failure", "one-read", "nada durante 2000 ms"],
      ["skipped", "", "O cliente não chegou até lá."],
      ["error", "lab", "Nenhuma porta estava livre."],
    ],
  );
});

Deno.test("junitXml() cites the lines in the failure's text", none, () => {
  const [, text = ""] = /<failure[^>]*>([^<]*)<\/failure>/.exec(junitXml([mixed], "en")) ?? [];
  assert(read(text).includes("\nlines:\n  12 ana: goiaba\n"), text);
});

Deno.test("junitXml() makes a failed build a failure, with what was printed", none, () => {
  const xml = junitXml([{ ...notBuilt, questions: [] }], "en");
  assert(xml.includes('<failure message="The build failed." type="not-played">'), xml);
  assert(xml.includes("Server.java:3: error: ';' expected"), xml);
  assertEquals(readJunit(xml)[0]?.attributes["failures"], "1");
});

Deno.test("junitXml() is well-formed and gives texts back, whatever was handed in", none, () => {
  const tagsOf = (text: string) => readJunit(junitXml([hostileMark(text)], "en"));
  const usual = tagsOf("goiaba").map(({ name }) => name);
  fc.assert(
    fc.property(hostileText, (text) => {
      const tags = tagsOf(text);
      assertEquals(tags.map(({ name }) => name), usual);
      const named = (name: string) => tags.find((tag) => tag.name === name)?.attributes ?? {};
      const flat = plain(text).replaceAll("\t", " ");
      assertEquals(named("failure")["message"], flat);
      assertEquals(named("testsuite")["name"], `${flat} programs`);
    }),
    hostileRuns,
  );
});

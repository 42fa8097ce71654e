import { assert, assertEquals, assertNotEquals } from "@std/assert";
import fc from "fast-check";
import { reportMarkdown } from "../../views/report/markdown.ts";
import { reportPage } from "../../views/report/page.tsx";
import { HOSTILE, hostileRuns } from "../hostile_runs.ts";
import { anatomyOf, cellsOf, xmlFaults } from "./markup.ts";

const none = { permissions: "none" } as const;

const optionsFor = (text: string) => {
  const name = text.slice(0, 1_000); // from a command line, by the owner of the report
  const authors = [{ name, id: name }, { name }];
  return { lang: text.length % 2 ? "pt" : "en", course: name, authors } as const;
};
const pageOf = (text: string) => reportPage(hostileRuns(text), optionsFor(text));
const markdownOf = (text: string) => reportMarkdown(hostileRuns(text), optionsFor(text));

/** Of a text that means no harm, in both languages. */
const harmless = ["goiaba", "caju!", "a b\tc", "x".repeat(3_000), "line ".repeat(900)]
  .map((text) => anatomyOf(pageOf(text)));
const known = new Set(harmless.flatMap(({ elements }) => [...elements]));

/** What no reader's screen should be asked to obey, not even as text. */
// deno-lint-ignore no-control-regex -- that none is left is the point
const OBEYED = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/u;

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 9 })), {
    minLength: 2,
    maxLength: 4,
  }).map((parts) => parts.join("")),
);
const examples = { numRuns: 60, examples: HOSTILE.map((text): [string] => [text]) };

function assertInertPage(html: string): void {
  const { elements, code, templates, active, text } = anatomyOf(html);
  assertEquals([...elements].filter((element) => !known.has(element)), []);
  assertEquals(code, harmless[0]?.code);
  assertEquals(active, []);
  assertEquals(OBEYED.exec(text)?.[0], undefined);
  for (const recording of templates) assertInertRecording(recording);
}

/** No sequence that a terminal obeys but the lab's own: its inks, and that lines are not wrapped. */
function assertInertRecording(recording: string): void {
  for (const line of recording.trimEnd().split("\n").slice(1)) {
    const [, code, output] = JSON.parse(line);
    assertEquals(code, "o");
    // deno-lint-ignore no-control-regex -- ESC is what this is about
    const plain = output.replace(/\x1b\[(?:\?7l|[0-9;]*m)|\r\n/g, "");
    assertEquals(OBEYED.exec(plain)?.[0], undefined, line);
  }
}

Deno.test("the report's page stays inert whatever programs print", none, () => {
  fc.assert(fc.property(hostile, (text) => assertInertPage(pageOf(text))), examples);
});

Deno.test("the report's pictures stay inert, and are XML, whatever programs print", none, () => {
  const inPictures = new Set(
    ["goiaba", "x".repeat(3_000)].flatMap((text) =>
      [...markdownOf(text).pictures.values()].flatMap((svg) => [...anatomyOf(svg).elements])
    ),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      for (const [path, svg] of markdownOf(text).pictures) {
        assert(/^prints\/[\w-]{1,160}\.svg$/.test(path), path);
        assertEquals(xmlFaults(svg), [], path);
        const { elements, active } = anatomyOf(svg.replace(/^<\?xml[^>]*>/, ""));
        assertEquals([...elements].filter((element) => !inPictures.has(element)), []);
        assertEquals(active, []);
        assertEquals(OBEYED.exec(svg)?.[0], undefined);
      }
    }),
    examples,
  );
});

Deno.test("the report's Markdown stays inert whatever programs print", none, () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { markdown } = markdownOf(text);
      cellsOf(markdown);
      assertEquals(OBEYED.exec(markdown)?.[0], undefined);
    }),
    examples,
  );
});

/** The page, the Markdown and its pictures, of one run in which `part` is repeated up to so many characters. */
function floodedBy(part: string, chars: number): { html: string; size: number } {
  const text = part.repeat(Math.ceil(chars / part.length));
  const [run] = hostileRuns(text);
  assert(run);
  const options = { lang: "en", authors: [{ name: text.slice(0, 1_000) }] } as const;
  const html = reportPage([run], options);
  const { markdown, pictures } = reportMarkdown([run], options);
  const texts = [html, markdown, ...pictures.values()];
  return { html, size: texts.reduce((sum, { length }) => sum + length, 0) };
}

Deno.test(
  "a line of 1 MB, and 50,000 lines, make as large a page as a tenth of them",
  none,
  () => {
    const floods = ["x", "<", "\x1b[31m", "\u0301", "👩‍👩‍👧‍👦", "\ud800", "a\n", "]]>&"];
    for (const flood of floods) {
      // What is cut before it is drawn is as large however long it was: only the numbers of what is left out grow.
      const chars = flood === "x" || flood === "]]>&" ? 1_000_000 : 100_000;
      const [few, many] = [floodedBy(flood, chars / 10), floodedBy(flood, chars)];
      assert(many.size < few.size + 500, `${JSON.stringify(flood)}: ${few.size}, ${many.size}`);
      assert(many.size < 1_500_000, `${JSON.stringify(flood)} made ${many.size} characters`);
      assertInertPage(many.html);
    }
  },
);

Deno.test("a page that is not inert is found", none, () => {
  const page = pageOf("goiaba");
  assertInertPage(page);
  const broken: readonly (readonly [string, string])[] = [
    ["<h1", "<b>goiaba</b><h1"],
    ["<h1", `<h1 onclick="alert(1)"`],
    ["<h1", "<!-- goiaba --><h1"],
    ["</body>", "<script>alert(1)</script></body>"],
    ['href="#contents"', 'href="javascript:alert(1)"'],
    ['href="#contents"', 'href="https://example.org/"'],
    ["</h1>", "\u202e</h1>"],
    ["&quot;o&quot;,&quot;", "&quot;o&quot;,&quot;\\u001b[2J"],
  ];
  for (const [from, to] of broken) {
    const spoilt = page.replace(from, () => to);
    assertNotEquals(spoilt, page);
    let found = false;
    try {
      assertInertPage(spoilt);
    } catch {
      found = true;
    }
    assert(found, `nothing found in ${to}`);
  }
});

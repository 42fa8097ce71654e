import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import { q1b } from "../../../scenarios/q1b.ts";
import { reportMarkdown } from "../../../views/report/markdown.ts";
import { code, plain } from "../../../views/report/markdown_text.ts";
import { fixedRun } from "../../runs.ts";
import { good, loud, optionsIn, printing } from "./reports.ts";
import { cellsOf, tagsOf } from "../markup.ts";

const none = { permissions: "none" } as const;

for (const lang of ["en", "pt"] as const) {
  Deno.test(`reportMarkdown() in ${lang}`, async (t) => {
    const { markdown } = reportMarkdown([good, printing("no"), fixedRun(q1b, [])], optionsIn(lang));
    await assertSnapshot(t, markdown, { name: lang, serializer: String });
  });
}

Deno.test("reportMarkdown() gives the same texts for the same runs and options", none, () => {
  const copy = JSON.parse(JSON.stringify([good]));
  assertEquals(reportMarkdown(copy, optionsIn("pt")), reportMarkdown([good], optionsIn("pt")));
});

Deno.test("reportMarkdown() shows each of its pictures once, and no other", none, () => {
  for (const runs of [[good, good], loud()]) {
    const { markdown, pictures } = reportMarkdown(runs, optionsIn("en"));
    const shown = [...markdown.matchAll(/\]\((prints\/[^)]+)\)/g)].map(([, path]) => path ?? "");
    assertEquals(shown.toSorted(), [...pictures.keys()].toSorted());
    for (const svg of pictures.values()) {
      assert(svg.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="'));
      const ids = tagsOf(svg).flatMap(({ attributes: { id } }) => id === undefined ? [] : [id]);
      assertEquals(new Set(ids).size, ids.length);
    }
  }
});

Deno.test("reportMarkdown() has a place for every link", none, () => {
  for (const runs of [[good, good], loud()]) {
    const { markdown } = reportMarkdown(runs, optionsIn("en"));
    cellsOf(markdown);
    for (const [, to] of markdown.matchAll(/\]\(#([^)]+)\)/g)) {
      assertStringIncludes(markdown, `<a id="${to}"></a>`);
    }
  }
});

Deno.test("plain() leaves prose as it is, and makes text of what Markdown would obey", none, () => {
  const prose = 'connect() fails: ECONNREFUSED (111), "refused"; it\'s 20 s - or 2 min.';
  assertEquals(plain(prose), prose);
  assertEquals(
    plain("**a** _b_ `c` <d> [e](f) | ~g~ &h; @i #j $k$ \\"),
    [
      "\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\<d\\> \\[e\\](f) \\| \\~g\\~ \\&h; \\@i \\#j \\$k\\$ \\\\",
    ].join(),
  );
  assertEquals(plain("- a"), "\\- a");
  assertEquals(plain("12) a"), "12\\) a");
  assertEquals(plain("http://a www.b"), "http\\://a www\\.b");
  assertEquals(plain("a\n# b"), "a \\# b");
});

Deno.test("code() shows what stood on a screen, whatever stood there", none, () => {
  assertEquals(code("$ echo *a* <b> http://c"), "`$ echo *a* <b> http://c`");
  assertEquals(code("a|`b`"), "<code>a&#124;&#96;b&#96;</code>");
  assertEquals(code("C:\\"), "`C:\\ `");
  assertEquals(code(" "), "");
});

import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { parse, type ParserError } from "parse5";
import type { ReportOptions } from "../../../views/report/options.ts";
import { reportMarkdown } from "../../../views/report/markdown.ts";
import { reportPage } from "../../../views/report/page.tsx";
import { printing } from "./reports.ts";
import { cellsOf, tagsOf } from "../markup.ts";

const none = { permissions: "none" } as const;

const WEAPONS = [
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</title></style></textarea></template>",
  "<!--",
  "-->",
  "]]>",
  "<![CDATA[",
  '" onmouseover="alert(1)',
  "' style='",
  "&lt;script&gt;",
  "[x](javascript:alert(1))",
  "![x](http://evil.example/x.png)",
  "<http://evil.example>",
  "http://evil.example www.evil.example a@evil.example",
  "| a | b |",
  "`",
  "```",
  "``\\`",
  "\\",
  "\\|",
  "**x** _x_ ~~x~~ $x$ @all #1",
  "\n# heading\n- list\n",
  "\x1b[2J\x1b]0;owned\x07",
  "\0",
  "\u202e\u2066",
  "\ud800",
  "\uffff",
  "\u2028",
  "a\u0301".repeat(40),
];

const hostile = fc.array(
  fc.oneof(fc.constantFrom(...WEAPONS), fc.string({ unit: "binary", maxLength: 12 })),
  { minLength: 1, maxLength: 6 },
).map((parts) => parts.join(""));

const optionsOf = (text: string): ReportOptions => ({
  lang: "en",
  course: text,
  authors: [{ name: text, id: text }],
});

/** Elements of the report, of a print, of the sequence diagram and of the charts. */
const ELEMENTS = new Set(
  ("html head meta title script style noscript body a button span header div p h1 h2 h3 h4 dl dt dd svg " +
    "path circle text desc rect g line defs pattern marker polygon table thead tbody tr th td nav ol li main " +
    "section blockquote figure figcaption label select option input template code strong details summary " +
    "caption tspan")
    .split(" "),
);

Deno.test(
  "reportPage() of hostile output has the elements of any report, and no others",
  none,
  () => {
    const scripts = tagsOf(reportPage([printing("caju")], optionsOf("caju")))
      .filter(({ name }) => name === "script").length;
    fc.assert(
      fc.property(hostile, (text) => {
        const html = reportPage([printing(text)], optionsOf(text));
        const tags = tagsOf(html);
        assertEquals(tags.filter(({ name }) => name === "script").length, scripts);
        for (const { name, attributes } of tags) {
          assert(ELEMENTS.has(name), name);
          for (const [key, value] of Object.entries(attributes)) {
            assert(!/^on|^src|^action|^formaction|:href$/i.test(key), `${name} ${key}=${value}`);
            if (key === "href") assert(value.startsWith("#"), value);
          }
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  },
);

/** What an HTML parser has to say about a page. The player's own script holds control characters. */
function parseErrors(html: string): string[] {
  const errors: ParserError[] = [];
  parse(html, { scriptingEnabled: false, onParseError: (error) => errors.push(error) });
  return errors.map(({ code }) => code);
}

Deno.test("reportPage() of hostile output is no worse HTML than any other", none, () => {
  const calm = parseErrors(reportPage([printing("caju")], optionsOf("caju")));
  assertEquals([...new Set(calm)], ["control-character-in-input-stream"]);
  fc.assert(
    fc.property(hostile, (text) => {
      assertEquals(parseErrors(reportPage([printing(text)], optionsOf(text))), calm);
    }),
    { numRuns: 12, seed: 7 },
  );
});

Deno.test("reportMarkdown() of hostile output is text, in as many lines and cells", none, () => {
  const calm = cellsOf(reportMarkdown([printing("caju")], optionsOf("caju")).markdown);
  fc.assert(
    fc.property(hostile, (text) => {
      const { markdown, pictures } = reportMarkdown([printing(text)], optionsOf(text));
      assertEquals(cellsOf(markdown), calm);
      for (const [path, svg] of pictures) {
        assert(/^prints\/[\w-]+\.svg$/.test(path), path);
        for (const { name, attributes } of tagsOf(svg)) {
          assert(name !== "script" && name !== "image" && name !== "foreignObject");
          assertEquals(Object.keys(attributes).filter((key) => /^on|href$/i.test(key)), []);
        }
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

Deno.test("a stored run's own names are no paths and no anchors of others", none, () => {
  const run = printing("caju");
  const role = run.cast.early;
  assert(role);
  const scenario = '../../etc/"><script>';
  const named = { ...run, scenario, cast: { "../x": role, "..-x": role, "</svg>": role } };
  const { markdown, pictures } = reportMarkdown([named, named], optionsOf("caju"));
  for (const path of pictures.keys()) assert(/^prints\/[\w-]+\.svg$/.test(path), path);
  assertEquals(pictures.size % 2, 0);
  cellsOf(markdown);
  tagsOf(reportPage([named, named], optionsOf("caju")));
});

Deno.test("a line of a megabyte takes a row like any other", none, () => {
  const options = optionsOf("caju");
  const calm = reportPage([printing("caju")], options).length;
  for (const [char, times] of [["<", 1e6], ["`", 1e6], ["\x1b", 1e5], ["\u202e", 1e5]] as const) {
    const run = printing(char.repeat(times));
    const html = reportPage([run], options);
    assert(html.length < calm + 150_000, `${JSON.stringify(char)}: ${html.length - calm}`);
    tagsOf(html);
    assert(reportMarkdown([run], options).markdown.length < 120_000);
  }
});

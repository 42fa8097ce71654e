import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { classPage } from "../../../views/marks/class_page.tsx";
import { submissionPage } from "../../../views/marks/submission_page.tsx";
import { same } from "../../../wire/text.ts";
import { HOSTILE } from "../../hostile_runs.ts";
import { anatomyOf, tagsOf } from "../markup.ts";
import { hostileMark } from "./examples.ts";

const none = { permissions: "none" } as const;
const pagesOf = (text: string) => [
  ...(["student", "instructor"] as const).map((audience) =>
    submissionPage(hostileMark(text), { lang: "en", audience })
  ),
  classPage([hostileMark(text)], { lang: "pt" }),
];
const known = ["goiaba", "", "x".repeat(9_000)].map((text) => pagesOf(text).map(anatomyOf));
// deno-lint-ignore no-control-regex -- that none is left is the point
const OBEYED = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/u;

Deno.test("submissionPage() and classPage() stay inert whatever was handed in", none, () => {
  const hostile = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(
    fc.property(hostile, (text) => {
      pagesOf(text).forEach((html, i) => {
        const { elements, code, active, text } = anatomyOf(html);
        const usual = new Set(known.flatMap((pages) => [...pages[i]?.elements ?? []]));
        assertEquals([...elements].filter((element) => !usual.has(element)), []);
        assertEquals(code, known[0]?.[i]?.code);
        assertEquals(active.filter((one) => !/^a href=\.\/[^/]+\/index\.html$/.test(one)), []);
        assertEquals(OBEYED.exec(text)?.[0], undefined);
        tagsOf(html);
      });
    }),
    { numRuns: 40, examples: HOSTILE.map((text): [string] => [text]) },
  );
});

Deno.test("submissionPage() and classPage() stay bounded whatever was printed", none, () => {
  for (const flood of ["x", "<", "\x1b", "\u0301"]) {
    const text = flood.repeat(1_000_000);
    const mark = {
      ...hostileMark(text),
      failure: { because: same("no"), output: Array(50_000).fill(flood) },
    };
    assert(submissionPage(mark, { lang: "en", audience: "student" }).length < 300_000);
    assert(classPage([{ ...mark, folder: "a" }], { lang: "en" }).length < 300_000);
  }
});

import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import type { SubmissionMark } from "../../../core/mark.ts";
import { same } from "../../../wire/text.ts";
import { addressOf, clustersOf } from "../../../views/marks/class_facts.ts";
import { classPage } from "../../../views/marks/class_page.tsx";
import { percentText, pointsText } from "../../../views/marks/numbers.ts";
import { submissionPage } from "../../../views/marks/submission_page.tsx";
import { HOSTILE } from "../../hostile_runs.ts";
import { tagsOf } from "../markup.ts";
import { markOf, mixed, notBuilt, questionOf, whole } from "./examples.ts";

const none = { permissions: "none" } as const;
const all: readonly SubmissionMark[] = [mixed, notBuilt, whole];
const of = (mark: SubmissionMark, audience: "student" | "instructor" = "student") =>
  submissionPage(mark, { lang: "en", audience });
/** Without its style, an element a line where it begins. */
const inLines = (html: string) =>
  html.replace(/<style>[\s\S]*?<\/style>/g, "<style></style>").replace(/(?<=>)(?=<[a-z])/g, "\n");

for (const lang of ["en", "pt"] as const) {
  Deno.test(`submissionPage() and classPage() in ${lang}`, async (t) => {
    const pages = [
      ...all.map((mark) => submissionPage(mark, { lang, audience: "student" })),
      classPage(all, { lang }),
    ];
    const html = pages.map(inLines).join("\n");
    await assertSnapshot(t, html, { name: lang, serializer: String });
  });

  Deno.test(
    `submissionPage() and classPage() are whole documents that run nothing, in ${lang}`,
    none,
    () => {
      const pages = [
        ...all.map((mark) => submissionPage(mark, { lang, audience: "instructor" })),
        classPage(all, { lang }),
      ];
      for (const html of pages) {
        const tags = tagsOf(html);
        const named = (name: string) => tags.filter((tag) => tag.name === name);
        assertEquals(named("html")[0]?.attributes["lang"], lang === "pt" ? "pt-BR" : "en-US");
        for (const name of ["main", "header", "h1", "title"]) {
          assertEquals(named(name).length, 1, name);
        }
        assertEquals(named("script"), []);
        for (const th of named("th")) assert(/^(col|row)$/.test(th.attributes["scope"] ?? ""));
        const ids = tags.flatMap(({ attributes: { id } }) => id === undefined ? [] : [id]);
        assertEquals(ids.length, new Set(ids).size);
        for (const { attributes } of tags) {
          const to = attributes["href"] ?? attributes["aria-labelledby"];
          if (to !== undefined && !to.startsWith("./")) {
            assert(ids.includes(to.replace("#", "")), to);
          }
        }
        for (const { attributes } of tags) {
          if (!/\bscroll\b/.test(attributes["class"] ?? "")) continue;
          assertEquals([attributes["role"], attributes["tabIndex"] ?? attributes["tabindex"]], [
            "region",
            "0",
          ]);
          assert(attributes["aria-label"]);
        }
        const policy = named("meta").find(({ attributes }) => "http-equiv" in attributes);
        assertStringIncludes(policy?.attributes["content"] ?? "", "default-src 'none'");
      }
    },
  );
}

Deno.test(
  "submissionPage() shows of an unmet claim what was expected, observed, seen, and how to play it again",
  none,
  () => {
    const html = of(mixed);
    for (
      const text of [
        "goiaba is answered in 2000 ms",
        "nothing for 2000 ms",
        "12 ana: goiaba",
        "give each a thread",
        "deno task grade DIR --only q2a --seed 1234 --rounds 1",
      ]
    ) assertStringIncludes(html.replace(/<[^>]*>/g, ""), text);
  },
);

Deno.test("submissionPage() tells every standing by a sign and a word", none, () => {
  const html = of(mixed);
  for (
    const [sign, word] of [["✔", "met"], ["✘", "unmet"], ["?", "undecided"], ["!", "lab fault"], [
      "~",
      "not in every round",
    ]]
  ) {
    assert(
      new RegExp(`<span aria-hidden="true">\\${sign}</span><span class="unseen">${word} `).test(
        html,
      ),
      word,
    );
  }
});

Deno.test(
  "submissionPage() shows students title and points of a hidden question, and no more",
  none,
  () => {
    const secret = {
      ...questionOf("q2b", mixed.questions[0]?.claims ?? []),
      hidden: true,
      fault: same("cupuaçu"),
    };
    const mark = markOf("Ana", [secret]);
    const student = of(mark);
    assertStringIncludes(student, secret.title.en);
    assertStringIncludes(student, "2.5 / 10");
    for (const text of ["goiaba", "its own answer", "1234", "1235", "cupuaçu", "✘ 1"]) {
      assert(!student.includes(text), text);
      if (text !== "✘ 1") assertStringIncludes(of(mark, "instructor"), text);
    }
  },
);

Deno.test("submissionPage() shows what the build printed", none, () => {
  assertStringIncludes(of(notBuilt), "Server.java:3: error: ';' expected\n1 error");
});

Deno.test(
  "classPage() sorts by name as the language does, and links each submission's page",
  none,
  () => {
    const links = tagsOf(classPage(all, { lang: "pt" })).flatMap(({ attributes: { href } }) =>
      href ?? []
    )
      .filter((href) => href.startsWith("./"));
    assertEquals(links.slice(0, 3), [
      "./ana-lima/index.html",
      "./bruno-dias/index.html",
      "./%C3%A9rico-souza/index.html",
    ]);
  },
);

Deno.test("classPage() lists what has to be looked at", none, () => {
  const html = classPage(all, { lang: "en" });
  const look = html.slice(html.indexOf('id="look"'));
  for (
    const text of [
      "The build failed.",
      "The network did not open.",
      "No port was free.",
      "never came so far",
      "seed 1234",
      "resource limits only",
    ]
  ) {
    assertStringIncludes(look, text);
  }
});

Deno.test("classPage() of nobody, and of a class without a fault, says so", none, () => {
  for (const marks of [[], [whole]]) {
    assertStringIncludes(classPage(marks, { lang: "en" }), "Nobody failed anything.");
    assertStringIncludes(classPage(marks, { lang: "en" }), "Nothing to be looked at.");
  }
});

Deno.test("classPage() of 300 submissions stays small enough to open", none, () => {
  const ids = Array.from({ length: 13 }, (_, i) => `q${i}`);
  const marks = Array.from(
    { length: 300 },
    (_, i) =>
      markOf(`Nome ${i}`, ids.map((id) => questionOf(id, mixed.questions[0]?.claims ?? []))),
  );
  const html = classPage(marks, { lang: "pt" });
  assert(html.length < 8_000_000, `${html.length}`);
  assertEquals(
    tagsOf(html).filter(({ attributes }) => attributes["class"] === "number total").length,
    600,
  );
});

Deno.test("clustersOf() joins the same question, claim and cause, the biggest first", none, () => {
  const [, unmet] = mixed.questions[0]?.claims ?? [];
  assert(unmet);
  const mark = (name: string, cause: string) =>
    markOf(name, [questionOf("q2a", [{ ...unmet, cause }])]);
  const clusters = clustersOf([mark("a", "x"), mark("b", "y"), mark("c", "y")]);
  assertEquals(clusters.map(({ all }) => all.map(({ mark }) => mark.name)), [["b", "c"], ["a"]]);
});

Deno.test("addressOf() leads nowhere but to a folder beside the page", none, () => {
  const hrefOf = (folder: string) => addressOf({ ...whole, folder });
  for (const folder of ["", ".", ".."]) assertEquals(hrefOf(folder), undefined);
  const base = "file:///marks/index.html";
  for (
    const folder of [...HOSTILE, "javascript:alert(1)", "//example.org", "a/../../b", "%2e%2e"]
  ) {
    const href = hrefOf(folder);
    if (href !== undefined) {
      assert(/^file:\/\/\/marks\/[^/]+\/index\.html$/.test(new URL(href, base).href), href);
    }
  }
});

Deno.test("pointsText() and percentText() write numbers as the language does", none, () => {
  assertEquals([pointsText(7.5, "en"), pointsText(7.5, "pt")], ["7.5", "7,5"]);
  assertEquals([percentText(999, 1_000, "pt"), percentText(3, 4, "en"), percentText(0, 0, "en")], [
    "99%",
    "75%",
    "–",
  ]);
});

import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import stringWidth from "string-width";
import { excerpt, MOST_ROWS, rowsOf, textOf } from "../../../views/prints/screen.ts";
import { COLUMNS } from "../../../views/prints/wrap.ts";
import type { Lang } from "../../../wire/text.ts";
import { printed, typed } from "../../timelines.ts";
import { command, complained, hungUp, open, runOfQ1a, varied } from "./screens.ts";

const none = { permissions: "none" } as const;
const textsOf = (...args: Parameters<typeof rowsOf>) => rowsOf(...args).map(textOf);

function modelOf(lang: Lang): string {
  return Object.keys(varied.cast).map((role) =>
    [
      `${role}:`,
      ...rowsOf(varied, role, lang).map(({ spans, continues, beganMs }) =>
        `${continues ? "…" : "│"} ${beganMs} ` +
        spans.map(({ text, ink, sinceMs, ms }) => `${ink}[${text}]${sinceMs}-${ms}`).join(" ")
      ),
    ].join("\n")
  ).join("\n");
}

for (const lang of ["en", "pt"] as const) {
  Deno.test(`rowsOf() every role of a run, in ${lang}`, async (t) => {
    await assertSnapshot(t, modelOf(lang), { name: lang, serializer: String });
  });
}

Deno.test("rowsOf() types on behind a prompt, and never behind an ended line", none, () => {
  const run = runOfQ1a(
    ["early", command("c")],
    ["early", open("> ")],
    ["early", typed("um")],
    ["early", open("UM")],
    ["early", open("DOIS")],
    ["early", complained("três")],
    ["early", hungUp],
  );
  const rows = ["$ c", "> um", "UM", "DOIS", "três", "^D", ""];
  assertEquals(textsOf(run, "early", "pt"), rows);
});

Deno.test("rowsOf() shows a role that never started, and one that is not in the cast", none, () => {
  assertEquals(textsOf(varied, "next", "en"), ["$ (never started)"]);
  assertEquals(textsOf(varied, "nobody", "en"), ["$ (never started)"]);
  assertEquals(textsOf(varied, "nobody", "pt"), ["$ (não foi iniciado)"]);
});

Deno.test(
  "rowsOf() has no row wider than the window, and breaks at blanks near its end",
  none,
  () => {
    const words = `${"palavra ".repeat(7)}palavra-comprida e o resto`;
    const run = runOfQ1a(
      ["early", printed(words)],
      ["early", printed("界".repeat(100))],
      ["early", printed("\t".repeat(30))],
      ["early", printed("e\u0301".repeat(100))],
      ["early", printed("\u0301".repeat(100))],
      ["early", command(`./client ${"--option value ".repeat(30)}`)],
    );
    const rows = textsOf(run, "early", "en");
    for (const row of rows) assert(stringWidth(row) <= COLUMNS, row);
    assertEquals(rows.slice(1, 3), ["palavra ".repeat(7).trim(), "palavra-comprida e o resto"]);
  },
);

Deno.test("rowsOf() bounds a long line and says how much is left", none, () => {
  const rows = textsOf(runOfQ1a(["early", printed("x".repeat(8_192))]), "early", "en");
  assertEquals(rows.length, 9);
  assertEquals(rows.at(-2), `⋯ ${8_192 - 6 * COLUMNS} more characters ⋯`);
  const pt = textsOf(runOfQ1a(["early", printed("x".repeat(6 * COLUMNS + 1))]), "early", "pt");
  assertEquals(pt.at(-2), "⋯ mais 1 caractere ⋯");
});

Deno.test("rowsOf() keeps a line's keys between what led to it and its Enter", none, () => {
  const rows = rowsOf(runOfQ1a(["server", command("s")], ["early", typed("abc")]), "early", "en");
  assertEquals(rows[1]?.spans, [{ text: "abc", ink: "typed", sinceMs: 0, ms: 10 }]);
});

Deno.test(
  "excerpt() keeps the first and the last lines, whole, and counts the others",
  none,
  () => {
    const long = "y".repeat(COLUMNS + 1);
    const lines = Array.from({ length: 100 }, (_, i) => printed(i % 3 === 0 ? long : `linha ${i}`));
    const run = runOfQ1a(["early", command("c")], ...lines.map((line) => ["early", line] as const));
    for (const lang of ["en", "pt"] as const) {
      const all = rowsOf(run, "early", lang);
      const some = excerpt(all, MOST_ROWS, lang);
      assert(some.length <= MOST_ROWS);
      const gap = some.findIndex((row) => textOf(row).startsWith("⋯"));
      const left = all.filter((row) => !row.continues).length -
        some.filter((row) => !row.continues).length + 1;
      const words = lang === "pt" ? `⋯ ${left} linhas omitidas ⋯` : `⋯ ${left} lines left out ⋯`;
      assertEquals(textOf(some[gap]!), words);
      assertEquals(some.slice(0, gap), all.slice(0, gap));
      assertEquals(some.slice(gap + 1), all.slice(gap + 1 - some.length));
      assertEquals(some[gap + 1]?.continues, false);
    }
  },
);

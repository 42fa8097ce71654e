import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import fc from "fast-check";
import { classCsv } from "../../../views/results/csv.ts";
import { plain } from "../../../views/results/words.ts";
import { hostileMark, mixed, notBuilt, whole } from "../marks/examples.ts";
import { anyMark, hostileRuns, hostileText, OBEYED } from "./any_mark.ts";

const none = { permissions: "none" } as const;

/** Rows of RFC 4180, with another separator too; fails at what is none. */
function rowsOf(csv: string, separator = ","): string[][] {
  const token = new RegExp(`("(?:[^"]|"")*"|[^"${separator}\\r\\n]*)(${separator}|\\r\\n)`, "y");
  const rows: string[][] = [];
  let row: string[] = [];
  while (token.lastIndex < csv.length) {
    const at = token.lastIndex;
    const [, cell = "", end] = token.exec(csv) ??
      assert(false, `no cell: ${csv.slice(at, at + 40)}`) ?? [];
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  assertEquals(row, []);
  return rows;
}

for (const lang of ["en", "pt"] as const) {
  Deno.test(`classCsv() in ${lang}`, async (t) => {
    const csv = classCsv([mixed, notBuilt, whole], lang).replaceAll("\r\n", "\u240d\u240a\n");
    await assertSnapshot(t, csv, { name: lang, serializer: String });
  });
}

Deno.test("classCsv() parses back: a row a submission, a cell a question", none, () => {
  fc.assert(fc.property(fc.array(anyMark, { maxLength: 4 }), (marks) => {
    const [heads = [], ...rows] = rowsOf(classCsv(marks, "en"));
    assertEquals(rows.length, marks.length);
    marks.forEach((mark, i) => {
      const row = rows[i] ?? [];
      assertEquals(row.length, heads.length);
      const cell = (head: string) => row[heads.indexOf(head)];
      assertEquals(cell("points"), `${mark.points}`);
      for (const { question, points } of mark.questions) assertEquals(cell(question), `${points}`);
    });
  }));
});

Deno.test("classCsv() leaves the cell of a question that a submission lacks empty", none, () => {
  const [heads = [], , row = []] = rowsOf(classCsv([mixed, whole], "en"));
  assertEquals(row[heads.indexOf("q3a")], "");
});

Deno.test("classCsv() counts a lab's fault once, in claims and in questions", none, () => {
  const [heads = [], row = []] = rowsOf(classCsv([mixed], "en"));
  assertEquals(row[heads.indexOf("lab faults")], "2");
});

Deno.test("classCsv() gives texts back, but for the apostrophe before a formula", none, () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const [, row = []] = rowsOf(classCsv([hostileMark(text)], "en"));
      const bare = (cell: string) => cell.replaceAll("'", "");
      for (const cell of [row[0], row[1], row.at(-1)]) {
        assertEquals(bare(cell ?? ""), bare(plain(text)));
      }
    }),
    hostileRuns,
  );
});

Deno.test("classCsv() has no cell that a spreadsheet would calculate", none, () => {
  const formula = /^\s*[=+\-@＝＋－＠]/;
  fc.assert(
    fc.property(hostileText, (text) => {
      const csv = classCsv([hostileMark(text)], "pt");
      for (const cell of rowsOf(csv).flat()) assertEquals(formula.exec(cell), null);
      // Where a comma is for decimals, a spreadsheet separates at ";" and heeds quotes where a cell begins only.
      for (const cell of csv.split(/[;\t\r\n]/)) assertEquals(formula.exec(cell), null);
    }),
    hostileRuns,
  );
  for (const text of OBEYED.filter((text) => formula.test(text))) {
    const [, [name] = []] = rowsOf(classCsv([hostileMark(text)], "en"));
    assertEquals(name?.[0], "'", text);
  }
});

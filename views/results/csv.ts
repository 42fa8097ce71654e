/**
 * A class as a table for spreadsheets: RFC 4180, one row a submission.
 *
 * @module
 */
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { plain, rounded } from "./words.ts";

/** The byte order mark: without it a spreadsheet takes UTF-8 for its own country's letters. */
const BOM = "\ufeff";

/** The table; a question that a submission lacks is an empty cell. */
export function classCsv(marks: readonly SubmissionMark[], lang: Lang): string {
  const ids = [...new Set(marks.flatMap((m) => m.questions.map((q) => q.question)))];
  const heads = lang === "pt"
    ? ["nome", "pasta", "pontos", "máximo", "percentual", ...ids, "instáveis", "indefinidas"]
    : ["name", "folder", "points", "max", "percent", ...ids, "flaky", "undecided"];
  const last = lang === "pt" ? ["falhas do lab", "motivo"] : ["lab faults", "failure"];
  const rows = marks.map((mark) => {
    const claims = mark.questions.flatMap((question) => question.claims);
    const faults = claims.filter(({ verdict }) => verdict === "fault").length +
      mark.questions.filter((q) => q.fault && !q.claims.some((c) => c.verdict === "fault")).length;
    return [
      mark.name,
      mark.folder,
      rounded(mark.points),
      rounded(mark.maxPoints),
      mark.maxPoints > 0 ? rounded(100 * mark.points / mark.maxPoints) : 0,
      ...ids.map((id) => {
        const found = mark.questions.find(({ question }) => question === id);
        return found ? rounded(found.points) : "";
      }),
      claims.filter(({ flaky }) => flaky).length,
      claims.filter(({ verdict }) => verdict === "undecided").length,
      faults,
      mark.failure?.because[lang] ?? "",
    ];
  });
  const table = [[...heads, ...last], ...rows];
  return BOM + table.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/**
 * A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). Blanks before
 * it, signs of full width, and what follows a `;`, which separates cells where a comma separates decimals, count too.
 */
function cell(value: string | number): string {
  if (typeof value === "number") return `${value}`;
  const text = plain(value.replace(/(^|[;\t])(?=\s*[=+\-@\t\r\n＝＋－＠])/g, "$1'"));
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

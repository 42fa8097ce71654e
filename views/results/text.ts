/**
 * A mark as the terminal shows it.
 *
 * @module
 */
import type { ClaimMark, QuestionMark, SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { hang, type Ink, type Style } from "../layout.ts";
import { plain, reasons, shown, WORDS } from "./words.ts";

const SIGNS: Readonly<Record<ClaimMark["verdict"], readonly [sign: string, ink: Ink]>> = {
  met: ["✔", "green"],
  unmet: ["✘", "red"],
  undecided: ["?", "yellow"],
  fault: ["!", "magenta"],
};

/** One submission: what was guessed, each question with its claims, and the total. */
export function markText(
  mark: SubmissionMark,
  lang: Lang,
  { paint, width }: Style,
): string[] {
  const { failure, maxPoints, name, points, programs, questions, remarks } = mark;
  const total = `${shown(points, lang)} / ${shown(maxPoints, lang)} ${WORDS.points[lang]}`;
  return [
    paint("bold", plain(name)),
    ...Object.entries(programs).map(([part, line]) => `  ${part}: ${plain(line ?? "")}`),
    ...remarks.flatMap((remark) => hang("  · ", plain(remark[lang]), width)),
    ...(failure
      ? [
        paint("red", `${WORDS.failure[lang]}: ${plain(failure.because[lang])}`),
        ...failure.output.map((line) => `  | ${plain(line)}`),
      ]
      : []),
    ...questions.flatMap((question) => questionText(question, lang, { paint, width })),
    "",
    paint("bold", total),
  ].map(unheeded);
}

/**
 * The runner of GitHub Actions takes `::name::` where a line begins, after blanks too, and `##[name]` wherever it is
 * for a command (actions/runner, ActionCommand.cs): a colon or a hash is written out.
 */
function unheeded(line: string): string {
  return line
    .replace(/^([\p{M}\p{Z}\p{C}]*):(?=[\p{M}\p{C}]*:\D.*:)/u, "$1\\x3a")
    .replaceAll("##[", "#\\x23[");
}

function questionText(
  { claims, fault, maxPoints, points, question, title }: QuestionMark,
  lang: Lang,
  { paint, width }: Style,
): string[] {
  const worth = `${shown(points, lang)} / ${shown(maxPoints, lang)}`;
  return [
    "",
    paint("bold", `${plain(question)}  ${plain(title[lang])}  ${worth}`),
    ...(fault ? hang("  ! ", `${WORDS.fault[lang]}: ${plain(fault[lang])}`, width) : []),
    ...claims.flatMap((claim) => {
      const [sign, ink] = SIGNS[claim.verdict];
      const [first = "", ...rest] = hang(`  ${sign} `, plain(claim.claim[lang]), width);
      const isPlain = claim.verdict === "met" && !claim.flaky;
      return [
        `  ${paint(ink, sign)}${first.slice(3)}`,
        ...rest,
        ...(isPlain ? [] : reasons(claim, lang).flatMap((line) => hang("      ", line, width))),
      ];
    }),
  ];
}

/**
 * A mark as the terminal shows it.
 *
 * @module
 */
import type { ClaimMark, QuestionMark, SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { hang, type Ink, type Style } from "../layout.ts";
import { reasons, shown, WORDS } from "./words.ts";

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
    paint("bold", visible(name)),
    ...Object.entries(programs).map(([part, line]) => `  ${part}: ${visible(line ?? "")}`),
    ...remarks.flatMap((remark) => hang("  · ", visible(remark[lang]), width)),
    ...(failure
      ? [
        paint("red", `${WORDS.failure[lang]}: ${visible(failure.because[lang])}`),
        ...failure.output.map((line) => `  | ${visible(line)}`),
      ]
      : []),
    ...questions.flatMap((question) => questionText(question, lang, { paint, width })),
    "",
    paint("bold", total),
  ];
}

function questionText(
  { claims, fault, maxPoints, points, question, title }: QuestionMark,
  lang: Lang,
  { paint, width }: Style,
): string[] {
  const worth = `${shown(points, lang)} / ${shown(maxPoints, lang)}`;
  return [
    "",
    paint("bold", `${question}  ${title[lang]}  ${worth}`),
    ...(fault ? hang("  ! ", `${WORDS.fault[lang]}: ${visible(fault[lang])}`, width) : []),
    ...claims.flatMap((claim) => {
      const [sign, ink] = SIGNS[claim.verdict];
      const [first = "", ...rest] = hang(`  ${sign} `, claim.claim[lang], width);
      const isPlain = claim.verdict === "met" && !claim.flaky;
      return [
        `  ${paint(ink, sign)}${first.slice(3)}`,
        ...rest,
        ...(isPlain ? [] : reasons(claim, lang).flatMap((line) => hang("      ", line, width))),
      ];
    }),
  ];
}

/**
 * Any mark that grading could give, and one text wherever strangers have a say.
 *
 * @module
 */
import fc from "fast-check";
import type { ClaimMark, QuestionMark, SubmissionMark } from "../../../core/mark.ts";
import { same } from "../../../wire/text.ts";
import { HOSTILE } from "../../hostile_runs.ts";
import { markOf } from "../marks/examples.ts";

const rounded = (points: number) => Math.round(points * 100) / 100;

interface Drawn {
  readonly maxPoints: number;
  readonly hidden: boolean;
  readonly fault: boolean;
  readonly claims: readonly {
    readonly verdict: ClaimMark["verdict"];
    readonly weight: number;
    readonly flaky: boolean;
  }[];
}

/** As grading/marking.ts does it: only what was decided has a share of the points. */
function questionOf({ maxPoints, hidden, fault, claims }: Drawn, i: number): QuestionMark {
  const isDecided = (verdict: string) => verdict === "met" || verdict === "unmet";
  const decided = claims.filter(({ verdict }) => isDecided(verdict));
  const weights = decided.reduce((sum, { weight }) => sum + weight, 0);
  const marks = claims.map(({ verdict, weight, flaky }, k): ClaimMark => {
    const worth = isDecided(verdict) && weights > 0 ? weight / weights * maxPoints : 0;
    return {
      id: `claim-${k}`,
      claim: same(`Claim ${k}`),
      verdict,
      flaky,
      points: verdict === "unmet" ? 0 : worth,
      maxPoints: worth,
      lines: [],
      seed: k,
    };
  });
  const lost = marks.reduce((sum, claim) => sum + claim.maxPoints - claim.points, 0);
  return {
    question: `q${i}`,
    title: same(`Question ${i}`),
    hidden,
    points: claims.length > 0 || fault ? rounded(maxPoints - lost) : 0,
    maxPoints,
    claims: marks,
    seeds: [],
    ...(fault && { fault: same("No port was free.") }),
    ms: 1_000 * i,
  };
}

/** Marks of any number of questions, points to the hundredth. */
export const anyMark: fc.Arbitrary<SubmissionMark> = fc.array(
  fc.record({
    maxPoints: fc.integer({ min: 0, max: 10_000 }).map((points) => points / 100),
    hidden: fc.boolean(),
    fault: fc.boolean(),
    claims: fc.array(
      fc.record({
        verdict: fc.constantFrom<ClaimMark["verdict"][]>("met", "unmet", "undecided", "fault"),
        weight: fc.integer({ min: 0, max: 7 }),
        flaky: fc.boolean(),
      }),
      { maxLength: 7 },
    ),
  }),
  { maxLength: 8 },
).map((drawn) => {
  const mark = markOf("Ana Lima", drawn.map(questionOf));
  return { ...mark, points: rounded(mark.points), maxPoints: rounded(mark.maxPoints) };
});

/** What a runner, a spreadsheet, an XML reader or a TAP harness would obey. */
export const OBEYED: readonly string[] = [
  ...HOSTILE,
  "]]>",
  "a ]]&gt; b ]]>",
  "::error title=owned::x",
  "x\n::add-mask::y\n  ::stop-commands::z",
  "##[add-mask]x",
  '=HYPERLINK("http://example.org")',
  " \t=1+1",
  "\u00a0@SUM(1)",
  "＝1+1",
  "a;=1+1",
  "\r\n-2+3",
  "x # SKIP all\n1..0\nBail out!",
  "\\# TODO \\\\# skip \\",
  "  ---\n  ...\nnot ok 1",
  "- yes: [no, ~] \u0085",
  "| a | <img src=http://example.org/x.png> | www.example.org https://example.org @everyone",
];

/** One text in a property, with what has fooled readers before. */
export const hostileText = fc.string({ unit: "binary", maxLength: 120 });
/** Options of a property about {@linkcode hostileText}. */
export const hostileRuns = {
  numRuns: 60,
  examples: OBEYED.map((text): [string] => [text]),
};

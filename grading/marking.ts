/**
 * From the rounds of a question to points. Pure.
 *
 * @module
 */
import { causeOf } from "../core/causes.ts";
import type { ClaimMark, QuestionMark } from "../core/mark.ts";
import { citesOf, type Run } from "../core/run.ts";
import { EVEN, POINTS, type Rubric } from "../core/rubric.ts";
import type { Observation } from "../core/observation.ts";
import { first } from "../core/questions.ts";
import { tell } from "../views/facts.ts";
import { nameOf } from "../views/names.ts";
import type { Lang, Text } from "../wire/text.ts";
import { type Verdict, verdictsOf } from "./verdicts.ts";

/** Of the question, what a mark needs to know. */
export interface Asked {
  readonly id: string;
  readonly title: Text;
  readonly races?: true;
}

/**
 * The mark of a question after these rounds, which are one at least. What could not be decided costs nothing: its
 * share goes to the claims that could, and where none could, the points are given.
 */
export function markQuestion(
  { id, title, races }: Asked,
  runs: readonly Run[],
  rubric: Rubric = EVEN,
): QuestionMark {
  const worth = rubric.questions[id];
  const maxPoints = worth?.points ?? POINTS;
  const weightOf = (claim: string) => worth?.claims?.[claim] ?? 1;
  const verdicts = verdictsOf(runs, races ?? false);
  const isDecided = ({ verdict }: Verdict) => verdict === "met" || verdict === "unmet";
  const decided = verdicts.filter(isDecided);
  const weights = decided.reduce((sum, { judged }) => sum + weightOf(judged.id), 0);
  const claims = verdicts.map((verdict): ClaimMark => {
    const share = isDecided(verdict) && weights > 0 ? weightOf(verdict.judged.id) / weights : 0;
    return markClaim(verdict, share * maxPoints);
  });
  const lost = claims.reduce((sum, claim) => sum + claim.maxPoints - claim.points, 0);
  const fault = runs.find((run) => run.fault)?.fault ?? labsOwn(runs);
  return {
    question: id,
    title,
    hidden: rubric.hidden.includes(id),
    points: rounded(maxPoints - lost),
    maxPoints,
    claims,
    seeds: runs.map(({ seed }) => seed),
    ...(fault && { fault }),
    ms: runs.reduce((sum, { ms }) => sum + ms, 0),
  };
}

/** A question that was asked of everybody, and whose programs were not handed in, or could not be built. */
export function markMissing(
  { id, title }: Asked,
  rubric: Rubric = EVEN,
): QuestionMark {
  const maxPoints = rubric.questions[id]?.points ?? POINTS;
  const hidden = rubric.hidden.includes(id);
  return { question: id, title, hidden, points: 0, maxPoints, claims: [], seeds: [], ms: 0 };
}

function markClaim({ verdict, flaky, run, judged }: Verdict, maxPoints: number): ClaimMark {
  const { id, claim, hint } = judged;
  const cites = citesOf(judged);
  const cited = run.timeline.filter(({ seq }) => cites.includes(seq));
  const mark = {
    id,
    claim,
    verdict,
    flaky,
    points: verdict === "unmet" ? 0 : maxPoints,
    maxPoints,
    lines: cited.map((observation) => told(run, observation)),
    seed: run.seed,
  };
  if (judged.verdict === "unmet") {
    const { expected, observed } = judged;
    const cause = causeOf(run, judged);
    return {
      ...mark,
      expected,
      observed,
      hint: cause?.hint ?? hint,
      ...(cause && { cause: cause.id }),
    };
  }
  if (judged.verdict === "undecided") return { ...mark, because: judged.because };
  return run.fault ? { ...mark, because: run.fault } : mark;
}

/** Where bundled programs alone break a claim, the lab is wrong. */
function labsOwn(runs: readonly Run[]): Text | undefined {
  for (const run of runs) {
    const own = run.judged.find(({ about, verdict }) =>
      verdict === "unmet" && about.every((role) => run.cast[role]?.origin === "bundled")
    );
    if (own?.verdict === "unmet") return own.observed;
  }
  return undefined;
}

/** To hundredths of a point. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** An observation as a line: its number in the timeline, whose it is, and what it was. */
function told(run: Run, observation: Observation): Text {
  const { ms, seq, who } = observation;
  const sinceStartMs = ms - (first(run.timeline, who, "started")?.ms ?? ms);
  const line = (lang: Lang) =>
    `${seq} ${nameOf(run, who, lang)}: ${tell(observation, lang, Math.round(sinceStartMs)).text}`;
  return { en: line("en"), pt: line("pt") };
}

/**
 * Several rounds of one question, and what they amount to. Pure.
 *
 * In a race one round is enough to lose a claim: a right program meets it every time. Everywhere else a loss must be
 * seen in more than half of the rounds, so that no hiccup of a busy machine costs anybody a mark.
 *
 * @module
 */
import type { ClaimVerdict } from "../core/mark.ts";
import type { Judged, Run } from "../core/run.ts";

/** What became of one claim over all rounds. */
export interface Verdict {
  readonly verdict: ClaimVerdict;
  /** Met in some rounds and not in others. */
  readonly flaky: boolean;
  /** The round that shows it. */
  readonly run: Run;
  /** The claim as that round judged it. */
  readonly judged: Judged;
}

/** Whether a submitted program is answerable for the claim. */
export function isAnswerable({ about }: Pick<Judged, "about">, { cast }: Run): boolean {
  return about.some((role) => cast[role]?.origin === "submitted");
}

/** Whether another round is needed: to see a race, to see a loss again, or since the lab failed. */
export function needsAnother(
  runs: readonly Run[],
  { races, rounds }: { readonly races: boolean; readonly rounds: number },
): boolean {
  if (runs.length >= rounds) return false;
  const whole = runs.filter(({ outcome }) => outcome !== "fault");
  const [first] = whole;
  if (!first || races) return true;
  const claims = first.judged.filter((judged) => isAnswerable(judged, first));
  const losses = claims.map(({ id }) => whole.filter((run) => verdictOf(run, id) === "unmet"));
  // One that was seen twice and never contradicted is settled.
  return losses.some(({ length }) => length > 0 && (length < 2 || length < whole.length));
}

const verdictOf = (run: Run, id: string) => run.judged.find((judged) => judged.id === id)?.verdict;

/** Each claim for which the submission is answerable, over all rounds. */
export function verdictsOf(runs: readonly Run[], races: boolean): readonly Verdict[] {
  const whole = runs.filter(({ outcome }) => outcome !== "fault");
  const first = whole[0] ?? runs[0];
  if (!first) return [];
  return first.judged.filter((judged) => isAnswerable(judged, first)).map((judged) => {
    if (whole.length === 0) return { verdict: "fault", flaky: false, run: first, judged };
    return over(whole, judged.id, races);
  });
}

function over(runs: readonly Run[], id: string, races: boolean): Verdict {
  const rounds = runs.flatMap((run) => {
    const judged = run.judged.find((one) => one.id === id);
    return judged ? [{ run, judged }] : [];
  });
  const of = (verdict: string) => rounds.filter(({ judged }) => judged.verdict === verdict);
  const unmet = of("unmet");
  const flaky = unmet.length > 0 && unmet.length < rounds.length;
  const isLost = races ? unmet.length > 0 : unmet.length * 2 > rounds.length;
  const verdict = isLost ? "unmet" : of("met").length > 0 ? "met" : "undecided";
  // Where rounds disagree, the one to look at is the one that was not met.
  const shown = (flaky ? unmet[0] : undefined) ?? of(verdict)[0] ?? rounds[0];
  return { verdict, flaky, ...shown as { run: Run; judged: Judged } };
}

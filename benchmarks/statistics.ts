/**
 * What several rounds come to.
 *
 * @module
 */

/** The middle of the rounds, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** One number a round, by the number of the round. */
export type ByRound = ReadonlyMap<number, number>;

/** The median (of an even count: the mean of the middle two) and the ends; undefined without any number. */
export function spread(numbers: Iterable<number>): Spread | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [min, max, above] = [sorted[0], sorted.at(-1), sorted[half]];
  if (min === undefined || max === undefined || above === undefined) return undefined;
  const below = sorted.length % 2 === 0 ? sorted[half - 1] ?? above : above;
  return { median: (below + above) / 2, min, max };
}

/**
 * Ours over theirs, round by round, in the rounds that both have. What slows a machine down for a while
 * slows both sides of one round, and so is not in its ratio; a ratio of two medians would contain it.
 */
export function paired(ours: ByRound, theirs: ByRound): Spread | undefined {
  const ratios: number[] = [];
  for (const [round, our] of ours) {
    const their = theirs.get(round);
    if (their !== undefined && their > 0) ratios.push(our / their);
  }
  return spread(ratios);
}

/**
 * Lengths of time counted in buckets, and drawn.
 *
 * @module
 */
import { bar } from "./bar.ts";
import { type Lang, localeOf } from "./text.ts";

/** The lengths of time between two limits. */
export interface Bucket {
  /** The shortest that counts here. */
  readonly fromMs: number;
  /** The shortest that no longer does. */
  readonly toMs: number;
  /** How many there were. */
  readonly count: number;
}

/** Ten steps a decade, each about 26 % more than the last: preferred numbers, R10 (ISO 3). */
const FINE = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8];
/** Three steps a decade, for what is spread over several. */
const COARSE = [1, 2, 5];
/** Finer than this would be a list, not a picture. */
const MOST_FINE_BUCKETS = 16;

/**
 * Counts lengths of time in buckets that grow with what they hold: waiting is felt in proportions, and
 * between the fastest answer and the slowest there may be a factor of ten thousand. No gaps: a bucket in
 * between may be empty.
 */
export function bucketsOf(counted: Iterable<readonly [ms: number, count: number]>): Bucket[] {
  const pairs = [...counted];
  const fine = cut(pairs, FINE);
  return fine.length <= MOST_FINE_BUCKETS ? fine : cut(pairs, COARSE);
}

function cut(pairs: readonly (readonly [number, number])[], series: readonly number[]): Bucket[] {
  const edges = [0, ...edgesOf(series)];
  const counts = new Array<number>(edges.length).fill(0);
  for (const [ms, count] of pairs) {
    const above = edges.findIndex((edge) => edge > ms);
    const at = above < 0 ? edges.length - 1 : above - 1;
    counts[at] = (counts[at] ?? 0) + count;
  }
  const [first, last] = [counts.findIndex((n) => n > 0), counts.findLastIndex((n) => n > 0)];
  if (first < 0) return [];
  return counts.slice(first, last + 1).map((count, i) => ({
    fromMs: edges[first + i] ?? 0,
    toMs: edges[first + i + 1] ?? Number.MAX_VALUE,
    count,
  }));
}

/** From a microsecond to more than the 24 days that a timer holds. */
function edgesOf(series: readonly number[]): number[] {
  const decades = [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
  return decades.flatMap((decade) => series.map((step) => Number((step * decade).toPrecision(3))));
}

/** The buckets as lines of at most `width` columns, a bar and a count in each; 40 columns are the least. */
export function drawHistogram(
  buckets: readonly Bucket[],
  width: number,
  lang: Lang,
): string[] {
  const locale = localeOf(lang);
  const ms = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const whole = new Intl.NumberFormat(locale);
  const rows = buckets.map(({ fromMs, toMs, count }) => ({
    from: ms.format(fromMs),
    to: ms.format(toMs),
    count: whole.format(count),
    of: count,
  }));
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const froms = widest(rows.map(({ from }) => from));
  const tos = widest(rows.map(({ to }) => to));
  const counts = widest(rows.map(({ count }) => count));
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const columns = Math.max(1, width - "   –  ms  ".length - froms - tos - counts);
  return rows.map(({ from, to, count, of }) => {
    const label = `  ${from.padStart(froms)} – ${to.padStart(tos)} ms `;
    const drawn = bar(of / most, columns);
    return `${label}${drawn}${drawn === "" ? "" : " "}${count}`;
  });
}

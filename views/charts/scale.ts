/**
 * Where a number stands on an axis.
 *
 * @module
 */

/** A stretch of an axis. */
export type Span = readonly [from: number, to: number];

/** Places the numbers of one span in another, in proportion. */
export function scale([from, to]: Span, [left, right]: Span): (n: number) => number {
  const factor = to > from ? (right - left) / (to - from) : 0;
  return (n) => rounded(left + (n - from) * factor);
}

/** Round numbers within the span, about `count` of them. */
export function ticks([from, to]: Span, count: number): number[] {
  const rough = Math.max((to - from) / count, 1e-9);
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = decade * ([1, 2, 5, 10].find((n) => n * decade >= rough) ?? 10);
  const first = Math.ceil(from / step);
  return Array.from(
    { length: Math.max(0, Math.floor(to / step) - first + 1) },
    (_, i) => rounded((first + i) * step),
  );
}

/** To a tenth of a pixel, so that the same picture is the same text everywhere. */
export function rounded(n: number): number {
  return Math.round(n * 10) / 10;
}

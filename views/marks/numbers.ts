/**
 * Numbers of marks as a reader of the language writes them.
 *
 * @module
 */
import { type Lang, localeOf } from "../../wire/text.ts";

/** Points, to hundredths: `7.5`, or `7,5` in Portuguese. */
export function pointsText(points: number, lang: Lang): string {
  return points.toLocaleString(localeOf(lang), { maximumFractionDigits: 2 });
}

/** A share of the whole, `75%`; of nothing there is none. It is 100% only where nothing was lost. */
export function percentText(points: number, maxPoints: number, lang: Lang): string {
  if (maxPoints <= 0) return "–";
  const percent = points / maxPoints * 100;
  const whole = points < maxPoints ? Math.min(99, Math.round(percent)) : Math.round(percent);
  return `${whole.toLocaleString(localeOf(lang))}%`;
}

/** A duration in seconds, `1.2 s`. */
export function secondsText(ms: number, lang: Lang): string {
  return `${(ms / 1_000).toLocaleString(localeOf(lang), { maximumFractionDigits: 1 })} s`;
}

/**
 * Numbers of marks as a reader of the language writes them.
 *
 * @module
 */
import { type Lang, localeOf } from "../../wire/text.ts";

/** Made once: to make one takes longer than to use it a hundred times. */
function formats(digits: number): Record<Lang, Intl.NumberFormat> {
  const of = (lang: Lang) =>
    new Intl.NumberFormat(localeOf(lang), { maximumFractionDigits: digits });
  return { en: of("en"), pt: of("pt") };
}
const [WHOLE, TENTHS, HUNDREDTHS] = [formats(0), formats(1), formats(2)];

/** Points, to hundredths: `7.5`, or `7,5` in Portuguese. */
export function pointsText(points: number, lang: Lang): string {
  return HUNDREDTHS[lang].format(points);
}

/** A share of the whole, `75%`; of nothing there is none. It is 100% only where nothing was lost. */
export function percentText(points: number, maxPoints: number, lang: Lang): string {
  if (maxPoints <= 0) return "–";
  const percent = points / maxPoints * 100;
  const whole = points < maxPoints ? Math.min(99, Math.round(percent)) : Math.round(percent);
  return `${WHOLE[lang].format(whole)}%`;
}

/** A duration in seconds, `1.2 s`. */
export function secondsText(ms: number, lang: Lang): string {
  return `${TENTHS[lang].format(ms / 1_000)} s`;
}

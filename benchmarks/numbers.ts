/**
 * How figures are written in each language.
 *
 * @module
 */
import { type Lang, localeOf, type Text } from "../wire/text.ts";
import type { Spread } from "./statistics.ts";

/** 12,345 */
export function whole(number: number, lang: Lang): string {
  return formatted(number, lang, { maximumFractionDigits: 0 });
}

/** As it is: 3, 0.95 */
export function plainly(number: number, lang: Lang): string {
  return formatted(number, lang, {});
}

/** Three digits, or as many as the whole number has: 0.0123, 1.20, 12.3, 1,234 */
export function digits(number: number, lang: Lang): string {
  return formatted(number, lang, {
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
    minimumFractionDigits: 0,
    maximumFractionDigits: 0,
    roundingPriority: "morePrecision",
  });
}

/** 0.97, 1.23, 12.3, 123 */
export function ratioOf(number: number, lang: Lang): string {
  const places = number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
  return formatted(number, lang, { minimumFractionDigits: places, maximumFractionDigits: places });
}

/** 1.23 (1.10–1.41): the median, and the ends. */
export function spreadOf({ median, min, max }: Spread, lang: Lang): string {
  const [middle, from, to] = [median, min, max].map((number) => ratioOf(number, lang));
  return `${middle} (${from}–${to})`;
}

/** One text in each language, its numbers written as each writes them. */
export function inBoth(text: (lang: Lang) => string): Text {
  return { en: text("en"), pt: text("pt") };
}

function formatted(number: number, lang: Lang, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(localeOf(lang), options).format(number);
}

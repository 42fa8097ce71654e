/**
 * Days and numbers as the report's language writes them, the same on every machine.
 *
 * @module
 */
import type { Run } from "../../core/run.ts";
import { type Lang, localeOf } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";

const MONTHS: Readonly<Record<Lang, string>> = {
  en: "January February March April May June July August September October November December",
  pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
};

/** As `startedAt` of a run is written: ISO 8601, UTC. */
const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})/;

/** The day, written out, in UTC; what is no time as it was found. */
export function dayOf(iso: string, lang: Lang): string {
  const [, year, month, day] = INSTANT.exec(iso) ?? [];
  const name = MONTHS[lang].split(" ")[Number(month) - 1];
  if (!name) return shown(iso);
  return lang === "pt" ? `${Number(day)} de ${name} de ${year}` : `${name} ${Number(day)}, ${year}`;
}

/** The time of day to the second, in UTC. */
export function timeOf(iso: string): string {
  const time = INSTANT.exec(iso)?.[4];
  return time ? `${time} UTC` : "";
}

/** The days on which the runs were played, earliest first. */
export function daysOf(runs: readonly Run[], lang: Lang): readonly string[] {
  const starts = runs.map(({ startedAt }) => startedAt).toSorted();
  return [...new Set(starts.map((start) => dayOf(start, lang)))];
}

/** A whole number, its thousands set apart. */
export function whole(n: number, lang: Lang): string {
  return new Intl.NumberFormat(localeOf(lang)).format(n);
}

/** A length of time to three digits. */
export function inMs(ms: number, lang: Lang): string {
  const digits = new Intl.NumberFormat(localeOf(lang), { maximumSignificantDigits: 3 });
  return `${digits.format(ms)}\u00a0ms`;
}

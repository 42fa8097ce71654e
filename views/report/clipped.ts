/**
 * Long texts, bounded: one line of a program may have a million characters.
 *
 * @module
 */
import type { Observation } from "../../core/observation.ts";
import type { Lang } from "../../wire/text.ts";
import { tell } from "../facts.ts";
import { shown } from "../figures/cells.ts";
import { whole } from "./when.ts";

/** So much of a row is told. */
export const MOST_CHARS = 600;

/**
 * The beginning of a text, made visible, and how much more there is. It is cut before anything else is done
 * with it.
 */
export function clipped(text: string, lang: Lang, most = MOST_CHARS): string {
  return shown(text.slice(0, most).toWellFormed()) + rest(text, lang, most);
}

function rest(text: string, lang: Lang, most: number): string {
  if (text.length <= most) return "";
  const left = whole(text.length - most, lang);
  return lang === "pt" ? `… (mais ${left} caracteres)` : `… (${left} more characters)`;
}

/** Tells an observation; of a line that is longer, its beginning. */
export function toldShort(o: Observation, lang: Lang, sinceStartMs: number): string {
  const told = (brief: Observation) => tell(brief, lang, sinceStartMs).text;
  const cut = (text: string) => text.slice(0, MOST_CHARS);
  switch (o.kind) {
    case "printed":
    case "typed":
      return shown(told({ ...o, line: cut(o.line) })) + rest(o.line, lang, MOST_CHARS);
    case "started":
      return shown(told({ ...o, command: cut(o.command) })) + rest(o.command, lang, MOST_CHARS);
    case "quiet":
      return shown(told({ ...o, awaiting: { en: cut(o.awaiting.en), pt: cut(o.awaiting.pt) } }));
    default:
      return clipped(told(o), lang);
  }
}

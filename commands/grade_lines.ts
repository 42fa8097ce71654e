/**
 * What `deno task grade` tells in one line, with strangers' names in it.
 *
 * @module
 */
import type { SubmissionMark } from "../core/mark.ts";
import { type Lang, localeOf, type Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";

/**
 * A line in which neither a terminal nor GitHub's runner finds a command: the latter looks for `::name::` and
 * `##[name]` (actions/runner, ActionCommand.cs), and between the colons overlooks what has no width.
 */
export function inert(line: string): string {
  return visible(line).replace(/:(?=[\p{M}\p{C}]*:)/gu, "\\x3a").replaceAll("##[", "#\\x23[");
}

/** Told where one submission was asked for, and its folder looks like several. */
export const LIKE_CLASS: Text = {
  en: "There are only folders and archives in it: if each is a submission of its own, say --class.",
  pt: "Nela só há pastas e arquivos compactados: se cada um é uma entrega, use --class.",
};

/** A submission of a class: whose it is, its points, and why nothing could be played. */
export function summaryLine(
  { folder, points, maxPoints, failure }: SubmissionMark,
  lang: Lang,
): string {
  const because = failure ? `  ${failure.because[lang]}` : "";
  return inert(
    `${folder.padEnd(24)} ${points.toLocaleString(localeOf(lang))} / ${
      maxPoints.toLocaleString(localeOf(lang))
    }${because}`,
  );
}

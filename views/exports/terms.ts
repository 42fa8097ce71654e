/**
 * What an exported grader is told, the same wherever it runs.
 *
 * @module
 */
import type { Lang } from "../../wire/text.ts";

/** The Deno that the exported grader installs: the one that this project is tested with. */
export const DENO_VERSION = "2.9.6";

/** How the exported grader grades. */
export interface Terms {
  /** Question ids, or their beginnings; none means all. */
  readonly only: readonly string[];
  /** As `only`; none means none. */
  readonly hidden: readonly string[];
  readonly rounds: number;
  readonly lang: Lang;
  /** After so many seconds grading ends, and what was graded is kept. */
  readonly timeoutS: number;
}

/**
 * The flags of `deno task grade`, one string for each with its value. The words of `terms` need no quotes in a
 * shell: they are ids and numbers.
 *
 * @param files paths in the shell's words, quoted where they need it.
 */
export function gradeFlags(
  { only, hidden, rounds, lang }: Terms,
  files: { readonly manifest?: string; readonly rubric?: string },
): string[] {
  return [
    `--lang ${lang}`,
    `--rounds ${rounds}`,
    ...(only.length > 0 ? [`--only ${only.join(",")}`] : []),
    ...(hidden.length > 0 ? [`--hidden ${hidden.join(",")}`] : []),
    ...(files.manifest === undefined ? [] : [`--manifest ${files.manifest}`]),
    ...(files.rubric === undefined ? [] : [`--rubric ${files.rubric}`]),
  ];
}

/**
 * What checking a stored value against its shape says.
 *
 * @module
 */
import type * as v from "valibot";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";

/** Without `readonly`, and with every intersection multiplied out: what is left is the shape alone. */
export type Shape<T> = T extends string | number | boolean | null | undefined ? T
  : { -readonly [K in keyof T]: Shape<T[K]> };

/** Whether two types are one and the same. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2)
  ? true
  : false;

/** Where in a value something is wrong: `timeline[4].kind`; empty for the whole. */
export function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => key);
  const parts = keys.map((key) => typeof key === "number" ? `[${key}]` : `.${String(key)}`);
  return visible(parts.join("").replace(/^\./, "").slice(0, 200));
}

/** So much of a wrong value is shown. */
const MOST_SHOWN = 40;

/** What is wrong there. */
export function wrongShape(issue: v.BaseIssue<unknown>): Text {
  const got = visible(shortened(issue.received));
  if (issue.received === "undefined") return { en: "it is missing", pt: "está faltando" };
  const { expected } = issue;
  if (expected === null) {
    return {
      en: `it cannot be ${got}: a number in it is missing, or does not fit the others`,
      pt: `não pode ser ${got}: falta um número, ou algum não combina com os outros`,
    };
  }
  const wanted = visible(expected);
  return {
    en: `it cannot be ${got}: it should be ${wanted}`,
    pt: `não pode ser ${got}: deveria ser ${wanted}`,
  };
}

function shortened(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
}

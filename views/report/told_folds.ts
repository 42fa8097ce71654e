/**
 * What is folded away, in words.
 *
 * @module
 */
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import type { Stretch } from "./folds.ts";
import { nameOf } from "../names.ts";
import { whole } from "./when.ts";

type Fold = Extract<Stretch, { kind: "fold" }>;

/** So many names say whose rows they are. */
const MOST_NAMES = 4;

/** How many rows are folded, which, and whose. */
export function foldText({ count, from, to, whose }: Fold, run: Run, lang: Lang): string {
  const names = whose.slice(0, MOST_NAMES).map((who) => nameOf(run, who, lang));
  const more = whose.length > MOST_NAMES ? ", …" : "";
  const of = `${from}–${to}: ${names.join(", ")}${more}`;
  return lang === "pt"
    ? `mais ${whole(count, lang)} linhas (${of})`
    : `${whole(count, lang)} more rows (${of})`;
}

/** Where the rows are that the report leaves out. */
export function leftOut(count: number, lang: Lang): string {
  return lang === "pt"
    ? `Mais ${whole(count, lang)}: só no registro do experimento (--json).`
    : `${whole(count, lang)} more: in the record of the play only (--json).`;
}

/**
 * What the forms of a result share: words, points, and the lines that explain a claim.
 *
 * @module
 */
import type { ClaimMark } from "../../core/mark.ts";
import { type Lang, localeOf, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";

/** Labels. */
export const WORDS = {
  expected: { en: "expected", pt: "esperado" },
  observed: { en: "observed", pt: "observado" },
  lines: { en: "lines", pt: "linhas" },
  hint: { en: "hint", pt: "dica" },
  undecided: {
    en: "could not tell; no points are lost",
    pt: "não deu para saber; não perde pontos",
  },
  fault: { en: "the lab failed; no points are lost", pt: "o lab falhou; não perde pontos" },
  flaky: { en: "met in some rounds only", pt: "cumprido só em algumas rodadas" },
  failure: { en: "Nothing could be played", pt: "Nada pôde ser executado" },
  programs: { en: "The programs", pt: "Os programas" },
  notHandedIn: {
    en: "no program for it was handed in",
    pt: "nenhum programa para ela foi entregue",
  },
  nothingDecided: {
    en: "nothing of it could be decided; no points are lost",
    pt: "nada dela pôde ser decidido; não perde pontos",
  },
  nothingGraded: { en: "nothing was graded", pt: "nada foi avaliado" },
  points: { en: "points", pt: "pontos" },
} as const satisfies Record<string, Text>;

/**
 * Strangers' text for a file or a terminal: nothing in it is obeyed, and each character may stand in JSON, YAML and
 * XML, which have no halves of characters, and in part no U+FFFE and U+FFFF.
 */
export function plain(text: string): string {
  return visible(text.toWellFormed()).replace(
    /[\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16)}`,
  );
}

/** Points to two decimals, for machines. */
export function rounded(points: number): number {
  return Math.round((points + Number.EPSILON) * 100) / 100;
}

/** Points for people: a comma in Portuguese. */
export function shown(points: number, lang: Lang): string {
  return rounded(points).toLocaleString(localeOf(lang), {
    maximumFractionDigits: 2,
    useGrouping: false,
  });
}

/** Why a claim came out as it did, a line each; control characters are made visible. */
export function reasons(claim: ClaimMark, lang: Lang): string[] {
  const { verdict, expected, observed, because, hint, lines, flaky } = claim;
  const told = (word: Text, text?: Text) => text ? [`${word[lang]}: ${plain(text[lang])}`] : [];
  return [
    ...(flaky ? [WORDS.flaky[lang]] : []),
    ...told(WORDS.expected, expected),
    ...told(WORDS.observed, observed),
    ...(verdict === "undecided" || verdict === "fault"
      ? because ? told(WORDS[verdict], because) : [WORDS[verdict][lang]]
      : []),
    ...(verdict !== "met" && lines.length > 0
      ? [`${WORDS.lines[lang]}:`, ...lines.map((line) => `  ${plain(line[lang])}`)]
      : []),
    ...told(WORDS.hint, hint),
  ];
}

/**
 * What a person reads exists in two languages, side by side, so that neither can be forgotten.
 *
 * @module
 */

/** The languages of the lab: English and Brazilian Portuguese. */
export type Lang = "en" | "pt";

/** One text in each language. */
export interface Text {
  /** English. */
  readonly en: string;
  /** Brazilian Portuguese. */
  readonly pt: string;
}

/** A text that reads the same in every language: a name, a number, a line of protocol. */
export function same(text: string): Text {
  return { en: text, pt: text };
}

/** A number to tenths: `7.4`, and `7,4` in Portuguese. */
export function tenths(n: number): Text {
  const en = n.toFixed(1);
  return { en, pt: en.replace(".", ",") };
}

/** Texts one behind the other, those that are there, with blanks between them. */
export function joined(...texts: readonly (Text | undefined)[]): Text {
  const all = texts.flatMap((text) => text ?? []);
  return { en: all.map(({ en }) => en).join(" "), pt: all.map(({ pt }) => pt).join(" ") };
}

/** The language as HTML and Intl name it. */
export function localeOf(lang: Lang): string {
  return lang === "pt" ? "pt-BR" : "en-US";
}

/** The system's language (LC_ALL, LC_MESSAGES, LANG, or the Windows setting) if it is Portuguese; or English. */
export function systemLang(): Lang {
  return /^pt\b/i.test(navigator.language) ? "pt" : "en";
}

/**
 * Breaks a text at blanks into lines of at most `width` columns; a longer word is cut.
 *
 * @param columns how many columns a text takes; by default one for each UTF-16 unit.
 */
export function wrap(
  text: string,
  width: number,
  columns: (text: string) => number = (text) => text.length,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (let word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (columns(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    while (columns(word) > width) {
      const fits = beginning(word, width, columns);
      lines.push(fits);
      word = word.slice(fits.length);
    }
    line = word;
  }
  return [...lines, line.trimEnd()];
}

/** As much of the word as fits, whole characters, at least one. */
function beginning(word: string, width: number, columns: (text: string) => number): string {
  let fits = "";
  for (const char of word) {
    if (fits !== "" && columns(fits + char) > width) break;
    fits += char;
  }
  return fits;
}

/** Rows in two columns, the second wrapped. */
export function columns(
  rows: readonly (readonly [string, string])[],
  width: number,
): string[] {
  const first = Math.max(...rows.map(([left]) => left.length));
  return rows.flatMap(([left, right]) =>
    wrap(right, Math.max(20, width - first - 4)).map((line, i) =>
      `  ${(i === 0 ? left : "").padEnd(first)}  ${line}`
    )
  );
}

/** With letters for digits, `a` for 0: some programs take nothing else where a name may stand. */
export function lettered(text: string): string {
  return text.replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
}

/**
 * Lines of roff with the macros of man(7), as groff(1) and mandoc(1) read them.
 *
 * @module
 */
import { typedInBinary } from "../../wire/typed.ts";

/** What roff would read as something else, or print as another character: `'` as ’, `-` as a hyphen (groff_char(7)). */
const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\(rs",
  "-": "\\-",
  "'": "\\(aq",
  '"': "\\(dq",
  "`": "\\(ga",
  "^": "\\(ha",
  "~": "\\(ti",
};

/** A text as roff prints it unchanged, wherever it stands. */
export function roff(text: string): string {
  return typedInBinary(text)
    .replace(/[\\'"`^~-]/g, (char) => SPECIAL[char] ?? char)
    .replace(/^\./, "\\&.");
}

/** Words to be typed as they are. */
export const bold = (text: string) => `\\fB${roff(text)}\\fR`;

/** Words that stand for others. */
export const italic = (text: string) => `\\fI${roff(text)}\\fR`;

/** A macro with its arguments, which are texts. */
export function macro(name: string, ...texts: readonly string[]): string {
  return [`.${name}`, ...texts.map((text) => `"${roff(text)}"`)].join(" ");
}

/** A text in which what is to be typed stands between backticks. */
export function prose(text: string): string {
  return text.split("`").map((part, i) => i % 2 === 0 ? roff(part) : bold(part)).join("");
}

/** A paragraph of roff. */
export const paragraph = (line: string) => [".PP", line];

/** What is told of something: it stands to the right of it, or below. Both are roff. */
export const tagged = (tag: string, line: string) => [".TP", tag, line];

/** Command lines as they are typed, set off. */
export function typedLines(...lines: readonly string[]): string[] {
  return [".PP", ".nf", ".RS", ...lines.map(bold), ".RE", ".fi"];
}

/** A name of another page, with its section. */
export function reference(page: string): string {
  const [, name = "", section = ""] = /^(.*)(\(\d\))$/.exec(page) ?? [];
  return bold(name) + section;
}

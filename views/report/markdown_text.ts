/**
 * Text in a document of GitHub-flavoured Markdown: what came from outside stays text there.
 *
 * @module
 */
import { shown } from "../figures/cells.ts";

/**
 * What begins emphasis, code, a link, HTML, an entity, a table's cell, a mention or a formula. A backslash in
 * front of any punctuation makes it text (CommonMark, section 2.4).
 */
const ACTIVE = /[\\`*_{}[\]<>|~&#@$!]/g;

/** What begins a list, a heading or a rule at the beginning of a line. */
const LEADING = /^(\s*)(?:([-+=])|(\d{1,9})([.)]))/;

/** A link that GitHub would make by itself of an address in the text. */
const AUTOLINK = /\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)/gi;

/** A text on one line of Markdown. */
export function plain(text: string): string {
  return shown(text.replaceAll("\n", " "))
    .replace(ACTIVE, "\\$&")
    .replace(
      LEADING,
      (_, blank, sign, digits, dot) => `${blank}${sign ? `\\${sign}` : `${digits}\\${dot}`}`,
    )
    .replace(AUTOLINK, (_, scheme, colon, www, dot) => `${scheme ?? www}\\${colon ?? dot}`);
}

/**
 * What stood on a screen, as code: nothing in it is Markdown. Where it has what would end the code or a cell
 * of a table, the characters are written as references, which are text and nothing else (section 2.5).
 */
export function code(text: string): string {
  const line = shown(text.replaceAll("\n", " "));
  if (line.trim() === "") return "";
  if (!/[`|]/.test(line)) return line.endsWith("\\") ? `\`${line} \`` : `\`${line}\``;
  return `<code>${line.replace(/[\\`*_{}[\]<>|~&#@$!:]|(?<=www)\./gi, reference)}</code>`;
}

function reference(char: string): string {
  return `&#${char.codePointAt(0)};`;
}

/** A link to a place in the same document. */
export function linkTo(anchor: string, text: string): string {
  return `[${text}](#${anchor})`;
}

/** Rows as a table; the cells are Markdown already. */
export function tableOf(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  rightAligned: readonly number[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = heads.map((_, i) => rightAligned.includes(i) ? "---:" : "---");
  return [heads, rule, ...rows].map(line).join("\n");
}

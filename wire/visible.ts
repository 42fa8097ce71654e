/**
 * What comes from outside is shown, never obeyed: a peer's bytes must not drive the reader's terminal.
 *
 * @module
 */

/**
 * C0 and C1 controls with DEL (all but tab), and what reorders or hides text: soft hyphen, zero-width
 * characters, line and paragraph separators, bidirectional controls (Unicode Technical Report 36), the BOM,
 * interlinear annotations, tags.
 */
const UNSAFE =
  // deno-lint-ignore no-control-regex -- control characters are what this is about
  /[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The text with every character that a terminal could obey written out: ESC becomes `\x1b`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (char) => {
    if (char === "\n") return "\\n";
    if (char === "\r") return "\\r";
    const hex = (char.codePointAt(0) ?? 0).toString(16);
    if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
    return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
  });
}

/** As {@linkcode visible}, but lines stay lines: what a terminal may show of a stream. */
export function visibleLines(text: string): string {
  return text.split(/\r?\n/).map(visible).join("\n");
}

/** The first `limit` UTF-16 units of a text, made visible, in quotes: for one line of a log. */
export function quoted(text: string, limit = 60): string {
  return text.length <= limit
    ? `"${visible(text)}"`
    : `"${visible(text.slice(0, limit))}…" (${text.length})`;
}

/**
 * Readers of markup that take nothing for granted: what is not markup as the report writes it is an error.
 *
 * @module
 */
import { assert } from "@std/assert";

/** A start tag with its attributes, every value in quotes. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const TOKEN =
  /<!DOCTYPE html>|<\?xml version="1\.0" encoding="UTF-8"\?>|<(\/?)([a-zA-Z][\w-]*)((?:\s[\w:-]+(?:="[^"<]*")?)*)\s?\/?>/y;
const ATTRIBUTE = /\s([\w:-]+)(?:="([^"<]*)")?/g;
/** Elements whose content is no markup: our own scripts and styles, which the tests do not read. */
const RAW = /(<(script|style)(?:\s[^>]*)?>)[\s\S]*?(<\/\2>)/g;

/** The tags of a document; fails at a `<` that begins none, and at a control character. */
export function tagsOf(document: string): Tag[] {
  const text = document.replace(RAW, "$1$3");
  // deno-lint-ignore no-control-regex -- that none is left is the point
  const control = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.exec(text);
  assert(!control, `a control character: ${JSON.stringify(control?.[0])}`);
  const tags: Tag[] = [];
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", TOKEN.lastIndex)) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    assert(token, `no tag: ${text.slice(at, at + 80)}`);
    const [, isEnd, name, attributes = ""] = token;
    if (isEnd === "" && name) {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key, value]) => [key, value ?? ""]);
      tags.push({ name, attributes: Object.fromEntries(pairs) });
    }
  }
  return tags;
}

/** What Markdown of the report consists of; the text between has no character that begins anything. */
const PIECES = [
  /\\[!-/:-@[-`{-~]/y, // an escaped character
  /`[^`|\n]+`/y,
  /<code>(?:[^<>&`|*_[\]\\~$@\n]|&#\d+;)*<\/code>/y,
  /<a id="[\w-]+"><\/a>/y,
  /!\[(?:\\.|[^\]\\])*\]\(prints\/[\w-]+\.svg\)/y,
  /\[(?:\\.|[^\]\\])*\]\(#[\w-]+\)/y,
  /\*\*/y,
  /(?!(?:https?|ftp|mailto|xmpp):|www\.)[^\\`<>*_[\]{}&~$@|\n]/iy,
  /\n/y,
  /(?<=^|\n)>/y,
  /\|/y,
] as const;

/** Fails at the first thing in the Markdown that the report does not write; gives the cells of each line. */
export function cellsOf(markdown: string): number[] {
  const cells: number[] = [0];
  for (let at = 0; at < markdown.length;) {
    const piece = PIECES.map((piece) => {
      piece.lastIndex = at;
      return piece.exec(markdown)?.[0];
    }).find((found) => found !== undefined);
    assert(piece, `active: ${JSON.stringify(markdown.slice(at, at + 80))}`);
    if (piece === "\n") cells.push(0);
    if (piece === "|") cells.push((cells.pop() ?? 0) + 1);
    at += piece.length;
  }
  return cells;
}

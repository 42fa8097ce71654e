/**
 * Strict readers of what the views write: pages as a browser takes them, pages and pictures tag by tag, pictures as
 * XML, and Markdown. They take nothing for granted: what the lab does not write is found.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** The elements with their attributes, and what in them could act. */
export interface Anatomy {
  /** `a[class,href]`, each once. */
  readonly elements: ReadonlySet<string>;
  /** The texts of scripts and styles, in their order. */
  readonly code: readonly string[];
  /** The texts of templates: what a script is going to read. */
  readonly templates: readonly string[];
  /** Handlers, comments, and addresses that lead out of the page. */
  readonly active: readonly string[];
  /** All text that is not code, attributes too. */
  readonly text: string;
}

/** What a browser makes of a page (WHATWG HTML, section 13.2). */
export function anatomyOf(html: string): Anatomy {
  const elements = new Set<string>();
  const code: string[] = [];
  const templates: string[] = [];
  const active: string[] = [];
  const texts: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node, within: string) => {
    if (node.nodeName === "#comment") active.push("a comment");
    if ("value" in node) (/^(script|style)$/.test(within) ? code : texts).push(node.value);
    if ("attrs" in node) {
      elements.add(`${node.tagName}[${node.attrs.map(({ name }) => name).toSorted()}]`);
      for (const { name, value } of node.attrs) {
        if (/^on/i.test(name)) active.push(`${node.tagName} ${name}`);
        if (
          /^(href|src|srcset|srcdoc|action|formaction|data|background|poster|ping)$/i.test(name)
        ) {
          if (!value.startsWith("#")) active.push(`${node.tagName} ${name}=${value}`);
        }
        texts.push(value);
      }
    }
    if ("content" in node) templates.push(textOf(node.content));
    if ("childNodes" in node) { for (const child of node.childNodes) visit(child, node.nodeName); }
  };
  visit(parse(html), "");
  return { elements, code, templates, active, text: texts.join("\n") };
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** A start tag with its attributes, every value in quotes. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const TAG_TOKEN =
  /<!DOCTYPE html>|<\?xml version="1\.0" encoding="UTF-8"\?>|<(\/?)([a-zA-Z][\w-]*)((?:\s[\w:-]+(?:="[^"<]*")?)*)\s?\/?>/y;
const TAG_ATTRIBUTE = /\s([\w:-]+)(?:="([^"<]*)")?/g;
/** Elements whose content is no markup: our own scripts and styles, which the tests do not read. */
const RAW = /(<(script|style)(?:\s[^>]*)?>)[\s\S]*?(<\/\2>)/g;

/** The tags of a document; fails at a `<` that begins none, and at a control character. */
export function tagsOf(document: string): Tag[] {
  const text = document.replace(RAW, "$1$3");
  // deno-lint-ignore no-control-regex -- that none is left is the point
  const control = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.exec(text);
  assert(!control, `a control character: ${JSON.stringify(control?.[0])}`);
  const tags: Tag[] = [];
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", TAG_TOKEN.lastIndex)) {
    TAG_TOKEN.lastIndex = at;
    const token = TAG_TOKEN.exec(text);
    assert(token, `no tag: ${text.slice(at, at + 80)}`);
    const [, isEnd, name, attributes = ""] = token;
    if (isEnd === "" && name) {
      const pairs = [...attributes.matchAll(TAG_ATTRIBUTE)].map((
        [, key, value],
      ) => [key, value ?? ""]);
      tags.push({ name, attributes: Object.fromEntries(pairs) });
    }
  }
  return tags;
}

const NAME = String.raw`[A-Za-z_][\w.:-]*`;
/** No entity but XML's own five (section 4.6), and no character by its number: the pictures need none. */
const REFERENCE = String.raw`&(?:amp|lt|gt|quot|apos);`;
const XML_ATTRIBUTE = String.raw` (${NAME})="((?:[^<&"]|${REFERENCE})*)"`;
const XML_TOKEN = new RegExp(
  String.raw`<(/?)(${NAME})((?:${XML_ATTRIBUTE})*) ?(/?)>|((?:[^<&]|${REFERENCE})+)`,
  "y",
);
/** Characters that no XML document may hold, not even as references (section 2.2). */
// deno-lint-ignore no-control-regex -- they are what this is about
const NO_CHAR = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/u;

/**
 * What keeps a text from being a picture in XML 1.0: nothing, for one element in which no id is there twice, without
 * comments, sections, processing instructions and entities, which is all that the pictures need.
 */
export function xmlFaults(xml: string): string[] {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "").trimEnd();
  if (NO_CHAR.test(body)) return ["holds a character that is none"];
  if (body === "") return ["has no root"];
  const open: string[] = [];
  const ids = new Set<string>();
  XML_TOKEN.lastIndex = 0;
  while (XML_TOKEN.lastIndex < body.length) {
    const at = XML_TOKEN.lastIndex;
    const [, close, name = "", attributes = "", , , empty, text] = XML_TOKEN.exec(body) ?? [];
    if (text !== undefined) {
      if (open.length === 0) return [`text outside of the root: ${text.slice(0, 80)}`];
      if (text.includes("]]>")) return [`]]> in a text: ${text.slice(0, 80)}`];
    } else if (name === "") return [`not a tag: ${body.slice(at, at + 80)}`];
    else if (close) {
      if (attributes || empty) return [`</${name}> is more than an end`];
      if (open.pop() !== name) return [`</${name}> closes another`];
    } else {
      if (open.length === 0 && at > 0) return [`a second root: <${name}>`];
      const pairs = [...attributes.matchAll(new RegExp(XML_ATTRIBUTE, "g"))];
      const values = new Map(pairs.map(([, key, value]) => [key, value ?? ""]));
      if (values.size < pairs.length) return [`an attribute twice: ${attributes}`];
      const id = values.get("id");
      if (id !== undefined && ids.has(id)) return [`an id twice: ${id}`];
      if (id !== undefined) ids.add(id);
      if (!empty) open.push(name);
    }
  }
  return open.length > 0 ? [`<${open.at(-1)}> stays open`] : [];
}

/** Fails where {@linkcode xmlFaults} finds something. */
export function assertWellFormed(xml: string): void {
  assertEquals(xmlFaults(xml), []);
}

/** The elements of a picture, in their order; fails where it is not well-formed. */
export function elementsOf(xml: string): Tag[] {
  assertWellFormed(xml);
  return tagsOf(xml);
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

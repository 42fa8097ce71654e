/**
 * What a document is made of, as a browser or an XML reader takes it.
 *
 * @module
 */
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

const NAME = String.raw`[A-Za-z_][\w.:-]*`;
const REFERENCE = String.raw`&(?:lt|gt|amp|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);`;
const ATTRIBUTE = String.raw`\s+(${NAME})="((?:[^<&"]|${REFERENCE})*)"`;
const TOKEN = new RegExp(
  String.raw`<(/?)(${NAME})((?:${ATTRIBUTE})*)\s*(/?)>|((?:[^<&]|${REFERENCE})+)`,
  "y",
);
/** Characters that no XML document may hold, not even as references (XML 1.0, section 2.2). */
// deno-lint-ignore no-control-regex -- they are what this is about
const NO_CHAR = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/u;

/**
 * What keeps a text from being XML: nothing, for a subset of XML without comments, sections, processing
 * instructions and entities of its own, which is all that the pictures need (XML 1.0, section 2.1).
 */
export function xmlFaults(xml: string): string[] {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "").trimEnd();
  if (NO_CHAR.test(body)) return ["holds a character that is none"];
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const at = TOKEN.lastIndex;
    const [, close, name = "", attributes = "", , , empty, text] = TOKEN.exec(body) ?? [];
    if (text !== undefined) {
      if (open.length === 0) return [`text outside of the root: ${text.slice(0, 80)}`];
      if (text.includes("]]>")) return [`]]> in a text: ${text.slice(0, 80)}`];
    } else if (name === "") return [`not a tag: ${body.slice(at, at + 80)}`];
    else if (close) {
      if (open.pop() !== name) return [`</${name}> closes another`];
    } else {
      if (open.length === 0 && at > 0) return [`a second root: <${name}>`];
      const names = [...attributes.matchAll(new RegExp(ATTRIBUTE, "g"))].map(([, key]) => key);
      if (new Set(names).size < names.length) return [`an attribute twice: ${attributes}`];
      if (!empty) open.push(name);
    }
  }
  return open.length > 0 ? [`<${open.at(-1)}> stays open`] : [];
}

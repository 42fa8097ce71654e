/**
 * XML, read strictly: what is not well-formed is an error.
 *
 * @module
 */

/** An element's start, with its attributes as they are written. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** XML 1.0, section 2.2. */
const CHARS = /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/;
const TAG = /<(\/?)([a-z]+)((?: [A-Za-z:-]+="[^"<]*")*)( ?\/)?>/gy;
const TEXT = /[^<]+/gy;
const REFERENCE = /&(?:amp|lt|gt|quot|apos);/g;

/** The elements of a document that has no comments, CDATA sections or processing instructions. */
export function elementsOf(document: string): readonly Element[] {
  if (!CHARS.test(document)) throw new Error("a character that XML does not know");
  const text = document.replace(DECLARATION, "").trimEnd();
  const elements: Element[] = [];
  const open: string[] = [];
  for (let at = 0; at < text.length;) {
    TAG.lastIndex = TEXT.lastIndex = at;
    const tag = TAG.exec(text);
    if (!tag) {
      const characters = TEXT.exec(text)?.[0];
      if (!characters || open.length === 0) {
        throw new Error(`no markup: ${text.slice(at, at + 60)}`);
      }
      if (characters.includes("]]>")) throw new Error("]]> in text");
      checkReferences(characters);
      at += characters.length;
      continue;
    }
    const [whole, isEnd, name = "", attributes = "", isEmpty] = tag;
    if (isEnd && open.pop() !== name) throw new Error(`</${name}> ends nothing`);
    if (!isEnd) {
      if (open.length === 0 && elements.length > 0) throw new Error("two roots");
      elements.push({ name, attributes: attributesOf(attributes) });
      if (!isEmpty) open.push(name);
    }
    at += whole.length;
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> has no end`);
  return elements;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(/([A-Za-z:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`${name} twice`);
    checkReferences(value);
    attributes[name] = value;
  }
  return attributes;
}

function checkReferences(text: string): void {
  if (text.replace(REFERENCE, "").includes("&")) throw new Error(`no reference: ${text}`);
}

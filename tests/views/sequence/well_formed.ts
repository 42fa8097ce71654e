/**
 * Whether a text is XML.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";

// deno-lint-ignore no-control-regex -- these are what XML 1.0 forbids (section 2.2)
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** Asserts that every element is closed, in order, that nothing is left unescaped, and no id is there twice. */
export function assertWellFormed(xml: string): void {
  assert(xml.isWellFormed() && !FORBIDDEN.test(xml), "a character that XML forbids");
  const open: string[] = [];
  const rest = xml.replace(/<(\/?)([a-z:]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/gi, (...parts) => {
    const [, closes, name, , empty] = parts;
    if (closes) assertEquals(open.pop(), name);
    else if (!empty) open.push(name);
    return "";
  });
  assertEquals(open, []);
  assert(!/[<]|&(?!(?:lt|gt|amp|quot|apos|#\w+);)/.test(rest), rest);
  const ids = [...xml.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assertEquals(ids.length, new Set(ids).size);
}

/**
 * Where a text stops being JSON. V8 tells the place in some of its messages only, and words them anew
 * from time to time.
 *
 * @module
 */

/** Blanks, then punctuation, a string, or a number or literal (RFC 8259, sections 2 to 7). */
const TOKEN =
  // deno-lint-ignore no-control-regex -- strings may not have control characters
  /[ \t\n\r]*([{}[\],:]|"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** What may come next, by what was expected; `"` is a string, `0` a number or a literal. */
const MAY_COME: Record<string, string> = {
  value: '{["0',
  "first value": '{["0]',
  "first name": '"}',
  name: '"',
  colon: ":",
  "}": ",}",
  "]": ",]",
  end: "",
};

/** The offset, in UTF-16 units, of the first character at which no JSON text can go on. */
export function jsonFault(text: string): number {
  const open: ("}" | "]")[] = [];
  let expected = "value";
  for (let at = 0;;) {
    const blank = /[ \t\n\r]*/y;
    blank.lastIndex = at;
    const start = at + (blank.exec(text)?.[0].length ?? 0);
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return start;
    const [first = ""] = token;
    const kind = '{}[],:"'.includes(first) ? first : "0";
    if (!MAY_COME[expected]?.includes(kind)) return start;
    at = TOKEN.lastIndex;
    if (kind === "{" || kind === "[") {
      open.push(kind === "{" ? "}" : "]");
      expected = kind === "{" ? "first name" : "first value";
    } else if (kind === ",") {
      expected = open.at(-1) === "}" ? "name" : "value";
    } else if (kind === ":") {
      expected = "value";
    } else if (kind === '"' && expected.endsWith("name")) {
      expected = "colon";
    } else {
      if (kind === "}" || kind === "]") open.pop();
      expected = open.at(-1) ?? "end";
    }
  }
}

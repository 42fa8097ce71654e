/**
 * The order in which a program reads a host and a port from standard input: where it is clear, they can
 * be typed for it.
 *
 * @module
 */
/** What a read takes. */
export type Kind = "host" | "port";

/** How the names of variables and the words of prompts tell a host and a port; undefined: neither. */
export interface Telling {
  /** Reads a line, or a number. */
  readonly read: string;
  readonly prompt: (said: string, printed: boolean) => readonly Kind[];
  readonly name: (name: string) => readonly Kind[];
}

/** More reads than are looked at, and more characters around each of them. */
const MOST_READS = 40;
const MOST_CHARS = 300;
/** Printed as it stands: `print("Resposta: ", x)` prompts for nothing. */
const PRINTED =
  /(?:\b(?:[Pp]rint\w*!?|puts|log|write)\s*\(|\bcout\s*<<)\s*(["'])([^"'\n]{1,80})\1\s*(?:,\s*(?:end|flush)\b[^)\n]{0,40}|<<\s*[\w:]{1,20}\s*)?\)?\s*(?:[;\n]|$)/g;
/** A variable for what the other side is sent, whatever was printed before. */
const MESSAGE = /mensag|message|msg|frase|sentence|apelido|nick/i;
/** What stands between two reads of which not both take place, or not in this order. */
const APART = /\b(?:def|func|function|fn|else|elif|elsif|case|catch)\b/;

/** What the first reads take, one after the other; undefined where it is not sure. */
export function askingOrder(code: string, { read, prompt, name }: Telling): Kind[] | undefined {
  const reads = [
    ...code.matchAll(new RegExp(String.raw`${read}|\bstdin\.\w*read\w*\s*\(|\.readline\s*\(`, "g")),
  ].slice(0, MOST_READS);
  let end = 0;
  const kinds = reads.map((found) => {
    const from = Math.max(end, found.index - MOST_CHARS);
    end = found.index + found[0].length;
    return kindsOf(code.slice(from, found.index), found[0], code.slice(end, end + MOST_CHARS));
  });
  const known = kinds.findIndex((one) => one.length !== 1);
  const count = known < 0 ? kinds.length : known;
  const order = kinds.slice(0, count).flat();
  const between = code.slice(reads[0]?.index, reads[count - 1]?.index);
  const later = kinds.slice(count).flat();
  return count === 0 || new Set(order).size < count || later.length > 0 || !together(between)
    ? undefined
    : order;

  function kindsOf(before: string, call: string, after: string): readonly Kind[] {
    const statement = /[^;\n{}]*$/.exec(before)?.[0] ?? "";
    // A function gives it back to whoever calls it, wherever that is.
    if (/\breturn\b/.test(statement)) return [];
    const inner = /^\s*[fr]?(["'`])([^"'`\n]{1,80})\1/.exec(after)?.[2] ?? "";
    const reader = /scan|Scan|cin|fgets|getline|read_line|question/.test(call);
    const inside = reader ? taken(call, after) : [];
    // Several in one line.
    if (/^[^;\n]*\.split\b/.test(after) || inside.length > 1) return ["host", "port"];
    const asked = call.includes("scanf") ? [] : prompt(inner, false);
    if (asked.length > 0) return asked;
    const variable = /^\s*(?:[\w.<>\[\]*&]+\s+){0,4}(\w+)(?:\s*:\s*\w+)?\s*:?=(?!=)[^=,]*$/
      .exec(statement)?.[1] ?? "";
    const named = inside[0] ?? name(variable);
    if (MESSAGE.test(variable)) return [];
    const printed = prompt([...before.matchAll(PRINTED)].at(-1)?.[2] ?? "", true);
    const both = new Set([...named, ...printed]);
    return [...both];
  }

  /** What the variables that a call fills are for, each. */
  function taken(call: string, after: string): (readonly Kind[])[] {
    const list = call.includes("cin")
      ? /^[^;\n]*/.exec(after)?.[0].split(">>") ?? []
      : (/^[^;\n)]*/.exec(after)?.[0] ?? "").split(",")
        .filter((word) => !/["']|\bstdin\b|\bcin\b|\bsizeof\b|^\s*\d+\s*$/.test(word));
    // Of what is not only filled, as in fgets(line, MAX, stdin), the first is.
    const filled = /fgets|getline|read_line|question/.test(call) ? list.slice(0, 1) : list;
    return filled.map((word) => name(/\w+(?=\W*$)/.exec(word)?.[0] ?? ""));
  }
}

/** Whether what stands between is one block, or goes deeper, but never leaves the first. */
function together(between: string): boolean {
  let depth = 0;
  for (const char of between) {
    if (char === "{") depth++;
    else if (char === "}" && --depth < 0) return false;
  }
  return !APART.test(between);
}

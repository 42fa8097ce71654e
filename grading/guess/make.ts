/**
 * What a Makefile leaves behind. Only plain rules are understood: whoever writes more than that is
 * asked for a `submission.json`.
 *
 * @module
 */
import type { Recipe } from "./building.ts";
import { join, type Listing, type Source } from "./files.ts";

/** How `make` builds a source, where the nearest Makefile says what becomes of it. */
export function madeBy({ folder, stem, path }: Source, { recipes }: Listing): Recipe | undefined {
  const homes = folder === "." ? ["."] : [folder, "."];
  for (const home of homes) {
    const makefile = ["GNUmakefile", "makefile", "Makefile"].map((name) =>
      recipes.get(join(home, name))
    )
      .find((text) => text !== undefined);
    if (makefile === undefined) continue;
    const file = home === "." ? path : path.slice(home.length + 1);
    const output = outputOf(makefile, file, stem);
    if (output === undefined) continue;
    const make = home === "." ? ["make"] : ["make", "-C", home];
    return { build: [make], run: [`./${join(home, output)}`] };
  }
}

/** The program that a rule makes of a file. */
function outputOf(makefile: string, file: string, stem: string): string | undefined {
  const variables = new Map(
    [...makefile.matchAll(/^(\w+)[ \t]*[:?]?=[ \t]*(.*)$/gm)].map(([, name = "", value = ""]) => [
      name,
      value.trim(),
    ]),
  );
  // Variables in variables are one deep in a Makefile of this size.
  const filled = (text: string) =>
    text.replace(/\$[({](\w+)[)}]/g, (all, name) => variables.get(name) ?? all);
  const lines = filled(filled(makefile.replaceAll("\\\n", " "))).split("\n");
  const rule = /^([^\s:#=]+)\s*:(?!=)\s*(.*)$/;
  const object = file.replace(/\.\w+$/, ".o");
  let target = "";
  let needs: string[] = [];
  for (const line of lines) {
    const [, name, after] = rule.exec(line) ?? [];
    if (name !== undefined && !line.startsWith("\t")) {
      target = name;
      needs = (after ?? "").split(/\s+/);
      continue;
    }
    const words = line.trim().split(/\s+/);
    const takes = (word: string) => word === file || word === object || word === `./${file}`;
    const from = words.some(takes) || (/\$[<^]/.test(line) && needs.some(takes));
    if (!line.startsWith("\t") || !from || words.includes("-c")) continue;
    const output = words[words.indexOf("-o") + 1];
    if (!words.includes("-o") || output === undefined) continue;
    return safe(output.replace(/\$@|\$\(@\)/, target));
  }
  // make's own rule makes `server` of `server.c`, if a target or a list of programs asks for it.
  const asked = lines.some((line) => {
    const [, name = "", after = ""] = rule.exec(line) ?? [];
    return !line.startsWith("\t") && [name, ...after.split(/\s+/)].includes(stem);
  });
  return asked ? safe(stem) : undefined;
}

function safe(output: string): string | undefined {
  return /^[\w.][\w./-]*$/.test(output) && !output.includes("..")
    ? output.replace(/^\.\//, "")
    : undefined;
}

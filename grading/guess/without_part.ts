/**
 * The programs of a folder for which no part was found: a person should know that nobody starts them.
 *
 * @module
 */
import { behaviourOf } from "./behaviour.ts";
import type { Source } from "./files.ts";
import { type Candidate, isProgram, isTest } from "./parts.ts";

/** `import rede`, `from rede import abre`. */
const IMPORTS = /^ ?(?:from|import) ([\w., ]{1,200})/gm;
/** `require("./rede")`, `new Worker("./tarefa.js")`, `["python3", "par.py"]`. */
const NAMES_OF_FILES = /["'`]([\w./-]{1,200})["'`]/g;

/** Their paths. Of scripts only those that call the network, and that no other source names. */
export function withoutPart(
  sources: readonly Source[],
  candidates: readonly Candidate[],
): string[] {
  const found = new Set(candidates.map(({ source }) => source));
  const named = new Set<string>();
  for (const { code, language } of sources) {
    if (!isScript(language)) continue;
    for (const pattern of [IMPORTS, NAMES_OF_FILES]) {
      for (const [, names = ""] of code.matchAll(pattern)) {
        for (const name of names.split(/[^\w-]+/)) named.add(name);
      }
    }
  }
  return sources.filter((one) => {
    if (found.has(one) || isTest(one) || !isProgram(one)) return false;
    return !isScript(one.language) || (!named.has(one.stem) && behaviourOf(one).network);
  }).map(({ path }) => path);
}

/** A file in these need have no `main`: it may be a program or a part of one. */
function isScript(language: Source["language"]): boolean {
  return language === "python" || language === "node" || language === "deno";
}

/**
 * What each field of `submission.json` takes, in words, for whoever wrote something else there.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { MOST_WORDS } from "../command_words.ts";

/** More commands than a build has. */
export const MOST_BUILDS = 32;
/** More than a name has, in UTF-16 units. */
export const MOST_NAME_CHARS = 200;

const COMMAND: Text = {
  en: `a line such as "python3 server.py {port}", or ${MOST_WORDS} words at most: ["python3", ...]`,
  pt: `uma linha como "python3 server.py {port}", ou até ${MOST_WORDS} palavras: ["python3", ...]`,
};
const within = (min: number, max: number): Text => ({
  en: `a whole number from ${min} to ${max}`,
  pt: `um número inteiro de ${min} a ${max}`,
});
/** What to write in each field, and in what is within it. */
const WANTED: Readonly<Record<string, readonly [Text, Text?]>> = {
  $schema: [{ en: "a text", pt: "um texto" }],
  name: [{
    en: `a text of ${MOST_NAME_CHARS} characters at most`,
    pt: `um texto de até ${MOST_NAME_CHARS} caracteres`,
  }],
  build: [{
    en: `a list of ${MOST_BUILDS} commands at most, such as ["make"]`,
    pt: `uma lista de até ${MOST_BUILDS} comandos, como ["make"]`,
  }, COMMAND],
  programs: [{
    en: `parts and their commands, such as {"tcp-server": "python3 server.py {port}"}`,
    pt: `partes e seus comandos, como {"tcp-server": "python3 server.py {port}"}`,
  }, COMMAND],
  ports: [{
    en: `parts and their ports, such as {"tcp-server": 12000}`,
    pt: `partes e suas portas, como {"tcp-server": 12000}`,
  }, within(1, 65535)],
  timeoutMs: [within(100, 60_000)],
  startupMs: [within(100, 120_000)],
};

/** Why a value cannot stand in a field (`undefined`: nothing stands there), and what to write. */
export function wrong(keys: readonly unknown[], found: unknown): Text {
  const [whole, part] = WANTED[String(keys[0])] ??
    [{ en: 'an object: {"programs": {...}}', pt: 'um objeto: {"programs": {...}}' }];
  const wanted = keys.length > 1 && part ? part : whole;
  if (found === undefined) {
    return { en: `is missing: write ${wanted.en}`, pt: `está faltando: escreva ${wanted.pt}` };
  }
  const shown = shortened(JSON.stringify(found));
  return {
    en: `cannot be ${shown}: write ${wanted.en}`,
    pt: `não pode ser ${shown}: escreva ${wanted.pt}`,
  };
}

/** So much of what was found as one line can show. */
export function shortened(text: string): string {
  return visible(text.length <= 40 ? text : `${text.slice(0, 40)}…`);
}

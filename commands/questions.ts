/**
 * Which questions a command plays, and where.
 *
 * @module
 */
import type { Scenario } from "../core/scenario.ts";
import { canIsolate } from "../rig/network.ts";
import { catalogue } from "../scenarios/catalogue.ts";
import { UsageError } from "../wire/flags.ts";
import { same } from "../wire/text.ts";

/** The operands of a command that plays questions. */
export const questions = {
  value: same("q1a..."),
  help: {
    en: "which to play, for example q1a q2 (q2: all that begin so; default: all)",
    pt: "quais executar, por exemplo q1a q2 (q2: todas que começam assim; padrão: todas)",
  },
  completes: ["questions"],
} as const;

/** Which words. */
export const seedFlag = {
  kind: "whole",
  value: same("N"),
  min: 0,
  max: 4_294_967_295,
  help: {
    en: "play with the same words again (default: random)",
    pt: "repete as mesmas palavras (padrão: aleatório)",
  },
} as const;

/** Where the plays take place. */
export const onHostFlag = {
  kind: "switch",
  help: {
    en: "use this machine's network, not an isolated one per play (Linux)",
    pt: "usa a rede desta máquina, em vez de uma isolada por experimento (Linux)",
  },
} as const;

/** The network to play in: whether each play can have its own decides how many are played at once. */
export async function networkOf(onHost: boolean): Promise<"own" | "host"> {
  return !onHost && await canIsolate() ? "own" : "host";
}

/**
 * The scenarios of these ids, each once; `q2` stands for q2a, q2b ...; all of them for none.
 *
 * @throws {UsageError} for an id that is not in the catalogue.
 */
export function chosen(ids: readonly string[]): readonly Scenario[] {
  if (ids.length === 0) return catalogue;
  const found = ids.flatMap((id) => {
    const group = catalogue.filter((scenario) => scenario.id.replace(/[a-z]$/, "") === id);
    const exact = catalogue.filter((scenario) => scenario.id === id);
    if (group.length + exact.length > 0) return [...group, ...exact];
    const known = catalogue.map((scenario) => scenario.id).join(", ");
    throw new UsageError({
      en: `There is no question "${id}". There are: ${known}.`,
      pt: `Não existe a questão "${id}". Existem: ${known}.`,
    });
  });
  return [...new Set(found)];
}

/**
 * What can be asked of a crowd.
 *
 * @module
 */
import { clientFlags, msFlag, reportFlag } from "../../wire/common_flags.ts";
import { type Command, type Flags, UsageError, type Values } from "../../wire/flags.ts";
import { same } from "../../wire/text.ts";
import { minBytes } from "./payload.ts";

const whole = { kind: "whole", value: same("N") } as const;

/** The command line of the crowd. */
export const command = {
  name: "chat-crowd",
  summary: {
    en:
      "many members of a chat in one program: what each says must reach all others, once and in order.",
    pt:
      "muitos participantes de um chat num só programa: o que um diz deve chegar a todos os outros, " +
      "uma vez e em ordem.",
  },
  flags: {
    ...clientFlags,
    members: {
      ...whole,
      min: 2,
      max: 5_000,
      default: 20,
      help: { en: "how many members", pt: "quantos participantes" },
    },
    senders: {
      ...whole,
      min: 1,
      max: 5_000,
      help: {
        en: "how many of them speak, chosen at random (default: all)",
        pt: "quantos deles falam, sorteados (padrão: todos)",
      },
    },
    lines: {
      ...whole,
      min: 1,
      max: 1_000_000,
      default: 10,
      help: { en: "lines that each of those says", pt: "linhas que cada um desses diz" },
    },
    window: {
      ...whole,
      min: 1,
      max: 1_000,
      default: 2,
      help: {
        en:
          "lines of a sender that are under way at once: the next waits until all others have one",
        pt:
          "linhas de um participante a caminho ao mesmo tempo: a próxima espera até uma chegar a todos",
      },
    },
    bytes: {
      ...whole,
      min: 1,
      max: 65_536,
      default: 32,
      help: {
        en: "bytes of a line, its newline included",
        pt: "bytes de uma linha, incluindo o fim de linha",
      },
    },
    timeout: {
      ...msFlag,
      default: 5_000,
      help: {
        en: "give up after MS ms in which nothing came; what is missing then is lost. 0 = never",
        pt: "desiste após MS ms sem chegar nada; o que falta então está perdido. 0 = nunca",
      },
    },
    duration: {
      ...msFlag,
      default: 0,
      help: {
        en: "after MS ms nobody says anything more, should lines be left; 0 = until all is said",
        pt: "após MS ms ninguém diz mais nada, mesmo que restem linhas; 0 = até tudo ser dito",
      },
    },
    silence: {
      ...msFlag,
      default: 250,
      help: {
        en: "when all has come, listen MS ms more for what should not come",
        pt: "depois de tudo chegar, escuta mais MS ms pelo que não deveria vir",
      },
    },
    seed: {
      ...whole,
      min: 0,
      max: 4_294_967_295,
      help: {
        en: "say the same lines again (default: random)",
        pt: "repete as mesmas linhas (padrão: aleatório)",
      },
    },
    json: reportFlag,
  },
  exits: {
    0: { en: "everything came, once and in order", pt: "tudo chegou, uma vez e em ordem" },
    1: {
      en: "no connection, or something was lost, doubled, torn, out of order, or returned",
      pt: "sem conexão, ou algo perdido, duplicado, rasgado, fora de ordem ou devolvido",
    },
    130: { en: "interrupted", pt: "interrompido" },
  },
} as const satisfies Command<Flags>;

/** What a crowd is to do. */
export interface Terms {
  readonly host: string;
  readonly port: number;
  readonly members: number;
  readonly senders: number;
  readonly lines: number;
  readonly window: number;
  readonly bytes: number;
  /** 0 = no limit. */
  readonly timeoutMs: number;
  /** From the first line on; 0 = no limit. */
  readonly durationMs: number;
  readonly silenceMs: number;
  readonly seed: number;
}

/**
 * @param host without brackets.
 * @throws {UsageError} for numbers that do not go together.
 */
export function termsOf(values: Values<typeof command["flags"]>, host: string): Terms {
  const { port, members, senders = members, lines, bytes, timeout, duration, silence } = values;
  if (senders > members) {
    throw new UsageError({
      en: `--senders ${senders} are more than --members ${members}.`,
      pt: `--senders ${senders} são mais do que --members ${members}.`,
    });
  }
  const least = minBytes({ members, lines });
  if (bytes < least) {
    throw new UsageError({
      en: `--bytes ${bytes} are too few to tell so many lines apart: ${least} are the least.`,
      pt: `--bytes ${bytes} não bastam para distinguir tantas linhas: o mínimo é ${least}.`,
    });
  }
  const seed = values.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const window = Math.min(values.window, lines);
  return {
    host,
    port,
    members,
    senders,
    lines,
    window,
    bytes,
    timeoutMs: timeout,
    durationMs: duration,
    silenceMs: silence,
    seed,
  };
}

/**
 * What can be asked of the swarm.
 *
 * @module
 */
import { clientFlags, msFlag, reportFlag } from "../../wire/common_flags.ts";
import { type Command, type Flags, UsageError, type Values } from "../../wire/flags.ts";
import { same, type Text } from "../../wire/text.ts";
import { MIN_LINE_BYTES } from "./line.ts";

const whole = { kind: "whole", value: same("N") } as const;

/** The command line of the swarm. */
export const command = {
  name: "swarm",
  summary: {
    en: "connects many TCP clients at once, and verifies and times every answer.",
    pt: "conecta muitos clientes TCP ao mesmo tempo, e confere e mede cada resposta.",
  },
  flags: {
    ...clientFlags,
    clients: {
      ...whole,
      min: 1,
      max: 60_000,
      default: 100,
      help: { en: "how many clients", pt: "quantos clientes" },
    },
    workers: {
      ...whole,
      min: 1,
      max: 256,
      help: {
        en: "Web Workers to spread them over (default: one per core)",
        pt: "Web Workers entre os quais dividi-los (padrão: um por núcleo)",
      },
    },
    lines: {
      ...whole,
      min: 0,
      max: 1_000_000_000,
      default: 100,
      help: {
        en: "lines that each client sends; 0 = as many as fit into --duration",
        pt: "linhas que cada cliente envia; 0 = quantas couberem em --duration",
      },
    },
    "line-bytes": {
      ...whole,
      min: MIN_LINE_BYTES,
      max: 65_536,
      default: 32,
      help: {
        en: "bytes of a line, its newline included",
        pt: "bytes de uma linha, incluindo o fim de linha",
      },
    },
    duration: {
      kind: "whole",
      value: same("S"),
      min: 0,
      max: 86_400,
      default: 0,
      help: {
        en: "end after S seconds, should lines be left; 0 = when the lines are done",
        pt: "termina após S segundos, mesmo que restem linhas; 0 = quando as linhas acabarem",
      },
    },
    rate: {
      ...whole,
      min: 0,
      max: 10_000_000,
      default: 0,
      help: {
        en: "lines a second of all clients together; 0 = each as fast as it is answered",
        pt: "linhas por segundo de todos os clientes juntos; 0 = cada um assim que é respondido",
      },
    },
    think: {
      ...msFlag,
      default: 0,
      help: {
        en: "pause between an answer and the client's next line",
        pt: "pausa entre uma resposta e a próxima linha do cliente",
      },
    },
    timeout: {
      ...msFlag,
      default: 5_000,
      help: {
        en: "how many ms to wait for a connection, and for an answer; 0 = no limit",
        pt: "quantos ms esperar por uma conexão, e por uma resposta; 0 = sem limite",
      },
    },
    reply: {
      kind: "choice",
      of: ["upper", "echo"],
      default: "upper",
      help: {
        en: "the right answer: the line in upper case, or the same bytes",
        pt: "a resposta certa: a linha em maiúsculas, ou os mesmos bytes",
      },
    },
    redial: {
      kind: "switch",
      help: {
        en: "connect again when the server closes after an answer",
        pt: "conecta de novo quando o servidor fecha após uma resposta",
      },
    },
    gently: {
      kind: "switch",
      help: {
        en: "open two connections at a time per worker: for servers with a short accept queue",
        pt: "abre duas conexões por vez em cada worker: para servidores com fila de accept curta",
      },
    },
    hold: {
      kind: "switch",
      help: {
        en: "after the report stay connected, until stdin ends or Ctrl-C",
        pt: "após o relatório continua conectado, até a entrada acabar ou Ctrl-C",
      },
    },
    seed: {
      ...whole,
      min: 0,
      max: 4_294_967_295,
      help: {
        en: "send the same lines again (default: random)",
        pt: "repete as mesmas linhas (padrão: aleatório)",
      },
    },
    json: reportFlag,
  },
  exits: {
    0: { en: "every line was answered, and rightly", pt: "toda linha foi respondida, e certo" },
    1: {
      en: "no connection, an error, a wrong answer or none",
      pt: "sem conexão, um erro, uma resposta errada ou nenhuma",
    },
    130: { en: "interrupted", pt: "interrompido" },
  },
} as const satisfies Command<Flags>;

/** @throws {UsageError} for flags that do not go together. */
export function mustGoTogether(values: Values<typeof command["flags"]>): void {
  const { lines, duration, rate, think } = values;
  if (lines === 0 && duration === 0) throw new UsageError(ENDLESS);
  if (rate > 0 && think > 0) throw new UsageError(TWO_PACES);
}

const ENDLESS: Text = {
  en: "--lines 0 has no end without --duration S.",
  pt: "--lines 0 não tem fim sem --duration S.",
};

const TWO_PACES: Text = {
  en: "--rate says when a line is due, --think when the client is ready: choose one of them.",
  pt: "--rate diz quando uma linha deve sair, --think quando o cliente está pronto: escolha um.",
};

/**
 * The flags that the servers share and the clients share: the same name means the same everywhere.
 *
 * @module
 */
import type { Flags } from "./flags.ts";
import { same, type Text } from "./text.ts";

/** 12000, as in the textbook, unless told otherwise. */
const port = {
  kind: "whole",
  value: { en: "PORT", pt: "PORTA" },
  min: 0,
  max: 65_535,
  default: 12_000,
} as const;

/** A length of time in milliseconds; at most 2^31 - 1, what a timer holds (24 days). */
export const msFlag = { kind: "whole", value: same("MS"), min: 0, max: 2_147_483_647 } as const;

/** Where a server listens, what it answers, and whether it tells. */
export const serverFlags = {
  host: {
    kind: "text",
    value: { en: "ADDRESS", pt: "ENDEREÇO" },
    default: "127.0.0.1",
    help: {
      en: "address to listen on; 0.0.0.0 for all of IPv4, :: for IPv6 as well",
      pt: "endereço em que escuta; 0.0.0.0 para todo o IPv4, :: também para IPv6",
    },
  },
  port: {
    ...port,
    help: {
      en: "port to listen on; 0 lets the system choose",
      pt: "porta em que escuta; 0 deixa o sistema escolher",
    },
  },
  reply: {
    kind: "choice",
    of: ["upper", "echo"],
    default: "upper",
    help: {
      en: "the answer: in upper case, or the same bytes",
      pt: "a resposta: em maiúsculas, ou os mesmos bytes",
    },
  },
  log: {
    kind: "switch",
    help: {
      en: "a line for each client, also when stdout is not a terminal",
      pt: "uma linha por cliente, mesmo se a saída não for um terminal",
    },
  },
} as const satisfies Flags;

/** When a TCP server gives up on a client. */
export const idleFlag = {
  ...msFlag,
  default: 0,
  help: {
    en: "close a connection after MS ms without traffic; 0 = never",
    pt: "fecha uma conexão após MS ms sem tráfego; 0 = nunca",
  },
} as const;

/** The exit codes of a server. */
export const serverExits: Readonly<Record<number, Text>> = {
  0: { en: "stopped by Ctrl-C or kill", pt: "parado por Ctrl-C ou kill" },
  1: { en: "cannot listen", pt: "não conseguiu escutar" },
};

/** Whom a client talks to. */
export const clientFlags = {
  host: {
    kind: "text",
    value: same("HOST"),
    default: "127.0.0.1",
    help: { en: "the server's address or name", pt: "endereço ou nome do servidor" },
  },
  port: {
    ...port,
    min: 1,
    help: { en: "the server's port", pt: "porta do servidor" },
  },
} as const satisfies Flags;

/** A report for another program, in place of one for a person. */
export const reportFlag = {
  kind: "switch",
  help: {
    en: "the report as one line of JSON, and nothing else on stdout",
    pt: "o relatório como uma linha de JSON, e mais nada na saída",
  },
} as const;

/** The exit codes of a client. */
export const clientExits: Readonly<Record<number, Text>> = {
  0: { en: "all was answered", pt: "tudo foi respondido" },
  1: {
    en: "no connection, or a line stayed unanswered",
    pt: "não conectou, ou uma linha ficou sem resposta",
  },
};

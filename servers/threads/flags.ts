/**
 * The flags of the threaded server: those of every TCP server, and its own.
 *
 * @module
 */
import { idleFlag, serverFlags } from "../../wire/common_flags.ts";
import type { Flags } from "../../wire/flags.ts";
import { same } from "../../wire/text.ts";
import { POLICIES } from "../document/readers_writers_lock.ts";

/** What can be asked of it. */
export const threadedFlags = {
  model: {
    kind: "choice",
    of: ["pool", "per-client", "single"],
    default: "pool",
    help: {
      en: "some workers that share the clients, one worker for each client, or one event loop",
      pt: "alguns workers que dividem os clientes, um worker por cliente, ou um laço de eventos",
    },
  },
  workers: {
    kind: "whole",
    value: same("N"),
    min: 1,
    max: 256,
    help: {
      en: "with pool: how many (default: one for each core)",
      pt: "com pool: quantos (padrão: um por núcleo)",
    },
  },
  "max-clients": {
    kind: "whole",
    value: same("N"),
    min: 1,
    max: 2_000,
    default: 200,
    help: {
      en: "with per-client: how many at once; a worker takes some 10 MB",
      pt: "com per-client: quantos ao mesmo tempo; um worker ocupa uns 10 MB",
    },
  },
  service: {
    kind: "choice",
    of: ["upper", "document"],
    default: "upper",
    help: {
      en: "answer what comes, or share a text: READ, WRITE text, APPEND text, HOLD ms [command]",
      pt:
        "responder o que vier, ou compartilhar um texto: READ, WRITE texto, APPEND texto, HOLD ms [comando]",
    },
  },
  policy: {
    kind: "choice",
    of: POLICIES,
    default: "fair",
    help: {
      en: "with document: whom the lock lets in first; under readers-first a writer can starve",
      pt:
        "com document: quem a trava deixa entrar antes; com readers-first um escritor pode esperar para sempre",
    },
  },
  "max-line": {
    kind: "whole",
    value: { en: "BYTES", pt: "BYTES" },
    min: 16,
    max: 1_048_576,
    default: 65_536,
    help: {
      en: "with document: a longer line is an error, and ends the connection",
      pt: "com document: uma linha maior é um erro, e encerra a conexão",
    },
  },
  ...serverFlags,
  "idle-timeout": idleFlag,
  "hand-over": {
    kind: "switch",
    help: {
      en: "with pool: accept in the main thread, as where a port cannot be shared",
      pt: "com pool: aceita na thread principal, como onde não dá para compartilhar a porta",
    },
  },
  "crash-word": {
    kind: "text",
    value: { en: "WORD", pt: "PALAVRA" },
    default: "",
    help: {
      en: "a line that crashes the thread that reads it, to see who goes down with it",
      pt: "uma linha que derruba a thread que a lê, para ver quem cai junto",
    },
  },
} as const satisfies Flags;

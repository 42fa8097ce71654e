/**
 * The command line of the room.
 *
 * @module
 */
import { serverFlags } from "../../wire/common_flags.ts";
import { type Command, type Flags, UsageError, type Values } from "../../wire/flags.ts";
import { same } from "../../wire/text.ts";
import { pemText } from "../keys/pem.ts";
import type { Identity } from "./accept.ts";

const file = { kind: "text", value: { en: "FILE", pt: "ARQUIVO" } } as const;

/** The program, as its `--help` describes it. */
export const command = {
  name: "chat-room",
  summary: {
    en:
      "a room in which people chat, line by line, each from a machine of their own; nc is enough.",
    pt: "uma sala em que se conversa, linha por linha, cada um da sua máquina; basta o nc.",
  },
  flags: {
    host: {
      ...serverFlags.host,
      // The other servers keep to this machine by default; a chat is between machines.
      default: "0.0.0.0",
      help: {
        en: "address to listen on; 127.0.0.1 for this machine only, :: for IPv6 as well",
        pt: "endereço em que escuta; 127.0.0.1 só para esta máquina, :: também para IPv6",
      },
    },
    port: serverFlags.port,
    password: {
      kind: "text",
      value: { en: "WORD", pt: "SENHA" },
      help: {
        en: "asked of everybody who comes in; other users of this machine see it in ps",
        pt: "pedida a quem entra; outros usuários desta máquina a veem no ps",
      },
    },
    "password-file": {
      ...file,
      help: {
        en: "the password is the first line of FILE, which ps does not show",
        pt: "a senha é a primeira linha de ARQUIVO, que o ps não mostra",
      },
    },
    "tls-cert": {
      ...file,
      help: {
        en: "certificate (PEM): chat over TLS",
        pt: "certificado (PEM): conversa cifrada com TLS",
      },
    },
    "tls-key": {
      ...file,
      help: { en: "the certificate's private key (PEM)", pt: "chave privada do certificado (PEM)" },
    },
    log: {
      ...file,
      help: {
        en: "transcript, appended as JSON Lines; whispers (/msg) are never written",
        pt: "registro da conversa, acrescentado ao arquivo em JSON Lines; /msg nunca é gravado",
      },
    },
    "max-clients": {
      kind: "whole",
      value: same("N"),
      min: 1,
      max: 100_000,
      default: 1_000,
      help: {
        en: "one more is told that the room is full",
        pt: "quem passar desse número é avisado de que a sala está cheia",
      },
    },
    "max-line": {
      kind: "whole",
      value: same("BYTES"),
      min: 16,
      max: 65_536,
      default: 4_096,
      help: {
        en: "a longer line is passed over, and its sender told",
        pt: "uma linha mais longa é ignorada, e quem a enviou é avisado",
      },
    },
    flood: {
      kind: "whole",
      value: same("N"),
      min: 0,
      max: 1_000_000,
      default: 50,
      help: {
        en:
          "lines a second of one client, one of over 1 KiB counting as several: more are read later, " +
          "none is lost; 0 = no limit",
        pt:
          "linhas por segundo de um cliente, uma de mais de 1 KiB contando como várias: o resto é lido " +
          "depois, sem perda; 0 = sem limite",
      },
    },
  },
  exits: {
    0: { en: "stopped by Ctrl-C or kill", pt: "parado por Ctrl-C ou kill" },
    1: {
      en: "cannot listen, or a file cannot be used",
      pt: "não conseguiu escutar, ou um arquivo não pode ser usado",
    },
  },
} as const satisfies Command<Flags>;

type Asked = Values<typeof command.flags>;

/**
 * The certificate and the key that were asked for, if any.
 *
 * @throws {FileFailure} where one cannot be read, or is not PEM.
 * @throws {UsageError} where one is missing.
 */
export async function identityOf(values: Asked): Promise<Identity | undefined> {
  const { "tls-cert": certPath, "tls-key": keyPath } = values;
  if (certPath === undefined && keyPath === undefined) return undefined;
  if (certPath === undefined || keyPath === undefined) {
    const missing = certPath === undefined ? "--tls-cert" : "--tls-key";
    throw new UsageError({
      en: `${missing} is missing: TLS needs --tls-cert and --tls-key.`,
      pt: `Falta ${missing}: TLS precisa de --tls-cert e --tls-key.`,
    });
  }
  return { cert: await pemText(certPath, "certificate"), key: await pemText(keyPath, "key") };
}

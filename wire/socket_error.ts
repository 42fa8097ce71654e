/**
 * The words for what a socket call can answer. One funnel for every program here: the call, the
 * address, what the system said (with its errno) and the likely cause.
 *
 * @module
 */
import { same, type Text } from "./text.ts";
import { visible } from "./visible.ts";

/** The socket calls that a program here makes. */
export type Call = "listen" | "accept" | "connect" | "send" | "receive";

const CALLS: Record<Call, Text> = {
  listen: { en: "listen on", pt: "escutar em" },
  accept: { en: "accept on", pt: "aceitar em" },
  connect: { en: "connect to", pt: "conectar a" },
  send: { en: "send to", pt: "enviar para" },
  receive: { en: "receive from", pt: "receber de" },
};

/** What each errno says, after errno(3). */
const MEANINGS: Record<string, Text> = {
  EACCES: { en: "permission denied", pt: "permissão negada" },
  EADDRINUSE: { en: "address already in use", pt: "endereço já em uso" },
  EADDRNOTAVAIL: { en: "address not available", pt: "endereço indisponível" },
  EAFNOSUPPORT: { en: "address family not supported", pt: "família de endereços sem suporte" },
  ECONNABORTED: { en: "connection aborted", pt: "conexão abortada" },
  ECONNREFUSED: { en: "connection refused", pt: "conexão recusada" },
  ECONNRESET: {
    en: "connection reset by the other side",
    pt: "conexão encerrada à força pelo outro lado, com RST",
  },
  EHOSTUNREACH: { en: "host unreachable", pt: "host inalcançável" },
  EINVAL: { en: "invalid argument", pt: "argumento inválido" },
  EMFILE: { en: "too many open sockets", pt: "sockets abertos demais" },
  EMSGSIZE: {
    en: "message too long for a datagram",
    pt: "mensagem longa demais para um datagrama",
  },
  ENETUNREACH: { en: "network unreachable", pt: "rede inalcançável" },
  ENOTCONN: { en: "not connected", pt: "não conectado" },
  ENOTFOUND: { en: "no address for this name", pt: "nenhum endereço para este nome" },
  EPERM: { en: "operation not permitted", pt: "operação não permitida" },
  EPIPE: { en: "the other side has closed the connection", pt: "o outro lado fechou a conexão" },
  ETIMEDOUT: { en: "timed out", pt: "tempo esgotado" },
};

const NO_ROUTE: Text = {
  en: "Is the address right, and is this machine on that network?",
  pt: "O endereço está certo, e esta máquina está nessa rede?",
};

/** The likely cause, by call and errno; or by errno alone. */
const HINTS: Record<string, Text> = {
  "connect ECONNREFUSED": {
    en: "Is the server running on that port?",
    pt: "O servidor está rodando nessa porta?",
  },
  "connect ETIMEDOUT": {
    en: "Nobody answered in time (--timeout): is the address right? Is a firewall in between?",
    pt: "Ninguém respondeu a tempo (--timeout): o endereço está certo? Há um firewall no caminho?",
  },
  "listen EACCES": {
    en: "Ports below 1024 are reserved for the administrator: choose one from 1024 up.",
    pt: "As portas abaixo de 1024 são reservadas ao administrador: escolha uma a partir de 1024.",
  },
  "listen EADDRINUSE": {
    en: "Another program has that port: stop it, or choose another port.",
    pt: "Outro programa já usa essa porta: encerre-o, ou escolha outra porta.",
  },
  "listen EADDRNOTAVAIL": {
    en: "No interface of this machine has that address: try 127.0.0.1, or 0.0.0.0 for all.",
    pt:
      "Nenhuma interface desta máquina tem esse endereço: tente 127.0.0.1, ou 0.0.0.0 para todas.",
  },
  EMSGSIZE: {
    en: "A datagram carries at most 65507 bytes (65527 over IPv6).",
    pt: "Um datagrama leva no máximo 65507 bytes (65527 em IPv6).",
  },
  EADDRNOTAVAIL: {
    en: "Is this kind of address (IPv4 or IPv6) switched on here?",
    pt: "Esse tipo de endereço (IPv4 ou IPv6) está ativado aqui?",
  },
  EACCES: {
    en: "A firewall or a route of this machine forbids it.",
    pt: "Um firewall ou uma rota desta máquina o proíbe.",
  },
  EHOSTUNREACH: NO_ROUTE,
  EINVAL: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ENOTFOUND: { en: "Is the host name right?", pt: "O nome do host está certo?" },
  ECONNRESET: {
    en: "The program over there crashed, or closed without reading everything.",
    pt: "O programa do outro lado caiu, ou fechou sem ler tudo.",
  },
};

/**
 * The errno of an error as Deno reports it. A name that could not be resolved has none in Deno and is
 * called ENOTFOUND here; "" for an error that is not the system's.
 */
export function errnoOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (/^failed to lookup address|invalid host|Invalid URL|^getaddrinfo/.test(error.message)) {
    return "ENOTFOUND";
  }
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error.name === "TimeoutError") return "ETIMEDOUT";
  return "";
}

/** What an errno says, such as "connection refused"; undefined for one that has no words here. */
export function meaningOf(errno: string): Text | undefined {
  return Object.hasOwn(MEANINGS, errno) ? MEANINGS[errno] : undefined;
}

/** A socket call that failed, as one line in both languages. Programs exit with code 1. */
export class SocketFailure extends Error {
  override name = "SocketFailure";
  readonly text: Text;
  /** The errno, such as `ECONNREFUSED`; "" where the system gave none. */
  readonly errno: string;

  /** @param at the address, as the person wrote it. */
  constructor(readonly call: Call, at: string, override readonly cause: unknown) {
    const errno = errnoOf(cause);
    const text = wording(call, visible(at), errno, cause);
    super(text.en);
    this.errno = errno;
    this.text = text;
  }
}

function wording(call: Call, at: string, errno: string, cause: unknown): Text {
  const meaning = MEANINGS[errno];
  const raw = visible(cause instanceof Error ? cause.message : String(cause));
  const said = meaning
    ? { en: `${meaning.en} (${errno})`, pt: `${meaning.pt} (${errno})` }
    : cause instanceof Deno.errors.NotCapable
    ? { en: "Deno was started without --allow-net", pt: "o Deno foi iniciado sem --allow-net" }
    : same(raw);
  const hint = HINTS[`${call} ${errno}`] ?? HINTS[errno];
  return {
    en: `Cannot ${CALLS[call].en} ${at}: ${said.en}${hint ? `. ${hint.en}` : "."}`,
    pt: `Não foi possível ${CALLS[call].pt} ${at}: ${said.pt}${hint ? `. ${hint.pt}` : "."}`,
  };
}

/**
 * The result of a socket call.
 *
 * @throws {SocketFailure} where the call fails.
 */
export function attempt<T>(call: Call, at: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new SocketFailure(call, at, error);
  }
}

/**
 * What tools of the system saw, in words.
 *
 * @module
 */
import type { Evidence, SocketRow, Unreachable } from "../core/evidence.ts";
import type { Endpoint } from "../core/observation.ts";
import { formatAddress } from "../wire/address.ts";
import type { Lang, Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { toldCounters } from "./counters.ts";
import { count, type Told } from "./reports.ts";

/** So much of a payload is shown. */
const MOST_CHARS = 40;

const UNREACHABLE: Record<Unreachable, Text> = {
  port: { en: "port unreachable", pt: "porta inalcançável" },
  host: { en: "host unreachable", pt: "host inalcançável" },
  net: { en: "network unreachable", pt: "rede inalcançável" },
  protocol: { en: "protocol unreachable", pt: "protocolo inalcançável" },
  other: { en: "unreachable", pt: "inalcançável" },
};

const MISSING: Record<Extract<Evidence, { kind: "unseen" }>["what"], Text> = {
  syscalls: { en: "system calls", pt: "chamadas de sistema" },
  packets: { en: "segments and datagrams", pt: "segmentos e datagramas" },
  sockets: { en: "the socket table", pt: "a tabela de sockets" },
};

/** Tells a fact that a tool of the system saw. */
export function toldEvidence(fact: Evidence, lang: Lang): Told {
  switch (fact.kind) {
    case "syscall":
      return {
        text: `${toldCall(fact)} = ${fact.errno ?? fact.returned}`,
        ink: fact.errno ? "yellow" : "dim",
      };
    case "segment":
      return {
        text: `${between(fact)}  TCP ${fact.flags.join(",")}${toldPayload(fact)}`,
        ink: fact.flags.includes("RST") ? "yellow" : "dim",
      };
    case "datagram":
      return { text: `${between(fact)}  UDP${toldPayload(fact)}`, ink: "dim" };
    case "unreachable": {
      const { from, to, about } = fact;
      const what = `ICMP ${UNREACHABLE[fact.what][lang]}: ${about.to.transport.toUpperCase()} `;
      return { text: `${from} → ${to}  ${what}${formatAddress(about.to)}`, ink: "yellow" };
    }
    case "sockets":
      return { text: toldSockets(fact, lang), ink: "dim" };
    case "balance": {
      const over = lang === "pt" ? "no experimento todo" : "over the whole play";
      return {
        text: `${over}: ${toldCounters(fact.counters, fact.shared, lang)}`,
        ink: "dim",
      };
    }
    case "unseen":
      return { text: toldUnseen(fact, lang), ink: "dim" };
  }
}

function between({ from, to }: { readonly from: Endpoint; readonly to: Endpoint }): string {
  return `${formatAddress(from)} → ${formatAddress(to)}`;
}

function toldPayload(
  { bytes, payload }: { readonly bytes: number; readonly payload: string },
): string {
  return bytes === 0 ? "" : `  ${count(bytes, "byte", "bytes")}  "${beginningOf(payload, bytes)}"`;
}

function beginningOf(payload: string, bytes: number): string {
  const isWhole = payload.length <= MOST_CHARS && new TextEncoder().encode(payload).length >= bytes;
  return visible(payload.slice(0, MOST_CHARS)) + (isWhole ? "" : "…");
}

/** The call with what it is about: `connect(127.0.0.1:12000)`. */
export function toldCall(
  { name, socket, address, payload }: Extract<Evidence, { kind: "syscall" }>,
): string {
  const end = address ?? socket?.peer ?? socket?.local;
  const parts = [
    ...(end ? [formatAddress(end)] : socket ? [socket.transport.toUpperCase()] : []),
    ...(payload === undefined ? [] : [`"${visible(payload.slice(0, MOST_CHARS))}"`]),
  ];
  return `${name}(${parts.join(", ")})`;
}

/** One row as netstat(8) would show it: the state, both ends, and queues that are not empty. */
export function toldSocket(row: SocketRow, lang: Lang): string {
  const ends = [row.local, ...(row.peer ? [row.peer] : [])].map(formatAddress).join(" ↔ ");
  const [receive, send] = lang === "pt"
    ? row.state === "LISTEN" ? ["à espera de accept", ""] : ["a ler", "sem confirmação"]
    : row.state === "LISTEN"
    ? ["awaiting accept", ""]
    : ["unread", "unacknowledged"];
  const queues = [
    ...(row.receiveQueue > 0 ? [`${row.receiveQueue} ${receive}`] : []),
    ...(row.sendQueue > 0 ? [`${row.sendQueue} ${send}`] : []),
  ];
  const queued = queues.length > 0 ? ` (${queues.join(", ")})` : "";
  return `${row.local.transport.toUpperCase()} ${row.state} ${ends}${queued}`;
}

function toldSockets(
  { table, more, machine }: Extract<Evidence, { kind: "sockets" }>,
  lang: Lang,
): string {
  const title = lang === "pt" ? `sockets da máquina ${machine}` : `sockets of machine ${machine}`;
  const rows = table.map((row) => toldSocket(row, lang));
  if (more > 0) rows.push(lang === "pt" ? `e mais ${more}` : `and ${more} more`);
  return `${title}: ${rows.length > 0 ? rows.join("; ") : lang === "pt" ? "nenhum" : "none"}`;
}

function toldUnseen(
  { what, because, left }: Extract<Evidence, { kind: "unseen" }>,
  lang: Lang,
): string {
  const missing = MISSING[what][lang];
  const why = visible(because[lang]);
  if (left === undefined) return lang === "pt" ? `sem ${missing}: ${why}` : `no ${missing}: ${why}`;
  return lang === "pt" ? `${missing}: mais ${left} (${why})` : `${missing}: ${left} more (${why})`;
}

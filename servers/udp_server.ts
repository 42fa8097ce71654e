/**
 * A UDP server: answers each datagram to whoever sent it, in upper case or as it came.
 *
 *     deno run --allow-net servers/udp_server.ts --port 12000
 *
 * There is no listen() and no accept(): one socket hears everybody, and each datagram says where it came
 * from (RFC 768). So there is nothing to keep for a client, and nothing that tells when one is gone.
 *
 *     bind() -> recvfrom() / sendto() -> close()
 *     one port  a datagram and its      nobody is told
 *               sender, and back
 *
 * Compare it with tcp_server.ts: no conversation, no end of stream, no back-pressure. What comes faster than
 * we read is dropped by the kernel once its receive buffer is full, and the sender never knows (udp(7)).
 *
 * @module
 */
import { addressOf, bareHost, formatAddress } from "../wire/address.ts";
import { serverExits, serverFlags } from "../wire/common_flags.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { type Log, openLog } from "../wire/log.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import { datagramReply, type ReplyKind } from "../wire/reply.ts";
import { attempt, errnoOf, SocketFailure } from "../wire/socket_error.ts";
import { quoted } from "../wire/visible.ts";

/** Its command line. */
export const command = {
  name: "udp-server",
  summary: {
    en: "answers each datagram to its sender, in upper case.",
    pt: "responde cada datagrama a quem o enviou, em maiúsculas.",
  },
  flags: serverFlags,
  exits: serverExits,
} as const satisfies Command<Flags>;

/** A length that no datagram reaches: a smaller buffer would cut a long datagram, and UDP drops the rest. */
const BUFFER_BYTES = 65_536;
/** When asked to stop: what arrived before is answered, until nothing has come for this long ... */
const SETTLE_MS = 50;
/** ... or this long has passed. */
const STOP_MS = 1_000;

/** Answers datagram after datagram, whoever sent it, until asked to stop. */
async function serve(
  socket: Deno.DatagramConn,
  reply: ReplyKind,
  stopping: AbortSignal,
  log: Log | undefined,
): Promise<void> {
  let closed = false;
  const close = () => {
    if (!closed) socket.close();
    closed = true;
  };
  let settled: ReturnType<typeof setTimeout> | undefined;
  stopping.addEventListener("abort", () => {
    settled = setTimeout(close, SETTLE_MS);
    setTimeout(close, STOP_MS);
  });

  const buffer = new Uint8Array(BUFFER_BYTES);
  while (true) {
    try {
      // One receive is one datagram, never half of one and never two: UDP keeps boundaries, where TCP keeps
      // order. An empty datagram is one too: it is not the end of anything.
      const [datagram, from] = await socket.receive(buffer);
      clearTimeout(settled);
      await answer(socket, datagram, from as Deno.NetAddr, reply, log);
      if (stopping.aborted) settled = setTimeout(close, SETTLE_MS);
    } catch (error) {
      if (stopping.aborted) return;
      // Windows reports here that an earlier answer reached a closed port; it concerns that client only.
      if (errnoOf(error) === "ECONNRESET") continue;
      throw new SocketFailure("receive", "*", error);
    }
  }
}

/** Sends one datagram back. Nobody says whether it arrives: sent is not delivered. */
async function answer(
  socket: Deno.DatagramConn,
  datagram: Uint8Array,
  from: Deno.NetAddr,
  reply: ReplyKind,
  log: Log | undefined,
): Promise<void> {
  if (log) {
    const peer = formatAddress(addressOf(from));
    const text = quoted(new TextDecoder().decode(datagram));
    await log({
      en: `${peer} sent ${datagram.length} bytes: ${text}`,
      pt: `${peer} enviou ${datagram.length} bytes: ${text}`,
    });
  }
  try {
    // To the address and port that the datagram came from: the client's own, ephemeral port. A fixed port
    // here would answer one client at best.
    await socket.send(datagramReply(reply, datagram), from);
  } catch (error) {
    // Nobody can be answered at port 0, say. One client's trouble is not the server's.
    log?.(new SocketFailure("send", formatAddress(addressOf(from)), error).text);
  }
}

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  const at = { host: bareHost(values.host), port: values.port };
  // bind(): from here on the kernel puts datagrams for this port into our receive buffer; a moment ago it
  // threw them away and answered with ICMP "port unreachable".
  const socket = attempt("listen", formatAddress(at), () => {
    return Deno.listenDatagram({ transport: "udp", hostname: at.host, port: at.port });
  });
  const stopping = stopSignal(); // before anybody can know that we are here
  // The first line, with the real port where 0 was asked for: whoever starts us can wait for it.
  console.log(`listening on ${formatAddress(addressOf(socket.addr as Deno.NetAddr))}`);
  const log = openLog(values.log, lang);
  await serve(socket, values.reply, stopping, log);
  await log?.written();
  return 0;
}

if (import.meta.main) await runProgram(command, main);

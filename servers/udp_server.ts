/**
 * A UDP server: answers each datagram to whoever sent it, in upper case or as it came.
 *
 *     deno run --allow-net servers/udp_server.ts --port 12000
 *
 * There is no listen() and no accept(): one socket hears everybody, and each datagram says where it came
 * from (RFC 768). So there is nothing to keep for a client, and nothing that tells when one is gone.
 *
 * @module
 */
import { addressOf, bareHost, formatAddress } from "../wire/address.ts";
import { serverExits, serverFlags } from "../wire/common_flags.ts";
import type { Command, Flags } from "../wire/flags.ts";
import { type Log, openLog, runProgram, stopSignal } from "../wire/program.ts";
import { datagramReply, type ReplyKind } from "../wire/reply.ts";
import { attempt, errnoOf, SocketFailure } from "../wire/socket_error.ts";
import { quoted } from "../wire/visible.ts";

const command = {
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

async function serve(
  socket: Deno.DatagramConn,
  reply: ReplyKind,
  stopping: AbortSignal,
  log: Log | undefined,
): Promise<void> {
  const close = () => socket.close();
  let settled: ReturnType<typeof setTimeout> | undefined;
  stopping.addEventListener("abort", () => {
    settled = setTimeout(close, SETTLE_MS);
    setTimeout(close, STOP_MS);
  });

  const buffer = new Uint8Array(BUFFER_BYTES);
  while (true) {
    try {
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

async function answer(
  socket: Deno.DatagramConn,
  datagram: Uint8Array,
  from: Deno.NetAddr,
  reply: ReplyKind,
  log: Log | undefined,
): Promise<void> {
  const peer = formatAddress(addressOf(from));
  const text = () => quoted(new TextDecoder().decode(datagram));
  log?.({
    en: `${peer} sent ${datagram.length} bytes: ${text()}`,
    pt: `${peer} enviou ${datagram.length} bytes: ${text()}`,
  });
  try {
    await socket.send(datagramReply(reply, datagram), from);
  } catch (error) {
    // Nobody can be answered at port 0, say. One client's trouble is not the server's.
    log?.(new SocketFailure("send", peer, error).text);
  }
}

if (import.meta.main) {
  await runProgram(command, async ({ values, lang }) => {
    const at = { host: bareHost(values.host), port: values.port };
    const socket = attempt("listen", formatAddress(at), () => {
      return Deno.listenDatagram({ transport: "udp", hostname: at.host, port: at.port });
    });
    const stopping = stopSignal(); // before anybody can know that we are here
    console.log(`listening on ${formatAddress(addressOf(socket.addr as Deno.NetAddr))}`);
    const log = openLog(values.log, lang);
    await serve(socket, values.reply, stopping, log);
    await log?.written();
    return 0;
  });
}

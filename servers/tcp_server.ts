/**
 * A TCP server: answers each connection's byte stream, in upper case or as it came.
 *
 *     deno run --allow-net servers/tcp_server.ts --port 12000
 *
 * The life of a TCP server is four calls (RFC 9293, section 3.9):
 *
 *     listen()  -> accept() -> read() / write() -> close()
 *     one port     one socket   a byte stream      FIN, once the peer is done
 *                  per client
 *
 * The first two are in tcp/serve.ts; the rest, which is the conversation with one client, is in tcp/conversation.ts.
 *
 * @module
 */
import { addressOf, bareHost, formatAddress } from "../wire/address.ts";
import { idleFlag, serverExits, serverFlags } from "../wire/common_flags.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { openLog } from "../wire/log.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import { Conversations } from "./tcp/conversation.ts";
import { replyService } from "./tcp/reply_service.ts";
import { listen, serve } from "./tcp/serve.ts";

/** Its command line. */
export const command = {
  name: "tcp-server",
  summary: {
    en: "answers what TCP clients send, in upper case.",
    pt: "responde em maiúsculas o que os clientes TCP enviam.",
  },
  flags: { ...serverFlags, "idle-timeout": idleFlag },
  exits: serverExits,
} as const satisfies Command<Flags>;

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  const at = { host: bareHost(values.host), port: values.port };
  const listener = listen(at);
  const stopping = stopSignal(); // before anybody can know that we are here
  // The first line, with the real port where 0 was asked for: whoever starts us can wait for it.
  console.log(`listening on ${formatAddress(addressOf(listener.addr))}`);
  const log = openLog(values.log, lang);
  const { reply, "idle-timeout": idleMs } = values;
  using conversations = new Conversations({ serve: () => replyService(reply), idleMs, log });
  await serve(listener, (conn, peer) => conversations.hold(conn, peer), stopping, log);
  await conversations.stop();
  await log?.written();
  return 0;
}

if (import.meta.main) await runProgram(command, main);

/**
 * A TCP client that never reads: it says what is typed, and hears nothing.
 *
 *     deno run --allow-net clients/deaf_client.ts --port 12000
 *
 * What is sent to it is taken in by its kernel until the receive buffer is full; then the window that it
 * announces is 0, and the sender must wait (flow control; RFC 9293, section 3.8.6). Everything more stays in
 * the sender's own buffer, and once that is full, too, its send() waits, or fails with EAGAIN (send(2)).
 *
 * @module
 */
import { bareHost, formatAddress } from "../wire/address.ts";
import { clientFlags } from "../wire/common_flags.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { runProgram } from "../wire/program.ts";
import { SocketFailure } from "../wire/socket_error.ts";
import { writeAll } from "../wire/write_all.ts";

/** Its command line. */
export const command = {
  name: "deaf-client",
  summary: {
    en: "sends what you type over one TCP connection and never reads what comes back.",
    pt: "envia por uma conexão TCP o que você digita e nunca lê o que vem de volta.",
  },
  flags: clientFlags,
  exits: {
    0: { en: "all was sent", pt: "tudo foi enviado" },
    1: { en: "no connection, or it broke", pt: "não conectou, ou a conexão caiu" },
  },
} as const satisfies Command<Flags>;

/** Runs it to its end. Returns the exit code. */
export async function main(
  { values: { host, port } }: Parsed<typeof command["flags"]>,
): Promise<number> {
  const hostname = bareHost(host);
  const at = formatAddress({ host: hostname, port });
  using conn = await Deno.connect({ hostname, port }).catch((error) => {
    throw new SocketFailure("connect", at, error);
  });
  conn.setNoDelay();
  for await (const bytes of Deno.stdin.readable) {
    await writeAll(conn, bytes).catch((error) => {
      throw new SocketFailure("send", at, error);
    });
  }
  return 0;
}

if (import.meta.main) await runProgram(command, main);

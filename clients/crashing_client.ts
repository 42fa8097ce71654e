/**
 * A TCP client that does not say goodbye: when its input ends, it resets the connection.
 *
 *     deno run --allow-net clients/crashing_client.ts --port 12000
 *
 * A program that crashes, or a cable that is pulled and put back into another machine, leaves the other side
 * with a RST instead of a FIN (RFC 9293, section 3.10.7.1): what was under way is thrown away, a read()
 * fails with ECONNRESET, and a write() with EPIPE, which in C kills the process (SIGPIPE) unless it is
 * ignored. `Deno.Conn` closes politely; `node:net` can reset.
 *
 * @module
 */
import { connect } from "node:net";
import { bareHost, formatAddress } from "../wire/address.ts";
import { clientExits, clientFlags } from "../wire/common_flags.ts";
import type { Command, Flags } from "../wire/flags.ts";
import { runProgram } from "../wire/program.ts";
import { SocketFailure } from "../wire/socket_error.ts";
import { writeAll } from "../wire/write_all.ts";

const command = {
  name: "crashing-client",
  summary: {
    en: "sends what you type, and at the end of the input resets the connection (RST).",
    pt: "envia o que você digita e, no fim da entrada, derruba a conexão (RST).",
  },
  flags: clientFlags,
  exits: { ...clientExits, 0: { en: "it has reset the connection", pt: "derrubou a conexão" } },
} as const satisfies Command<Flags>;

if (import.meta.main) {
  await runProgram(command, async ({ values, lang }) => {
    const { port } = values;
    const host = bareHost(values.host);
    const at = formatAddress({ host, port });
    const socket = connect({ host, port, noDelay: true });
    const failed = new Promise<never>((_, reject) => {
      socket.once("error", (error) => {
        reject(new SocketFailure(socket.connecting ? "connect" : "receive", at, error));
      });
    });
    await Promise.race([failed, new Promise<void>((ok) => socket.once("connect", () => ok()))]);
    socket.on("data", (bytes) => writeAll(Deno.stdout, bytes));
    const send = async () => {
      for await (const bytes of Deno.stdin.readable) socket.write(bytes);
    };
    await Promise.race([failed, send()]);
    socket.resetAndDestroy();
    console.log({ en: "reset (RST)", pt: "conexão derrubada (RST)" }[lang]);
    return 0;
  });
}

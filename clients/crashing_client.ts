/**
 * A TCP client that does not say goodbye: when its input ends, it resets the connection.
 *
 *     deno run --allow-net clients/crashing_client.ts --port 12000
 *
 * A program that crashes with answers unread leaves the other side with a RST instead of a FIN (RFC 9293,
 * section 3.10.7.1): what was under way is thrown away, a read() fails with ECONNRESET, and a second write()
 * with EPIPE, which in C kills the whole process (SIGPIPE, send(2)) unless it is ignored. `Deno.Conn` closes
 * politely; `node:net` can reset (wire/reset.ts).
 *
 * @module
 */
import { connect, type Socket } from "node:net";
import { bareHost, formatAddress } from "../wire/address.ts";
import { clientExits, clientFlags } from "../wire/common_flags.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { runProgram } from "../wire/program.ts";
import { reset } from "../wire/reset.ts";
import { type Call, SocketFailure } from "../wire/socket_error.ts";
import { writeAll } from "../wire/write_all.ts";

/** Its command line. */
export const command = {
  name: "crashing-client",
  summary: {
    en: "sends what you type, and at the end of the input resets the connection (RST).",
    pt: "envia o que você digita e, no fim da entrada, derruba a conexão (RST).",
  },
  flags: {
    ...clientFlags,
    flood: {
      kind: "switch",
      help: {
        en:
          "send what you type over and over, and read nothing: the reset meets a server that writes",
        pt:
          "envia sem parar o que você digita, e não lê nada: o reset encontra um servidor escrevendo",
      },
    },
  },
  exits: { ...clientExits, 0: { en: "it has reset the connection", pt: "derrubou a conexão" } },
} as const satisfies Command<Flags>;

/** A line of the flood is so long: many short ones would only keep the server busy. */
const LINE_BYTES = 400;
/** At most so much is sent, should the server take whatever comes. */
const FLOOD_BYTES = 16 * 1024 * 1024;
/** What the server does not take within this time, in ms, it does not take: it is stuck in its own write. */
const STUCK_MS = 100;

/**
 * Sends the line, made longer by itself, until the server takes no more. It writes answers that nobody reads;
 * once every buffer on the way is full its write() waits, and so it reads no more either.
 */
async function flood(socket: Socket, bytes: Uint8Array): Promise<void> {
  const word = new TextDecoder().decode(bytes).trimEnd();
  const line = `${`${word} `.repeat(Math.ceil(LINE_BYTES / (word.length + 1))).trimEnd()}\n`;
  const lines = new TextEncoder().encode(line.repeat(Math.ceil(64 * 1024 / line.length)));
  for (let sent = 0; sent < FLOOD_BYTES; sent += lines.length) {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const stuck = setTimeout(() => resolve(false), STUCK_MS);
    socket.write(lines, () => resolve(true));
    const isTaken = await promise;
    clearTimeout(stuck);
    if (!isTaken) return;
  }
}

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  const { port } = values;
  const host = bareHost(values.host);
  const at = formatAddress({ host, port });
  const socket = connect({ host, port, noDelay: true });
  let call: Call = "connect";
  const failed = new Promise<never>((_, reject) => {
    socket.once("error", (error) => reject(new SocketFailure(call, at, error)));
  });
  await Promise.race([failed, new Promise<void>((ok) => socket.once("connect", () => ok()))]);
  call = "receive";
  if (!values.flood) socket.on("data", (bytes) => writeAll(Deno.stdout, bytes));
  const send = async () => {
    for await (const bytes of Deno.stdin.readable) {
      if (values.flood) await flood(socket, bytes);
      else socket.write(bytes);
    }
  };
  await Promise.race([failed, send()]);
  reset(socket);
  console.log({ en: "reset (RST)", pt: "conexão derrubada (RST)" }[lang]);
  return 0;
}

if (import.meta.main) await runProgram(command, main);

/**
 * Somebody else's server: it greets, and understands nothing of what our clients say.
 *
 *     deno run --allow-net servers/stranger.ts --port 12025 --greeting hello
 *
 * It stands for whatever may own a port that a client was given by mistake. It speaks first, and answers
 * each line with an error, as a mail server would (RFC 5321, sections 3.1 and 4.2.2).
 *
 * @module
 */
import { addressOf, bareHost, formatAddress } from "../wire/address.ts";
import { serverExits, serverFlags } from "../wire/common_flags.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { lines } from "../wire/lines.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import { attempt } from "../wire/socket_error.ts";
import { writeAll } from "../wire/write_all.ts";

const { host, port } = serverFlags;

/** Its command line. */
export const command = {
  name: "stranger",
  summary: {
    en: "a server with another protocol: it greets, and refuses every line.",
    pt: "um servidor com outro protocolo: ele saúda, e recusa toda linha.",
  },
  flags: {
    host,
    port,
    greeting: {
      kind: "text",
      value: { en: "WORD", pt: "PALAVRA" },
      default: "hello",
      help: { en: "a word of its greeting", pt: "uma palavra da saudação" },
    },
  },
  exits: serverExits,
} as const satisfies Command<Flags>;

/** A line longer than this is no command (RFC 5321, section 4.5.3.1.4, allows 512); its sender is cut off. */
const MAX_LINE_BYTES = 1_024;

/**
 * Greets, then answers line by line. A line may arrive in pieces, so {@linkcode lines} gathers it; what is
 * gathered must have a limit, or one client could fill our memory with a line that never ends.
 */
async function converse(conn: Deno.TcpConn, greeting: string): Promise<void> {
  using _ = conn;
  const encoder = new TextEncoder();
  try {
    await writeAll(conn, encoder.encode(`220 ${greeting} mail service ready\r\n`));
    for await (const _line of lines(conn.readable, MAX_LINE_BYTES)) {
      await writeAll(conn, encoder.encode("500 command not recognized\r\n"));
    }
  } catch {
    // The client has gone, or has to go.
  }
}

/** Runs it to its end. Returns the exit code. */
export async function main({ values }: Parsed<typeof command["flags"]>): Promise<number> {
  const at = { host: bareHost(values.host), port: values.port };
  const listener = attempt("listen", formatAddress(at), () => {
    return Deno.listen({ hostname: at.host, port: at.port });
  });
  stopSignal().addEventListener("abort", () => listener.close());
  console.log(`listening on ${formatAddress(addressOf(listener.addr))}`);
  for await (const conn of listener) converse(conn, values.greeting);
  return 0;
}

if (import.meta.main) await runProgram(command, main);

/**
 * A chat between two programs, as short as it gets; what a wrong one leaves out can be told.
 *
 * @module
 */
import { typedLines } from "./typed_lines.ts";

/** What the peer does. */
export interface Habits {
  readonly listens?: boolean;
  readonly calls?: boolean;
  /** Whether what is typed is sent on a connection that this side made, or got. */
  readonly speaks?: (called: "made" | "got") => boolean;
  readonly tellsTheEnd?: boolean;
}

/** Chats until its input ends; the arguments are HOST PORT --peer HOST:PORT. */
export async function simplePeer(
  { listens = true, calls = true, speaks = () => true, tellsTheEnd = true }: Habits = {},
): Promise<never> {
  const [hostname = "", port, , peer = ""] = Deno.args;
  const [peerHost = "", peerPort] = peer.split(":");
  const open = new Map<Deno.Conn, "made" | "got">();
  const converse = async (conn: Deno.Conn, called: "made" | "got") => {
    open.set(conn, called);
    const decoder = new TextDecoder();
    const buffer = new Uint8Array(4_096);
    for (let n; (n = await conn.read(buffer).catch(() => null)) !== null;) {
      console.log(decoder.decode(buffer.subarray(0, n)).trimEnd());
    }
    open.delete(conn);
    if (tellsTheEnd) console.log("the other one has left");
  };
  if (listens) accept(Deno.listen({ hostname, port: Number(port) }));
  async function accept(listener: Deno.Listener) {
    for await (const conn of listener) converse(conn, "got");
  }
  if (calls) {
    const made = Deno.connect({ hostname: peerHost, port: Number(peerPort) });
    await made.then((conn) => void converse(conn, "made"), () => {});
  }
  for await (const line of typedLines()) {
    for (const [conn, called] of open) {
      if (speaks(called)) await conn.write(new TextEncoder().encode(`${line}\n`));
    }
  }
  Deno.exit(0);
}

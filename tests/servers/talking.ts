/**
 * Clients of the TCP servers under test.
 *
 * @module
 */
import fc from "fast-check";
import { lines } from "../../wire/lines.ts";
import { reset } from "../../wire/reset.ts";
import { writeAll } from "../../wire/write_all.ts";
import { readAll, Running, script } from "../running.ts";
import { within } from "../waiting.ts";

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Where a server is. */
export interface At {
  readonly hostname: string;
  readonly port: number;
}

/** A server with the arguments that choose how it serves. */
export interface Way {
  readonly name: string;
  /** The command line that runs it. */
  argv(...args: readonly string[]): string[];
  start(...args: readonly string[]): ReturnType<typeof Running.server>;
}

function way(program: string, ...chosen: readonly string[]): Way {
  return {
    name: [program, ...chosen].join(" "),
    argv: (...args) => script(`servers/${program}.ts`, ...chosen, ...args),
    start: (...args) => Running.server(`servers/${program}.ts`, ...chosen, ...args),
  };
}

/** A pool takes as many workers as there are cores, but two threads can already show what goes wrong. */
const POOL = ["--model", "pool", "--workers", "2"] as const;

export const tcp = way("tcp_server");
export const single = way("threaded_server", "--model", "single");
export const pool = way("threaded_server", ...POOL);
export const handOver = way("threaded_server", ...POOL, "--hand-over");
export const perClient = way("threaded_server", "--model", "per-client");
/** Each way of the threaded server. */
export const THREADED = [single, pool, handOver, perClient] as const;
/** Each way to serve TCP clients. */
export const WAYS = [tcp, ...THREADED] as const;

/** The bytes in pieces of these lengths; what is left over comes last. */
export function chop(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  let at = 0;
  const pieces = lengths.map((length) => bytes.subarray(at, at += length));
  return [...pieces, bytes.subarray(at)].filter((piece) => piece.length > 0);
}

/** Lengths for {@linkcode chop}. */
export const chunking = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 });

/** Sends the chunks, each in a write of its own, and reads to EOF meanwhile. */
export async function converse(at: At, chunks: readonly Uint8Array[]): Promise<Uint8Array> {
  using conn = await Deno.connect(at);
  const reply = within("end of the reply", readAll(conn));
  for (const chunk of chunks) await writeAll(conn, chunk);
  await conn.closeWrite();
  return await reply;
}

/** A client that talks in lines. */
export class Talker implements Disposable {
  readonly #lines: AsyncGenerator<Uint8Array>;

  private constructor(readonly conn: Deno.TcpConn) {
    this.#lines = lines(readable(conn));
  }

  static async to({ hostname, port }: At): Promise<Talker> {
    return new Talker(await Deno.connect({ hostname, port }));
  }

  async say(...said: readonly string[]): Promise<void> {
    await writeAll(this.conn, bytesOf(said.map((line) => `${line}\n`).join("")));
  }

  /** The next line; undefined after the last. */
  async line(): Promise<string | undefined> {
    const { value, done } = await within("line", this.#lines.next());
    return done ? undefined : textOf(value);
  }

  /** The answer to one line. */
  async ask(line: string): Promise<string | undefined> {
    await this.say(line);
    return await this.line();
  }

  [Symbol.dispose](): void {
    this.conn.close();
  }
}

/** A connection's bytes until the peer's FIN; its own half stays open. */
function readable(conn: Deno.TcpConn): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const buffer = new Uint8Array(64 * 1024);
      const n = await conn.read(buffer);
      if (n === null) controller.close();
      else controller.enqueue(buffer.subarray(0, n));
    },
  });
}

/** Connects, says something and vanishes with RST; `when` it has said it, or been answered. */
export async function vanish(
  { hostname, port }: At,
  said: string,
  when: "said" | "answered" = "said",
): Promise<void> {
  const { connect } = await import("node:net");
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const end = () => reset(socket);
  const socket = connect(port, hostname, () => {
    socket.write(said, () => when === "said" && end());
  });
  socket.on("data", end);
  socket.on("close", () => resolve());
  socket.on("error", reject);
  await within("reset", promise);
}

/** So long without a byte taken is a reader who does not read. */
const STUCK_MS = 200;

/** Writes, and reads nothing, until nothing more is taken; how many bytes were. */
export async function flood(conn: Deno.TcpConn, chunk: Uint8Array, max: number): Promise<number> {
  let sent = 0;
  while (sent < max) {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), STUCK_MS);
    const taken = await Promise.race([conn.write(chunk).catch(() => undefined), promise]);
    clearTimeout(timer);
    if (taken === undefined) break;
    sent += taken;
  }
  return sent;
}

/**
 * A room that says what the test wants, and remembers what it was told.
 *
 * @module
 */
import { within } from "../../waiting.ts";
import { lines } from "../../../wire/lines.ts";
import { writeAll } from "../../../wire/write_all.ts";

/** What arrives. `conn.readable` would close the whole connection at the visitor's FIN. */
async function* pieces(conn: Deno.Conn): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(64 * 1024);
  for (let n; (n = await conn.read(buffer)) !== null;) yield buffer.slice(0, n);
}

/** One visitor of a {@linkcode FakeRoom}. */
export class Visitor {
  readonly #lines: AsyncGenerator<Uint8Array>;

  constructor(readonly conn: Deno.Conn) {
    this.#lines = lines(ReadableStream.from(pieces(conn)));
  }

  /** The next line; undefined after the visitor's FIN. */
  async line(): Promise<string | undefined> {
    const { value, done } = await within("line of a visitor", this.#lines.next());
    return done ? undefined : new TextDecoder().decode(value);
  }

  async say(text: string | Uint8Array): Promise<void> {
    await writeAll(this.conn, typeof text === "string" ? new TextEncoder().encode(text) : text);
  }
}

/** A room on a free port of 127.0.0.1. */
export class FakeRoom implements Disposable {
  readonly #visitors: Visitor[] = [];

  constructor(
    private readonly listener: Deno.Listener = Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  ) {}

  get port(): string {
    return `${(this.listener.addr as Deno.NetAddr).port}`;
  }

  /** Waits for the next one to come in. */
  async visitor(): Promise<Visitor> {
    const visitor = new Visitor(await within("visitor", this.listener.accept()));
    this.#visitors.push(visitor);
    return visitor;
  }

  [Symbol.dispose](): void {
    this.listener.close();
    for (const { conn } of this.#visitors) {
      try {
        conn.close();
      } catch {
        // The test, or the end of its stream, has closed it.
      }
    }
  }
}

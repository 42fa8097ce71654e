/**
 * Rooms to visit, and visitors: what they are shown is waited for by name, with a deadline.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { type Doorway, type Identity, listen, receive } from "../../../chat/room/accept.ts";
import { Room, type Terms } from "../../../chat/room/room.ts";
import { formatAddress } from "../../../wire/address.ts";
import { Framer } from "../../../wire/lines.ts";
import { reset } from "../../../wire/reset.ts";
import { Running } from "../../running.ts";
import { within } from "../../waiting.ts";

/** Where somebody listens. */
export interface At {
  readonly port: number;
}

const TERMS: Terms = { lang: "en", maxClients: 2_000, maxLine: 4_096, flood: 0 };

/** A room in this process, on a port of its own. */
export class OpenRoom implements At, AsyncDisposable {
  readonly room: Room;
  readonly port: number;
  readonly #stop = new AbortController();
  readonly #doorway: Doorway;
  readonly #receiving: Promise<void>;

  constructor(terms: Partial<Terms> = {}, identity?: Identity) {
    this.room = new Room({ ...TERMS, ...terms });
    this.#doorway = listen({ host: "127.0.0.1", port: 0 }, identity);
    this.port = (this.#doorway.addr as Deno.NetAddr).port;
    const welcome: Parameters<typeof receive>[1] = (conn, host, peer) =>
      this.room.hold(conn, host, peer);
    this.#receiving = receive(this.#doorway, welcome, this.#stop.signal, undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#receiving;
    await within("end of the room", this.room.stop());
    this.room[Symbol.dispose]();
  }
}

/** Starts the program and waits for its banner. */
export async function startRoom(permissions: readonly string[], ...args: readonly string[]) {
  const granted = permissions[0] === "--allow-all" ? permissions : ["--allow-net", ...permissions];
  const program = [Deno.execPath(), "run", ...granted, "chat/room.ts"];
  const room = Running.start([...program, "--host", "127.0.0.1", "--port", "0", ...args]);
  const banner = await within("banner", room.line()) ?? await room.errorLine();
  const port = /^listening on 127\.0\.0\.1:(\d+)$/.exec(banner ?? "")?.[1];
  assert(port, `not a banner: ${banner}`);
  return Object.assign(room, { port: Number(port) });
}

/** Somebody who is connected to a room. */
export class Visitor implements Disposable {
  readonly address: string;
  readonly #framer = new Framer();
  readonly #buffer = new Uint8Array(64 * 1024);
  #lines: string[] = [];
  #ended = false;

  constructor(readonly conn: Deno.Conn) {
    const { hostname, port } = conn.localAddr as Deno.NetAddr;
    this.address = formatAddress({ host: hostname, port });
  }

  /** Connects, and names itself if told to. */
  static async to({ port }: At, nick?: string): Promise<Visitor> {
    const visitor = new Visitor(await Deno.connect({ hostname: "127.0.0.1", port }));
    if (nick === undefined) return visitor;
    await visitor.say(`/nick ${nick}`);
    await visitor.sees(`* you are ${nick}`);
    return visitor;
  }

  /** Several, who are all there and have seen each other arrive. */
  static async all(at: At, ...nicks: readonly string[]): Promise<Visitor[]> {
    const visitors: Visitor[] = [];
    for (const nick of nicks) {
      const visitor = await Visitor.to(at, nick);
      for (const other of visitors) await other.sees(`* ${nick} (${visitor.address}) arrived`);
      visitors.push(visitor);
    }
    return visitors;
  }

  async say(...lines: readonly string[]): Promise<void> {
    await this.send(lines.map((line) => `${line}\n`).join(""));
  }

  async send(data: string | Uint8Array): Promise<void> {
    let rest = typeof data === "string" ? new TextEncoder().encode(data) : data;
    while (rest.length > 0) rest = rest.subarray(await this.conn.write(rest));
  }

  /** The next line that it is shown; undefined after the last. */
  async line(what = "line"): Promise<string | undefined> {
    while (this.#lines.length === 0 && !this.#ended) {
      const n = await within(what, this.conn.read(this.#buffer));
      const lines = n === null
        ? this.#framer.end()
        : this.#framer.push(this.#buffer.subarray(0, n));
      this.#ended = n === null;
      this.#lines = Array.from(lines, (line) => new TextDecoder().decode(line));
    }
    return this.#lines.shift();
  }

  /** Reads until it sees that line, or one that looks so. */
  async sees(line: string | RegExp): Promise<string> {
    for (const last: string[] = [];;) {
      const next = await this.line(`"${line}" after ${JSON.stringify(last)}`);
      assert(next !== undefined, `no "${line}", but the end after ${JSON.stringify(last)}`);
      if (typeof line === "string" ? next === line : line.test(next)) return next;
      if (last.push(next) > 5) last.shift(); // in a flood, all that was passed over would be a long list
    }
  }

  /** What it is shown next are these, and nothing in between. */
  async seesOnly(...lines: readonly string[]): Promise<void> {
    const seen = [];
    while (seen.length < lines.length) seen.push(await this.line(lines[seen.length]));
    assertEquals(seen, [...lines]);
  }

  /** All that it is shown until the room closes the connection. */
  async rest(): Promise<string[]> {
    const seen: string[] = [];
    for (let line; (line = await this.line("end of stream")) !== undefined;) seen.push(line);
    return seen;
  }

  /** Takes whatever comes, without a look at it, until either side closes: as cheap as a reader can be. */
  async takeAll(): Promise<void> {
    try {
      while (await this.conn.read(this.#buffer) !== null);
    } catch {
      // It is closed.
    }
  }

  /** Leaves: Deno sends FIN first, whatever is still unread. */
  [Symbol.dispose](): void {
    try {
      this.conn.close();
    } catch {
      // It is closed.
    }
  }
}

/** Connects, says something that makes it rst, and vanishes with RST once it is. */
export async function vanish({ port }: At, said: string): Promise<void> {
  const { connect } = await import("node:net");
  const { promise, resolve } = Promise.withResolvers<void>();
  const socket = connect(port, "127.0.0.1", () => socket.write(said));
  let seen = "";
  socket.on("data", (bytes) => {
    seen += bytes;
    if (seen.includes("you are rst")) reset(socket);
  });
  socket.on("close", () => resolve());
  socket.on("error", () => {});
  await within("reset", promise);
}

/** Ends several visits. */
export function usingAll(visitors: readonly Visitor[]): Disposable {
  const stack = new DisposableStack();
  for (const visitor of visitors) stack.use(visitor);
  return stack;
}

/**
 * How many bytes the dropped one finds in its own buffers, until the connection ends.
 *
 * @param isEnd whether an error is such an end, as FIN is.
 */
export async function drain(visitor: Visitor, isEnd: (error: unknown) => boolean): Promise<number> {
  const buffer = new Uint8Array(64 * 1024);
  let got = 0;
  try {
    for (let n; (n = await within("end", visitor.conn.read(buffer))) !== null;) got += n;
  } catch (error) {
    if (!isEnd(error)) throw error;
  }
  return got;
}

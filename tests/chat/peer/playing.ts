/**
 * Peers to try: programs of the project on addresses of their own, and hand-made other sides.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { connect, createServer, type Socket } from "node:net";
import { once } from "node:events";
import { Running, script } from "../../running.ts";
import { within } from "../../waiting.ts";
import { closeHalfAtEnd } from "../../../chat/peer/old_deno.ts";
import { lines } from "../../../wire/lines.ts";

/** Only Linux gives every program all of 127.0.0.0/8. */
export const HAS_LOOPBACK_NET = Deno.build.os === "linux";

/**
 * Whether a caller can choose the address that it calls from. Before 2.9 Deno lets nobody: on one machine all
 * then call from 127.0.0.1, and nobody there can be a stranger.
 */
export const CHOOSES_ADDRESS = HAS_LOOPBACK_NET && await chooses("127.0.0.2");

async function chooses(localAddress: string): Promise<boolean> {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const socket = connect({ host: "127.0.0.1", port: listener.addr.port, localAddress });
  using conn = await listener.accept();
  socket.destroy();
  return conn.remoteAddr.hostname === localAddress;
}

/** The address that calls from there are seen to come from. */
export const seen = (from: string) => CHOOSES_ADDRESS ? from : "127.0.0.1";

/** What a peer's end of a connection looks like, as a pattern: where it listens, or where it calls from. */
export const endOf = (ip: string) =>
  CHOOSES_ADDRESS ? `${ip}:\\d+` : `(?:${ip}:12000|${seen(ip)}:\\d+)`;

/** Three addresses that nobody else has, in order; so every test can have port 12000. */
export function threeAddresses(): [string, string, string] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2));
  return [`127.${a}.${b}.11`, `127.${a}.${b}.12`, `127.${a}.${b}.13`];
}

/** A running peer, whose output can be waited for line by line. */
export class Peer implements AsyncDisposable {
  /** Everything that was printed on stdout and has been looked at. */
  readonly printed: string[] = [];

  private constructor(readonly program: Running) {}

  static async start(me: string, peer: string, ...args: string[]): Promise<Peer> {
    const argv = script("chat/peer.ts", "--me", me, "--peer", peer, ...args);
    const found = new Peer(Running.start(argv));
    assertEquals(await found.program.line(), `listening on ${me}:12000`);
    return found;
  }

  /** Waits for a line on stdout. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const line = await within(
        `line like ${pattern}; printed: ${this.printed}`,
        this.program.line(),
      );
      if (line === undefined) throw new Error(`ended before ${pattern}: ${this.printed}`);
      this.printed.push(line);
      if (pattern.test(line)) return line;
    }
  }

  /** The next line on stderr. */
  async complains(pattern: RegExp): Promise<string> {
    for (;;) {
      const line = await within(`complaint like ${pattern}`, this.program.errorLine());
      if (line === undefined) throw new Error(`ended before ${pattern}`);
      if (pattern.test(line)) return line;
    }
  }

  async types(...typed: string[]): Promise<void> {
    await this.program.type(typed.map((line) => `${line}\n`).join(""));
  }

  /** What the other side has said, as it was shown. */
  get heard(): string[] {
    return this.printed.filter((line) => line.startsWith("<")).map((line) =>
      line.replace(/^<.*?> /, "")
    );
  }

  /** Leaves, and looks at all that is left. Returns the exit code and what was still on stderr. */
  async leaves(): Promise<{ code: number; stderr: string }> {
    const ended = this.program.ended(); // a full pipe must not keep it from reading the end of its input
    await this.program.closeStdin();
    const { code, stdout, stderr } = await within("end of a peer", ended);
    this.printed.push(...stdout.split("\n").slice(0, -1));
    return { code, stderr };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.program[Symbol.asyncDispose]();
  }
}

/** A connection that the test holds itself. */
export class Raw implements Disposable {
  readonly #lines: AsyncGenerator<Uint8Array>;

  constructor(readonly socket: Socket) {
    closeHalfAtEnd(socket);
    socket.on("error", () => {});
    const pieces = socket.iterator({ destroyOnReturn: false });
    this.#lines = lines(ReadableStream.from(pieces as AsyncIterable<Uint8Array>));
  }

  /** Calls a peer from an address. */
  static async call(to: string, from: string): Promise<Raw> {
    const options = { host: to, port: 12_000, localAddress: from, allowHalfOpen: true };
    const socket = connect(options);
    await within("connection", once(socket, "connect"));
    return new Raw(socket);
  }

  say(text: string): void {
    this.socket.write(text);
  }

  /** The next line; undefined after the peer's FIN. */
  async line(): Promise<string | undefined> {
    const { value, done } = await within("line on a raw connection", this.#lines.next());
    return done ? undefined : new TextDecoder().decode(value);
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }
}

/** A listener that the test holds itself, on port 12000. */
export async function answering(host: string) {
  const calls: Socket[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {});
    calls.push(socket);
    server.emit("call");
  });
  server.listen(12_000, host);
  await once(server, "listening");
  let taken = 0;
  return {
    /** Waits for the next call. */
    async call(): Promise<Raw> {
      if (taken === calls.length) await within("call of a peer", once(server, "call"));
      return new Raw(calls[taken++]!);
    },
    [Symbol.dispose]() {
      for (const socket of calls) socket.destroy();
      server.close();
    },
  };
}

/** How many connections there are between two peers, each counted where it was called. */
export async function connectionsBetween(a: string, b: string): Promise<number> {
  const hex = (ip: string) =>
    ip.split(".").reverse().map((part) => Number(part).toString(16).padStart(2, "0")).join("")
      .toUpperCase();
  const rows = (await Deno.readTextFile("/proc/net/tcp")).split("\n").map((row) =>
    row.trim().split(/\s+/)
  );
  const [ESTABLISHED, PORT] = ["01", "2EE0"];
  const ways = [[a, b], [b, a]] as const;
  return rows.filter(([, local, remote, state]) =>
    state === ESTABLISHED &&
    ways.some(([called, calling]) =>
      local === `${hex(called)}:${PORT}` && remote?.startsWith(hex(seen(calling)))
    )
  ).length;
}

/** In order. */
export type Addresses = readonly [low: string, high: string, other: string];

/** A test on three addresses of its own. */
export function peerTest(
  name: string,
  act: (addresses: Addresses) => Promise<void>,
  ignore = false,
): void {
  Deno.test({
    name: `peer ${name}`,
    ignore: ignore || !HAS_LOOPBACK_NET,
    fn: () => act(threeAddresses()),
  });
}

/**
 * A chat room made up for a test: what each member hears of each line is the test's to say.
 *
 * @module
 */
import { Framer } from "../../wire/lines.ts";
import { writeAll } from "../../wire/write_all.ts";

/**
 * What a member hears of a line, as it is written; `false`: the member is turned out instead.
 *
 * @param line without its end.
 * @param nth of all lines, from 1.
 * @param member in the order in which they came, from 0; the one who speaks comes last.
 */
export type Passing = (line: string, nth: number, member: number) => string | false;

/** Listens, until it is disposed of and everybody has gone. */
export class MadeUpRoom implements AsyncDisposable {
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #members: Deno.TcpConn[] = [];
  readonly #open: Promise<void>;
  #lines = 0;

  /** @param greeting what each hears who comes. */
  constructor(private readonly passing: Passing, private readonly greeting = "") {
    this.#open = this.#accept();
  }

  get port(): number {
    return this.#listener.addr.port;
  }

  async #accept(): Promise<void> {
    const visits: Promise<void>[] = [];
    for await (const member of this.#listener) {
      this.#members.push(member);
      visits.push(this.#attend(member).catch(() => {})); // whoever was turned out cannot be read
    }
    await Promise.all(visits);
  }

  async #attend(member: Deno.TcpConn): Promise<void> {
    await this.#tell(member, this.greeting);
    const framer = new Framer();
    const buffer = new Uint8Array(4096);
    for (let n; (n = await member.read(buffer)) !== null;) {
      for (const line of framer.push(buffer.subarray(0, n))) {
        await this.#pass(new TextDecoder().decode(line), ++this.#lines);
      }
    }
    close(member);
  }

  async #pass(line: string, nth: number): Promise<void> {
    for (const [i, member] of this.#members.entries()) {
      const heard = this.passing(line, nth, i);
      if (heard === false) close(member);
      else await this.#tell(member, heard).catch(() => {});
    }
  }

  async #tell(member: Deno.TcpConn, text: string): Promise<void> {
    await writeAll(member, new TextEncoder().encode(text));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    this.#members.forEach(close);
    await this.#open;
  }
}

function close(member: Deno.TcpConn): void {
  try {
    member.close();
  } catch {
    // It was closed before.
  }
}

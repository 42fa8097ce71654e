/**
 * One member of a crowd: a connection on which lines are said in order, and everything is heard.
 *
 * @module
 */
import { errnoOf } from "../../wire/socket_error.ts";
import type { Turns } from "../../wire/turns.ts";
import { writeAll } from "../../wire/write_all.ts";
import type { Scanner } from "./scanner.ts";

/** What the members of a crowd share. */
export interface Company {
  readonly scanner: Scanner;
  /** In which they read, where they are many. */
  readonly turns: Turns | undefined;
  /** Of each. */
  readonly bufferBytes: number;
  /** Something is about to be scanned, whatever it is. */
  stirred(): void;
  /** The member's connection has ended, by an errno or EOF. */
  left(member: number, errno: string): void;
}

/** A member. */
export class Member implements Disposable {
  #saying: Promise<void> = Promise.resolve();
  readonly #ended = Promise.withResolvers<void>();
  #leaving = false;

  private constructor(
    /** From 0. */
    readonly number: number,
    private readonly conn: Deno.TcpConn,
    private readonly company: Company,
  ) {}

  /** Connects, and begins to listen. */
  static async enter(
    number: number,
    at: { readonly host: string; readonly port: number; readonly timeoutMs: number },
    company: Company,
  ): Promise<Member> {
    const limit = at.timeoutMs > 0 ? { signal: AbortSignal.timeout(at.timeoutMs) } : {};
    const conn = await Deno.connect({ hostname: at.host, port: at.port, ...limit });
    conn.setNoDelay(); // a line goes out when it is said (Nagle's algorithm; RFC 9293, section 3.7.4)
    const member = new Member(number, conn, company);
    member.#listen();
    return member;
  }

  /** Says a line, in one piece and after those before it. */
  say(line: Uint8Array): void {
    this.#saying = this.#saying.then(() => writeAll(this.conn, line)).catch(() => {}); // #listen() tells
  }

  async #listen(): Promise<void> {
    const { bufferBytes, scanner, stirred, turns } = this.company;
    const buffer = new Uint8Array(bufferBytes);
    let kept = 0;
    let errno = "EOF";
    try {
      for (;;) {
        await turns?.next();
        const n = await this.conn.read(buffer.subarray(kept));
        if (n === null) break;
        stirred();
        const length = kept + n;
        kept = scanner.scan(this.number, buffer, length);
        if (kept > 0) buffer.copyWithin(0, length - kept, length);
      }
    } catch (error) {
      errno = errnoOf(error) || "Error";
    }
    scanner.scan(this.number, buffer, kept, true); // the beginning of a line, and no end any more
    this.#ended.resolve();
    if (!this.#leaving) this.company.left(this.number, errno);
  }

  /** Says that no more will come (FIN), and hears the others out until the server closes as well. */
  async leave(): Promise<void> {
    this.#leaving = true;
    await this.conn.closeWrite().catch(() => {});
    await this.#ended.promise;
  }

  /** Closes the connection, should it still be open. What is unread then makes a RST of it. */
  [Symbol.dispose](): void {
    this.#leaving = true;
    this.conn.close();
  }
}

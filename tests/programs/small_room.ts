/**
 * A small chat room, right in itself: wrong ones replace the step in which their bug is.
 *
 * @module
 */

/** One who is in the room. */
export interface Guest {
  /**
   * Writes one text after the other, without waiting: a guest who does not read keeps nobody waiting. Rejected
   * where it cannot be written.
   */
  send(text: string): Promise<void>;
  close(): void;
}

/** A line and who is to get it. */
export interface Said {
  /** With its speaker in front and its newline behind. */
  readonly text: string;
  /** From 1, of the whole room. */
  readonly number: number;
  readonly speaker: Guest;
  /** The speaker as well, in the order of entering. */
  readonly guests: readonly Guest[];
}

/** The steps in which a bug can be. */
export interface Steps {
  /** Makes, for one guest, what takes lines out of what was read. */
  readonly framing?: () => (read: string) => readonly string[];
  /** Sends a line. */
  readonly pass?: (said: Said) => void | Promise<void>;
  /** Somebody has left, or vanished. */
  readonly farewell?: (gone: Guest, guests: Guest[], how: "left" | "reset") => void;
}

/** Whole lines; the beginning of one waits for its end. */
export function lineByLine(): (read: string) => readonly string[] {
  let rest = "";
  return (read) => {
    const lines = (rest + read).split("\n");
    rest = lines.pop() ?? "";
    return lines;
  };
}

/** Everybody but the speaker gets the line. */
export function toTheOthers({ text, speaker, guests }: Said): void {
  for (const guest of guests) if (guest !== speaker) guest.send(text).catch(() => {});
}

/** Takes whoever is gone off the list, and tells the others. */
export function tellTheOthers(gone: Guest, guests: Guest[]): void {
  guests.splice(guests.indexOf(gone), 1);
  gone.close();
  for (const guest of guests) guest.send("somebody has left\n").catch(() => {});
}

/** Serves on the host and port of the command line. */
export async function serveRoom(steps: Steps = {}): Promise<void> {
  const { framing = lineByLine, pass = toTheOthers, farewell = tellTheOthers } = steps;
  const [hostname = "", port] = Deno.args;
  const guests: Guest[] = [];
  let number = 0;
  const hear = async (conn: Deno.TcpConn, speaker: Guest) => {
    const linesOf = framing();
    const decoder = new TextDecoder();
    const buffer = new Uint8Array(4_096);
    for (let n; (n = await conn.read(buffer)) !== null;) {
      for (const line of linesOf(decoder.decode(buffer.subarray(0, n), { stream: true }))) {
        const text = `[${conn.remoteAddr.hostname}:${conn.remoteAddr.port}] ${line}\n`;
        await pass({ text, number: ++number, speaker, guests: [...guests] });
      }
    }
  };
  for await (const conn of Deno.listen({ hostname, port: Number(port) })) {
    conn.setNoDelay();
    const guest = guestAt(conn);
    guests.push(guest);
    hear(conn, guest).then(() => "left" as const, () => "reset" as const)
      .then((how) => farewell(guest, guests, how));
  }
}

function guestAt(conn: Deno.TcpConn): Guest {
  const write = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length;) at += await conn.write(bytes.subarray(at));
  };
  let sending = Promise.resolve();
  return {
    send: (text) => sending = sending.then(() => write(text)),
    close() {
      try {
        conn.close();
      } catch {
        // It was closed before.
      }
    },
  };
}

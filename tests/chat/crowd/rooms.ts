/**
 * Rooms of the test's own, and the crowd that enters them.
 *
 * @module
 */
import { assert, assertMatch } from "@std/assert";
import { type CrowdReport, parseCrowdReport } from "../../../wire/crowd_report.ts";
import { writeAll } from "../../../wire/write_all.ts";
import { runToEnd, script } from "../../running.ts";

/** Somebody in the room. */
export interface Guest {
  readonly conn: Deno.TcpConn;
  /** What it said first, where the room takes that for its name. */
  name: string | undefined;
  send(text: string): void;
}

/** How a room does it. */
export interface Style {
  readonly greeting?: string;
  /** The first line is a name, and nobody hears of it. */
  readonly nickFirst?: boolean;
  /** What one read() brought is passed on as it is. */
  readonly unframed?: boolean;
  /** Makes of a line what is sent. */
  readonly dress?: (line: string, speaker: Guest) => string;
  /** Hands it to the others, or does it wrong; `line` is what was said. */
  readonly pass?: (text: string, others: readonly Guest[], speaker: Guest, line: string) => void;
}

const sendAll = (text: string, others: readonly Guest[]) => {
  for (const guest of others) guest.send(text);
};

/** A room on a free port, until it is disposed of. */
export function room(style: Style = {}) {
  const { greeting = "", nickFirst, unframed, dress = (line) => `<x> ${line}\n`, pass = sendAll } =
    style;
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const guests: Guest[] = [];
  const say = (speaker: Guest, line: string) => {
    if (nickFirst && speaker.name === undefined) {
      speaker.name = line.trim();
      guests.push(speaker);
      return;
    }
    pass(dress(line, speaker), guests.filter((guest) => guest !== speaker), speaker, line);
  };
  const serve = async (conn: Deno.TcpConn) => {
    let sending = Promise.resolve();
    const send = (text: string) => {
      const bytes = new TextEncoder().encode(text);
      sending = sending.then(() => writeAll(conn, bytes)).catch(() => {});
    };
    const guest: Guest = { conn, name: undefined, send };
    if (!nickFirst) guests.push(guest);
    send(greeting);
    const buffer = new Uint8Array(2048);
    let rest = "";
    for (let n; (n = await conn.read(buffer).catch(() => null)) !== null;) {
      const text = new TextDecoder().decode(buffer.subarray(0, n));
      if (unframed) {
        say(guest, text);
        continue;
      }
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) say(guest, line);
    }
    if (guests.includes(guest)) guests.splice(guests.indexOf(guest), 1);
    await sending;
    try {
      conn.close();
    } catch { /* the room has thrown it out */ }
  };
  const served: Promise<void>[] = [];
  const done = (async () => {
    for await (const conn of listener) served.push(serve(conn));
  })();
  return {
    port: listener.addr.port,
    async [Symbol.asyncDispose]() {
      listener.close();
      await done;
      await Promise.all(served);
    },
  };
}

/** The command line of the crowd. */
export const crowd = (...args: readonly string[]) => script("chat/crowd.ts", ...args);

export function reportOf(stdout: string): CrowdReport {
  assertMatch(stdout, /^[^\n]+\n$/, "one line, and nothing else");
  const report = parseCrowdReport(stdout.trimEnd());
  assert(report, `not a report: ${stdout}`);
  return report;
}

/** Lets a small crowd into a room. */
export async function enter(port: number, ...args: readonly string[]) {
  const fixed = ["--port", `${port}`, "--members", "4", "--lines", "5", "--seed", "7", "--json"];
  const ended = await runToEnd(crowd(...fixed, "--silence", "100", ...args));
  return { ...ended, report: reportOf(ended.stdout) };
}

/**
 * The swarm under test, and servers of the test's own for it.
 *
 * @module
 */
import { assert, assertMatch } from "@std/assert";
import { lines } from "../../wire/lines.ts";
import { type LoadReport, parseLoadReport } from "../../wire/load_report.ts";
import { writeAll } from "../../wire/write_all.ts";
import { runToEnd } from "../running.ts";

/** The command line of the swarm; a worker reads its own modules. */
export function swarm(...args: readonly string[]): string[] {
  const permissions = ["--allow-net", "--allow-read=clients,wire"];
  return [Deno.execPath(), "run", ...permissions, "clients/swarm.ts", ...args];
}

export function reportOf(stdout: string): LoadReport {
  assertMatch(stdout, /^[^\n]+\n$/, "one line, and nothing else");
  const report = parseLoadReport(stdout.trimEnd());
  assert(report, `not a report: ${stdout}`);
  return report;
}

/** Runs the swarm against a port. */
export async function load(port: number, ...args: readonly string[]) {
  const ended = await runToEnd(swarm("--port", `${port}`, "--json", "--seed", "7", ...args));
  return { ...ended, report: reportOf(ended.stdout) };
}

/** A connection's bytes until the peer's FIN; its own half stays open. */
function readable(conn: Deno.TcpConn): ReadableStream<Uint8Array> {
  const buffer = new Uint8Array(64 * 1024);
  return new ReadableStream({
    async pull(controller) {
      const n = await conn.read(buffer);
      if (n === null) controller.close();
      else controller.enqueue(buffer.slice(0, n));
    },
  });
}

/** What a server makes of a line, its newline taken off; undefined: it closes. */
export type Answer = (line: string, conn: Deno.TcpConn) => string | undefined | Promise<string>;

/** A server of the test's own; `goodbye` is said to a client that has said all. */
export function serving(answer: Answer, goodbye = "") {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const conns = new Set<Deno.TcpConn>();
  const serve = async (conn: Deno.TcpConn) => {
    for await (const line of lines(readable(conn))) {
      const said = await answer(new TextDecoder().decode(line), conn);
      if (said === undefined) break;
      await writeAll(conn, new TextEncoder().encode(said));
    }
    await writeAll(conn, new TextEncoder().encode(goodbye));
  };
  const talks: Promise<void>[] = [];
  const done = (async () => {
    for await (const conn of listener) {
      conns.add(conn);
      talks.push(serve(conn).catch(() => {}).finally(() => (conns.delete(conn), conn.close())));
    }
  })();
  return {
    port: listener.addr.port,
    conns,
    async [Symbol.asyncDispose]() {
      listener.close();
      await done;
      await Promise.all(talks);
    },
  };
}

/** The right answer. */
export const upper = (line: string) => `${line.toUpperCase()}\n`;
/** The number at the end of a line's tag. */
export const numberOf = (line: string) => parseInt(/-(\w+)\./.exec(line)?.[1] ?? "", 36);

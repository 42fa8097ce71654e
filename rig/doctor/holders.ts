/**
 * Who has a port, in the words of the tool that the system has for it: ss(8), lsof(8), or netstat and tasklist
 * of Windows. What they print contains names that others chose.
 *
 * @module
 */
import type { Transport } from "../../core/observation.ts";
import type { Answered } from "../quietly.ts";

/** A socket that waits for peers, and whose it is, as far as that could be seen. */
export interface Holder {
  readonly transport: Transport;
  /** Where it waits: `127.0.0.1`, `::1`, `*` for all addresses. */
  readonly address: string;
  readonly port: number;
  readonly pid?: number;
  /** The program's name; not to be trusted. */
  readonly program?: string;
}

/** Runs a command line. */
export type Run = (argv: readonly string[]) => Promise<Answered>;

/** All sockets that wait; undefined where nothing here can tell. */
export async function holders(os: string, run: Run): Promise<readonly Holder[] | undefined> {
  if (os === "windows") {
    const [table, tasks] = await Promise.all([
      run(["netstat", "-ano"]),
      run(["tasklist", "/fo", "csv", "/nh"]),
    ]);
    return table.code === 0 ? named(fromNetstat(table.stdout), tasks.stdout) : undefined;
  }
  if (os === "linux") {
    const table = await run(["ss", "-Hlntup"]);
    if (table.code === 0) return fromSs(table.stdout);
  }
  const table = await run(["lsof", "-nP", "-iTCP", "-sTCP:LISTEN", "-iUDP", "-FpcPn"]);
  // lsof's code is 1 where it found nothing, too.
  return table.code === 127 ? undefined : fromLsof(table.stdout);
}

/** `127.0.0.1:12000`, `[::1]:12000`, `*:12000`, `0.0.0.0%lo:68`: the address and the port. */
function endpoint(text: string): { readonly address: string; readonly port: number } | undefined {
  const [, host = "", port] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (port === undefined) return undefined;
  return { address: host.replace(/^\[(.*)\]$/, "$1").replace(/%.*/, ""), port: Number(port) };
}

/** No name here has quotes in it: a program could otherwise call itself so that another's number is read. */
const USERS = /^users:\(((?:\("[^"]*",pid=\d+,fd=\d+\),?)+)\)$/;

/** The lines of `ss -Hlntup`. */
export function fromSs(text: string): readonly Holder[] {
  return text.split("\n").flatMap((line): Holder[] => {
    const [, transport, local = "", users = ""] =
      /^(tcp|udp)\s+\S+\s+\d+\s+\d+\s+(\S+)\s+\S+\s*(.*?)\s*$/.exec(line) ?? [];
    const at = endpoint(local);
    if (!at) return [];
    const socket = { transport: transport as Transport, ...at };
    const [, known = ""] = USERS.exec(users) ?? [];
    const pids = new Map(
      [...known.matchAll(/\("([^"]*)",pid=(\d+),/g)].map(([, name = "", pid]) => [pid, name]),
    );
    if (pids.size === 0) return [socket];
    return [...pids].map(([pid, program]) => ({ ...socket, pid: Number(pid), program }));
  });
}

/** The fields of `lsof -F`: one a line, its first letter says which (lsof(8), OUTPUT FOR OTHER PROGRAMS). */
export function fromLsof(text: string): readonly Holder[] {
  const found: Holder[] = [];
  let pid = 0;
  let program = "";
  let transport: Transport = "tcp";
  for (const line of text.split("\n")) {
    const value = line.slice(1);
    switch (line[0]) {
      case "p":
        pid = Number(value);
        break;
      case "c":
        program = value;
        break;
      case "P":
        transport = value === "UDP" ? "udp" : "tcp";
        break;
      case "n": {
        const at = endpoint(value);
        const isTwice = at &&
          found.some((one) =>
            one.pid === pid && one.transport === transport && one.port === at.port &&
            one.address === at.address
          );
        if (at && !isTwice) found.push({ transport, ...at, pid, program });
      }
    }
  }
  return found;
}

/** The lines of `netstat -ano`, in any language: whoever listens has a far end of port 0, or none. */
export function fromNetstat(text: string): readonly Holder[] {
  return text.split("\n").flatMap((line): Holder[] => {
    const [, tcp, udp, pid] =
      /^\s*(?:TCP\s+(\S+)\s+\S+:0\s+\S+|UDP\s+(\S+)\s+\*:\*)\s+(\d+)\s*$/.exec(line) ?? [];
    const at = endpoint(tcp ?? udp ?? "");
    return at ? [{ transport: tcp ? "tcp" : "udp", ...at, pid: Number(pid) }] : [];
  });
}

/** With the names that tasklist has for the numbers: `"node.exe","1234","Console","1","42,000 K"`. */
export function named(found: readonly Holder[], tasks: string): readonly Holder[] {
  const names = new Map(
    [...tasks.matchAll(/^"([^"]*)","(\d+)",/gm)].map(([, name = "", pid]) => [Number(pid), name]),
  );
  return found.map((holder) => {
    const program = holder.pid === undefined ? undefined : names.get(holder.pid);
    return program === undefined ? holder : { ...holder, program };
  });
}

/** How a process is called, and whether it was stopped, by a Ctrl-Z say. */
export interface Running {
  readonly words: string;
  readonly isStopped: boolean;
}

/** What ps(1) says of these processes; nothing on Windows. */
export async function running(
  os: string,
  pids: readonly number[],
  run: Run,
): Promise<ReadonlyMap<number, Running>> {
  if (os === "windows" || pids.length === 0) return new Map();
  const { stdout } = await run(["ps", "-o", "pid=,stat=,args=", "-p", pids.join(",")]);
  return fromPs(stdout);
}

/** The lines of `ps -o pid=,stat=,args=`; of the arguments only the first, which mostly names the program. */
export function fromPs(text: string): ReadonlyMap<number, Running> {
  return new Map(
    text.split("\n").flatMap((line): [number, Running][] => {
      const [, pid, state = "", args = ""] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      if (pid === undefined) return [];
      return [[Number(pid), { words: wordsOf(args), isStopped: state.startsWith("T") }]];
    }),
  );
}

/** `/usr/bin/python3 -u /home/ana/server.py 12000` as `python3 server.py`. */
function wordsOf(args: string): string {
  const [program = "", ...rest] = args.split(" ");
  const file = rest.find((word) => /^[^-].*\.\w+$/.test(word));
  const last = (path: string) => path.split("/").at(-1) ?? path;
  return [program, ...(file === undefined ? [] : [file])].map(last).join(" ");
}

/**
 * What one program asked of its sockets, out of the lines of strace(1).
 *
 * Told is what the assignment is about: a socket made, bound, listening, connected, accepted, written to, read
 * from, shut down, closed. Left out are files and other kinds of sockets, options, calls that would have had to
 * wait (EAGAIN) or were interrupted, and sockets that are closed again before anything is done with them, as
 * Java does to find out what the system can do.
 *
 * @module
 */
import type { Evidence } from "../core/evidence.ts";
import type { Endpoint, Transport } from "../core/observation.ts";
import {
  addressIn,
  type Annotation,
  type Call,
  calledOn,
  parseAnnotation,
  parseCall,
  payloadOf,
  splitLine,
} from "./strace_line.ts";

/** A system call on a TCP or UDP socket. */
export type Syscall = Extract<Evidence, { kind: "syscall" }>;

const RECEIVES = ["recvfrom", "recvmsg", "recvmmsg", "read", "readv"];
const SENDS = ["sendto", "sendmsg", "sendmmsg", "write", "writev", "sendfile"];
const TOLD = [
  ...["socket", "bind", "listen", "connect", "accept", "accept4", "shutdown", "close"],
  ...RECEIVES,
  ...SENDS,
];
/** SO_ERROR tells what became of a connect that was not waited for (connect(2), EINPROGRESS). */
const RELEVANT = new RegExp(`^(?:${[...TOLD, "getsockopt"].join("|")})\\(`);

/** The program may try again; nothing has happened. */
const IN_VAIN = ["EAGAIN", "EWOULDBLOCK", "EINTR"];
/** The connection is still being made (connect(2)). */
const UNDER_WAY = ["EINPROGRESS", "EALREADY", "EINTR"];
/** Why a connection could not be made (connect(2)), also where a later call says so. */
const FAILED = ["ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ECONNRESET"];

/** What is known of a descriptor beyond its annotation, which strace does not always bring up to date. */
interface Known {
  readonly inode?: string | undefined;
  local?: Endpoint | undefined;
  peer?: Endpoint | undefined;
  /** It was made, and nothing was done with it yet. */
  made?: Syscall | undefined;
  /** It is being connected. */
  connecting?: Syscall | undefined;
}

/** So many calls of as many threads may be unfinished at a time; more than that is not kept. */
const MOST_UNFINISHED = 1_000;

/** Reads the lines of one program, in their order. */
export class Strace {
  readonly #unfinished = new Map<number, { readonly atS: number; readonly text: string }>();
  readonly #known = new Map<number, Known>();

  /** @param msAt turns ms since 1970 into ms of the play. */
  constructor(private readonly msAt: (epochMs: number) => number) {}

  /** The calls that this line completes; never throws, whatever the line is. */
  read(line: string): readonly Syscall[] {
    const { pid = 0, atS = 0, body = "" } = splitLine(line) ?? {};
    const begun = / <unfinished \.\.\.>$/.exec(body);
    if (begun) {
      this.#unfinished.delete(pid);
      if (RELEVANT.test(body) && this.#unfinished.size < MOST_UNFINISHED) {
        this.#unfinished.set(pid, { atS, text: body.slice(0, begun.index) });
      }
      return [];
    }
    const [resumed, name] = /^<\.\.\. (\w+) resumed>/.exec(body) ?? [];
    const first = this.#unfinished.get(pid);
    this.#unfinished.delete(pid);
    if (resumed === undefined) return this.#take(atS, body);
    if (!first?.text.startsWith(`${name}(`)) return [];
    return this.#take(first.atS, first.text + body.slice(resumed.length));
  }

  /** What was left untold: sockets that nothing was done with, connections still being made. */
  end(): readonly Syscall[] {
    const left = [...this.#known.values()].flatMap((known) => untold(known));
    this.#known.clear();
    return left;
  }

  #take(atS: number, body: string): readonly Syscall[] {
    const call = RELEVANT.test(body) ? parseCall(body) : undefined;
    if (!call) return [];
    if (call.name === "socket") return this.#made(atS, call);
    const called = calledOn(call);
    return called ? this.#called(atS, call, called.fd, called.socket) : [];
  }

  #made(atS: number, call: Call): readonly Syscall[] {
    const opened = parseAnnotation(call.opened ?? "");
    const transport = opened?.transport ?? (call.errno ? askedFor(call) : undefined);
    if (!transport) return [];
    const fact = { ...this.#fact(atS, call), socket: { transport } };
    if (call.errno) return [fact];
    return this.#replace(call.returned, { made: fact, inode: opened?.inode });
  }

  #called(atS: number, call: Call, fd: number, socket: Annotation): readonly Syscall[] {
    const known = this.#knownOf(fd, socket);
    if (call.name === "getsockopt") {
      const [, code] = /, SOL_SOCKET, SO_ERROR, \[(\w+)\]/.exec(call.args) ?? [];
      return code === undefined ? [] : outcome(known, code === "0" ? undefined : code);
    }
    if (call.name === "close") {
      this.#known.delete(fd);
      if (known.made) return [];
    }
    const { transport } = socket;
    const local = socket.local ?? known.local;
    const peer = socket.peer ?? known.peer;
    const address = addressIn(call, transport);
    const fact: Syscall = {
      ...this.#fact(atS, call),
      socket: { transport, ...(local && { local }), ...(peer && { peer }) },
      ...(address && { address }),
    };
    if (call.name === "connect") return this.#connect(known, fact);
    if (call.name.startsWith("accept")) return this.#accepted(call, fact);
    const before = call.name === "close" ? untold(known) : foretold(known, call);
    if (IN_VAIN.includes(call.errno ?? "")) return before;
    if (call.name === "bind" && !call.errno && address?.port) known.local = address;
    return [...before, ...first(known), fact];
  }

  #connect(known: Known, fact: Syscall): readonly Syscall[] {
    const { errno = "" } = fact;
    if (known.connecting) {
      if (UNDER_WAY.includes(errno)) return [];
      return outcome(known, errno === "EISCONN" ? undefined : fact.errno);
    }
    const before = first(known);
    if (UNDER_WAY.includes(errno)) {
      known.connecting = fact;
      return before;
    }
    if (errno === "") known.peer = fact.address;
    return [...before, fact];
  }

  #accepted(call: Call, fact: Syscall): readonly Syscall[] {
    if (IN_VAIN.includes(call.errno ?? "")) return [];
    const { inode, local, peer } = parseAnnotation(call.opened ?? "") ?? {};
    const before = call.errno ? [] : this.#replace(call.returned, { inode, local, peer });
    const address = fact.address ?? peer;
    return [...before, { ...fact, ...(address && { address }) }];
  }

  #fact(atS: number, call: Call): Syscall {
    // What a program says begins something; what it hears, it has when the call ends.
    const hears = RECEIVES.includes(call.name) || call.name.startsWith("accept");
    const payload = payloadOf(call);
    return {
      ...{ kind: "syscall", by: "strace", returned: call.returned },
      atMs: this.msAt((hears ? atS + call.tookS : atS) * 1_000),
      name: call.name === "accept4" ? "accept" : call.name,
      ...(payload !== undefined && { payload }),
      ...(call.errno && { errno: call.errno }),
    };
  }

  /** A descriptor's number may have been given to another socket, or be another process's. */
  #knownOf(fd: number, { inode, local }: Annotation): Known {
    const known = this.#known.get(fd);
    const isOther = known && (inode && known.inode && inode !== known.inode ||
      local && known.local && local.port !== known.local.port);
    if (known && !isOther) return known;
    const fresh: Known = { inode };
    if (!known) this.#known.set(fd, fresh);
    return fresh;
  }

  #replace(fd: number, known: Known): readonly Syscall[] {
    const old = this.#known.get(fd);
    this.#known.set(fd, known);
    return old ? untold(old) : [];
  }
}

/** The transport of a socket that was asked for (socket(2)). */
function askedFor({ args }: Call): Transport | undefined {
  const [, type] = /^AF_INET6?, SOCK_(STREAM|DGRAM)\b/.exec(args) ?? [];
  return type === undefined ? undefined : type === "STREAM" ? "tcp" : "udp";
}

function first(known: Known): readonly Syscall[] {
  const made = known.made ? [known.made] : [];
  known.made = undefined;
  return made;
}

function untold(known: Known): readonly Syscall[] {
  const connecting = known.connecting ? [known.connecting] : [];
  known.connecting = undefined;
  return [...first(known), ...connecting];
}

/** The connection that was being made, with what became of it. */
function outcome(known: Known, errno?: string): readonly Syscall[] {
  const { connecting } = known;
  if (!connecting) return [];
  known.connecting = undefined;
  if (errno !== undefined) return [{ ...connecting, errno }];
  known.peer = connecting.address;
  const { errno: _, ...begun } = connecting;
  return [{ ...begun, returned: 0 }];
}

/** ... as far as this call lets one conclude it. */
function foretold(known: Known, { errno, returned }: Call): readonly Syscall[] {
  if (errno !== undefined) return FAILED.includes(errno) ? outcome(known, errno) : [];
  return returned > 0 ? outcome(known) : [];
}

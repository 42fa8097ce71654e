/**
 * Who is at an endpoint: servers by where they listen, clients by their own ports.
 *
 * @module
 */
import type { Endpoint, Part } from "../observation.ts";
import type { Seen } from "../questions.ts";
import type { End, Play } from "./message.ts";

/** A participant listens, from one observation to another. */
interface Listening {
  readonly role: string;
  readonly at: Endpoint;
  readonly from: number;
  readonly fromMs: number;
  readonly to: number;
}

/** One start of a client: the same role may be started several times. */
export interface Life {
  readonly role: string;
  readonly part: Part | undefined;
  readonly started: Seen<"started">;
  /** Whom it calls. */
  readonly target: Endpoint;
  /** The number of the role's next start; infinite where there is none. */
  readonly until: number;
}

const SERVERS: readonly (Part | undefined)[] = [
  "tcp-server",
  "udp-server",
  "threaded-server",
  "chat-server",
  "model-server",
  "stranger",
];

/** A listener with one of these takes what comes for any address of its machine (ip(7), INADDR_ANY). */
const ANY = ["0.0.0.0", "::", "*"];

const hostOf = ({ host }: Endpoint) => host === "localhost" ? "127.0.0.1" : host;

/** One endpoint as a word, with its transport. */
export function keyOf(at: Endpoint): string {
  return `${at.transport} ${hostOf(at)} ${at.port}`;
}

/** As {@linkcode keyOf}, but a socket that is bound to any address has its port alone. */
function ownKey(at: Endpoint): string {
  return keyOf(ANY.includes(at.host) ? { ...at, host: "*" } : at);
}

/** Whether who listens at the first is who is called at the second. */
export function covers(listening: Endpoint, called: Endpoint): boolean {
  return listening.transport === called.transport && listening.port === called.port &&
    (ANY.includes(listening.host) || hostOf(listening) === hostOf(called));
}

/** Every start of a participant that calls somebody, in order. */
export function livesOf({ cast, timeline }: Play): readonly Life[] {
  const starts = timeline.filter((o): o is Seen<"started"> =>
    o.kind === "started" && !SERVERS.includes(cast[o.who]?.part)
  );
  return starts.map((started, i) => {
    const role = started.who;
    const part = cast[role]?.part;
    const until = starts.slice(i + 1).find(({ who }) => who === role)?.seq ?? Infinity;
    const peer = part === "chat-peer" ? /--peer (\S+):(\d+)/.exec(started.command) : null;
    const target = peer
      ? { ...started.at, host: peer[1] ?? "", port: Number(peer[2]) }
      : started.at;
    return { role, part, started, target, until };
  });
}

/** Who is where, in one play. */
export class Directory {
  readonly #listening: readonly Listening[];
  readonly #lives: readonly Life[];
  /** The ports of clients, as far as known. */
  readonly #own = new Map<string, string>();

  constructor(play: Play) {
    const { timeline } = play;
    this.#lives = livesOf(play);
    this.#listening = timeline.flatMap((o) => {
      if (o.kind !== "listening") return [];
      const end = timeline.find(({ seq, who, kind }) =>
        seq > o.seq && who === o.who && kind === "exited"
      ) ?? timeline.find((next) =>
        // the lab ends a server without a word; then another takes its place
        next.seq > o.seq && next.who !== o.who && next.kind === "listening" &&
        keyOf(next.at) === keyOf(o.at)
      );
      return [{ role: o.who, at: o.at, from: o.seq, fromMs: o.ms, to: end?.seq ?? Infinity }];
    });
    for (const o of timeline) {
      const local = o.kind === "connected"
        ? o.local
        : o.kind === "syscall"
        ? o.socket?.local
        : undefined;
      if (local && local.port > 0) this.#own.set(ownKey(local), o.who);
    }
  }

  /** Who listened there at some moment between these observations. */
  listener(at: Endpoint, from: number, to = from): string | undefined {
    return this.#listening.find((l) => covers(l.at, at) && l.from <= to && l.to >= from)?.role;
  }

  /** Who is at the endpoint, where somebody is; `other`: the other end of what travels, `atMs`. */
  roleAt(at: Endpoint, other: Endpoint, atMs: number): string | undefined {
    const here = this.#listening.filter((l) => covers(l.at, at));
    const listener = here.findLast((l) => l.fromMs <= atMs) ?? here[0];
    const known = this.#own.get(keyOf(at)) ?? this.#own.get(keyOf({ ...at, host: "*" }));
    return listener?.role ?? known ?? this.#newcomer(at, other, atMs);
  }

  /** As {@linkcode roleAt}, and nobody where nobody is. */
  end(at: Endpoint, other: Endpoint, atMs: number): End {
    const role = this.roleAt(at, other, atMs);
    return role === undefined ? { nobodyAt: at } : { role };
  }

  /** Whether anybody is at the endpoint at that time: who listens there later is not there yet. */
  isThere(at: Endpoint, other: Endpoint, atMs: number): boolean {
    const here = this.#listening.filter((l) => covers(l.at, at));
    if (here.length > 0) return here.some((l) => l.fromMs <= atMs);
    return this.roleAt(at, other, atMs) !== undefined;
  }

  /** A new port speaks to somebody: it is taken for the latest started of those who call there. */
  #newcomer(at: Endpoint, other: Endpoint, atMs: number): string | undefined {
    const callers = this.#lives.filter(({ started, target }) =>
      started.ms <= atMs && covers(target, other) && !covers(target, at)
    );
    const taken = new Set(this.#own.values());
    const role = (callers.findLast(({ role }) => !taken.has(role)) ?? callers.at(-1))?.role;
    if (role !== undefined) this.#own.set(ownKey(at), role);
    return role;
  }
}

/**
 * Questions that several causes ask of a run. Only programs that were handed in are suspects.
 *
 * @module
 */
import type { SocketRow } from "../evidence.ts";
import type { Endpoint, Part, Transport } from "../observation.ts";
import { first, isFailure, replyTo, type Seen, seen, shows } from "../questions.ts";
import type { Judged, Run } from "../run.ts";

export { WORDS } from "./words.ts";

/** The parts that listen for others. */
export const SERVERS: readonly Part[] = [
  "tcp-server",
  "udp-server",
  "threaded-server",
  "chat-server",
];

/** The parts that call one of them. */
export const CLIENTS: readonly Part[] = ["tcp-client", "udp-client", "chat-client"];

/** Whether the claim is one of these: the ends of their ids, since scenarios name the roles in front. */
export function isAbout({ id }: Judged, ...ends: readonly string[]): boolean {
  return ends.some((end) => id.endsWith(end));
}

/** Whether the role's program was handed in. */
export function isSubmitted(run: Run, role: string | undefined): role is string {
  return role !== undefined && run.cast[role]?.origin === "submitted";
}

/** The roles that are answerable for the claim, handed in, and were started. */
export function suspects({ cast, timeline }: Run, { about }: Judged): readonly string[] {
  return about.filter((role) =>
    cast[role]?.origin === "submitted" && first(timeline, role, "started") !== undefined
  );
}

/** The suspect that has one of these parts. */
export function suspect(run: Run, judged: Judged, parts: readonly Part[]): string | undefined {
  return suspects(run, judged).find((role) => parts.some((part) => run.cast[role]?.part === part));
}

/** The first role of one of these parts, suspect or not: of the claim, if it names one. */
export function roleOf(
  run: Run,
  { about }: Judged,
  parts: readonly Part[],
): string | undefined {
  return about.find((role) => parts.some((part) => run.cast[role]?.part === part));
}

/** Roles of a part of the lab's own. */
export function rolesOf({ cast }: Run, part: Part): readonly string[] {
  return Object.keys(cast).filter((role) => cast[role]?.part === part);
}

/** Where it was started to listen, or to call. */
export function placeOf({ timeline }: Run, role: string): Endpoint | undefined {
  return first(timeline, role, "started")?.at;
}

/** How it ended by itself. */
export function endOf({ timeline }: Run, role: string): Seen<"exited"> | undefined {
  return first(timeline, role, "exited");
}

/** Whether the server listened and has not ended. */
export function isUp(run: Run, role: string | undefined): boolean {
  return role !== undefined && first(run.timeline, role, "listening") !== undefined &&
    !endOf(run, role);
}

/** The suspect that should listen and never did. */
export function deaf(run: Run, judged: Judged): string | undefined {
  const listeners = [...SERVERS, "chat-peer"];
  return suspects(run, judged).find((role) =>
    listeners.includes(run.cast[role]?.part ?? "") && !first(run.timeline, role, "listening")
  );
}

/** Whether a suspect ended, and so. */
export function someEnded(
  run: Run,
  judged: Judged,
  so: (code: number, signal: string | null, role: string) => boolean,
): boolean {
  return suspects(run, judged).some((role) => {
    const end = endOf(run, role);
    return end !== undefined && so(end.code, end.signal, role);
  });
}

/** The deaf one, if it runs. */
export function runsDeaf(run: Run, judged: Judged): string | undefined {
  const role = deaf(run, judged);
  return role !== undefined && !endOf(run, role) && !hasListeningTwin(run, role) ? role : undefined;
}

/** Whether the same program, as another peer, did listen: then it can. */
export function hasListeningTwin({ cast, timeline }: Run, role: string): boolean {
  return cast[role]?.part === "chat-peer" &&
    Object.keys(cast).some((other) =>
      cast[other]?.part === "chat-peer" && first(timeline, other, "listening") !== undefined
    );
}

/** The deaf one, if it ended with an error. */
export function failedDeaf(run: Run, judged: Judged): string | undefined {
  const role = deaf(run, judged);
  const end = role === undefined ? undefined : endOf(run, role);
  return end && isFailure(end) ? role : undefined;
}

/** Whether a line of the role's screen fits: refines what other facts say, in the words of runtimes. */
export function says({ timeline }: Run, role: string, words: RegExp): boolean {
  return seen(timeline, role, "printed").some(({ line }) => words.test(line));
}

/** By how much the kernel's counter rose, by the first receipt after the role's start that has it. */
export function risen(run: Run, role: string, counter: string): number | undefined {
  const start = first(run.timeline, role, "started")?.seq ?? Infinity;
  const receipt = seen(run.timeline, "kernel", "receipt").find(({ seq, shared, counters }) =>
    seq > start && !shared && counter in counters
  );
  return receipt?.counters[counter];
}

/** By how much it rose in any act of the play that counted it: the most. */
export function everRisen({ timeline }: Run, counter: string): number | undefined {
  const rises = seen(timeline, "kernel", "receipt").flatMap(({ shared, counters }) =>
    shared ? [] : counters[counter] ?? []
  );
  return rises.length > 0 ? Math.max(...rises) : undefined;
}

/** The sockets that hear anybody on the role's machine and that no other program was told to have, when it had failed. */
export function openBy(run: Run, role: string): readonly SocketRow[] | undefined {
  const { cast, timeline } = run;
  const start = first(timeline, role, "started");
  const pair = first(timeline, "lab", "machines");
  const machine = pair?.by === "cable" ? cast[role]?.machine ?? 1 : 1;
  const seenThen = seen(timeline, "kernel", "sockets").find((o) =>
    start !== undefined && o.seq > start.seq && o.machine === machine
  );
  const others = Object.keys(cast).filter((other) => other !== role).flatMap((other) =>
    placeOf(run, other) ?? []
  );
  // A UDP client's socket hears anybody as well, on a port that the system chose (ip(7), ip_local_port_range).
  const isClients = ({ local: { transport, port } }: SocketRow) =>
    transport === "udp" && port >= 32_768 &&
    others.some((other) => other.transport === "udp");
  return seenThen?.table.filter((row) =>
    !row.peer && (row.state === "LISTEN" || row.state === "OPEN") && !isClients(row) &&
    !others.some((other) => isSamePort(other, row.local) && isToldApart(run, role, other))
  );
}

const isSamePort = (a: Endpoint, b: Endpoint) => a.transport === b.transport && a.port === b.port;

/** A client of the role was told the role's own place: that is no other's. */
function isToldApart(run: Run, role: string, other: Endpoint): boolean {
  const own = placeOf(run, role);
  return own === undefined || !isSamePort(own, other);
}

/** The client's only line, or its `nth`, with what it is owed. */
export function lineOf(
  { timeline }: Run,
  client: string,
  nth = 0,
): { readonly line: string; readonly reply: string; readonly seq: number } | undefined {
  const typed = seen(timeline, client, "typed")[nth];
  return typed && { line: typed.line, reply: replyTo(typed.line), seq: typed.seq };
}

/** What it printed once a line had been typed, on stdout and not empty. */
export function printedAfter(run: Run, client: string, seq: number): readonly string[] {
  return seen(run.timeline, client, "printed").flatMap((o) =>
    o.seq > seq && o.stream === "stdout" && o.line.trim() !== "" ? o.line : []
  );
}

/** Whether its line was answered on its screen. */
export function isAnswered(run: Run, client: string, nth = 0): boolean {
  const typed = lineOf(run, client, nth);
  return typed !== undefined && shows(run.timeline, client, typed.reply).length > 0;
}

/** Of its transport. */
export function transportOf(run: Run, role: string): Transport {
  return placeOf(run, role)?.transport ?? "tcp";
}

/** A line that was typed into a client and is owed a reply. */
export interface Exchange {
  readonly client: string;
  readonly server: string;
  readonly transport: Transport;
  readonly line: string;
  readonly reply: string;
  /** When it was typed. */
  readonly seq: number;
}

/** The exchange that the claim is about, if its line was typed. */
export function exchangeIn(run: Run, judged: Judged): Exchange | undefined {
  const named = judged.id.replace(/-(?:served|kept|undisturbed)$/, "");
  if (named === judged.id) return undefined;
  const client = roleOf(run, judged, CLIENTS) ?? (named in run.cast ? named : undefined);
  const server = roleOf(run, judged, SERVERS);
  if (client === undefined || server === undefined) return undefined;
  const typed = lineOf(run, client, isAbout(judged, "same-client-served") ? 1 : 0);
  return typed && { client, server, transport: transportOf(run, server), ...typed };
}

/** The same if nobody at all was answered: else the server can reply, and the reason is another. */
export function unansweredIn(run: Run, judged: Judged): Exchange | undefined {
  const exchange = exchangeIn(run, judged);
  const isAnybodyAnswered = Object.keys(run.cast).some((other) =>
    transportOf(run, other) === exchange?.transport && isAnswered(run, other)
  );
  return isAnybodyAnswered ? undefined : exchange;
}

/** Such an exchange whose server is a suspect. */
export function unansweredBy(run: Run, judged: Judged): Exchange | undefined {
  const exchange = unansweredIn(run, judged);
  return exchange && isSubmitted(run, exchange.server) ? exchange : undefined;
}

/** When somebody came to listen where the client calls: the number of that observation, or Infinity. */
export function comes(run: Run, client: string): number {
  const at = placeOf(run, client);
  const listening = run.timeline.find((o) =>
    o.kind === "listening" && o.at.port === at?.port && o.at.transport === at.transport
  );
  return listening?.seq ?? Infinity;
}

/**
 * Who was inside the shared document, and when: read from a threaded server's log.
 *
 * @module
 */
import { formatAddress } from "../wire/address.ts";
import { type Moment, parseVisit, type VisitLine } from "../wire/visit_log.ts";
import type { Observation, Timeline } from "./observation.ts";
import { first } from "./questions.ts";

/** One visit of one client: the lines of the log that tell of it. */
export interface Visit {
  /** The role whose connection it was, where the timeline shows that; else its address. */
  readonly who: string;
  readonly as: VisitLine["as"];
  /** Its three lines, as far as they came. */
  readonly at: Readonly<Partial<Record<Moment, Observation>>>;
}

/** Two visits, by the server's log: two clients' screens are two streams, its lines have a certain order. */
export type Meeting = (visit: Visit, other: Visit) => boolean;

/** Came to the door while the other was inside. */
export const arrivesDuring: Meeting = ({ at }, other) => isDuring(at.arrives, other);

/** Came in while the other was inside. */
export const entersDuring: Meeting = ({ at }, other) => isDuring(at.enters, other);

/** Came in, and left again, while the other was inside, who has left since. */
export const isWithin: Meeting = ({ at }, other) =>
  isDuring(at.enters, other) && isDuring(at.leaves, other) && other.at.leaves !== undefined;

function isDuring(o: Observation | undefined, { at: { enters, leaves } }: Visit): boolean {
  return o !== undefined && enters !== undefined && o.seq > enters.seq &&
    (leaves === undefined || o.seq < leaves.seq);
}

/** The visits to this server's document, in the order in which the visitors arrived. */
export function visitsTo<R extends string>(timeline: Timeline<R>, server: R): readonly Visit[] {
  const at = first(timeline, server, "listening")?.at;
  const roles = new Map<string, string>();
  for (const o of timeline) {
    // A client of another server may well have the same port of its own: a connection is both ends.
    if (o.kind === "connected" && o.peer.port === at?.port) {
      roles.set(formatAddress(o.local), o.who);
    }
  }
  const visits: { who: string; as: VisitLine["as"]; at: Partial<Record<Moment, Observation>> }[] =
    [];
  const open = new Map<string, (typeof visits)[number]>();
  for (const o of timeline) {
    const line = o.who === server && o.kind === "printed" ? parseVisit(o.line) : undefined;
    if (!line) continue;
    let visit = open.get(line.peer);
    if (!visit || line.moment === "arrives") {
      visit = { who: roles.get(line.peer) ?? line.peer, as: line.as, at: {} };
      visits.push(visit);
      open.set(line.peer, visit);
    }
    visit.at[line.moment] = o;
    if (line.moment === "leaves") open.delete(line.peer);
  }
  return visits;
}

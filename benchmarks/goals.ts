/**
 * What the servers of this project are meant to reach, and whether they did.
 *
 * A goal is reached by any one of our models, for a person can choose it; but by that one in all respects,
 * and in all rounds. The model that is named is the one that reached it, else the one that came nearest.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import type { FanOutLoad, FanOutMeasurement } from "./fan_out.ts";
import { fanOutTitle } from "./fan_out_table.ts";
import type { Load, Measurement } from "./measurement.ts";
import { isServed, kbPerConnection, type MemoryMeasurement } from "./memory.ts";
import { digits, inBoth, plainly, spreadOf, whole } from "./numbers.ts";
import { isOurs } from "./peers.ts";
import { type AnyStanding, ratio, roomStandings, standings } from "./standings.ts";
import { type Spread, spread } from "./statistics.ts";

/** A goal, and what was measured of it. */
export interface Goal {
  readonly claim: Text;
  readonly outcome: "met" | "unmet" | "unmeasured";
  /** By whom, and by how much; or why nothing can be said. */
  readonly shown: Text;
}

/** So many times the replies/s (of a room: deliveries/s) of a rival, at a p99 of at most so many times its own. */
interface Bound<Under> {
  readonly load: Under;
  readonly rival: string;
  readonly least: number;
  readonly mostP99?: number;
}

const BOUNDS: readonly Bound<Load>[] = [
  ...[256, 1_000].flatMap((connections): Bound<Load>[] => {
    const load: Load = { transport: "tcp", connections };
    return [
      { load, rival: "C threads", least: 1.3 },
      { load, rival: "C epoll", least: 0.95, mostP99: 1.5 },
      { load, rival: "Python threads", least: 3 },
    ];
  }),
  { load: { transport: "udp", connections: 16 }, rival: "C", least: 0.6 },
];

const ROOM: Bound<FanOutLoad> = {
  load: { members: 100, window: 32 },
  rival: "Python room",
  least: 5,
  mostP99: 1,
};

/** So many connections, at so much memory each. */
const HELD = 10_000;
const MOST_KB = 12;

/** All goals, judged. */
export function goals(
  measurements: readonly Measurement[],
  memory: readonly MemoryMeasurement[],
  fanOut: readonly FanOutMeasurement[],
): Goal[] {
  return [
    ...BOUNDS.map((bound) =>
      speedGoal(standings(measurements, bound.load), bound, speedClaim(bound))
    ),
    memoryGoal(memory),
    speedGoal(roomStandings(fanOut, ROOM.load), ROOM, roomClaim(ROOM)),
  ];
}

/** What one of our models came to; of two, the greater `nearness` is the better. */
interface Attempt {
  readonly met: boolean;
  readonly nearness: number;
  readonly shown: Text;
}

function speedGoal(all: readonly AnyStanding[], bound: Bound<unknown>, claim: Text): Goal {
  const rival = all.find(({ peer }) => peer === bound.rival);
  const ours = all.filter(({ peer }) => isOurs(peer));
  if (!rival || ours.length === 0) return unmeasured(claim, NOT_MEASURED);
  if (rival.rounds.length === 0) return unmeasured(claim, failed(rival.peer));
  return best(claim, ours.map((our) => speedAttempt(our, rival, bound)));
}

function speedAttempt(
  our: AnyStanding,
  rival: AnyStanding,
  { least, mostP99 }: Bound<unknown>,
): Attempt {
  const rate = ratio(our, rival, "perSecond");
  const p99 = ratio(our, rival, "p99Us");
  if (our.failures.length > 0 || !rate || !p99) return hopeless(our.peer);
  return {
    met: rate.median >= least && (mostP99 === undefined || p99.median <= mostP99),
    nearness: rate.median,
    shown: inBoth((lang) => {
      const shown = `${our.peer} ${spreadOf(rate, lang)}`;
      return mostP99 === undefined ? shown : `${shown}, p99 ${spreadOf(p99, lang)}`;
    }),
  };
}

function memoryGoal(memory: readonly MemoryMeasurement[]): Goal {
  const claim = memoryClaim();
  const its = memory.filter(({ peer, connections }) => isOurs(peer) && connections >= HELD);
  const names = [...new Set(its.map(({ peer }) => peer))];
  if (names.length === 0) return unmeasured(claim, NOT_MEASURED);
  return best(claim, names.map((name) => memoryAttempt(its, name)));
}

function memoryAttempt(memory: readonly MemoryMeasurement[], name: string): Attempt {
  const its = memory.filter(({ peer }) => peer === name);
  const each: Spread | undefined = spread(its.filter(isServed).map(kbPerConnection));
  if (!its.every(isServed) || !each) return hopeless(name);
  return {
    met: each.median <= MOST_KB,
    nearness: -each.median,
    shown: inBoth((lang) => `${name} ${digits(each.median, lang)} KiB`),
  };
}

function hopeless(peer: string): Attempt {
  return { met: false, nearness: -Infinity, shown: failed(peer) };
}

function best(claim: Text, attempts: readonly Attempt[]): Goal {
  const [first] = attempts.toSorted((a, b) =>
    Number(b.met) - Number(a.met) || b.nearness - a.nearness
  );
  if (!first) return unmeasured(claim, NOT_MEASURED);
  return { claim, outcome: first.met ? "met" : "unmet", shown: first.shown };
}

function unmeasured(claim: Text, shown: Text): Goal {
  return { claim, outcome: "unmeasured", shown };
}

const NOT_MEASURED: Text = { en: "not measured", pt: "não medido" };

const failed = (peer: string): Text => ({ en: `${peer} failed`, pt: `${peer} falhou` });

function speedClaim(bound: Bound<Load>): Text {
  const { transport, connections } = bound.load;
  const noun = {
    tcp: { en: "connections", pt: "conexões" },
    udp: { en: "UDP sockets", pt: "sockets UDP" },
  }[transport];
  return claimOf(
    inBoth((lang) => `${whole(connections, lang)} ${noun[lang]}`),
    { en: "the replies/s", pt: "as respostas/s" },
    bound,
  );
}

function roomClaim(bound: Bound<FanOutLoad>): Text {
  return claimOf(fanOutTitle(bound.load), { en: "the deliveries/s", pt: "as entregas/s" }, bound);
}

function claimOf(load: Text, what: Text, { rival, least, mostP99 }: Bound<unknown>): Text {
  const p99 = mostP99 === undefined ? undefined : inBoth((lang) => plainly(mostP99, lang));
  return {
    en: `${load.en}: at least ${plainly(least, "en")} × ${what.en} of ${rival}` +
      (p99 ? `, at a p99 of at most ${p99.en} × its own` : ""),
    pt: `${load.pt}: pelo menos ${plainly(least, "pt")} × ${what.pt} de ${rival}` +
      (p99 ? `, com p99 de no máximo ${p99.pt} × o dele` : ""),
  };
}

function memoryClaim(): Text {
  return {
    en: `${whole(HELD, "en")} connections held and each served, for at most ${MOST_KB} KiB each ` +
      "over the idle process",
    pt:
      `${whole(HELD, "pt")} conexões mantidas e cada uma atendida, por no máximo ${MOST_KB} KiB ` +
      "cada além do processo ocioso",
  };
}

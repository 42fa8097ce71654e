/**
 * What the servers of this project are meant to reach, and whether they did.
 *
 * A goal is reached by any one of our models, for a person can choose it; but by that one in all respects,
 * and in all rounds. The model that is named is the one that reached it, else the one that came nearest.
 *
 * @module
 */
import { hang, type Ink, type Style } from "../views/layout.ts";
import { type Lang, same, type Text } from "../wire/text.ts";
import type { Load, Measurement } from "./measurement.ts";
import { isServed, kbPerConnection, type MemoryMeasurement } from "./memory.ts";
import { digits, inBoth, plainly, spreadOf, whole } from "./numbers.ts";
import { isOurs } from "./peers.ts";
import { ratio, type Standing, standings } from "./standings.ts";
import { type Spread, spread } from "./statistics.ts";

/** A goal, and what was measured of it. */
export interface Goal {
  readonly claim: Text;
  readonly outcome: "met" | "unmet" | "unmeasured";
  /** By whom, and by how much; or why nothing can be said. */
  readonly shown: Text;
}

/** So many times the replies/s of a rival, at a p99 of at most so many times its own. */
interface Bound {
  readonly load: Load;
  readonly rival: string;
  readonly least: number;
  readonly mostP99?: number;
}

const BOUNDS: readonly Bound[] = [
  ...[256, 1_000].flatMap((connections): Bound[] => {
    const load: Load = { transport: "tcp", connections };
    return [
      { load, rival: "C threads", least: 1.3 },
      { load, rival: "C epoll", least: 0.95, mostP99: 1.5 },
      { load, rival: "Python threads", least: 3 },
    ];
  }),
  { load: { transport: "udp", connections: 16 }, rival: "C", least: 0.6 },
];

/** So many connections, at so much memory each. */
const HELD = 10_000;
const MOST_KB = 12;

/** All goals, judged. */
export function goals(
  measurements: readonly Measurement[],
  memory: readonly MemoryMeasurement[],
): Goal[] {
  return [...BOUNDS.map((bound) => speedGoal(measurements, bound)), memoryGoal(memory)];
}

/** What one of our models came to; of two, the greater `nearness` is the better. */
interface Attempt {
  readonly met: boolean;
  readonly nearness: number;
  readonly shown: Text;
}

function speedGoal(measurements: readonly Measurement[], bound: Bound): Goal {
  const claim = speedClaim(bound);
  const all = standings(measurements, bound.load);
  const rival = all.find(({ peer }) => peer === bound.rival);
  const ours = all.filter(({ peer }) => isOurs(peer));
  if (!rival || ours.length === 0) return unmeasured(claim, NOT_MEASURED);
  if (rival.rounds.length === 0) return unmeasured(claim, failed(rival.peer));
  return best(claim, ours.map((our) => speedAttempt(our, rival, bound)));
}

function speedAttempt(our: Standing, rival: Standing, { least, mostP99 }: Bound): Attempt {
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

function speedClaim({ load, rival, least, mostP99 }: Bound): Text {
  const count = (lang: Lang) => whole(load.connections, lang);
  const tcp = load.transport === "tcp";
  const p99 = mostP99 === undefined ? undefined : inBoth((lang) => plainly(mostP99, lang));
  return {
    en:
      `${count("en")} ${tcp ? "connections" : "UDP sockets"}: at least ${plainly(least, "en")} × ` +
      `the replies/s of ${rival}` + (p99 ? `, at a p99 of at most ${p99.en} × its own` : ""),
    pt:
      `${count("pt")} ${tcp ? "conexões" : "sockets UDP"}: pelo menos ${plainly(least, "pt")} × ` +
      `as respostas/s de ${rival}` + (p99 ? `, com p99 de no máximo ${p99.pt} × o dele` : ""),
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

const OUTCOMES: Record<Goal["outcome"], Text & { readonly ink: Ink }> = {
  met: { en: "✔ met", pt: "✔ atingida", ink: "green" },
  unmet: { en: "✘ not met", pt: "✘ não atingida", ink: "red" },
  unmeasured: { ...same("?"), ink: "yellow" },
};

/** The goals as lines. */
export function goalLines(judged: readonly Goal[], lang: Lang, { paint, width }: Style): string[] {
  const title: Text = {
    en: "Goals (median of the ratios round by round, and their ends)",
    pt: "Metas (mediana das razões rodada a rodada, e seus extremos)",
  };
  const column = Math.max(...Object.values(OUTCOMES).map((word) => word[lang].length));
  return [
    paint("bold", title[lang]),
    ...judged.flatMap(({ claim, outcome, shown }) => {
      const { ink, [lang]: word } = OUTCOMES[outcome];
      const text = `${claim[lang]} → ${shown[lang]}`;
      const [first = "", ...rest] = hang(`  ${word.padEnd(column)}  `, text, width);
      return [first.replace(word, () => paint(ink, word)), ...rest];
    }),
  ];
}

/**
 * Which rows of the evidence are shown, and which are folded away.
 *
 * @module
 */
import type { Observation } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";

/** Of what nothing cites, so many rows of one participant are shown between two captions. */
const MOST_SHOWN = 6;
/** A fold of fewer rows would hide less than it takes. */
const LEAST_FOLDED = 3;
/** A fold keeps so many rows; of the others it says how many there were. */
const MOST_FOLDED = 40;
/** All folds of a run together keep so many rows: they bound the size of the report. */
const MOST_FOLDED_IN_RUN = 240;
/** From this row of a run on, what nothing cites is folded. */
const MOST_SHOWN_IN_RUN = 400;

/** A part of the evidence: a row, or rows folded into one. */
export type Stretch =
  | { readonly kind: "row"; readonly row: Observation }
  | {
    readonly kind: "fold";
    /** What of it is kept. */
    readonly rows: readonly Observation[];
    /** How many rows there were in all. */
    readonly count: number;
    /** The numbers of the first and the last. */
    readonly from: number;
    readonly to: number;
    /** Of whom they tell. */
    readonly whose: readonly string[];
  };

/** Which claims, numbered from 1, cite each observation. */
export function citations(run: Run): ReadonlyMap<number, readonly number[]> {
  const cited = new Map<number, number[]>();
  run.judged.forEach((judged, i) => {
    if (judged.verdict === "undecided") return;
    for (const seq of judged.cites) cited.set(seq, [...cited.get(seq) ?? [], i + 1]);
  });
  return cited;
}

/**
 * The rows of a run, floods folded. What is cited, and what the lab tells, is never folded.
 *
 * @param linked what figures lead to: it may be folded, and is kept.
 */
export function folded(run: Run, linked: ReadonlySet<number> = new Set()): readonly Stretch[] {
  const cited = citations(run);
  const stretches: Stretch[] = [];
  const shown = new Map<string, number>();
  let [fold, shownInRun, foldedInRun]: [Observation[], number, number] = [[], 0, 0];
  const close = () => {
    const [first, last] = [fold[0], fold.at(-1)];
    if (first && last && fold.length >= LEAST_FOLDED) {
      const most = Math.max(0, Math.min(MOST_FOLDED, MOST_FOLDED_IN_RUN - foldedInRun));
      const rows = fold.filter(({ seq }, i) => i < most || linked.has(seq));
      foldedInRun += rows.length;
      stretches.push({
        kind: "fold",
        rows,
        count: fold.length,
        from: first.seq,
        to: last.seq,
        whose: [...new Set(fold.map(({ who }) => who))],
      });
    } else {
      stretches.push(...fold.map((row) => ({ kind: "row" as const, row })));
      shownInRun += fold.length;
    }
    fold = [];
  };
  for (const row of run.timeline) {
    if (row.kind === "caption") shown.clear();
    const before = shown.get(row.who) ?? 0;
    const isPlain = row.kind !== "caption" && !cited.has(row.seq);
    if (isPlain) shown.set(row.who, before + 1);
    if (isPlain && (before >= MOST_SHOWN || shownInRun >= MOST_SHOWN_IN_RUN)) {
      fold.push(row);
      continue;
    }
    close();
    stretches.push({ kind: "row", row });
    shownInRun++;
  }
  close();
  return stretches;
}

/** Whether a claim that was not borne out rests on this observation. */
export function isAgainst({ judged }: Run, seq: number): boolean {
  return judged.some((claim) => claim.verdict === "unmet" && claim.cites.includes(seq));
}

/** When it happened: by the clock of the tool that saw it, where one did; it may be told later. */
export function happenedMs(o: Observation): number {
  return "atMs" in o ? Math.round(o.atMs) : o.ms;
}

/** Whether a row shows what stood on a screen, or what a tool wrote: it is set as it was there. */
export function isScreen({ kind }: Observation): boolean {
  return kind === "printed" || kind === "typed" || kind === "started" || kind === "syscall";
}

/**
 * Whether a row is of use on the screen only, where it can be searched: what a tool of the system saw, where
 * nothing cites it and nothing went wrong. On paper there would be dozens of pages of it.
 */
export function isForScreen(o: Observation, cited: ReadonlyMap<number, unknown>): boolean {
  if (cited.has(o.seq)) return false;
  switch (o.kind) {
    case "syscall":
      return o.errno === undefined;
    case "segment":
      return !o.flags.includes("RST");
    case "datagram":
    case "sockets":
      return true;
    default:
      return false;
  }
}

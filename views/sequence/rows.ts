/**
 * What a sequence diagram shows of a run, row by row, and what it leaves out where there is too much.
 *
 * @module
 */
import { type Message, messagesOf } from "../../core/messages.ts";
import type { Observation } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import { visible } from "../../wire/visible.ts";

/** One row: the lab speaks, a message travels, or one thing happens on somebody's lifeline. */
export type Row =
  & {
    /** The observations that it shows; the first is the one that it is found by. */
    readonly seqs: readonly number[];
    readonly ms: number;
  }
  & (
    | { readonly kind: "caption"; readonly seen: Observation & { readonly kind: "caption" } }
    | { readonly kind: "message"; readonly message: Message; readonly more: number }
    | { readonly kind: "mark"; readonly seen: Observation; readonly more: number }
    /** So many rows were left out here. */
    | { readonly kind: "gap"; readonly rows: number }
  );

/** So many rows are a picture that can still be read. */
const MOST_ROWS = 60;

/** Whether nothing was seen of a role: the play was over before its turn came. */
export function isAbsent({ timeline }: Run, role: string): boolean {
  return !timeline.some(({ who }) => who === role);
}

/** What stands on a lifeline by itself; all else is told by the arrows, or is the lab's own account. */
function isShown(o: Observation, run: Run, spoken: ReadonlySet<number>): boolean {
  const isServer = /server|stranger/.test(run.cast[o.who]?.part ?? "");
  switch (o.kind) {
    case "started":
    case "listening":
    case "typed":
    case "hung-up":
    case "exited":
    case "quiet":
    case "caption":
      return true;
    case "printed": // a server's log repeats what the arrows show, and so does a reply on a screen
      return o.stream === "stderr" || (!isServer && !spoken.has(o.seq));
    default:
      return false;
  }
}

/** The rows of a run, in order, about {@linkcode MOST_ROWS} at most. */
export function rowsOf(run: Run): readonly Row[] {
  const messages = messagesOf(run);
  // Inferred arrows rest on what screens show: the arrow then stands for both.
  const spoken = new Set(
    messages.flatMap((m) => m.source === "inferred" && m.kind !== "rst" ? m.seqs : []),
  );
  // A banner is told by the mark of who listens.
  for (const [i, o] of run.timeline.entries()) {
    const before = run.timeline[i - 1];
    if (o.kind === "listening" && o.seenBy === "banner" && before?.who === o.who) {
      spoken.add(before.seq);
    }
  }
  const drawn = (told: ReadonlySet<number>) => joined(inOrder(run, messages, told));
  const rows = drawn(spoken);
  if (rows.length <= MOST_ROWS) return rows;
  for (const o of run.timeline) if (isRepeated(o, messages)) spoken.add(o.seq);
  return bounded(drawn(spoken));
}

/** A screen shows what an arrow to it says already: where there is much to tell, the arrow is enough. */
function isRepeated(o: Observation, messages: readonly Message[]): boolean {
  if (o.kind !== "printed" || o.stream !== "stdout") return false;
  const line = visible(o.line.trim());
  return messages.some(({ to, kind, label }) =>
    "role" in to && to.role === o.who && (kind === "data" || kind === "datagram") &&
    label.en.includes(line)
  );
}

/** Messages, and what stands by itself, by time; what was inferred stands beside its observation. */
function inOrder(run: Run, messages: readonly Message[], spoken: ReadonlySet<number>): Row[] {
  const placed = [
    ...messages.map((message) => ({
      at: [message.atMs, message.place] as const,
      row: {
        ...{ kind: "message", message, more: 0 } as const,
        ...{ seqs: message.seqs, ms: message.atMs },
      },
    })),
    ...run.timeline.filter((o) => isShown(o, run, spoken)).map((o) => ({
      at: [o.ms, o.seq] as const,
      row: markOf(o),
    })),
  ];
  return placed.toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]).map(({ row }) => row);
}

function markOf(o: Observation): Row {
  const place = { seqs: [o.seq], ms: o.ms };
  return o.kind === "caption"
    ? { kind: "caption", seen: o, ...place }
    : { kind: "mark", seen: o, more: 0, ...place };
}

/** What follows upon its like becomes one row: further lines of one screen, further lines that way. */
function joined(rows: readonly Row[]): readonly Row[] {
  const kept: Row[] = [];
  const seqs: number[][] = [];
  const joinedTo: number[] = [];
  for (const row of rows) {
    const last = kept.at(-1);
    if (last && (row.kind === "message" || row.kind === "mark") && isLike(last, row)) {
      joinedTo[kept.length - 1] = (joinedTo[kept.length - 1] ?? 0) + 1;
      seqs.at(-1)?.push(...row.seqs); // not a copy each time: a flood is one row of very many
    } else {
      kept.push(row);
      seqs.push([...row.seqs]);
    }
  }
  return kept.map((row, i): Row => {
    const own = seqs[i] ?? [];
    return { ...row, seqs: own, ...("more" in row && { more: joinedTo[i] ?? 0 }) };
  });
}

function isLike(a: Row, b: Row): boolean {
  if (a.kind === "message" && b.kind === "message") {
    const [one, other] = [a.message, b.message];
    return one.kind === "data" && other.kind === "data" && one.fate === other.fate &&
      one.source === "inferred" && sameEnd(one, other, "from") && sameEnd(one, other, "to");
  }
  return a.kind === "mark" && b.kind === "mark" && a.seen.kind === "printed" &&
    b.seen.kind === "printed" && a.seen.who === b.seen.who && a.seen.stream === b.seen.stream;
}

function sameEnd(a: Message, b: Message, which: "from" | "to"): boolean {
  return "role" in a[which] && "role" in b[which] && a[which].role === b[which].role;
}

/** Of each step of the play the beginning and the end, as much as there is room for. */
function bounded(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= MOST_ROWS) return rows;
  const steps: Row[][] = [[]];
  for (const row of rows) {
    if (row.kind === "caption") steps.push([row]);
    else steps.at(-1)?.push(row);
  }
  let room = 4;
  const lengthAt = (most: number) =>
    steps.reduce((sum, step) => sum + Math.min(step.length, most), 0);
  while (lengthAt(room + 1) <= MOST_ROWS) room++;
  return steps.flatMap((step) => shortened(step, room));
}

function shortened(step: readonly Row[], room: number): readonly Row[] {
  if (step.length <= room + 2) return step; // a row for so few would save nothing
  const atEnd = Math.floor((room - 1) / 3);
  const atStart = room - 1 - atEnd;
  const left = step.slice(atStart, step.length - atEnd);
  const seqs = [...new Set(left.flatMap((row) => row.seqs))].sort((a, b) => a - b);
  const gap: Row = { kind: "gap", rows: left.length, seqs, ms: left[0]?.ms ?? 0 };
  return [...step.slice(0, atStart), gap, ...step.slice(step.length - atEnd)];
}

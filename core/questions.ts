/**
 * Questions that an expectation asks of a timeline. Pure: the same timeline gives the same answer.
 *
 * @module
 */
import type { Fact, FactKind, Observation, Timeline } from "./observation.ts";

/** An observation of one kind. */
export type Seen<K extends FactKind, R extends string = string> =
  & Observation<R>
  & Extract<Fact, { kind: K }>;

/** All observations of one kind about one participant, in order. */
export function seen<K extends FactKind, R extends string>(
  timeline: Timeline<R>,
  who: Observation<R>["who"],
  kind: K,
): readonly Seen<K, R>[] {
  return timeline.filter((o): o is Seen<K, R> => o.who === who && o.kind === kind);
}

/** The first observation of one kind about one participant. */
export function first<K extends FactKind, R extends string>(
  timeline: Timeline<R>,
  who: Observation<R>["who"],
  kind: K,
): Seen<K, R> | undefined {
  return seen(timeline, who, kind)[0];
}

/** Whether a program ended with an error, or was ended. */
export const isFailure = ({ code, signal }: Extract<Fact, { kind: "exited" }>): boolean =>
  code !== 0 || signal !== null;

/** What the participant printed that contains the payload, wherever in a line. */
export function shows<R extends string>(
  timeline: Timeline<R>,
  who: R,
  payload: string,
): readonly Seen<"printed", R>[] {
  return seen(timeline, who, "printed").filter((o) => o.line.includes(payload));
}

/** The `n`th line typed into a participant (from 0). */
export function typedLine<R extends string>(
  timeline: Timeline<R>,
  who: R,
  n = 0,
): Seen<"typed", R> | undefined {
  return seen(timeline, who, "typed")[n];
}

/** The reply that the assignment's servers owe to a line: the same in upper case. */
export function replyTo(line: string): string {
  return line.toUpperCase();
}

/**
 * How a client tells that it failed, in any language: it exits with a code other than 0 or by a signal, or
 * prints a diagnostic to stderr, or ends after a remark on stdout, or remarks on a line that it took while nobody
 * listened. Ending silently with 0 tells nothing.
 */
export function complaint<R extends string>(
  timeline: Timeline<R>,
  who: R,
): readonly Observation<R>[] {
  const exit = first(timeline, who, "exited");
  const stderr = seen(timeline, who, "printed").filter((o) => o.stream === "stderr");
  if (exit && isFailure(exit)) return [...stderr, exit];
  if (stderr.length > 0) return stderr;
  const shown = seen(timeline, who, "printed");
  const typed = first(timeline, who, "typed");
  if (exit) {
    // "No server" and exit(0), with no end of line: what looks like a prompt is none.
    const remarks = shown.filter(({ line, open }) => !open || !typed && !PROMPT.test(line));
    return remarks.length > 0 ? [...remarks, exit] : [];
  }
  if (!typed) return [];
  // It says so, and asks for the next line: what it says while nobody listens is about that.
  const ready = timeline.find((o) => o.kind === "listening" && o.seq > typed.seq);
  return shown.filter(({ line, open, seq }) =>
    !open && line.trim() !== "" && !line.includes(replyTo(typed.line)) &&
    seq > typed.seq && seq < (ready?.seq ?? Infinity)
  );
}

const PROMPT = /[:>?$]\s*$/;

/** How much a kernel counter rose over the play, by the last receipt that has it. */
export function counted(
  timeline: Timeline,
  counter: string,
): { readonly rise: number; readonly shared: boolean; readonly seq: number } | undefined {
  const receipt = seen(timeline, "kernel", "receipt").findLast((o) => counter in o.counters);
  const rise = receipt?.counters[counter];
  return receipt && rise !== undefined
    ? { rise, shared: receipt.shared, seq: receipt.seq }
    : undefined;
}

/**
 * Who called whom in a play, and what was seen of each: the grounds on which messages are inferred.
 *
 * @module
 */
import type { Observation, Timeline } from "../observation.ts";
import type { Seen } from "../questions.ts";
import type { Text } from "../../wire/text.ts";
import { Directory, type Life, livesOf } from "./ends.ts";
import { type Message, type MessageKind, type Play, seqsOf } from "./message.ts";

/** One start of a client, with what was seen of it until its next. */
export interface Caller extends Life {
  readonly own: Timeline;
  readonly typed: readonly Seen<"typed">[];
  /** What it printed on stdout. */
  readonly shown: readonly Seen<"printed">[];
  readonly exited: Seen<"exited"> | undefined;
  /** Who listened there at some moment of this life. */
  readonly server: string | undefined;
}

/** What a caller and all the others did. */
export interface Scene {
  readonly play: Play;
  readonly directory: Directory;
  readonly callers: readonly Caller[];
}

/** All that is seen of a play, told by its callers. */
export function sceneOf(play: Play): Scene {
  const directory = new Directory(play);
  const callers = livesOf(play).map((life) => callerOf(life, play.timeline, directory));
  return { play, directory, callers };
}

function callerOf(life: Life, timeline: Timeline, directory: Directory): Caller {
  const { role, started, until, target } = life;
  const own = timeline.filter(({ who, seq }) => who === role && seq > started.seq && seq < until);
  const exited = own.find((o): o is Seen<"exited"> => o.kind === "exited");
  return {
    ...life,
    own,
    typed: own.filter((o): o is Seen<"typed"> => o.kind === "typed"),
    shown: own.filter((o): o is Seen<"printed"> => o.kind === "printed" && o.stream === "stdout"),
    exited,
    server: directory.listener(target, started.seq, exited?.seq ?? until),
  };
}

/** An inferred message; it stands at `at`, or at another place with `at`'s time. */
export function message(
  ends: Pick<Message, "from" | "to" | "transport" | "fate">,
  kind: MessageKind,
  label: Text,
  at: Observation,
  place: number,
  ...restsOn: readonly (Observation | undefined)[]
): Message {
  const seqs = seqsOf(at, ...restsOn);
  return { ...ends, kind, label, seqs, source: "inferred", atMs: at.ms, place };
}

/**
 * The kernel's receipt of the act in which this was seen, where it counts this; undefined where there is none, or
 * where it counts the whole machine.
 */
export function receiptOf(
  timeline: Timeline,
  seq: number,
  counter: string,
): Seen<"receipt"> | undefined {
  const act = timeline.filter((o) => o.seq > seq);
  const next = act.find(({ kind }) => kind === "caption")?.seq ?? Infinity;
  return act.find((o): o is Seen<"receipt"> =>
    o.kind === "receipt" && o.seq < next && !o.shared && counter in o.counters
  );
}

/** What somebody printed that contains the payload, between these. */
export function printedBy(
  timeline: Timeline,
  who: string,
  payload: string,
  after: number,
  before = Infinity,
): Seen<"printed"> | undefined {
  return timeline.find((o): o is Seen<"printed"> =>
    o.who === who && o.kind === "printed" && o.seq > after && o.seq < before &&
    o.line.includes(payload)
  );
}

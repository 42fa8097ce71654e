/**
 * A chat as its members saw it: who said what, and on whose screens it was shown.
 *
 * @module
 */
import type { Observation, Part } from "../../core/observation.ts";
import { seen } from "../../core/questions.ts";
import type { Run } from "../../core/run.ts";
import { formatAddress } from "../../wire/address.ts";

/** What became of one line on one lane: shown so much later, or not shown where it should have been. */
export type Showing =
  | { readonly kind: "shown"; readonly afterMs: number; readonly seq: number }
  | { readonly kind: "missing" };

/** One row of the lanes. */
export type Moment =
  & { readonly seq: number; readonly ms: number; readonly who: string }
  & (
    /** Somebody said a line; `writes`: in so many writes. */
    | {
      readonly kind: "said";
      readonly text: string;
      readonly writes: number;
      readonly on: Readonly<Record<string, Showing>>;
    }
    /** Somebody came, or went: by a goodbye, or in a crash. */
    | { readonly kind: "came" | "left" | "crashed" }
    /** A screen told of a coming or going. */
    | {
      readonly kind: "noticed";
      readonly text: string;
      /** Whose the addresses in it are. */
      readonly about: Readonly<Record<string, string>>;
    }
  );

const MEMBERS: readonly Part[] = [
  "chat-peer",
  "chat-client",
  "line-client",
  "crashing-client",
  "deaf-client",
];
const CHATS: readonly Part[] = ["chat-peer", "chat-client", "chat-server"];

/** The members of a run's chat; none where it is about something else. */
export function membersOf({ cast, timeline }: Run): readonly string[] {
  const roles = Object.entries(cast);
  if (!roles.some(([, { part }]) => CHATS.includes(part))) return [];
  return roles.filter(([id, { part }]) =>
    MEMBERS.includes(part) && timeline.some((o) => o.who === id && o.kind === "started")
  ).map(([id]) => id);
}

interface Said {
  readonly who: string;
  readonly seq: number;
  readonly ms: number;
  readonly text: string;
  readonly writes: number;
}

/** The lines that a member said: parts of a line are put together, several lines in one write taken apart. */
function linesOf(run: Run, who: string): readonly Said[] {
  const said: Said[] = [];
  let [begun, writes]: [string[], number] = [[], 0];
  for (const o of seen(run.timeline, who, "typed")) {
    writes++;
    begun.push(o.open ? o.line : `${o.line}\n`);
    if (!begun.at(-1)?.includes("\n")) continue; // put together once: a line may have very many parts
    const parts = begun.join("").split("\n");
    begun = [parts.pop() ?? ""];
    for (const part of parts) {
      const text = part.trim();
      if (text !== "") said.push({ who, seq: o.seq, ms: o.ms, text, writes });
    }
    writes = 0;
  }
  return said;
}

/** Everything that the lanes show, in order. */
export function momentsOf(run: Run): readonly Moment[] {
  const members = membersOf(run);
  const all = members.flatMap((who) => linesOf(run, who)).toSorted((a, b) => a.seq - b.seq);
  const screens = new Map(
    members.map((who) => [
      who,
      seen(run.timeline, who, "printed").filter(({ stream }) => stream === "stdout"),
    ]),
  );
  /** Of whom each member heard, and since when; filled line by line, in order. */
  const heard = new Map(members.map((who) => [who, new Map<string, number>()]));
  const lines = all.map((said): Moment => {
    const on: Record<string, Showing> = {};
    for (const member of members) {
      if (member === said.who) continue;
      const shown = screens.get(member)?.find((o) =>
        o.seq > said.seq && o.line.includes(said.text)
      );
      if (shown) {
        on[member] = { kind: "shown", afterMs: shown.ms - said.ms, seq: shown.seq };
        const since = heard.get(member);
        since?.set(said.who, Math.min(since.get(said.who) ?? Infinity, shown.seq));
      } else if (isOwed(run, said, member, heard)) on[member] = { kind: "missing" };
    }
    return { kind: "said", ...said, on };
  });
  const marks = members.flatMap((who) => marksOf(run, who, members, all));
  return [...lines, ...marks].toSorted((a, b) => a.seq - b.seq);
}

/**
 * Whether the member should have shown it: it was still there, as was the speaker, and either both had heard each
 * other before, or the two are peers with a connection between them.
 */
function isOwed(
  run: Run,
  said: Said,
  member: string,
  heard: ReadonlyMap<string, ReadonlyMap<string, number>>,
): boolean {
  const isGone = (who: string) =>
    run.timeline.some((o) =>
      o.who === who && o.seq < said.seq && (o.kind === "exited" || o.kind === "hung-up")
    );
  if (isGone(member) || isGone(said.who)) return false;
  if (run.cast[member]?.part === "chat-peer") return areConnected(run, said.who, member, said.seq);
  const hasHeard = (hearer: string, speaker: string) =>
    (heard.get(hearer)?.get(speaker) ?? Infinity) < said.seq;
  return hasHeard(member, said.who) && hasHeard(said.who, member);
}

function areConnected({ timeline }: Run, one: string, other: string, before: number): boolean {
  const ends = (who: string) =>
    timeline.flatMap((o) =>
      o.who === who && o.kind === "connected" && o.seq < before
        ? [[o.local, o.peer].map(formatAddress).sort().join(" ")]
        : []
    );
  const theirs = ends(other);
  return ends(one).some((connection) => theirs.includes(connection));
}

/** Comings and goings, and what a screen told of the others'. */
function marksOf(
  run: Run,
  who: string,
  members: readonly string[],
  all: readonly Said[],
): readonly Moment[] {
  const others = run.timeline.flatMap((o) =>
    o.kind === "connected" && o.who !== who && members.includes(o.who)
      ? [[formatAddress(o.local), o.who] as const]
      : []
  );
  const isNotice = (o: Observation) =>
    o.kind === "printed" && o.stream === "stdout" &&
    others.some(([address]) => o.line.includes(address)) &&
    !all.some(({ text }) => o.line.includes(text));
  const own = run.timeline.filter((o) => o.who === who);
  const came = own.find(({ kind }) => kind === "connected") ??
    own.find(({ kind }) => kind === "started");
  const gone = own.find(({ kind }) => kind === "hung-up") ??
    own.find(({ kind }) => kind === "exited");
  return own.flatMap((o): readonly Moment[] => {
    const place = { seq: o.seq, ms: o.ms, who };
    if (o === came) return [{ ...place, kind: "came" }];
    if (o === gone) {
      const isCrash = run.cast[who]?.part === "crashing-client" ||
        (o.kind === "exited" && o.signal !== null);
      return [{ ...place, kind: isCrash ? "crashed" : "left" }];
    }
    return isNotice(o) && o.kind === "printed"
      ? [{ ...place, kind: "noticed", text: o.line, about: Object.fromEntries(others) }]
      : [];
  });
}

/**
 * What two programs that call each other must have sent: each is client and server at once.
 *
 * @module
 */
import type { Seen } from "../questions.ts";
import { same } from "../../wire/text.ts";
import { covers, keyOf } from "./ends.ts";
import { HANDSHAKE, type Message, said } from "./message.ts";
import { type Caller, message, type Scene } from "./scene.ts";

/** The handshake where this one called; its lines that the other showed; its FIN. */
export function betweenPeers(caller: Caller, { callers, play }: Scene): readonly Message[] {
  const partner = callers.find(({ role, part, started, target }) =>
    role !== caller.role && part === "chat-peer" && covers(started.at, caller.target) &&
    covers(caller.started.at, target)
  );
  if (!partner) return [];
  const out = {
    from: { role: caller.role },
    to: { role: partner.role },
    transport: "tcp",
  } as const;
  const fate = "delivered";
  const [ours, theirs] = [connectionOf(caller, partner), connectionOf(partner, caller)];
  const isCaller = ours
    ? ours.local.port !== caller.started.at.port
    : theirs !== undefined && theirs.local.port === partner.started.at.port;
  const [first] = [ours, theirs].filter((o) => o !== undefined).sort((a, b) => a.seq - b.seq);
  const handshake = isCaller && first
    ? [message({ ...out, fate }, "connect", HANDSHAKE, first, first.seq - 0.6, ours, theirs)]
    : [];
  const lines = caller.typed.flatMap((typed) => {
    const text = typed.line.trim();
    const shown = partner.shown.find((p) =>
      text !== "" && p.seq > typed.seq && p.line.includes(text)
    );
    if (!shown && (!first || text === "")) return [];
    const ends = { ...out, fate: shown ? fate : "unanswered" } as const;
    return [message(ends, "data", said(typed.line), typed, typed.seq + 0.2, shown)];
  });
  const isKnown = first !== undefined || lines.some((line) => line.fate === fate);
  const hungUp = caller.own.find(({ kind }) => kind === "hung-up");
  const at = hungUp ?? caller.exited;
  if (!isKnown || !at || !caller.exited || caller.exited.signal !== null) {
    return [...handshake, ...lines];
  }
  const place = hungUp ? hungUp.seq + 0.2 : caller.exited.seq - 0.5;
  const isGone = play.timeline.some((o) =>
    o.who === partner.role && o.kind === "exited" && o.seq < at.seq
  );
  const fin = message({ ...out, fate }, "fin", same("FIN"), at, place, caller.exited);
  return [...handshake, ...lines, ...(isGone ? [] : [fin])];
}

/** What was noted of the connection between the two, by the first. */
function connectionOf(one: Caller, other: Caller): Seen<"connected"> | undefined {
  const others = other.own.flatMap((o) => o.kind === "connected" ? [keyOf(o.local)] : []);
  return one.own.find((o): o is Seen<"connected"> =>
    o.kind === "connected" &&
    (covers(other.started.at, o.peer) || others.includes(keyOf(o.peer)))
  );
}

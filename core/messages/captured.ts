/**
 * Messages as they were captured on their way.
 *
 * @module
 */
import type { Unreachable } from "../evidence.ts";
import type { Endpoint } from "../observation.ts";
import type { Seen } from "../questions.ts";
import { same, type Text } from "../../wire/text.ts";
import { Directory, keyOf } from "./ends.ts";
import {
  type End,
  type Fate,
  type Message,
  type MessageKind,
  type Play,
  PORT_UNREACHABLE,
  said,
  seqsOf,
} from "./message.ts";

const UNREACHABLE: Record<Unreachable, Text> = {
  port: PORT_UNREACHABLE,
  host: { en: "ICMP: host unreachable", pt: "ICMP: host inalcançável" },
  net: { en: "ICMP: network unreachable", pt: "ICMP: rede inalcançável" },
  protocol: { en: "ICMP: protocol unreachable", pt: "ICMP: protocolo inalcançável" },
  other: { en: "ICMP: unreachable", pt: "ICMP: inalcançável" },
};

/** The handshake with each of its segments, data, FIN and RST; datagrams, and ICMP about them. */
export function captured(play: Play): readonly Message[] {
  const directory = new Directory(play);
  const all = play.timeline;
  const connections = Map.groupBy(
    all.filter((o): o is Seen<"segment"> => o.kind === "segment"),
    connectionOf,
  );
  return all.flatMap((o): readonly Message[] => {
    switch (o.kind) {
      case "segment":
        return told(o, connections.get(connectionOf(o)) ?? [], directory);
      case "datagram":
        return [datagram(o, play, directory)];
      case "unreachable": {
        const { from, to } = o.about;
        return [{
          from: { nobodyAt: to },
          to: directory.end(from, to, o.atMs),
          transport: "icmp",
          kind: "unreachable",
          label: UNREACHABLE[o.what],
          fate: "delivered",
          ...known(o),
        }];
      }
      default:
        return [];
    }
  });
}

function known(o: Seen<"segment" | "datagram" | "unreachable">) {
  return { seqs: seqsOf(o), source: "captured", atMs: o.atMs, place: o.seq } as const;
}

/** A segment as none, one or two messages: data may bring a FIN along. */
function told(
  o: Seen<"segment">,
  connection: readonly Seen<"segment">[],
  directory: Directory,
): readonly Message[] {
  const place = connection.indexOf(o);
  const before = connection.slice(0, place);
  const answers = connection.slice(place + 1).filter((s) => sameWay(s, turned(o)));
  const ends = segmentEnds(o, connection, directory);
  const message = (kind: MessageKind, label: Text, fate: Fate): Message => ({
    ...ends,
    transport: "tcp",
    kind,
    label,
    fate,
    ...known(o),
  });
  const has = (flag: typeof o.flags[number]) => o.flags.includes(flag);
  if (has("RST")) {
    const wasOpen = before.some((s) => s.flags.includes("SYN") && s.flags.includes("ACK"));
    return [message("rst", same(has("ACK") ? "RST+ACK" : "RST"), wasOpen ? "reset" : "refused")];
  }
  if (has("SYN")) {
    return has("ACK")
      ? [message("syn-ack", same("SYN+ACK"), fateOf(answers, "reset"))]
      : [message("syn", same("SYN"), fateOf(answers, "refused"))];
  }
  const fate = fateOf(answers, "reset");
  const parts: Message[] = [];
  if (o.bytes > 0) parts.push(message("data", said(o.payload), fate));
  if (has("FIN")) parts.push(message("fin", same(o.bytes > 0 ? "FIN" : "FIN+ACK"), fate));
  if (parts.length === 0 && completesHandshake(o, before)) {
    // Nothing answers a pure ACK: that the other side speaks or listens afterwards is another matter.
    parts.push(message("ack", same("ACK"), "delivered"));
  }
  return parts;
}

type Ends = { readonly from: Endpoint; readonly to: Endpoint };

/** Both ways of one connection have one name. */
const connectionOf = ({ from, to }: Ends) => [keyOf(from), keyOf(to)].sort().join(" ");

const sameWay = (a: Ends, b: Ends) =>
  keyOf(a.from) === keyOf(b.from) && keyOf(a.to) === keyOf(b.to);
const turned = ({ from, to }: Ends): Ends => ({ from: to, to: from });

/** What came back first says it: an ACK, a RST, or nothing at all. */
function fateOf(answers: readonly Seen<"segment">[], broken: Fate): Fate {
  const [answer] = answers;
  if (!answer) return "unanswered";
  return answer.flags.includes("RST") ? broken : "delivered";
}

function completesHandshake(o: Seen<"segment">, before: readonly Seen<"segment">[]): boolean {
  const last = before.at(-1);
  return last !== undefined && last.flags.includes("SYN") && last.flags.includes("ACK") &&
    sameWay(last, turned(o));
}

/** Where a SYN met a RST no participant was, even if one listens there later. */
function segmentEnds(
  o: Seen<"segment">,
  connection: readonly Seen<"segment">[],
  directory: Directory,
): { readonly from: End; readonly to: End } {
  const [first] = connection;
  const isRefused = first !== undefined && first.flags.includes("SYN") &&
    connection.every((s) => s.flags.includes("RST") || !s.flags.includes("ACK"));
  const end = (at: Endpoint, other: Endpoint): End =>
    isRefused && keyOf(at) === keyOf(first.to) && connection.some((s) => s.flags.includes("RST"))
      ? { nobodyAt: at }
      : directory.end(at, other, o.atMs);
  return { from: end(o.from, o.to), to: end(o.to, o.from) };
}

function datagram(o: Seen<"datagram">, { timeline }: Play, directory: Directory): Message {
  // Each datagram that is thrown away is answered by an ICMP of its own, before the sender sends another.
  const next = timeline.find((n): n is Seen<"datagram"> =>
    n.kind === "datagram" && n.seq > o.seq && sameWay(n, o)
  );
  const thrownAway = timeline.some((u) =>
    u.kind === "unreachable" && u.atMs >= o.atMs && (!next || u.atMs < next.atMs) &&
    sameWay(u.about, o)
  );
  const isThere = !thrownAway && directory.isThere(o.to, o.from, o.atMs);
  const to: End = isThere ? directory.end(o.to, o.from, o.atMs) : { nobodyAt: o.to };
  return {
    from: directory.end(o.from, o.to, o.atMs),
    to,
    transport: "udp",
    kind: "datagram",
    label: said(o.payload),
    fate: isThere ? "delivered" : "lost",
    ...known(o),
  };
}

/**
 * What a UDP client must have sent and received.
 *
 * @module
 */
import type { Timeline } from "../observation.ts";
import { replyTo, type Seen } from "../questions.ts";
import { type End, type Message, PORT_UNREACHABLE, said } from "./message.ts";
import { type Caller, message, printedBy, receiptOf, type Scene } from "./scene.ts";

/**
 * A line typed is a datagram: delivered where its reply or the server's own screen shows it, lost where nobody
 * listened. Where the kernel counted that none arrived, none is told of.
 */
export function overUdp(caller: Caller, { play, directory }: Scene): readonly Message[] {
  const { role, typed, shown, target } = caller;
  const used = new Set<number>();
  return typed.flatMap((line, n): readonly Message[] => {
    if (line.line.trim() === "") return [];
    const next = typed[n + 1]?.seq ?? Infinity;
    const reply = shown.find((p) =>
      p.seq > line.seq && !used.has(p.seq) && p.line.includes(replyTo(line.line.trim()))
    );
    if (reply) used.add(reply.seq);
    const from: End = { role };
    const server = directory.listener(target, line.seq, reply?.seq ?? line.seq);
    if (server === undefined) return lost(line, { from, to: { nobodyAt: target } }, play.timeline);
    const to: End = { role: server };
    const logged = printedBy(play.timeline, server, line.line.trim(), line.seq, next);
    const fate = reply || logged ? "delivered" : "unanswered";
    const ends = { from, to, transport: "udp", fate } as const;
    return [
      message(ends, "datagram", said(line.line), line, line.seq + 0.2, logged, reply),
      ...(reply
        ? [
          message(
            { from: to, to: from, transport: "udp", fate: "delivered" },
            "datagram",
            said(replyTo(line.line.trim())),
            reply,
            reply.seq - 0.5,
          ),
        ]
        : []),
    ];
  });
}

function lost(
  line: Seen<"typed">,
  { from, to }: Pick<Message, "from" | "to">,
  timeline: Timeline,
): readonly Message[] {
  const thrownAway = receiptOf(timeline, line.seq, "Udp.NoPorts");
  if (thrownAway?.counters["Udp.NoPorts"] === 0) return [];
  const answered = receiptOf(timeline, line.seq, "Icmp.OutDestUnreachs");
  const ends = { from, to, transport: "udp", fate: "lost" } as const;
  const datagram = message(
    ends,
    "datagram",
    said(line.line),
    line,
    line.seq + 0.2,
    thrownAway,
  );
  if (!answered?.counters["Icmp.OutDestUnreachs"]) return [datagram];
  const icmp = { from: to, to: from, transport: "icmp", fate: "delivered" } as const;
  return [
    datagram,
    message(icmp, "unreachable", PORT_UNREACHABLE, line, line.seq + 0.3, answered),
  ];
}

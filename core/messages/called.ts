/**
 * Messages as the programs' system calls tell of them.
 *
 * @module
 */
import type { Endpoint } from "../observation.ts";
import type { Seen } from "../questions.ts";
import { same } from "../../wire/text.ts";
import { covers, Directory, keyOf } from "./ends.ts";
import {
  type End,
  HANDSHAKE,
  type Message,
  type Play,
  PORT_UNREACHABLE,
  said,
  seqsOf,
} from "./message.ts";
import { receiptOf } from "./scene.ts";

type Call = Seen<"syscall">;

const SENDS = ["sendto", "send", "sendmsg", "sendmmsg", "write", "writev", "sendfile"];
const RECEIVES = ["recvfrom", "recv", "recvmsg", "recvmmsg", "read", "readv"];

/**
 * A handshake for each connect(2) that returned, a SYN and a RST for each that was refused; what was sent, and
 * whether the other end received something after it; FIN and RST where a receive tells of them.
 */
export function called(play: Play): readonly Message[] {
  const directory = new Directory(play);
  const calls = play.timeline.filter((o): o is Call => o.kind === "syscall");
  return calls.flatMap((call): readonly Message[] => {
    const { transport } = call.socket ?? {};
    if (transport === "tcp") {
      if (call.name === "connect") return connects(call, directory);
      if (SENDS.includes(call.name)) return sendsBytes(call, calls, directory);
      if (RECEIVES.includes(call.name)) return receivesEnd(call, directory);
    }
    if (transport === "udp") {
      if (call.errno === "ECONNREFUSED") return unreachable(call);
      if (SENDS.includes(call.name)) return sendsDatagram(call, calls, directory, play);
    }
    return [];
  });
}

function known(call: Call, ...more: readonly Call[]) {
  return {
    seqs: seqsOf(call, ...more),
    source: "called",
    atMs: call.atMs,
    place: call.seq,
  } as const;
}

/** Its own end, which has a port of its own only once it was bound. */
function ownEnd({ socket, address }: Call): Endpoint {
  const transport = socket?.transport ?? "tcp";
  return socket?.local ?? { transport, host: address?.host ?? "", port: 0 };
}

function connects(call: Call, directory: Directory): readonly Message[] {
  const { address } = call;
  if (!address) return [];
  const from: End = { role: call.who };
  const both = { transport: "tcp", ...known(call) } as const;
  if (call.errno === undefined) {
    const to = directory.end(address, ownEnd(call), call.atMs);
    return [{ ...both, from, to, kind: "connect", label: HANDSHAKE, fate: "delivered" }];
  }
  const to: End = { nobodyAt: address };
  if (call.errno === "ECONNREFUSED") {
    return [
      { ...both, from, to, kind: "syn", label: same("SYN"), fate: "refused" },
      {
        ...both,
        ...{ from: to, to: from, kind: "rst", label: same("RST"), fate: "refused" },
        place: call.seq + 0.1,
      },
    ];
  }
  const label = same(`SYN (${call.errno})`);
  return [{ ...both, from, to, kind: "syn", label, fate: "unanswered" }];
}

/** Whether the second is the other end of the first's socket. */
function isOther({ socket: a }: Call, { socket: b }: Call): boolean {
  return a?.local !== undefined && a.peer !== undefined && b?.local !== undefined &&
    b.peer !== undefined && keyOf(a.local) === keyOf(b.peer) && keyOf(a.peer) === keyOf(b.local);
}

function sendsBytes(
  call: Call,
  calls: readonly Call[],
  directory: Directory,
): readonly Message[] {
  const peer = call.socket?.peer;
  if (!peer || call.errno !== undefined || call.returned <= 0) return [];
  // A stream has no borders: whoever receives anything after this has received it, or its beginning.
  const receipt = calls.find((o) =>
    o.seq !== call.seq && RECEIVES.includes(o.name) && isOther(call, o) && endsBehind(call, o) &&
    (o.returned > 0 || o.errno === "ECONNRESET")
  );
  const fate = !receipt ? "unanswered" : receipt.errno ? "reset" : "delivered";
  return [{
    from: { role: call.who },
    to: directory.end(peer, ownEnd(call), call.atMs),
    transport: "tcp",
    kind: "data",
    label: said(call.payload ?? `${call.returned} bytes`),
    fate,
    ...known(call, ...(receipt ? [receipt] : [])),
  }];
}

/** A receive returned at or after the send was called. Two programs' calls are told by one clock. */
function endsBehind(send: Call, receive: Call): boolean {
  return receive.atMs >= send.atMs;
}

function receivesEnd(call: Call, directory: Directory): readonly Message[] {
  const peer = call.socket?.peer;
  if (!peer) return [];
  const ends = {
    from: directory.end(peer, ownEnd(call), call.atMs),
    to: { role: call.who },
    transport: "tcp",
    ...known(call),
  } as const;
  if (call.errno === "ECONNRESET") {
    return [{ ...ends, kind: "rst", label: same("RST"), fate: "reset" }];
  }
  if (call.errno !== undefined || call.returned !== 0) return [];
  return [{ ...ends, kind: "fin", label: same("FIN"), fate: "delivered" }];
}

/** A connected UDP socket is told of the ICMP message (udp(7)): any call may return it. */
function unreachable(call: Call): readonly Message[] {
  const about = call.socket?.peer ?? call.address;
  if (!about) return [];
  return [{ ...unreachableFrom(about, call.who), ...known(call) }];
}

function unreachableFrom(
  about: Endpoint,
  role: string,
): Pick<Message, "from" | "to" | "transport" | "kind" | "label" | "fate"> {
  return {
    from: { nobodyAt: about },
    to: { role },
    transport: "icmp",
    kind: "unreachable",
    label: PORT_UNREACHABLE,
    fate: "delivered",
  };
}

function sendsDatagram(
  call: Call,
  calls: readonly Call[],
  directory: Directory,
  { timeline }: Play,
): readonly Message[] {
  const to = call.address ?? call.socket?.peer;
  if (!to || call.errno !== undefined) return [];
  const receipt = calls.find((o) =>
    RECEIVES.includes(o.name) && o.returned >= 0 && o.payload === call.payload &&
    o.who !== call.who && o.socket?.local !== undefined && covers(o.socket.local, to) &&
    (o.address ?? o.socket.peer)?.port === (call.socket?.local?.port ?? o.address?.port) &&
    endsBehind(call, o) && !calls.some((again) =>
      // what was said twice may have come once
      again.who === call.who && again.seq > call.seq && SENDS.includes(again.name) &&
      again.payload === call.payload && again.atMs <= o.atMs
    )
  );
  const next = calls.find((o) =>
    o.who === call.who && o.seq > call.seq && SENDS.includes(o.name) &&
    o.socket?.transport === "udp"
  );
  const complaint = calls.find((o) =>
    o.errno === "ECONNREFUSED" && o.who === call.who && o.seq > call.seq &&
    (!next || o.seq <= next.seq) && o.socket?.transport === "udp"
  );
  const isBound = calls.some((o) =>
    o.name === "bind" && o.errno === undefined && o.address !== undefined &&
    covers(o.address, to) && o.atMs <= call.atMs
  );
  const isThere = receipt !== undefined || isBound ||
    directory.isThere(to, ownEnd(call), call.atMs);
  const isLost = !receipt && (complaint !== undefined || !isThere);
  const datagram: Message = {
    from: { role: call.who },
    to: receipt
      ? { role: receipt.who }
      : isLost
      ? { nobodyAt: to }
      : directory.end(to, ownEnd(call), call.atMs),
    transport: "udp",
    kind: "datagram",
    label: said(call.payload ?? `${call.returned} bytes`),
    fate: receipt ? "delivered" : isLost ? "lost" : "unanswered",
    ...known(call, ...(receipt ? [receipt] : [])),
  };
  // No call of an unconnected socket tells of the ICMP message; the kernel's counters may.
  const counted = isLost && !complaint
    ? receiptOf(timeline, call.seq, "Icmp.OutDestUnreachs")
    : undefined;
  if (!counted?.counters["Icmp.OutDestUnreachs"]) return [datagram];
  return [datagram, {
    ...unreachableFrom(to, call.who),
    seqs: seqsOf(call, counted),
    source: "inferred",
    atMs: call.atMs,
    place: call.seq + 0.1,
  }];
}

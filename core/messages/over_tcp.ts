/**
 * What a TCP client must have sent and received.
 *
 * @module
 */
import type { Observation } from "../observation.ts";
import { complaint, replyTo, type Seen } from "../questions.ts";
import { same } from "../../wire/text.ts";
import { covers } from "./ends.ts";
import { type End, HANDSHAKE, type Message, said } from "./message.ts";
import { betweenPeers } from "./peers.ts";
import { type Caller, message, printedBy, receiptOf, type Scene } from "./scene.ts";

const ADDRESS = /(?:\d{1,3}\.){3}\d{1,3}:\d+/;

/** A refusal where nobody listened; the handshake, the lines and the end, as far as they left signs. */
export function overTcp(caller: Caller, scene: Scene): readonly Message[] {
  if (caller.part === "chat-peer") return betweenPeers(caller, scene);
  const { server } = caller;
  return [
    ...refusal(caller, scene),
    ...(server === undefined ? [] : conversation(caller, server, scene)),
  ];
}

/** It complained, and up to then nobody had listened at any moment of its life: its SYN met a RST. */
function refusal(
  { role, own, target, started }: Caller,
  { play, directory }: Scene,
): readonly Message[] {
  const signs = complaint(own, role);
  const end = signs.at(-1);
  if (!end) return [];
  const stderr = signs.find((o) => o.kind === "printed" && o.stream === "stderr");
  if (directory.listener(target, started.seq, (stderr ?? end).seq) !== undefined) return [];
  // A remark on stdout may be older than the attempt, as a prompt is; the last one is not.
  const sign = stderr ?? signs.findLast(({ kind }) => kind === "printed") ?? end;
  const failed = receiptOf(play.timeline, sign.seq, "Tcp.AttemptFails");
  if (failed?.counters["Tcp.AttemptFails"] === 0) return [];
  const ends = { from: { role }, to: { nobodyAt: target }, transport: "tcp" } as const;
  const back = { from: ends.to, to: ends.from, transport: "tcp" } as const;
  const fate = "refused";
  return [
    message({ ...ends, fate }, "syn", same("SYN"), sign, sign.seq - 0.6, started, failed),
    message({ ...back, fate }, "rst", same("RST"), sign, sign.seq - 0.5, ...signs, failed),
  ];
}

function conversation(caller: Caller, server: string, scene: Scene): readonly Message[] {
  const { role, own, typed, started } = caller;
  const { timeline } = scene.play;
  const received = caller.shown.filter((p) => isFromServer(p, caller, server, scene));
  const noted = own.find((o): o is Seen<"connected"> =>
    o.kind === "connected" && covers(o.peer, caller.target)
  );
  const shownByOthers = typed.flatMap((t) => displays(t, caller, server, scene));
  // The lab's crashing client ends with 0 only where it had a connection to reset.
  const crashed = caller.part === "crashing-client" && caller.exited?.code === 0
    ? caller.exited
    : undefined;
  const signs = [noted, received[0], ...shownByOthers, crashed].filter((o) => o !== undefined)
    .sort((a, b) => a.seq - b.seq);
  const [proof] = signs;
  if (!proof) return []; // a connection there may have been; nothing shows it
  const first = greeted(caller, server, proof, noted, scene) ?? proof;
  const begun = first.seq - 0.6;
  const out = { from: { role }, to: { role: server }, transport: "tcp" } as const;
  const home = { from: out.to, to: out.from, transport: "tcp" } as const;
  const fate = "delivered";
  return [
    message({ ...out, fate }, "connect", HANDSHAKE, first, begun, started, noted, proof),
    ...typed.filter(({ line }) => line.trim() !== "").map((t, n) => {
      const text = t.line.trim();
      const arrived = displays(t, caller, server, scene)[0] ??
        received.find((p) => p.seq > t.seq && p.line.includes(replyTo(text))) ??
        printedBy(timeline, server, text, t.seq) ??
        (caller.part === "line-client" && !isRoom(server, scene) ? nth(received, n, t) : undefined);
      const ends = { ...out, fate: arrived ? fate : "unanswered" } as const;
      const at = t.seq > begun ? t : first;
      return message(
        ends,
        "data",
        said(t.line),
        at,
        Math.max(t.seq, begun) + 0.2 + n / 1_000,
        t,
        arrived,
      );
    }),
    ...received.map((p) => message({ ...home, fate }, "data", said(p.line), p, p.seq - 0.4)),
    ...ending(caller, out, begun, scene),
  ];
}

const isRoom = (server: string, { play }: Scene) => play.cast[server]?.part === "chat-server";

/** Line for line: the lab's own client shows every answer, so that the third answers the third. */
function nth(received: readonly Seen<"printed">[], n: number, line: Seen<"typed">) {
  const answer = received[n];
  return answer && answer.seq > line.seq ? answer : undefined;
}

/** Whether the line on the client's screen came from the server, and not from the client itself. */
function isFromServer(
  { line, seq }: Seen<"printed">,
  { part, role, typed, target }: Caller,
  server: string,
  scene: Scene,
): boolean {
  // The lab's own line-client shows what it receives, and besides that only its writes.
  if (part === "line-client") return !line.startsWith("write(): ");
  const earlier = (t: Seen<"typed">) => t.seq < seq && t.line.trim() !== "";
  if (typed.some((t) => earlier(t) && line.includes(replyTo(t.line.trim())))) return true;
  if (isRoom(server, scene)) {
    return scene.callers.some((other) =>
      other.role !== role && other.server === server && covers(other.target, target) &&
      other.typed.some((t) => earlier(t) && line.includes(t.line.trim()))
    );
  }
  const greeting = greetingOf(server, scene);
  return greeting !== undefined && line.includes(greeting);
}

/** The lab's stranger says a word first that nobody else knows. */
function greetingOf(server: string, { play }: Scene): string | undefined {
  const started = play.timeline.find((o): o is Seen<"started"> =>
    o.who === server && o.kind === "started"
  );
  return play.cast[server]?.part === "stranger"
    ? /--greeting (\S+)/.exec(started?.command ?? "")?.[1]
    : undefined;
}

/** Where, in a room, others show the line. */
function displays(
  { line, seq }: Seen<"typed">,
  { role }: Caller,
  server: string,
  scene: Scene,
): readonly Seen<"printed">[] {
  const text = line.split("\n").map((part) => part.trim()).find((part) => part !== "");
  if (text === undefined || !isRoom(server, scene)) return [];
  return scene.callers.flatMap((other) =>
    other.role === role || other.server !== server
      ? []
      : other.shown.filter((p) => p.seq > seq && p.line.includes(text)).slice(0, 1)
  );
}

/** The server's own remark about a new address, where it came before any other sign. */
function greeted(
  { started }: Caller,
  server: string,
  proof: Observation,
  noted: Seen<"connected"> | undefined,
  { play }: Scene,
): Observation | undefined {
  const known = new Set<string>();
  for (const o of play.timeline) {
    if (o.seq >= proof.seq) return undefined;
    const address = o.kind === "printed" ? ADDRESS.exec(o.line)?.[0] : undefined;
    if (address === undefined) continue;
    const isNew = !known.has(address) && o.who === server && o.seq > started.seq;
    if (isNew && (!noted || address === `${noted.local.host}:${noted.local.port}`)) return o;
    known.add(address);
  }
  return undefined;
}

/** FIN when its input, or it itself, ends; of the lab's crashing client, RST. */
function ending(
  { own, part, exited }: Caller,
  out: { readonly from: End; readonly to: End; readonly transport: "tcp" },
  begun: number,
  { play }: Scene,
): readonly Message[] {
  if (!exited || exited.signal !== null) return [];
  const hungUp = own.find(({ kind, seq }) => kind === "hung-up" && seq > begun);
  const [at, place] = hungUp ? [hungUp, hungUp.seq + 0.2] : [exited, exited.seq - 0.5];
  if (part !== "crashing-client") {
    return [message({ ...out, fate: "delivered" }, "fin", same("FIN"), at, place, exited)];
  }
  const counted = receiptOf(play.timeline, at.seq, "Tcp.EstabResets");
  if (counted?.counters["Tcp.EstabResets"] === 0) return [];
  return [message({ ...out, fate: "reset" }, "rst", same("RST"), at, place, exited, counted)];
}

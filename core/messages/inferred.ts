/**
 * Messages as they follow from what was seen from outside: screens, ends, and the kernel's counters. Only what
 * left a sign is told.
 *
 * @module
 */
import type { Observation } from "../observation.ts";
import { same, type Text } from "../../wire/text.ts";
import type { Message, Play } from "./message.ts";
import { overTcp } from "./over_tcp.ts";
import { overUdp } from "./over_udp.ts";
import { type Caller, message, sceneOf } from "./scene.ts";

/** Of each start of a client: what it must have sent and received. */
export function inferred(play: Play): readonly Message[] {
  const scene = sceneOf(play);
  return scene.callers.flatMap((caller) => {
    const totals = caller.own.flatMap((o) => totalsOf(o, caller));
    if (totals.length > 0) return totals;
    return caller.target.transport === "tcp" ? overTcp(caller, scene) : overUdp(caller, scene);
  });
}

/** The report of many clients, as three messages that stand for all of theirs. */
function totalsOf(o: Observation, { role, server }: Caller): readonly Message[] {
  if (o.kind !== "load" && o.kind !== "crowd") return [];
  if (server === undefined) return [];
  const [ends, sent, back] = o.kind === "load"
    ? [o.report.connected, o.report.sent, o.report.answered]
    : [o.report.joined, o.report.said, o.report.delivered];
  const out = { from: { role }, to: { role: server }, transport: "tcp" } as const;
  const home = { from: out.to, to: out.from, transport: "tcp" } as const;
  const fate = "delivered";
  const connections = counted(ends, "connection", "connections", "conexão", "conexões");
  const lines = counted(sent, "line", "lines", "linha", "linhas");
  const replies = o.kind === "load"
    ? counted(back, "reply", "replies", "resposta", "respostas")
    : counted(back, "delivery", "deliveries", "entrega", "entregas");
  return [
    ...(ends > 0 ? [message({ ...out, fate }, "connect", connections, o, o.seq - 0.9)] : []),
    ...(sent > 0
      ? [
        message(
          { ...out, fate: back > 0 ? fate : "unanswered" },
          "data",
          lines,
          o,
          o.seq - 0.8,
        ),
      ]
      : []),
    ...(back > 0 ? [message({ ...home, fate }, "data", replies, o, o.seq - 0.7)] : []),
  ];
}

function counted(n: number, one: string, many: string, uma: string, muitas: string): Text {
  return n === 0 ? same("0") : {
    en: `${n.toLocaleString("en")} ${n === 1 ? one : many}`,
    pt: `${n.toLocaleString("pt-BR")} ${n === 1 ? uma : muitas}`,
  };
}

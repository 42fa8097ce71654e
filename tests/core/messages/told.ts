/**
 * Messages in a word each, and the facts that they are read from.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { type End, type Message, messagesOf } from "../../../core/messages.ts";
import type { Endpoint, Fact, Part } from "../../../core/observation.ts";
import { same } from "../../../wire/text.ts";
import { type Entry, tcp, timelineOf } from "../../timelines.ts";

export const udp = (port: number): Endpoint => ({ ...tcp(port), transport: "udp" });
export const overUdp = {
  kind: "started",
  command: "program",
  origin: "bundled",
  at: udp(12_000),
} as const;
export const listeningUdp = { kind: "listening", at: udp(12_000), seenBy: "banner" } as const;
export const stderr = (line: string): Fact => ({ kind: "printed", stream: "stderr", line });
export const hungUp: Fact = { kind: "hung-up" };
export const caption: Fact = { kind: "caption", text: same("next") };
export const receipt = (counters: Record<string, number>, shared = false): Fact => //
({ kind: "receipt", counters, shared });

const CAST: Record<string, Part> = {
  server: "tcp-server",
  udpServer: "udp-server",
  client: "tcp-client",
  udpClient: "udp-client",
  member: "line-client",
  crasher: "crashing-client",
  swarm: "swarm",
};

/** The messages of a timeline, each in a word: `client>server data hello delivered 3,5`. */
function told(entries: readonly Entry[], parts: Record<string, Part> = {}): string[] {
  const cast = Object.fromEntries(
    Object.entries({ ...CAST, ...parts }).map(([role, part]) =>
      [role, { part, name: same(role), origin: "bundled" as const }] as const
    ),
  );
  const endOf = (end: End) => "role" in end ? end.role : `:${end.nobodyAt.port}`;
  const word = (m: Message) =>
    `${endOf(m.from)}>${endOf(m.to)} ${m.kind} ${m.label.en} ${m.fate} ${m.seqs} ${m.source}`;
  return messagesOf({ cast, timeline: timelineOf(...entries) }).map(word);
}

/** A test: of these facts, these messages. */
export function is(
  name: string,
  entries: readonly Entry[],
  expected: readonly string[],
  parts: Record<string, Part> = {},
): void {
  Deno.test(name, { permissions: "none" }, () => assertEquals(told(entries, parts), expected));
}

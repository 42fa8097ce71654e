/**
 * What a message between participants is.
 *
 * @module
 */
import type { Endpoint, Observation, Transport } from "../observation.ts";
import type { Run } from "../run.ts";
import { same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";

/** What messages are read from: of a run, who took part and what was seen. */
export type Play = Pick<Run, "cast" | "timeline">;

/** Where a message begins or ends: at a participant, or at an address at which no participant was. */
export type End = { readonly role: string } | { readonly nobodyAt: Endpoint };

/**
 * What travelled. `connect`: a whole handshake in one, where its segments were not seen one by one. `ack`: only
 * the one that completes a handshake. `unreachable`: ICMP.
 */
export type MessageKind =
  | "syn"
  | "syn-ack"
  | "ack"
  | "connect"
  | "data"
  | "fin"
  | "rst"
  | "datagram"
  | "unreachable";

/**
 * What became of it. `refused`: a SYN that a RST answered, and that RST; `reset`: a RST later, and what it
 * destroyed; `unanswered`: nothing shows that it arrived.
 */
export type Fate = "delivered" | "refused" | "lost" | "reset" | "unanswered";

/**
 * How it is known: seen on its way; told by the programs' system calls; or concluded from what the programs
 * showed and from the kernel's counters.
 */
export type Source = "captured" | "called" | "inferred";

/** One thing that travelled, or several of one kind, of which the label tells how many. */
export interface Message {
  readonly from: End;
  readonly to: End;
  readonly transport: Transport | "icmp";
  readonly kind: MessageKind;
  /** A few words; what was said is in it as it may be shown. */
  readonly label: Text;
  readonly fate: Fate;
  /** The observations that it rests on. */
  readonly seqs: readonly number[];
  readonly source: Source;
  /** Since the play began. */
  readonly atMs: number;
  /** Where it belongs: behind the observation with this number, or before it where there is a fraction. */
  readonly place: number;
}

/** The handshake in one (RFC 9293, section 3.5). */
export const HANDSHAKE: Text = same("SYN · SYN+ACK · ACK");

/** ICMP's answer for a closed UDP port (RFC 1122, section 4.1.3.1). */
export const PORT_UNREACHABLE: Text = {
  en: "ICMP: port unreachable",
  pt: "ICMP: porta inalcançável",
};

/** What was said, for a label: one end of line at its end goes without saying. */
export function said(payload: string): Text {
  return same(visible(payload.replace(/(?:\r?\n|\\r\\n|\\n)$/, "")));
}

/** The numbers of observations, each once, in order. */
export function seqsOf(...seen: readonly (Observation | undefined)[]): number[] {
  return [...new Set(seen.flatMap((o) => o ? [o.seq] : []))].sort((a, b) => a - b);
}

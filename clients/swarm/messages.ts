/**
 * What the swarm's main thread and its workers say to each other.
 *
 *     main                                    worker
 *       dial  -------------------------------->   connects its clients
 *             <-----------------------  moved ..  how far it is, ten times a second
 *             <-------------------------  ready   all connected, or failed
 *       begin -------------------------------->   (once every worker is ready) they talk
 *             <--------------------------  done   what came of it
 *
 * @module
 */
import type { Counted } from "../../wire/latencies.ts";
import type { WrongReply } from "../../wire/load_report.ts";
import type { ReplyKind } from "../../wire/reply.ts";

/** What the clients are to do; the same for all. */
export interface Terms {
  readonly host: string;
  readonly port: number;
  /** Of all workers together. */
  readonly clients: number;
  /** Lines that each client sends; 0 = until the time is over. */
  readonly lines: number;
  /** The newline included. */
  readonly lineBytes: number;
  /** 0 = until the lines are done. */
  readonly durationMs: number;
  /** Lines a second of all clients together; 0 = as fast as they are answered. */
  readonly rate: number;
  readonly thinkMs: number;
  /** 0 = no limit. */
  readonly timeoutMs: number;
  readonly reply: ReplyKind;
  readonly redial: boolean;
  /** A worker opens two connections at a time; those that clients open again, one by one. */
  readonly gently: boolean;
  readonly hold: boolean;
  readonly seed: number;
}

/** What a worker is told. `stop`: tell what you have, at once. */
export type Order =
  | {
    readonly kind: "dial";
    readonly terms: Terms;
    /** The first client's number; the others follow. */
    readonly first: number;
    readonly count: number;
    /** How many workers dial at the same time. */
    readonly workers: number;
  }
  | { readonly kind: "begin" }
  | { readonly kind: "stop" };

/** What has happened so far. */
export interface Counts {
  /** Clients that connected. */
  readonly connected: number;
  /** Clients that an error ended. */
  readonly failed: number;
  readonly sent: number;
  readonly answered: number;
  readonly wrong: number;
}

/** What came of a worker's clients. */
export interface Tally extends Counts {
  /** From the beginning to the last answer. */
  readonly activeMs: number;
  readonly latencies: Counted;
  readonly firstReplies: Counted;
  readonly errors: Readonly<Record<string, number>>;
  /** The first wrong reply, and when it came. */
  readonly firstWrong?: WrongReply & { readonly ms: number };
}

/** What a worker tells. */
export type Told =
  | { readonly kind: "moved"; readonly counts: Counts }
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly tally: Tally }
  | { readonly kind: "failed"; readonly why: string };

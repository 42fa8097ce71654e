/**
 * What a thread of the threaded server is told to do, and what it tells back.
 *
 * @module
 */
import type { Address } from "../../wire/address.ts";
import type { Log } from "../../wire/log.ts";
import type { ReplyKind } from "../../wire/reply.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { visitText, workerText } from "../../wire/visit_log.ts";
import type { Service, Terms } from "../tcp/conversation.ts";
import { type Porter, SharedDocument } from "../document/shared_document.ts";
import { documentService } from "../document/service.ts";
import type { Streams } from "./hand_over.ts";
import type { Policy } from "../document/readers_writers_lock.ts";
import { replyService } from "../tcp/reply_service.ts";

/** The same for all threads of a server. */
export interface Work {
  readonly reply: ReplyKind;
  readonly idleMs: number;
  readonly maxLineBytes: number;
  readonly policy: Policy;
  /** A line that makes the thread that reads it crash; "" for none. */
  readonly crashWord: string;
  /** `--log` */
  readonly log: boolean;
  readonly lang: Lang;
  /** How many threads there can be at once. */
  readonly threads: number;
  /** Of the shared document, if that is the service. */
  readonly memory: SharedArrayBuffer | undefined;
}

/** One thread's. */
export interface Assignment extends Work {
  /** Its place among the threads that there can be, from 0. */
  readonly thread: number;
  /** Its name in the log, from 1; none twice. */
  readonly worker: number;
  /** Where it listens, if it accepts its clients itself; the port is shared with the other threads. */
  readonly listen: Address | undefined;
}

/** To a thread. */
export type Order =
  | { readonly kind: "begin"; readonly assignment: Assignment }
  | { readonly kind: "client"; readonly client: number; readonly peer: string; streams: Streams }
  | { readonly kind: "stop" };

/** From a thread. */
export type Notice =
  /** It listens, or waits for clients. */
  | { readonly kind: "ready" }
  | { readonly kind: "cannot-listen"; readonly errno: string }
  /** `abrupt`: without waiting for what may still have to be sent. */
  | { readonly kind: "client-done"; readonly client: number; readonly abrupt: boolean }
  /** Every conversation has ended. */
  | { readonly kind: "stopped" };

/** How a thread holds its conversations. */
export function termsOf(
  assignment: Assignment,
  log: Log | undefined,
  stopping: AbortSignal,
): Terms {
  const { crashWord, idleMs, lang, maxLineBytes, memory, policy, thread, threads, worker } =
    assignment;
  const plain = () => guarded(replyService(assignment.reply), crashWord);
  if (!memory) return { serve: plain, idleMs, log: log && tagged(log, worker, () => undefined) };

  const document = new SharedDocument(memory, threads, thread, policy);
  const readers = (leaving = 0) => Math.max(0, document.lock.inside - leaving);
  const common = { document, maxLineBytes, lang, stopping };
  const porterOf = (peer: string): Porter => ({
    tell(moment, as) {
      const leaving = moment === "leaves" && as === "reader" ? 1 : 0;
      return log?.(workerText(worker, visitText(peer, moment, as), readers(leaving)));
    },
  });
  return {
    serve: (peer) => guarded(documentService(common, porterOf(peer)), crashWord),
    idleMs,
    log: log && tagged(log, worker, () => readers()),
  };
}

/** A log whose lines say which worker speaks, and how many readers are inside. */
function tagged(log: Log, worker: number, readers: () => number | undefined): Log {
  const tag = (text: Text) => log(workerText(worker, text, readers()));
  return Object.assign(tag, { written: () => log.written() });
}

/** Crashes this thread at the crash word: an error that nobody catches, outside of every conversation. */
function guarded(service: Service, crashWord: string): Service {
  if (crashWord === "") return service;
  return {
    ...service,
    hear(bytes, send) {
      if (new TextDecoder().decode(bytes).split(/\r?\n/).includes(crashWord)) {
        setTimeout(() => {
          throw new Error(`crash word "${crashWord}"`);
        });
      }
      return service.hear(bytes, send);
    },
  };
}

/**
 * The plain service: every byte is answered, in upper case or as it came.
 *
 * @module
 */
import { type ReplyKind, streamReply } from "../../wire/reply.ts";
import type { Service } from "./conversation.ts";

/**
 * One client's. Upper case needs no framing: each piece of the stream is answered as it comes, wherever it
 * was cut.
 */
export function replyService(kind: ReplyKind): Service {
  const reply = streamReply(kind);
  return { hear: (bytes) => reply.push(bytes), end: () => reply.end() };
}

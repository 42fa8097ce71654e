/**
 * What travelled between the participants of a play, from the best source that its timeline has.
 *
 * @module
 */
import { called } from "./messages/called.ts";
import { captured } from "./messages/captured.ts";
import { inferred } from "./messages/inferred.ts";
import type { Message, Play } from "./messages/message.ts";

export type { End, Fate, Message, MessageKind, Play, Source } from "./messages/message.ts";

/**
 * The messages of a play, in order. Where segments and datagrams were captured, these; else what the system calls
 * tell; else what follows from what was seen from outside, which is less: what left no sign is not told.
 */
export function messagesOf(play: Play): readonly Message[] {
  const kinds = new Set(play.timeline.map(({ kind }) => kind));
  const isCaptured = kinds.has("segment") || kinds.has("datagram");
  const messages = isCaptured
    ? captured(play)
    : kinds.has("syscall")
    ? called(play)
    : inferred(play);
  return messages.toSorted((a, b) => a.atMs - b.atMs || a.place - b.place);
}

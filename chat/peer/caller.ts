/**
 * Calls the other side until there is a connection, and again when there is none any more.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import type { Address } from "../../wire/address.ts";
import { aborted } from "../../wire/deadline.ts";
import { errnoOf } from "../../wire/socket_error.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Conversation } from "./conversation.ts";
import { dial, type Source } from "./dial.ts";
import { waiting } from "./words.ts";

/** One attempt; whoever drops our SYN (a firewall) must not keep us for the system's two minutes. */
const ATTEMPT_MS = 3_000;
/** Between two attempts, at first; twice as long each time, up to the longest. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 2_000;

/** Calls `to`, and tells once for each reason why nobody is there. Fulfilled after `signal`. */
export async function keepCalling(
  to: Address,
  from: Source,
  conversation: Conversation,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const stopped = aborted(signal);
  const pause = (ms: number) => setTimeout(ms, undefined, { signal }).catch(() => {});
  const told = new Set<string>();
  let pauseMs = FIRST_PAUSE_MS;
  let period = conversation.free;
  while (!signal.aborted) {
    // Of the other side's calls the shortest may have come and gone during a pause.
    if (conversation.connected || period !== conversation.free) {
      period = conversation.free;
      await Promise.race([period, stopped]);
      // Somebody who hangs up is called less and less often, like somebody who is not there.
      if (!conversation.wasTurnedAway) {
        told.clear();
        pauseMs = FIRST_PAUSE_MS;
      }
      await pause(pauseMs); // whoever has just left may still be closing its door
      if (conversation.wasTurnedAway) pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      continue;
    }
    try {
      // An attempt that is under way is never broken off because the other side has called meanwhile: over
      // there it may have succeeded already, and lines may be on their way.
      conversation.adopt(await dial(to, from, ATTEMPT_MS, signal), true);
    } catch (error) {
      const errno = errnoOf(error);
      const news = !signal.aborted && !conversation.connected && !told.has(errno);
      if (news) await terminal.notice(waiting(to, error));
      told.add(errno);
      await pause(pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }
}

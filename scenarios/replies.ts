/**
 * The replies that count.
 *
 * @module
 */
import type { Timeline } from "../core/observation.ts";
import { first, replyTo, type Seen, seen, shows } from "../core/questions.ts";

/**
 * The reply to the line, where the client shows it. What stands around it is wording, and nobody's business. But the
 * lab's clients show what the server sent and nothing else: there the reply must end where the line does. Neither
 * `B'CAJU-1\\N'` is one, nor a reply with the rest of a buffer behind it.
 */
export function repliesShown<R extends string>(
  timeline: Timeline<R>,
  client: R,
  typed: Seen<"typed", R>,
): readonly Seen<"printed", R>[] {
  const reply = replyTo(typed.line);
  const isStream = first(timeline, client, "started")?.at.transport === "tcp";
  const shown = shows(timeline, client, reply)
    .filter((one) => !isStream || !isBeforeRest(timeline, client, typed, one));
  if (!isBundled(timeline, client)) return shown;
  return shown.filter(({ line }) => {
    const at = line.indexOf(reply);
    const [before, behind] = [line.slice(0, at), line.slice(at + reply.length)];
    if (
      before.endsWith("B'") || earlierReplies(timeline, typed).some((one) => before.includes(one))
    ) {
      return false;
    }
    return ENDS.test(behind) || !isStream && isOfEarlier(timeline, typed, behind);
  });
}

const earlierReplies = <R extends string>(timeline: Timeline<R>, { seq }: Seen<"typed", R>) =>
  timeline.flatMap((o) => o.kind === "typed" && o.seq < seq ? [replyTo(o.line)] : []);

/** Shorter ones may be a server's own words. */
const TELLING = 3;

/**
 * Whether the next line on the screen is what a longer line before has left in the server's buffer: it sends up to
 * where a string ends, and not what it received. No wording is like that.
 */
function isBeforeRest<R extends string>(
  timeline: Timeline<R>,
  client: R,
  typed: Seen<"typed", R>,
  shown: Seen<"printed", R>,
): boolean {
  const next = seen(timeline, client, "printed").find(({ seq }) => seq > shown.seq);
  const rest = next?.line.trim() ?? "";
  return rest.length >= TELLING &&
    earlierReplies(timeline, typed).some((one) => one.slice(typed.line.length + 1).trim() === rest);
}

/**
 * Whether what stands behind a reply was left in the server's buffer by longer lines before it. The textbook's UDP
 * server in Java answers so, with all of the array that it receives into.
 */
function isOfEarlier<R extends string>(
  timeline: Timeline<R>,
  typed: Seen<"typed", R>,
  behind: string,
): boolean {
  const earlier = earlierReplies(timeline, typed);
  const rest = behind.replace(NOTHING_MORE, "");
  return [...rest].every((char, i) =>
    earlier.some((reply) => reply[typed.line.length + i] === char)
  );
}

/** Where the lab's client shows the reply, but the server had sent more behind it, and never the reply by itself. */
export function repliesSpoilt<R extends string>(
  timeline: Timeline<R>,
  client: R,
  typed: Seen<"typed", R>,
): readonly Seen<"printed", R>[] {
  return repliesShown(timeline, client, typed).length > 0
    ? []
    : shows(timeline, client, replyTo(typed.line));
}

/** White space, and what a string in C ends in, as the lab's clients show them. */
const NOTHING_MORE = /(\s|\\x00|\\r|\\n)+$/;

/** Where a reply ends: nothing more comes, or words of the server's own after a space or a mark. */
const ENDS = /^(?:$|(?:\s|\\x00|\\r|\\n)+$|[\s.,;:!?)\]}>"'»])/;

/** Whether the lab's own program plays the role. */
export const isBundled = <R extends string>(timeline: Timeline<R>, who: R) =>
  first(timeline, who, "started")?.origin === "bundled";

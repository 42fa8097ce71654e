/**
 * The lab's own document service on one event loop, for wrong programs that break its lock.
 *
 * @module
 */
import { Conversations } from "../../servers/tcp/conversation.ts";
import { serve } from "../../servers/tcp/serve.ts";
import { SharedDocument } from "../../servers/document/shared_document.ts";
import type { Policy } from "../../servers/document/readers_writers_lock.ts";
import { termsOf } from "../../servers/threads/assignment.ts";
import type { Text } from "../../wire/text.ts";

/** The policy that the command line asks for. */
export const askedPolicy = Deno.args.includes("readers-first") ? "readers-first" : "fair";

/**
 * Each line is out before anything else goes on. With the lab's own log a visitor waits for its line to be
 * written, and without a lock others would be served in the meantime, or not, as it happens.
 */
const write = (line: Text) => {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line.en}\n`));
  return Promise.resolve();
};
const log = Object.assign(write, { written: () => Promise.resolve() });

/** Serves for ever. */
export async function serveDocument(policy: Policy): Promise<void> {
  const [hostname = "", port] = Deno.args;
  const listener = Deno.listen({ hostname, port: Number(port) });
  const never = new AbortController().signal;
  const place = { thread: 0, threads: 1, worker: 1, listen: undefined };
  const rest = {
    reply: "upper",
    idleMs: 0,
    maxLineBytes: 65_536,
    crashWord: "",
    log: true,
  } as const;
  const memory = SharedDocument.share(1);
  const terms = termsOf({ ...place, ...rest, lang: "en", policy, memory }, log, never);
  const conversations = new Conversations(terms);
  await serve(listener, (conn, peer) => conversations.hold(conn, peer), never, log);
}

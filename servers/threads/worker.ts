/**
 * A thread of the threaded server: it does what its assignment says, and tells when it is done.
 *
 * @module
 */
import { openLog } from "../../wire/log.ts";
import { SocketFailure } from "../../wire/socket_error.ts";
import { type Assignment, type Notice, type Order, termsOf } from "./assignment.ts";
import { Conversations } from "../tcp/conversation.ts";
import { duplexOf } from "./hand_over.ts";
import { listen, serve } from "../tcp/serve.ts";

/** The thread's end of the line to the main thread. */
interface Scope {
  onmessage: ((message: MessageEvent<Order>) => void) | null;
  postMessage(notice: Notice): void;
}

/** What only a worker has; in the main thread this module does nothing. */
const scope = globalThis as unknown as Scope;

/** What is handed over passes through another thread, which may be held up while this one waits. */
const HANDED_OVER_SETTLE_MS = 150;

function begin(assignment: Assignment): void {
  const stop = new AbortController();
  const log = openLog(assignment.log, assignment.lang);
  const conversations = new Conversations(termsOf(assignment, log, stop.signal));
  let accepting: Promise<void> = Promise.resolve();
  if (assignment.listen) {
    try {
      const listener = listen(assignment.listen, { shared: true });
      const welcome = (conn: Deno.TcpConn, peer: string) => conversations.hold(conn, peer);
      accepting = serve(listener, welcome, stop.signal, log);
    } catch (error) {
      if (!(error instanceof SocketFailure)) throw error;
      return scope.postMessage({ kind: "cannot-listen", errno: error.errno });
    }
  }
  scope.onmessage = async ({ data: order }) => {
    if (order.kind === "client") {
      const { client, peer, streams } = order;
      const done = (abrupt: boolean) => scope.postMessage({ kind: "client-done", client, abrupt });
      conversations.hold(duplexOf(streams, done), peer);
    } else if (order.kind === "stop") {
      stop.abort();
      await accepting;
      await conversations.stop(assignment.listen ? undefined : HANDED_OVER_SETTLE_MS);
      await log?.written();
      scope.postMessage({ kind: "stopped" });
    }
  };
  scope.postMessage({ kind: "ready" });
}

scope.onmessage = ({ data: order }) => {
  if (order.kind === "begin") begin(order.assignment);
};

/**
 * A TCP server: answers each connection's byte stream, in upper case or as it came.
 *
 *     deno run --allow-net servers/tcp_server.ts --port 12000
 *
 * The life of a TCP server is four calls (RFC 9293, section 3.9):
 *
 *     listen()  -> accept() -> read() / write() -> close()
 *     one port     one socket   a byte stream      FIN, once the peer is done
 *                  per client
 *
 * To read it in the order of a connection, begin at the end of the file: `listen`, then `serve`, which
 * accepts, then `converse`, which talks. `Pace` is only about when to stop talking.
 *
 * @module
 */
import { addressOf, bareHost, formatAddress } from "../wire/address.ts";
import { msFlag, serverExits, serverFlags } from "../wire/common_flags.ts";
import type { Command, Flags } from "../wire/flags.ts";
import { type Log, openLog } from "../wire/log.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import { type ReplyKind, streamReply } from "../wire/reply.ts";
import { attempt, errnoOf, SocketFailure } from "../wire/socket_error.ts";

const command = {
  name: "tcp-server",
  summary: {
    en: "answers what TCP clients send, in upper case.",
    pt: "responde em maiúsculas o que os clientes TCP enviam.",
  },
  flags: {
    ...serverFlags,
    "idle-timeout": {
      ...msFlag,
      default: 0,
      help: {
        en: "close a connection after MS ms without traffic; 0 = never",
        pt: "fecha uma conexão após MS ms sem tráfego; 0 = nunca",
      },
    },
  },
  exits: serverExits,
} as const satisfies Command<Flags>;

/** After our FIN, how long a peer may take to send its own before the connection is cut. */
const LINGER_MS = 500;
/** When asked to stop: a connection that has moved nothing for this long has no reply in flight. */
const SETTLE_MS = 50;
/** When asked to stop: a peer that never pauses is cut off here, so that stopping takes under 2 s. */
const STOP_MS = 1_000;

/** How every conversation is held. */
interface Terms {
  readonly reply: ReplyKind;
  /** 0: wait for ever. */
  readonly idleMs: number;
  /** Aborted when the server was asked to stop. */
  readonly stopping: AbortSignal;
  /** Absent: nothing is told. */
  readonly log: Log | undefined;
}

/** Nothing more can be opened: descriptors or memory are used up (accept(2)). */
const EXHAUSTED = new Set(["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM"]);
/** How long to wait for what is used up, unless a conversation ends before. */
const RETRY_MS = 100;

/**
 * Accepts clients until asked to stop, each served at the same time as the others.
 *
 * Since listen() the kernel completes handshakes by itself and keeps the finished connections in the accept
 * queue; its length is the backlog (listen(2)). accept() only takes the next one out. So a client can be
 * "connected" to a server that has not noticed it yet: nothing but an answer proves that it is served.
 *
 * There is no thread for each client. `converse` gives way wherever it says `await`, and while it waits for
 * bytes the other conversations go on: one thread, one event loop, as many clients as there are descriptors.
 */
async function serve(listener: Deno.TcpListener, terms: Terms): Promise<void> {
  const talking = new Set<Promise<void>>();
  let exhausted = false;
  terms.stopping.addEventListener("abort", () => listener.close());
  while (!terms.stopping.aborted) {
    try {
      // Not awaited: awaiting the conversation here would make this an iterative server, which serves one
      // client at a time while the others wait in the accept queue.
      const talk = converse(await listener.accept(), terms).finally(() => talking.delete(talk));
      talking.add(talk);
      exhausted = false;
    } catch (error) {
      if (terms.stopping.aborted) break;
      // A client that was gone before it was accepted (ECONNABORTED, ENOTCONN) is nobody's loss.
      if (!EXHAUSTED.has(errnoOf(error))) continue;
      if (!exhausted) {
        terms.log?.(
          new SocketFailure("accept", formatAddress(addressOf(listener.addr)), error).text,
        );
      }
      exhausted = true;
      await Promise.race([...talking, new Promise((resolve) => setTimeout(resolve, RETRY_MS))]);
    }
  }
  await Promise.all(talking);
}

/**
 * Serves one client until it is done. Back-pressure is the loop itself: the next bytes are read only when
 * the last reply has been taken, so a client that never reads stops being read, and one buffer is all the
 * memory that a connection can claim.
 */
async function converse(conn: Deno.TcpConn, terms: Terms): Promise<void> {
  using _ = conn;
  using pace = new Pace(conn, terms);
  // The client's address and its own port: the system over there chose that port, and it is how the kernel
  // tells two clients on one machine apart (a connection is two addresses and two ports).
  const peer = formatAddress(addressOf(conn.remoteAddr));
  const reply = streamReply(terms.reply);
  const buffer = new Uint8Array(8 * 1024); // any size works: it decides how often we ask, not what we get
  let received = 0;
  let sent = 0;
  const answer = async (bytes: Uint8Array) => {
    for (let rest = bytes; rest.length > 0 && !pace.hungUp; pace.moved()) {
      const taken = await conn.write(rest); // write(2) may take a part only
      sent += taken;
      rest = rest.subarray(taken);
    }
  };

  await terms.log?.({ en: `${peer} connected`, pt: `${peer} conectou` });
  let end = { en: "closed", pt: "encerrou" };
  try {
    // TCP is a byte stream. A read gives what has arrived so far: half a line, or three lines at once. It
    // keeps the order, never the boundaries of the writes. Whoever needs messages must frame them; upper
    // case does not, so each piece is answered as it comes.
    for (let n; (n = await conn.read(buffer)) !== null;) {
      received += n;
      pace.moved();
      await answer(reply.push(buffer.subarray(0, n)));
    }
    // EOF: the client has closed its half (FIN) but may still be reading ours. Only now is it safe to
    // close: a close() with unread bytes sends RST, and a RST destroys the reply still in flight.
    await answer(reply.end());
  } catch (error) {
    // The client vanished (ECONNRESET, EPIPE), or was cut off below. The others need not know.
    const errno = errnoOf(error);
    end = pace.hungUp
      ? { en: "was cut off", pt: "foi desconectado" }
      : { en: `vanished (${errno})`, pt: `sumiu (${errno})` };
  }
  terms.log?.({
    en: `${peer} ${end.en}: ${received} bytes in, ${sent} bytes out`,
    pt: `${peer} ${end.pt}: ${received} bytes recebidos, ${sent} enviados`,
  });
}

/** Ends a conversation that has been quiet for too long, or that must end because the server stops. */
class Pace implements Disposable {
  /** Our FIN is out: what still arrives is read and dropped. */
  hungUp = false;
  #lastMove = performance.now();
  #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly conn: Deno.TcpConn, private readonly terms: Terms) {
    if (terms.idleMs > 0) this.#hangUpWhenQuietFor(terms.idleMs);
    if (terms.stopping.aborted) this.#stop();
    else terms.stopping.addEventListener("abort", this.#stop);
  }

  /** Says that bytes moved, in or out. */
  moved(): void {
    this.#lastMove = performance.now();
  }

  #stop = (): void => {
    this.moved(); // what has already arrived is still read, and answered
    this.#hangUpWhenQuietFor(SETTLE_MS);
    this.#after(STOP_MS, () => this.#hangUp());
  };

  #hangUpWhenQuietFor(limitMs: number): void {
    const check = () => {
      const leftMs = this.#lastMove + limitMs - performance.now();
      if (leftMs <= 0) this.#hangUp();
      else this.#after(leftMs, check);
    };
    check();
  }

  #hangUp(): void {
    if (this.hungUp) return;
    this.hungUp = true;
    this.conn.closeWrite().catch(() => {}); // the client may be gone already
    this.#after(LINGER_MS, () => this.conn.close());
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => (this.#timers.delete(timer), act()), ms);
    this.#timers.add(timer);
  }

  [Symbol.dispose](): void {
    this.#timers.forEach(clearTimeout);
    this.terms.stopping.removeEventListener("abort", this.#stop);
  }
}

if (import.meta.main) {
  await runProgram(command, async ({ values, lang }) => {
    const at = { host: bareHost(values.host), port: values.port };
    // bind() and listen() in one call. From here on the kernel answers a SYN to this port with SYN+ACK; a
    // moment ago it answered with RST: "connection refused".
    const listener = attempt("listen", formatAddress(at), () => {
      return Deno.listen({ hostname: at.host, port: at.port });
    });
    const stopping = stopSignal(); // before anybody can know that we are here
    // The first line, with the real port where 0 was asked for: whoever starts us can wait for it.
    console.log(`listening on ${formatAddress(addressOf(listener.addr))}`);
    const log = openLog(values.log, lang);
    const { reply, "idle-timeout": idleMs } = values;
    await serve(listener, { reply, idleMs, stopping, log });
    await log?.written();
    return 0;
  });
}

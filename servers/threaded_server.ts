/**
 * A TCP server with threads: many clients at once, in three ways.
 *
 *     deno run --allow-net --allow-read=servers,wire servers/threaded_server.ts --model pool
 *
 *     single       one event loop for all: conversations give way to one another at every `await`
 *     pool         as many event loops as cores, each a Web Worker with its share of the clients
 *     per-client   a Web Worker for each client, as the textbook has a thread for each
 *
 * A Web Worker is a thread that shares nothing but what it is given: here the listening port, or a pair of
 * streams, and the memory of the document (`--service document`). It reads its own modules: --allow-read.
 *
 * @module
 */
import { type Address, addressOf, bareHost, formatAddress } from "../wire/address.ts";
import { serverExits } from "../wire/common_flags.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { type Log, openLog } from "../wire/log.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import type { Lang, Text } from "../wire/text.ts";
import { mayStartWorkers } from "../wire/workers.ts";
import { writeAll } from "../wire/write_all.ts";
import { termsOf, type Work } from "./threads/assignment.ts";
import { Conversations } from "./tcp/conversation.ts";
import { Crew } from "./threads/crew.ts";
import { SharedDocument } from "./document/shared_document.ts";
import { listen, serve } from "./tcp/serve.ts";
import { threadedFlags } from "./threads/flags.ts";

/** Its command line. */
export const command = {
  name: "threaded-server",
  summary: {
    en: "serves many TCP clients at once: one event loop, a pool of workers, or a worker a client.",
    pt:
      "atende muitos clientes TCP ao mesmo tempo: um laço de eventos, vários workers, ou um por cliente.",
  },
  flags: threadedFlags,
  exits: serverExits,
} as const satisfies Command<Flags>;

/** What every model needs to know. */
interface Server {
  readonly at: Address;
  readonly work: Work;
  readonly log: Log | undefined;
  readonly stopping: AbortSignal;
}

/** One event loop. */
async function single({ at, work, log, stopping }: Server): Promise<void> {
  const listener = listen(at);
  tellReady(listener, work.lang, {
    en: "single: one event loop",
    pt: "single: um laço de eventos",
  });
  const assignment = { ...work, thread: 0, worker: 1, listen: undefined };
  using conversations = new Conversations(termsOf(assignment, log, stopping));
  await serve(listener, (conn, peer) => conversations.hold(conn, peer), stopping, log);
  await conversations.stop();
}

/**
 * N workers that listen on the same port: the kernel deals the clients out (SO_REUSEPORT). A thread that
 * crashes takes its own clients down, and another takes its place.
 */
async function poolOnSharedPort({ at, work, log, stopping }: Server): Promise<void> {
  // Sharing would also let a second server in unnoticed. So the port is tried alone first.
  const probe = listen(at);
  const shared = { ...at, port: addressOf(probe.addr).port };
  probe.close();
  const crew = new Crew(work, log, {
    clientDone: () => {},
    crashed: () => crew.start(shared),
  });
  for (let i = 0; i < work.threads; i++) crew.start(shared);
  await Promise.all([...crew.threads].map(({ ready }) => ready));
  tellReady(shared, work.lang, {
    en: `pool: ${work.threads} workers share the port`,
    pt: `pool: ${work.threads} workers compartilham a porta`,
  });
  await aborted(stopping);
  await crew.stop();
}

/** N workers; the main thread accepts, and gives each client to the worker that has the fewest. */
async function poolByHand({ at, work, log, stopping }: Server): Promise<void> {
  const crew = new Crew(work, log, { clientDone: () => {}, crashed: () => crew.start() });
  for (let i = 0; i < work.threads; i++) crew.start();
  await Promise.all([...crew.threads].map(({ ready }) => ready));
  const listener = listen(at);
  tellReady(listener, work.lang, {
    en: `pool: the main thread accepts for ${work.threads} workers`,
    pt: `pool: a thread principal aceita para ${work.threads} workers`,
  });
  const welcome = (conn: Deno.TcpConn, peer: string) => {
    const [first, ...others] = crew.threads;
    const idlest = others.reduce((a, b) => b.clients < (a?.clients ?? 0) ? b : a, first);
    if (idlest) idlest.give(conn, peer);
    else conn.close(); // the last one has just crashed
  };
  await serve(listener, welcome, stopping, log);
  await crew.stop();
}

/** A worker for each client, which ends with it. */
async function perClient({ at, work, log, stopping }: Server): Promise<void> {
  const crew = new Crew(work, log, {
    clientDone: (thread) => crew.dismiss(thread),
    crashed: () => {},
  });
  const listener = listen(at);
  tellReady(listener, work.lang, {
    en: `per-client: a worker for each of at most ${work.threads} clients`,
    pt: `per-client: um worker para cada um de no máximo ${work.threads} clientes`,
  });
  const welcome = (conn: Deno.TcpConn, peer: string) => {
    const thread = crew.start();
    if (thread) thread.give(conn, peer);
    else turnAway(conn, peer, work, log);
  };
  await serve(listener, welcome, stopping, log);
  await crew.stop();
}

/** Says that the server is full, waits until the client has heard it, and closes. */
async function turnAway(conn: Deno.TcpConn, peer: string, { lang, threads }: Work, log?: Log) {
  const full: Text = {
    en: `server full: ${threads} clients at most (--max-clients)`,
    pt: `servidor cheio: no máximo ${threads} clientes (--max-clients)`,
  };
  log?.({ en: `${peer} turned away: ${full.en}`, pt: `${peer} recusado: ${full.pt}` });
  const patience = setTimeout(() => conn.close(), FULL_MS);
  try {
    await writeAll(conn, new TextEncoder().encode(`ERROR ${full[lang]}\n`));
    await conn.closeWrite();
    for (const rest = new Uint8Array(1024); await conn.read(rest) !== null;);
    clearTimeout(patience);
    conn.close();
  } catch {
    clearTimeout(patience); // it has gone, or its time was up
  }
}

/** How long somebody who was turned away may take to hang up. */
const FULL_MS = 500;

/** The first line, with the real port where 0 was asked for: whoever starts us can wait for it. */
function tellReady(at: Deno.TcpListener | Address, lang: Lang, how: Text): void {
  const address = "addr" in at ? addressOf(at.addr) : at;
  console.log(`listening on ${formatAddress(address)} (${how[lang]})`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve());
  });
}

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  if (values.model !== "single") await mayStartWorkers("servers");
  const threads = values.model === "per-client"
    ? values["max-clients"]
    : values.model === "pool"
    ? values.workers ?? navigator.hardwareConcurrency
    : 1;
  const log = openLog(values.log, lang);
  const server: Server = {
    at: { host: bareHost(values.host), port: values.port },
    work: {
      reply: values.reply,
      idleMs: values["idle-timeout"],
      maxLineBytes: values["max-line"],
      policy: values.policy,
      crashWord: values["crash-word"],
      log: values.log,
      lang,
      threads,
      memory: values.service === "document" ? SharedDocument.share(threads) : undefined,
    },
    log,
    stopping: stopSignal(), // before anybody can know that we are here
  };
  const sharesPorts = Deno.build.os === "linux" && !values["hand-over"];
  const pool = sharesPorts ? poolOnSharedPort : poolByHand;
  await { single, pool, "per-client": perClient }[values.model](server);
  await log?.written();
  return 0;
}

if (import.meta.main) await runProgram(command, main);

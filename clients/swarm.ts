/**
 * Many TCP clients at once: up to thousands of connections, one line in flight on each, every reply judged.
 *
 *     deno run --allow-net --allow-read=clients,wire clients/swarm.ts --port 12000 --clients 1000
 *
 * One event loop serves many clients, but on one core. So they are spread over Web Workers: threads with an
 * event loop each, that share nothing and talk in messages.
 *
 *     main thread, this file  ---- worker 1: clients 1 to 500
 *     starts, waits, reports  `--- worker 2: clients 501 to 1000
 *
 * To read it in the order of a line: `swarm/line.ts` writes it and judges the reply, `swarm/client.ts` takes
 * it over a connection, `swarm/worker.ts` has a share of the clients, `swarm/crew.ts` has the workers.
 *
 * @module
 */
import { bareHost, formatAddress } from "../wire/address.ts";
import { bar } from "../wire/bar.ts";
import type { Parsed, Values } from "../wire/flags.ts";
import type { LoadReport } from "../wire/load_report.ts";
import { runProgram, stopSignal, widthOfStdout } from "../wire/program.ts";
import { Progress } from "../wire/progress.ts";
import { SocketFailure } from "../wire/socket_error.ts";
import type { Lang, Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { mayStartWorkers } from "../wire/workers.ts";
import { Crew, WORKER_FAILED } from "./swarm/crew.ts";
import { command, mustGoTogether } from "./swarm/flags.ts";
import type { Counts, Terms } from "./swarm/messages.ts";
import { loadReport } from "./swarm/report.ts";
import { summary } from "./swarm/summary.ts";

/** Columns of the progress bar. */
const BAR_COLUMNS = 16;

export { command };

function termsOf(values: Values<typeof command["flags"]>): Terms {
  return {
    host: bareHost(values.host),
    port: values.port,
    clients: values.clients,
    lines: values.lines,
    lineBytes: values["line-bytes"],
    durationMs: values.duration * 1000,
    rate: values.rate,
    thinkMs: values.think,
    timeoutMs: values.timeout,
    reply: values.reply,
    redial: values.redial,
    gently: values.gently,
    hold: values.hold,
    seed: values.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  };
}

/** Lets the clients do what was asked of them, and shows how far they are. */
async function swarm(terms: Terms, workers: number, stopping: AbortSignal, lang: Lang) {
  const progress = new Progress();
  let begunMs = Infinity;
  const crew = new Crew(terms, workers, {
    moved: () => progress.show(standOf(terms, crew.counts, performance.now() - begunMs)[lang]),
    failed: (why, clients) => {
      progress.clear();
      const [line = ""] = why.split("\n"); // the rest is a stack trace
      console.error(workerFailed(visible(line), clients)[lang]);
    },
  });
  const tallies = await crew.run(stopping, () => begunMs = performance.now());
  progress.clear();
  return loadReport(terms, tallies);
}

/** @param ms since the clients began to talk; negative before. */
function standOf(terms: Terms, counts: Counts, ms: number): Text {
  const { clients, lines, durationMs } = terms;
  const { connected, failed, answered, wrong } = counts;
  const talking = ms >= 0;
  const parts = talking
    ? [
      lines > 0 ? answered / (clients * lines) : 0,
      durationMs > 0 ? ms / durationMs : 0,
    ]
    : [(connected + failed) / clients];
  const drawn = `│${bar(Math.max(...parts), BAR_COLUMNS).padEnd(BAR_COLUMNS)}│`;
  return talking
    ? {
      en: `${drawn} ${answered} answered, ${wrong} wrong, ${failed} errors`,
      pt: `${drawn} ${answered} respondidas, ${wrong} erradas, ${failed} erros`,
    }
    : {
      en: `${drawn} ${connected} connected, ${failed} errors`,
      pt: `${drawn} ${connected} conectados, ${failed} erros`,
    };
}

const workerFailed = (why: string, clients: number): Text => ({
  en: `A worker failed, and its clients (${clients}) with it: ${why}`,
  pt: `Um worker falhou, e seus clientes (${clients}) com ele: ${why}`,
});

const interrupted: Text = {
  en: "Interrupted: the report is of what was measured until then.",
  pt: "Interrompido: o relatório é do que foi medido até então.",
};

const holding = (connected: number): Text => ({
  en: `Holding ${connected} connections; Ctrl-D or Ctrl-C lets them go.`,
  pt: `Mantendo ${connected} conexões; Ctrl-D ou Ctrl-C encerra.`,
});

/** Where no client connected: what a single one would say. */
function noConnection({ errors }: LoadReport, at: string): Text {
  const [errno = ""] = Object.entries(errors).sort(([, a], [, b]) => b - a)[0] ?? [];
  const cause = errno === "NotCapable"
    ? new Deno.errors.NotCapable()
    : Object.assign(new Error(errno), { code: errno });
  return new SocketFailure("connect", at, cause).text;
}

/** Waits until there is no more stdin, or for Ctrl-C. */
async function released(stopping: AbortSignal): Promise<void> {
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  stopping.addEventListener("abort", () => resolve());
  await Promise.race([stopped, Deno.stdin.readable.pipeTo(new WritableStream())]);
}

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  mustGoTogether(values);
  const terms = termsOf(values);
  const at = formatAddress(terms);
  await mayStartWorkers("clients");
  const workers = Math.min(values.workers ?? navigator.hardwareConcurrency, terms.clients);
  const stopping = stopSignal();
  const report = await swarm(terms, workers, stopping, lang);
  const stopped = stopping.aborted;

  const { connected, sent, answered, wrong, errors } = report;
  const told = stopped || connected > 0 || WORKER_FAILED in errors;
  if (stopped) console.error(interrupted[lang]);
  else if (!told) console.error(noConnection(report, at)[lang]);
  if (values.json) console.log(JSON.stringify(report));
  else if (told) {
    const width = Math.max(widthOfStdout(), 40);
    for (const line of summary(report, at, width, lang)) console.log(line);
  }
  if (stopped) return 130;
  if (terms.hold && connected > 0) {
    if (Deno.stdin.isTerminal()) console.error(holding(connected)[lang]);
    await released(stopping);
  }
  const right = sent > 0 && answered === sent && wrong === 0 && Object.keys(errors).length === 0;
  return right ? 0 : 1;
}

if (import.meta.main) await runProgram(command, main);

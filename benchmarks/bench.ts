/**
 * `deno task bench`: the servers of this project side by side with servers in C, Python and Node.
 *
 *     deno task bench --quick
 *
 * For each load, each server in turn, round after round; each time a fresh process, a load generator in C
 * that verifies every reply, and one line of figures. The tables, the goals and the file are computed from
 * those lines, and from nothing else.
 *
 * The permissions: `--allow-run` for compilers, servers and `cat` (which reads /proc: to read it itself,
 * Deno would need every permission there is), `--allow-env` for CC and for the few variables that are passed
 * on, `--allow-write` for the results and for the folder of what is built. Deno asks should `--out` or
 * TMPDIR lie elsewhere.
 *
 * @module
 */
import { openGuardian } from "../rig/guardian.ts";
import { coloured, plain, type Style, wrap } from "../views/layout.ts";
import type { Parsed } from "../wire/flags.ts";
import { Progress } from "../wire/progress.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import type { Lang, Text } from "../wire/text.ts";
import type { FanOutLoad, FanOutMeasurement } from "./fan_out.ts";
import { fanOutTable, fanOutTitle } from "./fan_out_table.ts";
import { goalLines } from "./goal_lines.ts";
import { goals } from "./goals.ts";
import { loadTable, titleOf } from "./load_table.ts";
import { type Machine, machineLine, thisMachine } from "./machine.ts";
import { LINE_BYTES } from "./measure.ts";
import type { Load, Measurement } from "./measurement.ts";
import { memoryTable } from "./memory_table.ts";
import { plainly } from "./numbers.ts";
import { benchCommand, type Options, optionsOf } from "./options.ts";
import type { Peer } from "./peers.ts";
import { ResultsFile, resultsJson } from "./results.ts";
import { type Announce, measureAllMemory, measureLoad, measureRooms } from "./rounds.ts";
import { CannotMeasure, prepareTools, type Tools } from "./tools.ts";

type Asked = Parsed<typeof benchCommand["flags"]>;

/** Those of the peers for which there is what runs them; of each other one, a line. */
function runnable(peers: readonly Peer[], tools: Tools, lang: Lang): readonly Peer[] {
  return peers.filter(({ name, by }) => {
    if (by === "deno" || tools[by] !== undefined) return true;
    console.error(
      {
        en: `${by} was not found: ${name} is left out.`,
        pt: `${by} não foi encontrado: ${name} fica de fora.`,
      }[lang],
    );
    return false;
  });
}

function loadsOf({ connections, udp }: Options): Load[] {
  return [
    ...connections.map((count) => ({ transport: "tcp", connections: count }) as const),
    ...udp.map((count) => ({ transport: "udp", connections: count }) as const),
  ];
}

function roomLoadsOf({ room, windows }: Options): FanOutLoad[] {
  return room === 0 ? [] : windows.map((window) => ({ members: room, window }));
}

function opening(machine: Machine, { rounds, seconds }: Options, lang: Lang): string[] {
  const times = `${rounds} × ${plainly(seconds, lang)} s`;
  const how: Text = {
    en: `Medians of ${times}, one line of ${LINE_BYTES} bytes in flight on each connection; ` +
      `"/ C epoll": how many times C epoll's replies/s, round by round (min–max); of rooms: its ` +
      `deliveries/s, and at "p99 /" how many times its p99.`,
    pt: `Medianas de ${times}, uma linha de ${LINE_BYTES} bytes em trânsito por conexão; ` +
      `"/ C epoll": quantas vezes as respostas/s de C epoll, rodada a rodada (mín.–máx.); nas salas: ` +
      `as entregas/s, e em "p99 /" quantas vezes o p99.`,
  };
  return [machineLine(machine), how[lang]];
}

/** Measures what was asked for. Returns the exit code. */
async function bench({ values, lang }: Asked, stopping: AbortSignal): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const asked = optionsOf(values);
  const file = asked.out === undefined ? undefined : stack.use(await ResultsFile.open(asked.out));
  const folder = await Deno.makeTempDir({ prefix: "bench-" });
  stack.defer(() => Deno.remove(folder, { recursive: true }));
  const tools = await prepareTools(folder);
  const options = { ...asked, peers: runnable(asked.peers, tools, lang) };
  const ground = { tools, guardian: stack.use(openGuardian()), stopping };
  const machine = await thisMachine(tools);

  const style: Style = {
    paint: Deno.stdout.isTerminal() && !Deno.noColor ? coloured : plain,
    width: 100,
  };
  const progress = new Progress();
  const print = (lines: readonly string[]) => {
    progress.clear();
    if (!values.json) lines.forEach((line) => console.log(line));
  };
  const announce = (what: Text): Announce => (nth, of, { name }) =>
    progress.show(`${what[lang]}: ${nth}/${of}, ${name}`);

  print(opening(machine, options, lang).flatMap((line) => wrap(line, style.width)));
  const measurements: Measurement[] = [];
  for (const load of loadsOf(options)) {
    if (stopping.aborted) break;
    const its = await measureLoad(load, options, ground, announce(titleOf(load)));
    if (its.length > 0) print(["", ...loadTable(its, load, lang, style)]);
    measurements.push(...its);
  }
  const memory = stopping.aborted
    ? []
    : await measureAllMemory(options, ground, announce({ en: "memory", pt: "memória" }));
  if (memory.length > 0) print(["", ...memoryTable(memory, lang, style)]);
  const fanOut: FanOutMeasurement[] = [];
  for (const load of roomLoadsOf(options)) {
    if (stopping.aborted) break;
    const its = await measureRooms(load, options, ground, announce(fanOutTitle(load)));
    if (its.length > 0) print(["", ...fanOutTable(its, load, lang, style)]);
    fanOut.push(...its);
  }
  print(["", ...goalLines(goals(measurements, memory, fanOut), lang, style)]);

  const complete = !stopping.aborted;
  const json = resultsJson({ machine, options, complete, measurements, memory, fanOut });
  if (values.json) console.log(json.trimEnd());
  if (complete) await file?.write(json);
  else console.error(INTERRUPTED[lang]);
  return complete ? 0 : 130;
}

const INTERRUPTED: Text = {
  en: "Interrupted: these are the rounds until then, and no file was written.",
  pt: "Interrompido: estas são as rodadas até então, e nenhum arquivo foi gravado.",
};

if (import.meta.main) {
  await runProgram(benchCommand, async (asked) => {
    const stopping = stopSignal();
    try {
      return await bench(asked, stopping);
    } catch (error) {
      if (stopping.aborted) return 130; // whoever was interrupted half-way fails in many ways
      if (!(error instanceof CannotMeasure)) throw error;
      console.error(error.text[asked.lang]);
      return 1;
    }
  });
}

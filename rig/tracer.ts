/**
 * The programs' network calls, as strace(1) sees them while they are made.
 *
 *     lab ── sh ── cat ◄── pipe ◄─┐
 *      └──── program ◄─ traces ── strace
 *
 * `-D` makes strace the program's grandchild: the program stays the lab's own child, with its number, its exit
 * code and its signals, and strace ends with it, or with its process group.
 *
 * @module
 */
import type { Part } from "../core/observation.ts";
import type { Text } from "../wire/text.ts";
import type { Watcher } from "./evidence.ts";
import type { Machines } from "./machines.ts";
import type { Network } from "./network.ts";
import type { Recorder } from "./recorder.ts";
import { Strace, type Syscall } from "./strace.ts";
import { TracePipe } from "./trace_pipe.ts";

const STRACE = [
  "strace",
  ...["-D", "-f", "-q"], // -f: with its threads, and what it starts
  ...["-ttt", "-T"], // when, in s since 1970, and how long
  "-yy", // which socket a descriptor is
  ...["-s", "48"], // so many bytes of a payload
  ...["-e", "signal=none"],
  // Many languages read sockets as if they were files.
  ...["-e", "trace=%network,read,write,readv,writev,close"],
];
/** The other calls are not stopped at all; strace before 5.3 cannot do that. */
const QUICK = [...STRACE, "--seccomp-bpf"];

/** Many clients in one program: their calls tell nothing, and tracing slows them. */
const UNTRACED: readonly Part[] = ["swarm", "crowd"];

/** So many facts are kept of each program. */
const MOST_FACTS = 200;

/** How long to wait for what strace has already written, or for a first trace. */
const CATCH_UP_MS = 1_000;
const PROBE_MS = 5_000;

const NO_STRACE: Text = {
  en: "strace is not installed (apt install strace)",
  pt: "o strace não está instalado (apt install strace)",
};
const NO_TRACING: Text = {
  en: "this system does not let strace trace a program (in a container: --cap-add=SYS_PTRACE)",
  pt:
    "este sistema não deixa o strace acompanhar um programa (num contêiner: --cap-add=SYS_PTRACE)",
};
const NOT_LINUX: Text = {
  en: "only Linux has strace",
  pt: "só o Linux tem o strace",
};
const NO_PIPE: Text = {
  en: "no named pipe can be made in the folder for temporary files",
  pt: "não é possível criar um pipe com nome na pasta de arquivos temporários",
};
const KEPT: Text = {
  en: `only the first ${MOST_FACTS} of each program are kept`,
  pt: `só as primeiras ${MOST_FACTS} de cada programa são guardadas`,
};

/** One program while it is traced. */
interface Traced<R extends string> {
  readonly role: R;
  readonly pipe: TracePipe;
  readonly strace: Strace;
  kept: number;
  left: number;
}

/** Traces every program that is started. */
class Tracer<R extends string> implements Watcher {
  readonly #traced: Traced<R>[] = [];
  #isOver = false;
  #hasFailed = false;

  constructor(
    private readonly command: readonly string[],
    private readonly recorder: Recorder<R>,
  ) {}

  async watched(role: string, part: Part, argv: readonly string[]): Promise<readonly string[]> {
    if (UNTRACED.includes(part)) return argv;
    const { recorder } = this;
    const strace = new Strace((epochMs) => recorder.msAt(epochMs));
    const pipe = await TracePipe.open((line) => this.#note(traced, strace.read(line)));
    if (!pipe) {
      if (!this.#hasFailed) {
        recorder.note("lab", { kind: "unseen", what: "syscalls", because: NO_PIPE });
      }
      this.#hasFailed = true;
      return argv;
    }
    const traced: Traced<R> = { role: role as R, pipe, strace, kept: 0, left: 0 };
    this.#traced.push(traced);
    return traceInto(this.command, pipe, argv);
  }

  #note(traced: Traced<R>, calls: readonly Syscall[]): void {
    if (this.#isOver) return; // what the end of the play does to the programs is not theirs
    for (const call of calls) {
      if (traced.kept < MOST_FACTS) {
        traced.kept++;
        this.recorder.note(traced.role, call);
      } else traced.left++;
    }
  }

  async finish(): Promise<void> {
    await Promise.all(this.#traced.map(({ pipe }) => pipe.caughtUp(CATCH_UP_MS)));
    for (const traced of this.#traced) {
      this.#note(traced, traced.strace.end());
      const { left, role } = traced;
      if (left > 0) {
        this.recorder.note(role, { kind: "unseen", what: "syscalls", because: KEPT, left });
      }
    }
    this.#isOver = true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#traced.map(({ pipe }) => pipe[Symbol.asyncDispose]()));
  }
}

/** Begins to trace; undefined where that cannot be had, which is noted with the reason. */
export async function openTracer<R extends string>(
  machines: Machines,
  recorder: Recorder<R>,
): Promise<Watcher | undefined> {
  const found = Deno.build.os === "linux" ? await usable(machines.at(1).network) : NOT_LINUX;
  if (!("en" in found)) return new Tracer(found, recorder);
  recorder.note("lab", { kind: "unseen", what: "syscalls", because: found });
  return undefined;
}

/** The command that traces in this network, found out by tracing a program that does nothing; or why none does. */
async function usable(network: Network): Promise<readonly string[] | Text> {
  let because = NO_TRACING;
  for (const command of [QUICK, STRACE]) {
    let lines = 0;
    await using pipe = await TracePipe.open(() => lines++);
    if (!pipe) return NO_PIPE;
    const code = await exitCode(network.inside(traceInto(command, pipe, ["true"])));
    if (code === undefined || code === NOT_FOUND) because = NO_STRACE;
    if (because === NO_STRACE) break;
    await pipe.caughtUp(CATCH_UP_MS);
    if (lines > 0) return command;
  }
  return because;
}

/** As nsenter(1) and the shell put it. */
const NOT_FOUND = 127;

/** How a command ends; undefined where there is no such program. */
async function exitCode([program = "", ...args]: readonly string[]): Promise<number | undefined> {
  const stdio = { stdin: "null", stdout: "null", stderr: "null" } as const;
  let child: Deno.ChildProcess;
  try {
    child = new Deno.Command(program, { args, ...stdio, detached: true }).spawn();
  } catch {
    return undefined;
  }
  const deadline = setTimeout(() => {
    try {
      Deno.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended at this very moment.
    }
  }, PROBE_MS);
  const { code } = await child.status;
  clearTimeout(deadline);
  return code;
}

/** A shell is what starts the program, so that one that does not exist ends as it would without strace. */
function traceInto(
  command: readonly string[],
  { path }: TracePipe,
  argv: readonly string[],
): readonly string[] {
  return [...command, "-o", path, "--", "sh", "-c", 'exec "$@"', "sh", ...argv];
}

/**
 * A program as a process: in a group of its own, its output captured, its end awaited.
 *
 * @module
 */
import type { Fact } from "../core/observation.ts";
import { Capture } from "./capture.ts";
import { GUARDED, type Guardian, HELD } from "./guardian.ts";

/** What a started program may know of the environment: where programs, caches and Windows itself are. */
const PASSED_ON = [
  ...[
    "PATH",
    "HOME",
    "USER",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "TEMP",
    "TMP",
    "DENO_DIR",
    "XDG_CACHE_HOME",
  ],
  ...["USERPROFILE", "LOCALAPPDATA", "APPDATA", "SystemRoot", "PATHEXT"],
];

/** The environment of a program under the lab. `RUST_BACKTRACE` and the like stay out. */
export function environment(): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(passed),
    NO_COLOR: "1",
    DENO_NO_PROMPT: "1",
    DENO_NO_UPDATE_CHECK: "1",
    // Deno's shared cache files do not survive a SIGKILL at the wrong moment, and plays end with one.
    DENO_CACHE_DB_MODE: "disabled",
  };
}

/** What to start, and whom to tell. */
export interface Launch {
  /** The command line, its first word to be found on PATH. */
  readonly argv: readonly string[];
  readonly cwd: string | URL;
  readonly env: Readonly<Record<string, string>>;
  readonly guardian: Guardian;
  readonly note: (fact: Fact) => void;
  /** Called at each output, and at the end. */
  readonly changed: () => void;
}

/** How long the output may stay open after the program has ended: a child of its may hold it. */
const DRAIN_MS = 200;

/** One running program. */
export class Process implements AsyncDisposable {
  /** Ended, and its output read. */
  ended = false;
  readonly stdout: Capture;
  readonly stderr: Capture;
  readonly #child: Deno.ChildProcess;
  readonly #stdin: WritableStreamDefaultWriter<Uint8Array>;
  readonly #whole: Promise<void>;
  #killed = false;

  private constructor(child: Deno.ChildProcess, private readonly launch: Launch) {
    this.#child = child;
    this.#stdin = child.stdin.getWriter();
    // What floods is ended: its output was noted as cut, and its end, by SIGKILL, is noted too.
    const flooded = () => this.#kill();
    this.stdout = new Capture("stdout", launch.note, launch.changed, flooded);
    this.stderr = new Capture("stderr", launch.note, launch.changed, flooded);
    this.#whole = this.#follow();
  }

  /**
   * Starts a program.
   *
   * @throws {Deno.errors.NotFound} where its first word is no program, and no shell holds it.
   */
  static async start(launch: Launch): Promise<Process> {
    const argv = GUARDED ? [...HELD, ...launch.argv] : launch.argv;
    const child = new Deno.Command(argv[0] ?? "", {
      args: argv.slice(1),
      cwd: launch.cwd,
      env: { ...launch.env },
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
      detached: GUARDED,
    }).spawn();
    const process = new Process(child, launch);
    if (GUARDED) {
      await launch.guardian.watch(child.pid);
      await process.write("\n"); // lets go of the held program
    }
    return process;
  }

  /** Its number; in a group of that number is also what it starts. */
  get pid(): number {
    return this.#child.pid;
  }

  /** Writes to the program's stdin; false where nobody reads it any more. */
  async write(text: string): Promise<boolean> {
    try {
      await this.#stdin.write(new TextEncoder().encode(text));
      return true;
    } catch {
      return false;
    }
  }

  /** Ends the program's stdin. */
  async closeStdin(): Promise<void> {
    await this.#stdin.close().catch(() => {});
  }

  /** Notes what stands unfinished on the screen, such as a prompt. */
  flush(): void {
    this.stdout.flush();
    this.stderr.flush();
  }

  async #follow(): Promise<void> {
    const late = new AbortController();
    const drained = Promise.all([
      this.stdout.drain(this.#child.stdout, late.signal),
      this.stderr.drain(this.#child.stderr, late.signal),
    ]);
    const { code, signal } = await this.#child.status;
    const timer = setTimeout(() => late.abort(), DRAIN_MS);
    await drained;
    clearTimeout(timer);
    this.ended = true;
    if (!this.#killed) {
      this.flush();
      this.launch.note({ kind: "exited", code, signal });
    }
    this.launch.changed();
  }

  /** Ends the program and all of its group, and waits until it is gone. Notes nothing. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#killed) return await this.#whole;
    this.#killed = true;
    this.#kill();
    await this.closeStdin();
    await this.#whole;
    await this.launch.guardian.forget(this.#child.pid);
  }

  #kill(): void {
    try {
      if (GUARDED) Deno.kill(-this.#child.pid, "SIGKILL");
      else this.#child.kill("SIGKILL");
    } catch {
      // Nobody is left in the group.
    }
  }
}

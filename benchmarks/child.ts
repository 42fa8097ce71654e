/**
 * A server or the load generator as a process: its lines read, its end awaited.
 *
 * @module
 */
import { ROOT } from "../rig/bundled.ts";
import { type Guardian, HELD } from "../rig/guardian.ts";
import { environment } from "../rig/process.ts";
import { lines } from "../wire/lines.ts";
import type { Tools } from "./tools.ts";

/** What all measurements share. */
export interface Ground {
  readonly tools: Tools;
  readonly guardian: Guardian;
  /** Aborted at Ctrl-C: whatever is running is told to end. */
  readonly stopping: AbortSignal;
}

/** How long a program may take to end by itself once it was told to. */
const GRACE_MS = 2_000;

/** One running program. */
export class Child implements AsyncDisposable {
  readonly #stdin: WritableStreamDefaultWriter<Uint8Array>;
  readonly #stdout: AsyncGenerator<Uint8Array>;
  readonly #complaint: Promise<string>;
  #over: Promise<void> | undefined;

  private constructor(
    private readonly child: Deno.ChildProcess,
    private readonly ground: Ground,
  ) {
    this.#stdin = child.stdin.getWriter();
    this.#stdout = lines(child.stdout);
    this.#complaint = firstWords(child.stderr);
    if (ground.stopping.aborted) this.#tell();
    else ground.stopping.addEventListener("abort", this.#tell);
  }

  /** Starts a program with the environment that all of them get: no option in it can favour one. */
  static async start(argv: readonly string[], ground: Ground): Promise<Child> {
    const [shell = "", ...args] = [...HELD, ...argv];
    const process = new Deno.Command(shell, {
      args,
      cwd: ROOT,
      env: environment(),
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
      detached: true, // Ctrl-C comes to us alone: we end what we started, in order
    }).spawn();
    const child = new Child(process, ground);
    await ground.guardian.watch(process.pid);
    await child.type(""); // lets go of the held program
    return child;
  }

  get pid(): number {
    return this.child.pid;
  }

  /** Writes a line to its stdin, if it still reads it. */
  async type(line: string): Promise<void> {
    await this.#stdin.write(new TextEncoder().encode(`${line}\n`)).catch(() => {});
  }

  /** Ends its stdin. */
  async closeStdin(): Promise<void> {
    await this.#stdin.close().catch(() => {});
  }

  /** The next line of its stdout; undefined when it has ended, or after so long. */
  async line(withinMs: number): Promise<string | undefined> {
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), withinMs);
    const next = await Promise.race([this.#stdout.next(), late]);
    clearTimeout(timer);
    return next && !next.done ? new TextDecoder().decode(next.value) : undefined;
  }

  /** Ends it, and gives the first line that it wrote to stderr. */
  async complaint(): Promise<string> {
    await this[Symbol.asyncDispose]();
    return await this.#complaint;
  }

  #tell = (): void => this.#kill("SIGTERM");

  #kill(signal: Deno.Signal): void {
    try {
      this.child.kill(signal);
    } catch {
      // It has ended.
    }
  }

  async #end(): Promise<void> {
    this.ground.stopping.removeEventListener("abort", this.#tell);
    this.#tell();
    const timer = setTimeout(() => this.#kill("SIGKILL"), GRACE_MS);
    await this.child.status;
    clearTimeout(timer);
    await this.closeStdin();
    await this.#stdout.return(undefined);
    if (!this.child.stdout.locked) await this.child.stdout.cancel(); // nobody has read a line
    await this.#complaint;
    await this.ground.guardian.forget(this.pid);
  }

  /** Ends it: SIGTERM, and SIGKILL where that does not help. Waits until it is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    await (this.#over ??= this.#end());
  }
}

/** The first line of words, once the stream has ended; the rest is read and dropped. */
async function firstWords(stream: ReadableStream<Uint8Array>): Promise<string> {
  let words = "";
  for await (const line of lines(stream)) {
    const text = new TextDecoder().decode(line.subarray(0, 500));
    if (words === "" && /\p{L}/u.test(text)) words = text;
  }
  return words;
}

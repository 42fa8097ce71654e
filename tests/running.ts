/**
 * A program of the project under test: started as a person would start it, ended with the test.
 *
 * @module
 */
import { assert } from "@std/assert";
import { lines } from "../wire/lines.ts";
import { RESET_PERMISSIONS } from "../wire/reset.ts";

/** The project's folder. */
export const ROOT = new URL("..", import.meta.url);

/** How a program ended, and all that it printed. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, with `input` as its stdin. */
export async function runToEnd(
  argv: readonly string[],
  input = "",
  env: Record<string, string> = {},
): Promise<Ended> {
  await using program = Running.start(argv, env);
  await program.type(input);
  await program.closeStdin();
  return await program.ended();
}

/** What scripts need besides `--allow-net`: a Web Worker reads its own modules. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  "servers/threaded_server.ts": ["--allow-read=servers,wire"],
  "clients/crashing_client.ts": RESET_PERMISSIONS,
};

/** The command line that runs a script of the project with the fewest permissions. */
export function script(path: string, ...args: readonly string[]): string[] {
  return [Deno.execPath(), "run", "--allow-net", ...(MORE[path] ?? []), path, ...args];
}

const BANNER = /^listening on \[?(.*?)\]?:(\d+)(?: \((.*)\))?$/;

/** A running program. */
export class Running implements AsyncDisposable {
  readonly #stdin: WritableStreamDefaultWriter<Uint8Array>;
  readonly #stdout: AsyncGenerator<Uint8Array>;
  readonly #stderr: AsyncGenerator<Uint8Array>;
  readonly #decoder = new TextDecoder();

  private constructor(readonly child: Deno.ChildProcess) {
    this.#stdin = child.stdin.getWriter();
    this.#stdout = lines(child.stdout);
    this.#stderr = ownLines(child.stderr);
  }

  static start(argv: readonly string[], env: Record<string, string> = {}): Running {
    const [program = "", ...args] = argv;
    const stdio = { stdin: "piped", stdout: "piped", stderr: "piped" } as const;
    const fixed = {
      LC_ALL: "C.UTF-8",
      NO_COLOR: "1",
      RUST_BACKTRACE: "0",
      DENO_CACHE_DB_MODE: "disabled", // as for the rig's programs: what is killed must not harm the cache
    };
    return new Running(
      new Deno.Command(program, { args, cwd: ROOT, env: { ...fixed, ...env }, ...stdio }).spawn(),
    );
  }

  /** Starts a server of the project on a free port and waits for its banner; `how` is the tail of that. */
  static async server(path: string, ...args: readonly string[]) {
    const server = Running.start(script(path, "--port", "0", ...args));
    const banner = await server.line() ?? await server.errorLine();
    const [, hostname = "", port, how] = BANNER.exec(banner ?? "") ?? [];
    assert(port, `not a banner: ${banner}`);
    return Object.assign(server, { hostname, port: Number(port), how });
  }

  async type(text: string | Uint8Array): Promise<void> {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    await this.#stdin.write(bytes).catch(() => {});
  }

  async closeStdin(): Promise<void> {
    await this.#stdin.close().catch(() => {});
  }

  /** The next line of stdout; undefined after the last. */
  line(): Promise<string | undefined> {
    return this.#next(this.#stdout);
  }

  /** The next line of stderr; undefined after the last. */
  errorLine(): Promise<string | undefined> {
    return this.#next(this.#stderr);
  }

  /** Stdout as bytes, instead of lines. */
  rawOutput(): ReadableStream<Uint8Array> {
    return this.child.stdout;
  }

  async #next(stream: AsyncGenerator<Uint8Array>): Promise<string | undefined> {
    const { value, done } = await stream.next();
    return done ? undefined : this.#decoder.decode(value);
  }

  async #rest(stream: AsyncGenerator<Uint8Array>): Promise<string> {
    let text = "";
    for (let line; (line = await this.#next(stream)) !== undefined;) text += `${line}\n`;
    return text;
  }

  /** Waits for the end; the texts are what was not yet taken, each line with its end. */
  async ended(): Promise<Ended> {
    const [stdout, stderr] = await Promise.all([
      this.#rest(this.#stdout),
      this.#rest(this.#stderr),
    ]);
    const { code } = await this.child.status;
    return { code, stdout, stderr };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.child.kill("SIGKILL");
    } catch {
      // It has ended.
    }
    await this.closeStdin();
    await this.child.status;
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (!stream.locked) await stream.cancel();
    }
    await Promise.all([this.#stdout.return(undefined), this.#stderr.return(undefined)]);
  }
}

/** The lines that are a program's own: with an empty cache Deno itself tells there what it downloads. */
async function* ownLines(stderr: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder();
  for await (const line of lines(stderr)) {
    if (!/^Download https?:/.test(decoder.decode(line))) yield line;
  }
}

/** Everything that arrives until the peer's FIN. */
export async function readAll(conn: Deno.Conn): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const buffer = new Uint8Array(64 * 1024);
  for (let n; (n = await conn.read(buffer)) !== null;) parts.push(buffer.slice(0, n));
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/**
 * A pipe with a name, into which another program writes line by line while the lab reads.
 *
 * The lab itself may start programs and nothing else, so a shell makes the pipe, in a folder that only this
 * user may enter, and hands on what comes out of it. The name is gone as soon as both ends are open: nobody
 * else finds it then. When the lab is gone, however it has ended, the shell's stdin ends, and so does all of
 * it.
 *
 * @module
 */
import { Framer } from "../wire/lines.ts";

/** A longer line is passed over. strace(1) itself shortens what it writes to less. */
const MAX_LINE_BYTES = 16 * 1024;

/**
 * Prints the name first. Each line on stdin comes back out of the pipe, after all that was written before:
 * `cat` has the nameless pipe as its stdin, and /proc leads there (proc_pid_fd(5)). A lab that
 * is killed meanwhile must not end the shell by SIGPIPE, or the folder would remain.
 */
const SHELL = `
trap '' PIPE
umask 077
dir=$(mktemp -d) || dir=$(TMPDIR=/tmp mktemp -d) || exit 1
mkfifo "$dir/lines" || { rm -rf "$dir"; exit 1; }
echo "$dir/lines"
( exec <"$dir/lines"; rm -rf "$dir"; exec cat ) &
exec >/dev/null
while read -r mark; do printf '\\n%s\\n' "$mark" >"/proc/$!/fd/0"; done
kill -s KILL $!
rm -rf "$dir"
`;

/** No line of strace(1) begins so: there the number of a process or a time is first. */
const MARK = "mark ";

/** One pipe, read until it ends. */
export class TracePipe implements AsyncDisposable {
  /** Whoever wrote into it has ended. */
  readonly ended: Promise<void>;
  #marks = 0;
  readonly #awaited = new Map<string, () => void>();
  readonly #stdin: WritableStreamDefaultWriter<Uint8Array>;

  private constructor(
    private readonly shell: Deno.ChildProcess,
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly framer: Framer,
    /** Its name, for one program to open. */
    readonly path: string,
    private readonly onLine: (line: string) => void,
    come: readonly string[],
  ) {
    this.#stdin = shell.stdin.getWriter();
    for (const line of come) this.#take(line);
    this.ended = this.#follow();
  }

  /** Opens a pipe; undefined where that cannot be had. */
  static async open(onLine: (line: string) => void): Promise<TracePipe | undefined> {
    let shell: Deno.ChildProcess;
    try {
      shell = new Deno.Command("sh", {
        args: ["-c", SHELL],
        stdin: "piped",
        stdout: "piped",
        stderr: "null",
        detached: true, // no Ctrl-C reaches it
      }).spawn();
    } catch {
      return undefined; // no shell here
    }
    const reader = shell.stdout.getReader();
    const framer = new Framer(MAX_LINE_BYTES, () => {});
    for (let bytes; (bytes = (await reader.read()).value) !== undefined;) {
      const [path, ...come] = decoded(framer.push(bytes));
      if (path !== undefined) return new TracePipe(shell, reader, framer, path, onLine, come);
    }
    await shell.stdin.close().catch(() => {});
    await shell.status;
    return undefined;
  }

  /** Resolves once all that was written until now has been read, or after `ms`. */
  async caughtUp(ms: number): Promise<void> {
    const mark = `${MARK}${++this.#marks}`;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awaited.set(mark, resolve);
    const deadline = setTimeout(resolve, ms);
    await this.#stdin.write(new TextEncoder().encode(`${mark}\n`)).catch(() => {});
    await Promise.race([promise, this.ended]);
    clearTimeout(deadline);
    this.#awaited.delete(mark);
  }

  async #follow(): Promise<void> {
    for (let bytes; (bytes = (await this.reader.read()).value) !== undefined;) {
      for (const line of decoded(this.framer.push(bytes))) this.#take(line);
    }
  }

  #take(line: string): void {
    if (line.startsWith(MARK)) this.#awaited.get(line)?.();
    else if (line !== "") this.onLine(line);
  }

  /** Ends the pipe, whoever may still have it open. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stdin.close().catch(() => {});
    await this.ended;
    await this.shell.status;
  }
}

function decoded(lines: Iterable<Uint8Array>): string[] {
  const decoder = new TextDecoder();
  return [...lines].map((line) => decoder.decode(line));
}

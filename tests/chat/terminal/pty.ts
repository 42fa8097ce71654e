/**
 * A program in a real pseudo-terminal, with keys pressed and the screen looked at: tmux, on a server of its
 * own.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { ROOT, script } from "../../running.ts";
import { until } from "../../waiting.ts";

/** Whether there is a tmux here. */
export const HAS_TMUX = Deno.build.os !== "windows" &&
  await new Deno.Command("tmux", { args: ["-V"], stdout: "null", stderr: "null" }).output()
    .then(({ success }) => success, () => false);

/**
 * What comes after the program: its exit code, how many of five terminal modes are switched on as they should
 * be, and `cat`, which repeats what the terminal echoes.
 */
const AFTERWARDS = `echo "left with $?"; ` +
  `stty -a | tr ' ' '\\n' | grep -cE '^(isig|icanon|echo|opost|icrnl);?$'; exec cat`;

/** A pseudo-terminal with a program in it. */
export class Pty implements AsyncDisposable {
  readonly #name = `socketlab-${crypto.randomUUID()}`;

  /** Opens a terminal and runs a script of the project in it, as a person would. */
  static async run(size: { columns: number; rows: number }, path: string, ...args: string[]) {
    const pty = new Pty();
    const { columns, rows } = size;
    const line = script(path, ...args).map((word) => `'${word}'`).join(" ");
    await pty.#tmux(
      ...["new-session", "-d", "-x", `${columns}`, "-y", `${rows}`],
      ...["-c", fileURLToPath(ROOT), "-e", "LC_ALL=C.UTF-8", "-e", "DENO_CACHE_DB_MODE=disabled"],
      ...["sh", "-c", `${line}; ${AFTERWARDS}`],
    );
    return pty;
  }

  async #tmux(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await new Deno.Command("tmux", {
      args: ["-L", this.#name, "-u", "-f", "/dev/null", ...args],
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    if (code !== 0) throw new Error(`tmux ${args[0]}: ${text(stderr)}`);
    return text(stdout);
  }

  /** Types text, letter by letter. */
  async type(text: string): Promise<void> {
    await this.#tmux("send-keys", "-l", "--", text);
  }

  /** Presses keys by tmux's names, such as `Left`, `C-c`. */
  async press(...keys: string[]): Promise<void> {
    await this.#tmux("send-keys", ...keys);
  }

  /** Pastes, as from the clipboard; by way of a file, since a command of tmux takes 16 KiB only. */
  async paste(text: string): Promise<void> {
    const file = await Deno.makeTempFile();
    await Deno.writeTextFile(file, text);
    await this.#tmux("load-buffer", file);
    await this.#tmux("paste-buffer");
    await Deno.remove(file);
  }

  /** Fulfilled when the program can know it: tmux breaks the rows anew first, and tells later (TIOCSWINSZ). */
  async resize(columns: number, rows: number): Promise<void> {
    await this.#tmux("resize-window", "-x", `${columns}`, "-y", `${rows}`);
    const terminal = (await this.#tmux("display-message", "-p", "#{pane_tty}")).trim();
    const stty = new Deno.Command("sh", { args: ["-c", `stty size <"$0"`, terminal] });
    await until("new size of the terminal", async () => {
      const size = new TextDecoder().decode((await stty.output()).stdout).trim();
      return size === `${rows} ${columns}` || undefined;
    });
  }

  /** What is on the screen, without blanks at the ends of rows, up to the last row with something in it. */
  async screen(): Promise<string[]> {
    return (await this.#tmux("capture-pane", "-p")).trimEnd().split("\n").map((row) =>
      row.trimEnd()
    );
  }

  /** What is on the screen, and what has scrolled out of it, with rows that were wrapped joined. */
  async everything(): Promise<string[]> {
    const text = await this.#tmux("capture-pane", "-p", "-J", "-S", "-");
    return text.trimEnd().split("\n").map((row) => row.trimEnd());
  }

  /** Where the cursor is: column and row. */
  async cursor(): Promise<[number, number]> {
    const place = await this.#tmux("display-message", "-p", "#{cursor_x},#{cursor_y}");
    const [x = 0, y = 0] = place.split(",").map(Number);
    return [x, y];
  }

  /** Waits until the screen is as it should be. */
  async sees(what: string, right: (rows: string[]) => boolean): Promise<string[]> {
    let rows: string[] = [];
    try {
      return await until(what, async () => {
        rows = await this.screen();
        return right(rows) ? rows : undefined;
      }, 15_000);
    } catch (error) {
      throw new Error(`${what} is not on the screen:\n${rows.join("\n")}`, { cause: error });
    }
  }

  /** Waits until the last rows of the screen are these; times before lines count as `HH:MM:SS`. */
  async ends(...expected: string[]): Promise<void> {
    await this.sees(`\n${expected.join("\n")}\n`, (rows) => {
      const last = rows.slice(-expected.length).map((row) =>
        row.replace(/^\d\d:\d\d:\d\d /, "HH:MM:SS ")
      );
      return last.join("\n") === expected.join("\n");
    });
  }

  /** Waits for the end of the program, and tries whether the terminal is as it was before. */
  async left(code: number): Promise<void> {
    await this.ends(`left with ${code}`, "5");
    await this.type("alive");
    await this.press("Enter");
    await this.ends(`left with ${code}`, "5", "alive", "alive");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tmux("kill-server").catch(() => {});
  }
}

/**
 * What real shells offer for a line after which Tab is pressed.
 *
 * @module
 */
import type { Shell } from "../../../commands/completions.ts";
import { runToEnd } from "../../running.ts";

/** Whether a program is on this machine. */
export async function has(program: string): Promise<boolean> {
  const quiet = { stdout: "null", stderr: "null" } as const;
  try {
    return (await new Deno.Command(program, { args: ["--version"], ...quiet }).output()).success;
  } catch {
    return false;
  }
}

/** The shells that are here; to others tests are not applied. */
export const installed: Readonly<Record<Shell, boolean>> = {
  bash: Deno.build.os !== "windows" && await has("bash"),
  zsh: Deno.build.os !== "windows" && await has("zsh"),
  fish: Deno.build.os !== "windows" && await has("fish"),
};

/** A folder in which Tab is pressed: `runs.jsonl`, `runs-old/` and `an act/` are in it. */
export class Place implements AsyncDisposable {
  private constructor(readonly folder: string) {}

  static async open(): Promise<Place> {
    const folder = await Deno.makeTempDir({ prefix: "completions-" });
    await Deno.writeTextFile(`${folder}/runs.jsonl`, "");
    await Deno.mkdir(`${folder}/runs-old`);
    await Deno.mkdir(`${folder}/an act`);
    return new Place(folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }

  /** What the shell offers for each line, sorted, each once, folders without their slash. */
  async ask(shell: Shell, script: string, lines: readonly string[]): Promise<string[][]> {
    await using kept = await Place.open(); // elsewhere, so that it is not offered
    const path = `${kept.folder}/script`;
    await Deno.writeTextFile(path, script);
    const told = await ASK[shell](path, lines, kept.folder, this.folder);
    const rows = told.replace(/\n$/, "").split("\n");
    if (rows.length !== lines.length) throw new Error(`${shell}: ${told}`);
    return rows.map((row) => {
      const words = row.split("\t").map((word) => word.replace(/\/$/, ""));
      return [...new Set(words.filter((word) => word !== ""))].sort();
    });
  }
}

type Ask = (script: string, lines: readonly string[], room: string, cwd: string) => Promise<string>;

const ASK: Readonly<Record<Shell, Ask>> = {
  // As bash itself does: by the function that `complete` has for the command, with the line taken apart.
  async bash(script, lines, room, cwd) {
    const calls = lines.map((line) => {
      const words = line.split(" ").flatMap((word) => word.split(/(=)/)).filter((word, i, all) =>
        word !== "" || i === all.length - 1
      );
      const typed = words.at(-1) === "=" ? "" : words.at(-1) ?? "";
      return [
        `COMP_WORDS=(${words.map(quoted).join(" ")}) COMP_CWORD=${words.length - 1}`,
        `COMP_LINE=${quoted(line)} COMP_POINT=\${#COMP_LINE}`,
        `spec=$(complete -p ${quoted(words[0]?.replace(/.*\//, "") ?? "")})`,
        `spec=\${spec#*-F }`,
        `\${spec%% *} ${quoted(words[0] ?? "")} ${quoted(typed)} ${quoted(words.at(-2) ?? "")}`,
        `printf '%s\\t' "\${COMPREPLY[@]}"; echo`,
      ].join("\n");
    });
    const driver = ["set -u", `source ${quoted(script)}`, ...calls].join("\n");
    return await driven(["bash", "--norc", "--noprofile"], driver, room, cwd);
  },
  async zsh(script, lines, room, cwd) {
    const [asked, out] = [`${room}/lines`, `${room}/out`];
    await Deno.writeTextFile(asked, lines.map((line) => `${line}\n`).join(""));
    const capture = new URL("capture.zsh", import.meta.url).pathname;
    const argv = ["timeout", "60", "zsh", "-f", capture, script, asked, out];
    await driven(["sh"], argv.map(quoted).join(" "), room, cwd);
    return await Deno.readTextFile(out);
  },
  async fish(script, lines, room, cwd) {
    const calls = lines.map((line) =>
      `printf '\\t%s' (complete -C ${quoted(line)} | string replace -r '\\t.*' ''); echo`
    );
    const driver = [`source ${quoted(script)}`, ...calls].join("\n");
    return await driven(["fish"], driver, room, cwd);
  },
};

/** Runs a script, in a file of its own, by a shell that knows nothing of who started it. */
async function driven(shell: readonly string[], driver: string, room: string, cwd: string) {
  const path = `${room}/driver`;
  await Deno.writeTextFile(path, `cd ${quoted(cwd)}\n${driver}\n`);
  const { code, stdout, stderr } = await runToEnd([...shell, path], "", {
    HOME: room,
    XDG_CONFIG_HOME: room,
    XDG_DATA_HOME: room,
    TERM: "xterm",
  });
  if (stderr !== "" || (code !== 0 && shell[0] === "sh")) {
    throw new Error(`${shell}: ${code} ${stderr}`);
  }
  return stdout;
}

/** A word for bash and sh; and for fish where there is no backslash in it. */
const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * A lab machine for binaries: no Deno, no Internet, no root, a home that cannot be written, somebody else's
 * folder to stand in. What is run there is a copy, as from a stick.
 *
 * @module
 */
import { join } from "node:path";
import { scripts } from "../../rig/scripts.ts";
import { SINGLE } from "../../wire/typed.ts";
import { type Ended, Running, runToEnd } from "../running.ts";

/** Where `deno task compile` has put the binaries that are to be tested; without them there is nothing to test. */
export const DIST = Deno.env.get("SOCKETLAB_DIST");

/** The names of all binaries. */
export const NAMES = [SINGLE, ...Object.keys(scripts)];

const isRoot = Deno.build.os === "linux" && Deno.uid() === 0;

/** In root's place: `nobody`, passwd(5). */
const NOBODY = 65_534;

/**
 * $1: where to stand; $2: home; $3 and $4: the Deno that runs the tests, and the one on PATH, which the rest shall
 * not find. Everything that it changes is its own namespaces', and ends with them.
 */
const LOCKED_DOWN = `
ip link set lo up && mount --make-rprivate / || exit 125
for deno in "$3" "$4"; do [ -z "$deno" ] || mount --bind /dev/null "$deno" || exit 125; done
cd "$1" && home=$2 && shift 4
exec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups \\
  env -i PATH="$PATH" LANG=C.UTF-8 TMPDIR="$PWD" HOME="$home" "$@"
`;

/** A machine with a copy of some binaries. */
export class Machine implements AsyncDisposable {
  private constructor(
    /** Where the programs stand, and may write. */
    readonly folder: string,
    private readonly root: string,
  ) {}

  /** Makes one, with these binaries on it. */
  static async with(...names: readonly string[]): Promise<Machine> {
    const root = await Deno.makeTempDir({ prefix: "stick-" });
    const machine = new Machine(join(root, "elsewhere"), root);
    await Deno.chmod(root, 0o755);
    await Deno.mkdir(join(root, "home"), { mode: 0o555 });
    await Deno.mkdir(machine.folder);
    for (const name of names) {
      await Deno.copyFile(join(DIST ?? "", name + SUFFIX), machine.path(name));
      await Deno.chmod(machine.path(name), 0o755);
    }
    await machine.#give(machine.folder);
    return machine;
  }

  /** Where the copy of a binary is. */
  path(name: string): string {
    return join(this.root, name + SUFFIX);
  }

  /** Puts a folder of the project there, as what somebody hands in. Returns its path. */
  async handIn(folder: URL): Promise<string> {
    const name = folder.pathname.split("/").filter(Boolean).at(-1) ?? "";
    const to = join(this.folder, name);
    await Deno.mkdir(to);
    for await (const { name } of Deno.readDir(folder)) {
      await Deno.copyFile(new URL(name, folder), join(to, name));
      await this.#give(join(to, name));
    }
    await this.#give(to);
    return to;
  }

  /** Runs one of the binaries to its end. */
  run(name: string, ...args: readonly string[]): Promise<Ended> {
    return runToEnd(this.#line(name, args));
  }

  /** Starts one of the binaries. */
  start(name: string, ...args: readonly string[]): Running {
    return Running.start(this.#line(name, args));
  }

  /** Starts several at once that find each other: a shell's command, with `$0` the folder of the binaries. */
  shell(command: string, ...args: readonly string[]): Promise<Ended> {
    return runToEnd(this.#lockedDown(["sh", "-c", command, this.root, ...args]));
  }

  #line(name: string, args: readonly string[]): readonly string[] {
    return this.#lockedDown([this.path(name), ...args]);
  }

  #lockedDown(argv: readonly string[]): readonly string[] {
    if (!isRoot) return argv; // of what is asked above, an ordinary user is the one thing left
    const unshare = ["unshare", "--net", "--mount", "sh", "-c", LOCKED_DOWN, "sh"];
    return [...unshare, this.folder, join(this.root, "home"), Deno.execPath(), onPath, ...argv];
  }

  async #give(path: string): Promise<void> {
    if (isRoot) await Deno.chown(path, NOBODY, NOBODY);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.root, { recursive: true });
  }
}

/** What the name of a program ends in here. */
export const SUFFIX = Deno.build.os === "windows" ? ".exe" : "";

/** The Deno that a shell would find, where it is another. */
const onPath = await (async () => {
  if (!isRoot) return "";
  const { stdout } = await new Deno.Command("sh", {
    args: ["-c", 'found=$(command -v deno) && readlink -f "$found"'],
  }).output();
  const path = new TextDecoder().decode(stdout).trim();
  return path === Deno.execPath() ? "" : path;
})();

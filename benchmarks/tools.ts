/**
 * What the peers need: a C compiler, Python, Node; and the programs in C, built.
 *
 * @module
 */
import { ROOT } from "../rig/bundled.ts";
import { environment } from "../rig/process.ts";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";

/** A program of this machine. */
export interface Tool {
  readonly path: string;
  readonly version: string;
}

/** What there is to measure with. */
export interface Tools {
  /** Where the built programs are. */
  readonly folder: string;
  readonly cc: Tool;
  readonly python3: Tool | undefined;
  readonly node: Tool | undefined;
}

/** Nothing can be measured here: one line, in both languages. */
export class CannotMeasure extends Error {
  override name = "CannotMeasure";
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** Debian's names: `peers/` needs Linux. */
const NO_COMPILER: Text = {
  en: "Cannot measure: there is no C compiler, and the load generator is written in C. " +
    "Install one (apt install gcc libc6-dev), or name yours in CC.",
  pt: "Não é possível medir: não há compilador C, e o gerador de carga é escrito em C. " +
    "Instale um (apt install gcc libc6-dev), ou indique o seu em CC.",
};

const NOT_LINUX: Text = {
  en: "Cannot measure: the load generator needs Linux (epoll).",
  pt: "Não é possível medir: o gerador de carga precisa do Linux (epoll).",
};

const BUILT = [
  ...["load", "thread_per_client", "epoll_loop", "udp_loop"],
  ...["fan_out", "epoll_room"],
];

/**
 * Finds the tools and builds the programs in C into the folder.
 *
 * @throws {CannotMeasure} without a compiler that can.
 */
export async function prepareTools(folder: string): Promise<Tools> {
  if (Deno.build.os !== "linux") throw new CannotMeasure(NOT_LINUX);
  const compiler = (Deno.env.get("CC") ?? "cc").split(" "); // it may be `ccache gcc`
  const [cc, python3, node] = await Promise.all([
    output([...compiler, "--version"]),
    // Its own words, not what PATH says: that may be a script that chooses among several.
    output(["python3", "-c", "import sys; print(sys.executable, *sys.version.split()[:1])"]),
    output(["node", "-p", "process.execPath + ' ' + process.versions.node"]),
  ]);
  if (cc === undefined) throw new CannotMeasure(NO_COMPILER);
  await Promise.all(BUILT.map((name) => build(compiler, name, folder)));
  return {
    folder,
    cc: { path: compiler.join(" "), version: cc.split("\n", 1)[0] ?? "" },
    python3: toolOf(python3),
    node: toolOf(node),
  };
}

/** From `/usr/bin/node 22.1.0`. */
function toolOf(told: string | undefined): Tool | undefined {
  const [, path, version] = /^(.+) (\S+)\n$/.exec(told ?? "") ?? [];
  return path !== undefined && version !== undefined ? { path, version } : undefined;
}

async function build(compiler: readonly string[], name: string, folder: string): Promise<void> {
  const [cc = "", ...flags] = compiler;
  const { success, stderr } = await command([
    ...[cc, ...flags, "-O2", "-Wall", "-Wextra", "-pthread"],
    ...["-o", `${folder}/${name}`, `benchmarks/peers/${name}.c`],
  ]).output();
  if (success) return;
  const why = new TextDecoder().decode(stderr).split("\n").find((line) => /error/i.test(line));
  throw new CannotMeasure({
    en: `Cannot build ${name}.c: ${visible(why ?? cc)}`,
    pt: `Não foi possível compilar ${name}.c: ${visible(why ?? cc)}`,
  });
}

/** What a command prints; undefined where there is no such program, or it fails. */
export async function output(argv: readonly string[]): Promise<string | undefined> {
  try {
    const { success, stdout } = await command(argv).output();
    return success ? new TextDecoder().decode(stdout) : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function command([program = "", ...args]: readonly string[]): Deno.Command {
  return new Deno.Command(program, {
    args,
    cwd: ROOT,
    env: environment(),
    clearEnv: true,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}

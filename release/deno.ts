/**
 * Deno's own commands, as far as compiling takes them.
 *
 * @module
 */
import { ROOT } from "../rig/bundled.ts";
import { FileFailure } from "../wire/files.ts";
import { same } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";

/**
 * What a command of Deno's prints, run in the project's folder.
 *
 * @throws {FileFailure} where it fails.
 */
export async function deno(args: readonly string[], signal: AbortSignal): Promise<string> {
  const { code, stdout, stderr } = await run(Deno.execPath(), args, signal);
  if (code !== 0) throw asSaid(`deno ${args[0]}`, stderr);
  return stdout;
}

/** Runs a program to its end. */
export async function run(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
  { cwd = ROOT, env = {} }: {
    readonly cwd?: string | URL;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const options = { args: [...args], cwd, env: { NO_COLOR: "1", ...env }, signal };
  const { code, stdout, stderr } = await new Deno.Command(program, options).output();
  signal.throwIfAborted();
  const [out = "", err = ""] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, stdout: out, stderr: err };
}

/** A failure in Deno's words: the first line of them, without the stack trace. */
export function asSaid(name: string, stderr: string): FileFailure {
  const lines = stderr.split("\n").map((line) => line.trim());
  const said = lines.find((line) => line.startsWith("error:")) ?? lines[0] ?? "";
  return new FileFailure(same(`${name}: ${visible(said)}`));
}

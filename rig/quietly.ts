/**
 * Commands that the lab itself needs to look at the machine, or to change it: of no play, and seen by nobody.
 *
 * @module
 */
import { GUARDED } from "./guardian.ts";

/** How a command ended, and all that it printed. */
export interface Answered {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command line to its end; a code of 127 where there is no such program.
 *
 * @param signal ends it before that, with all that it has started.
 */
export async function runQuietly(
  [program = "", ...args]: readonly string[],
  signal?: AbortSignal,
): Promise<Answered> {
  try {
    const detached = GUARDED && signal !== undefined;
    const stdio = { stdin: "null", stdout: "piped", stderr: "piped" } as const;
    const child = new Deno.Command(program, { args, ...stdio, detached }).spawn();
    const end = () => endNow(child, detached);
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
    const { code, stdout, stderr } = await child.output();
    signal?.removeEventListener("abort", end);
    const [out = "", err = ""] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
    return { code, stdout: out, stderr: err };
  } catch (error) {
    return { code: 127, stdout: "", stderr: String(error) };
  }
}

/**
 * Ends a command at once.
 *
 * @param isGroup whether it has a process group of its own; then with what it started, which would keep its
 * pipes open.
 */
export function endNow(child: Deno.ChildProcess, isGroup: boolean): void {
  try {
    if (isGroup) Deno.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // It has ended at this very moment.
  }
}

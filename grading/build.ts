/**
 * Building what was handed in: the manifest's commands, in the submission's folder, locked in as its programs are.
 *
 * @module
 */
import type { Fact } from "../core/observation.ts";
import { openGuardian } from "../rig/guardian.ts";
import { environment, Process } from "../rig/process.ts";
import type { Sandbox } from "../rig/sandbox.ts";
import { Watch } from "../rig/watch.ts";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { shownCommand } from "./command_words.ts";

/** How a build went wrong, with the end of what it printed. */
export interface BuildFailure {
  readonly because: Text;
  readonly output: readonly string[];
}

/** For all commands together, in ms: a cold `cargo build` or `javac` on a busy machine takes a few seconds. */
const BUILD_MS = 120_000;
/** Of what a failed command printed, so many lines are kept, the first of them: there the cause stands. */
const MOST_LINES = 40;

/**
 * Runs the commands one after the other; undefined where all of them succeeded.
 *
 * @param limitMs for all of them together.
 */
export async function build(
  commands: readonly (readonly string[])[],
  folder: string,
  sandbox: Sandbox,
  signal: AbortSignal,
  limitMs = BUILD_MS,
): Promise<BuildFailure | undefined> {
  await using guardian = openGuardian();
  const deadline = performance.now() + limitMs;
  for (const command of commands) {
    const output: string[] = [];
    const ends: Extract<Fact, { kind: "exited" }>[] = [];
    const watch = new Watch();
    await using process = await Process.start({
      argv: sandbox.build(folder, command),
      cwd: new URL(`file://${folder}/`),
      env: environment(),
      guardian,
      note(fact) {
        if (fact.kind === "printed" && output.length < MOST_LINES) output.push(visible(fact.line));
        if (fact.kind === "exited") ends.push(fact);
      },
      changed: () => watch.changed(),
    });
    const leftMs = Math.max(0, deadline - performance.now());
    await process.closeStdin();
    const ended = await watch.until(() => process.ended, leftMs, signal);
    const shown = visible(shownCommand(command));
    if (!ended) return { because: tooLong(shown, limitMs), output };
    const code = ends[0]?.code ?? 0;
    if (code !== 0) return { because: failed(shown, code), output };
  }
  return undefined;
}

const tooLong = (command: string, ms: number): Text => ({
  en: `the build took longer than ${ms / 1000} s, at: ${command}`,
  pt: `a compilação passou de ${ms / 1000} s, em: ${command}`,
});

const failed = (command: string, code: number): Text => ({
  en: `the build failed: "${command}" ended with code ${code}`,
  pt: `a compilação falhou: "${command}" terminou com código ${code}`,
});

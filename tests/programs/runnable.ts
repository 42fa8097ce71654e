/**
 * Trials as programs that can be started.
 *
 * @module
 */
import type { Program } from "../../core/observation.ts";
import type { Trial } from "./catalogue.ts";

/** Where compiled programs go, for as long as the tests run. */
const BUILT = new URL(`file://${Deno.makeTempDirSync({ prefix: "trials-" })}/`);
addEventListener("unload", () => Deno.removeSync(BUILT, { recursive: true }));

/** Compiles the C programs among the trials; what needs a tool that is not here is left out. */
export async function runnable(trials: readonly Trial[]): Promise<readonly Trial[]> {
  const kept = await Promise.all(trials.map(async (trial) => {
    if (trial.file.endsWith(".py")) return await succeeds("python3", "--version") && trial;
    if (!trial.file.endsWith(".c")) return trial;
    const flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-pthread"];
    return await succeeds("cc", ...flags, "-o", binaryOf(trial), sourceOf(trial)) && trial;
  }));
  return kept.filter((trial) => trial !== false);
}

async function succeeds(program: string, ...args: readonly string[]): Promise<boolean> {
  const command = new Deno.Command(program, { args: [...args], stdout: "null", stderr: "inherit" });
  try {
    return (await command.output()).success;
  } catch {
    return false; // there is no such program
  }
}

const sourceOf = ({ file }: Trial) => `tests/programs/${file}`;
const binaryOf = ({ file }: Trial) => new URL(file.replaceAll(/\W/g, "_"), BUILT).pathname;

/** The trial as a submitted program. */
export function programOf(trial: Trial): Program {
  const { file } = trial;
  const run = file.endsWith(".c")
    ? [binaryOf(trial)]
    : file.endsWith(".py")
    ? ["python3", sourceOf(trial)]
    : ["deno", "run", "--allow-net", sourceOf(trial)];
  return { name: file, argv: [...run, "{host}", "{port}"], origin: "submitted" };
}

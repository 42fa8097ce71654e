/**
 * `deno task compile`: the lab in single files, for machines that have nothing of it.
 *
 * @module
 */
import { dirname, join } from "node:path";
import { meantPath } from "../commands/paths.ts";
import { size } from "../commands/report_files.ts";
import { print } from "../commands/terminal.ts";
import { subcommands } from "../lab.ts";
import { FileFailure, fileFailure } from "../wire/files.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import { Progress } from "../wire/progress.ts";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { checkBase } from "./base.ts";
import { binaries } from "./binaries.ts";
import { openBuildFile } from "./build_file.ts";
import { SUMS, writeSums } from "./checksums.ts";
import { binariesAsked, command, type CompileAsked, targetsAsked } from "./flags.ts";
import { make, type Order } from "./make.ts";
import { targets } from "./targets.ts";

const INTERRUPTED: Text = {
  en: "Interrupted. What was made until then is whole, and is kept.",
  pt: "Interrompido. O que foi gerado até então está inteiro, e fica guardado.",
};

/** Makes what was asked for. Returns the exit code. */
export async function main({ values, operands, lang }: CompileAsked): Promise<number> {
  const asked = targetsAsked(values.target);
  const chosen = binariesAsked(binaries(subcommands), operands);
  await checkBase(asked);
  const out = meantPath(values.out);
  const orders = asked.flatMap((target) => chosen.map((binary) => ({ target, binary })));
  const nameOf = ({ target, binary }: Order) =>
    `${asked.length > 1 ? `${target}/` : ""}${binary.name}${targets[target].suffix}`;
  const widest = Math.max(...orders.map((order) => nameOf(order).length));

  const signal = stopSignal();
  const progress = new Progress();
  const made: string[] = [];
  try {
    await using _ = await openBuildFile();
    for (const order of orders) {
      const name = nameOf(order);
      progress.show(`${made.length + 1}/${orders.length} ${name}`);
      const bytes = await put(order, join(out, name), signal);
      made.push(name);
      progress.clear();
      print([`${visible(join(out, name.padEnd(widest)))}  ${size(bytes, lang)}`]);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    progress.clear();
    if (made.length > 0) await writeSums(out, made);
  }
  if (signal.aborted) {
    console.error(INTERRUPTED[lang]);
    return 130;
  }
  print([visible(join(out, SUMS))]);
  return 0;
}

/** Makes a binary beside its place, and puts it there once it is whole. Returns its size in bytes. */
async function put(order: Order, path: string, signal: AbortSignal): Promise<number> {
  const folder = join(dirname(path), `making-${crypto.randomUUID()}`);
  try {
    await Deno.mkdir(folder, { recursive: true });
    const made = await make(order, folder, signal);
    const { size } = await Deno.stat(made);
    await Deno.rename(made, path);
    return size;
  } catch (error) {
    const isOurs = error instanceof FileFailure || signal.aborted;
    throw isOurs ? error : fileFailure("write", path, error);
  } finally {
    await Deno.remove(folder, { recursive: true }).catch(() => {});
  }
}

if (import.meta.main) await runProgram(command, main);

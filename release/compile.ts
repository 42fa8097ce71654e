/**
 * `deno task compile`: the lab in single files, for machines that have nothing of it.
 *
 * @module
 */
import { dirname, join, resolve } from "node:path";
import { meantPath } from "../commands/paths.ts";
import { size as sizeOf } from "../commands/report_files.ts";
import { print } from "../commands/terminal.ts";
import { subcommands } from "../lab.ts";
import { fileFailure } from "../wire/files.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import { Progress } from "../wire/progress.ts";
import type { Text } from "../wire/text.ts";
import { SINGLE } from "../wire/typed.ts";
import { visible } from "../wire/visible.ts";
import { checkBase } from "./base.ts";
import { binaries } from "./binaries.ts";
import { SUMS, writeSums } from "./checksums.ts";
import { binariesAsked, command, type CompileAsked, targetsAsked } from "./flags.ts";
import { make, type Order } from "./make.ts";
import { SHELL_FOLDERS, writeShellFiles } from "./shell_files.ts";
import { openStage } from "./stage.ts";
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
  const making = resolve(out, `making-${crypto.randomUUID()}`);
  const made: string[] = [];
  try {
    progress.show({ en: "reading the project", pt: "lendo o projeto" }[lang]);
    const stage = await openStage(await newFolder(making), chosen, signal);
    for (const order of orders) {
      const name = nameOf(order);
      progress.show(`${made.length + 1}/${orders.length} ${name}`);
      const path = await make(order, stage, making, signal);
      const { size } = await Deno.stat(path);
      await put(path, join(out, name));
      made.push(name);
      progress.clear();
      print([`${visible(join(out, name.padEnd(widest)))}  ${sizeOf(size, lang)}`]);
    }
    if (chosen.some(({ name }) => name === SINGLE)) {
      made.push(...await writeShellFiles(out, chosen.map(({ name }) => name)));
      print(SHELL_FOLDERS.map((folder) => visible(join(out, folder))));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    progress.clear();
    await Deno.remove(making, { recursive: true }).catch(() => {});
    if (made.length > 0) await writeSums(out, made);
  }
  if (signal.aborted) {
    console.error(INTERRUPTED[lang]);
    return 130;
  }
  print([visible(join(out, SUMS))]);
  return 0;
}

async function newFolder(path: string): Promise<string> {
  await Deno.mkdir(path, { recursive: true }).catch((error) => {
    throw fileFailure("write", dirname(path), error);
  });
  return path;
}

/** Puts a binary that is whole in its place. */
async function put(path: string, place: string): Promise<void> {
  try {
    await Deno.mkdir(dirname(place), { recursive: true });
    await Deno.rename(path, place);
  } catch (error) {
    throw fileFailure("write", place, error);
  }
}

if (import.meta.main) await runProgram(command, main);

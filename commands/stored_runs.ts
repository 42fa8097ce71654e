/**
 * Runs that were kept: JSON Lines, one `Run` a line, as `deno task lab --json` prints them.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import { parseRun } from "../core/stored_run.ts";
import { FileFailure, fileFailure, permit } from "../wire/files.ts";
import { UsageError } from "../wire/flags.ts";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { typed } from "../wire/typed.ts";

/** Fifty times all questions with all evidence: who has more chose the wrong file. */
const MOST_BYTES = 64 * 2 ** 20;

/** Stdin, on a command line. */
const STDIN = "-";

/** What was in a file. */
export interface StoredRuns {
  /** One of each question, in the order asked for, else in the file's. */
  readonly runs: readonly Run[];
  /** All that the file has, counted as lines. */
  readonly stored: number;
  /** The questions of which it has more than one, the last of which was taken. */
  readonly repeated: readonly string[];
}

/**
 * The runs of these questions in a file, or all of them for none; `q2` stands for q2a, q2b ...
 *
 * @param path a file's, or `-` for stdin.
 * @throws {FileFailure} where it cannot be read, or a line of it is no run.
 * @throws {UsageError} for a question that is not in it.
 */
export async function storedRuns(path: string, ids: readonly string[]): Promise<StoredRuns> {
  return pick(nameOf(path), parseRuns(nameOf(path), await textOf(path)), ids);
}

function nameOf(path: string): string {
  return path === STDIN ? "stdin" : path;
}

async function textOf(path: string): Promise<string> {
  if (path !== STDIN) await permit("read", path);
  let bytes: Uint8Array;
  try {
    if (path === STDIN) bytes = await bytesOf(Deno.stdin.readable, path);
    else {
      // Deno would read an open folder's bytes with an error of another name on each system.
      if ((await Deno.stat(path)).isDirectory) throw Object.assign(new Error(), { code: "EISDIR" });
      bytes = await bytesOf((await Deno.open(path)).readable, path);
    }
  } catch (error) {
    throw error instanceof FileFailure ? error : fileFailure("read", nameOf(path), error);
  }
  // Windows PowerShell writes what a program prints as UTF-16, and marks it (RFC 2781, section 3.2).
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  return new TextDecoder(label).decode(bytes);
}

async function bytesOf(readable: ReadableStream<Uint8Array>, path: string): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of readable) {
    size += part.length;
    if (size > MOST_BYTES) {
      const mebibytes = MOST_BYTES / 2 ** 20;
      throw wrong(nameOf(path), {
        en: `it has more than ${mebibytes} MiB, which no report needs`,
        pt: `tem mais de ${mebibytes} MiB, e nenhum relatório precisa disso`,
      });
    }
    parts.push(new Uint8Array(part));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** @throws {FileFailure} for a line that is no run, or where there is none. */
export function parseRuns(name: string, text: string): Run[] {
  const runs: Run[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() !== "") runs.push(runIn(name, i + 1, line));
  }
  if (runs.length > 0) return runs;
  throw wrong(name, {
    en: `there are no runs in it. It takes one a line, as ${typed("lab")} --json prints them`,
    pt: `não há execuções nele. É preciso uma por linha, como ${typed("lab")} --json as imprime`,
  });
}

function runIn(name: string, number: number, line: string): Run {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw wrong(name, {
      en: `line ${number} is not JSON. It takes one run a line, as ${
        typed("lab")
      } --json prints them`,
      pt:
        `a linha ${number} não é JSON. É preciso uma execução por linha, como ${
          typed("lab")
        } --json ` +
        "as imprime",
    });
  }
  const parsed = parseRun(value);
  if ("run" in parsed) return parsed.run;
  const { path, problem } = parsed;
  const where = path === "" ? "" : ` ${path}:`;
  throw wrong(name, {
    en: `line ${number} is no run:${where} ${problem.en}`,
    pt: `a linha ${number} não é uma execução:${where} ${problem.pt}`,
  });
}

function wrong(name: string, problem: Text): FileFailure {
  return new FileFailure({
    en: `Cannot use ${visible(name)}: ${problem.en}.`,
    pt: `Não dá para usar ${visible(name)}: ${problem.pt}.`,
  });
}

function pick(name: string, all: readonly Run[], ids: readonly string[]): StoredRuns {
  const last = new Map<string, Run>();
  const repeated = new Set<string>();
  for (const run of all) {
    if (last.has(run.scenario)) repeated.add(run.scenario);
    last.set(run.scenario, run);
  }
  const known = [...last.keys()];
  const asked = ids.flatMap((id) => {
    const found = known.filter((one) => one === id || one.replace(/[a-z]$/, "") === id);
    if (found.length > 0) return found;
    throw new UsageError({
      en: `There is no ${visible(id)} in ${visible(name)}. There are: ${known.join(", ")}.`,
      pt: `Não há ${visible(id)} em ${visible(name)}. Há: ${known.join(", ")}.`,
    });
  });
  const chosen = new Set(ids.length === 0 ? known : asked);
  return {
    runs: [...chosen].flatMap((id) => last.get(id) ?? []),
    stored: all.length,
    repeated: [...repeated].filter((id) => chosen.has(id)),
  };
}

/** That of some questions only the last run is used. */
export function lastOnly(path: string, repeated: readonly string[]): Text {
  const [name, ids] = [visible(nameOf(path)), repeated.join(", ")];
  return {
    en: `${name} has more than one run of ${ids}: the last one counts.`,
    pt: `${name} tem mais de uma execução de ${ids}: vale a última.`,
  };
}

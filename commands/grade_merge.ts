/**
 * `deno task grade merge`: the marks of a class that was graded in parts (`--shard`), as one.
 *
 * @module
 */
import { join } from "node:path";
import type { SubmissionMark } from "../core/mark.ts";
import { parseMark } from "../core/stored_mark.ts";
import { FileFailure, fileFailure } from "../wire/files.ts";
import { UsageError } from "../wire/flags.ts";
import type { Lang } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { MARKS, openResults, RUNS_OF_ONE } from "./grade_results.ts";
import { typed } from "../wire/typed.ts";

/** The word that stands before the folders. */
export const MERGE = "merge";

/**
 * Puts the results in these folders together in another one. Returns what to tell.
 *
 * @throws {UsageError} where none are named, or one submission is in two of them.
 * @throws {FileFailure} where one cannot be read, or holds no marks.
 */
export async function merge(
  folders: readonly string[],
  out: string,
  lang: Lang,
): Promise<{ readonly marks: readonly SubmissionMark[]; readonly told: readonly string[] }> {
  if (folders.length === 0) {
    throw new UsageError({
      en: `merge takes the folders of the parts: ${typed("grade")} merge part-1 part-2 --out all.`,
      pt: `merge recebe as pastas das partes: ${typed("grade")} merge parte-1 parte-2 --out tudo.`,
    });
  }
  const from = new Map<string, string>();
  const marks: SubmissionMark[] = [];
  for (const folder of folders) {
    for (const mark of await marksIn(join(folder, MARKS))) {
      const other = from.get(mark.folder);
      if (other !== undefined) throw twice(mark.folder, other, folder);
      from.set(mark.folder, folder);
      marks.push(mark);
    }
  }
  const results = await openResults(out, { isClass: true, lang });
  for (const mark of marks) {
    await results.keep(mark);
    const runs = join(mark.folder, RUNS_OF_ONE);
    const source = join(from.get(mark.folder) ?? "", runs);
    await Deno.copyFile(source, join(out, runs)).catch(() => {}); // plays need not have been kept
  }
  return { marks, told: await results.close(marks) };
}

async function marksIn(path: string): Promise<readonly SubmissionMark[]> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    throw fileFailure("read", path, error);
  }
  const lines = text.split("\n");
  return lines.flatMap((line, i) => line.trim() === "" ? [] : markIn(path, i + 1, line));
}

function markIn(path: string, number: number, line: string): SubmissionMark {
  const where = `${visible(path)}:${number}`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new FileFailure({ en: `${where} is not JSON.`, pt: `${where} não é JSON.` });
  }
  const parsed = parseMark(value);
  if ("mark" in parsed && isOneName(parsed.mark.folder)) return parsed.mark;
  const [field, problem] = "mark" in parsed
    ? ["folder", { en: "it is no name of a folder", pt: "não é nome de pasta" }]
    : [parsed.path, parsed.problem];
  throw new FileFailure({
    en: `${where} is no mark: ${field} ${problem.en}.`,
    pt: `${where} não é uma nota: ${field} ${problem.pt}.`,
  });
}

/** A part of a path that leads neither up nor down: results are written there. */
function isOneName(name: string): boolean {
  return name !== "" && !/^\.{1,2}$|[/\\\0]/.test(name);
}

function twice(name: string, one: string, other: string): UsageError {
  const [shown, here, there] = [name, one, other].map(visible);
  return new UsageError({
    en: `${shown} is in ${here} and in ${there}: a submission is in one part only.`,
    pt: `${shown} está em ${here} e em ${there}: uma entrega fica em uma só parte.`,
  });
}

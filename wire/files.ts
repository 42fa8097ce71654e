/**
 * Files that a command line names, and what can be wrong with them.
 *
 * @module
 */
import { UsageError } from "./flags.ts";
import { errnoOf } from "./socket_error.ts";
import type { Text } from "./text.ts";
import { visible } from "./visible.ts";

/** A file that does not do, as one line in both languages. Programs exit with code 1. */
export class FileFailure extends Error {
  override name = "FileFailure";
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** What is done with a file. */
const ACTS = {
  read: { en: "read", pt: "ler" },
  write: { en: "write to", pt: "escrever em" },
} as const;

const MEANINGS: Record<string, Text> = {
  ENOENT: { en: "there is no such file or folder", pt: "não existe esse arquivo ou pasta" },
  EACCES: { en: "permission denied", pt: "permissão negada" },
  EEXIST: { en: "there is a file of that name", pt: "há um arquivo com esse nome" },
  ENOTDIR: { en: "a part of the path is no folder", pt: "uma parte do caminho não é pasta" },
  EISDIR: { en: "it is a folder", pt: "é uma pasta" },
  ENOSPC: { en: "the disk is full", pt: "o disco está cheio" },
};

/** A file that could not be read or written, and why. */
export function fileFailure(
  act: "read" | "write",
  path: string,
  cause: unknown,
): FileFailure {
  const errno = errnoOf(cause);
  const raw = visible(cause instanceof Error ? cause.message : String(cause));
  const why = MEANINGS[errno];
  return new FileFailure({
    en: `Cannot ${ACTS[act].en} ${visible(path)}: ${why ? `${why.en} (${errno})` : raw}.`,
    pt: `Não foi possível ${ACTS[act].pt} ${visible(path)}: ${why ? `${why.pt} (${errno})` : raw}.`,
  });
}

/**
 * Makes sure that Deno lets us at a file: its own error would be about flags of Deno's, in several lines.
 *
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function permit(name: "read" | "write", path: string): Promise<void> {
  const { state } = await Deno.permissions.request({ name, path });
  if (state === "granted") return;
  const shown = visible(path);
  if (Deno.build.standalone) {
    throw new UsageError({
      en: `This program may not ${ACTS[name].en} ${shown}: use a file in this folder or in /tmp.`,
      pt: `Este programa não pode ${
        ACTS[name].pt
      } ${shown}: use um arquivo desta pasta ou de /tmp.`,
    });
  }
  throw new UsageError({
    en:
      `Deno was started without --allow-${name}=${shown}: start it with that, or use a file in this ` +
      "folder or in /tmp, which the tasks may use.",
    pt:
      `O Deno foi iniciado sem --allow-${name}=${shown}: inicie-o assim, ou use um arquivo desta pasta ` +
      "ou de /tmp, que as tarefas podem usar.",
  });
}

/**
 * The text of a file.
 *
 * @throws {FileFailure} where it cannot be read.
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function readText(path: string): Promise<string> {
  await permit("read", path);
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    throw fileFailure("read", path, error);
  }
}

/**
 * Gives every permission for files back, once those that are needed were read or are open: a program that talks
 * to strangers keeps none.
 */
export async function noMoreFiles(): Promise<void> {
  for (const name of ["read", "write"] as const) await Deno.permissions.revoke({ name });
}

/**
 * `SHA256SUMS`, as sha256sum(1) checks it: `sha256sum -c SHA256SUMS`.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileFailure } from "../wire/files.ts";

/** The name of the file. */
export const SUMS = "SHA256SUMS";

/**
 * Writes the sums of files of a folder, and keeps those of others that are still there.
 *
 * @param made paths in the folder, with `/`.
 */
export async function writeSums(folder: string, made: Iterable<string>): Promise<void> {
  const path = join(folder, SUMS);
  const sums = parseSums(await Deno.readTextFile(path).catch(() => ""));
  for (const name of made) sums.set(name, await sumOf(join(folder, name)));
  const lines: string[] = [];
  for (const [name, sum] of [...sums].sort(([a], [b]) => a < b ? -1 : 1)) {
    const isThere = await Deno.lstat(join(folder, name)).then(() => true, () => false);
    if (isThere) lines.push(`${sum}  ${name}\n`);
  }
  await Deno.writeTextFile(path, lines.join("")).catch((error) => {
    throw fileFailure("write", path, error);
  });
}

/** Sums by name. */
export function parseSums(text: string): Map<string, string> {
  const rows = text.matchAll(/^([0-9a-f]{64}) {2}(\S.*)$/gm);
  return new Map([...rows].map(([, sum = "", name = ""]) => [name, sum]));
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sumOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    using file = await Deno.open(path);
    for await (const bytes of file.readable) hash.update(bytes);
  } catch (error) {
    throw fileFailure("read", path, error);
  }
  return hash.digest("hex");
}

/**
 * Archives that students hand in: what they are, and how they become a private copy.
 *
 * @module
 */
import type { PrivateCopy } from "./unpack/private_copy.ts";
import { unpackTar } from "./unpack/tar.ts";
import { unpackZip } from "./unpack/zip.ts";

/** The endings of archives. */
const ENDING = /\.(?:zip|tar\.gz|tgz|tar)$/i;

/** A file's name without the ending of an archive, or `undefined` where it has none. */
export function archiveStem(name: string): string | undefined {
  return ENDING.test(name) ? name.replace(ENDING, "") : undefined;
}

/** How an archive is packed. */
type Packing = "zip" | "tar" | "tar.gz";

/**
 * Unpacks an archive. What it begins with counts more than its name: a renamed `.tar.gz` is still one.
 *
 * @throws {HandInError} where it is damaged, no archive, or too much.
 */
export async function unpack(path: string, copy: PrivateCopy): Promise<void> {
  const packing = await packingOf(path);
  if (packing === "zip") await unpackZip(path, copy);
  else await unpackTar(path, packing === "tar.gz", copy);
}

async function packingOf(path: string): Promise<Packing> {
  using file = await Deno.open(path);
  const head = new Uint8Array(4);
  await file.read(head);
  if (head[0] === 0x1f && head[1] === 0x8b) return "tar.gz"; // RFC 1952, 2.3.1
  if (head[0] === 0x50 && head[1] === 0x4b) return "zip"; // APPNOTE 4.3.7 and 4.3.16: "PK"
  return /\.zip$/i.test(path) ? "zip" : "tar";
}

/**
 * A folder that was handed in as it is, into a private copy.
 *
 * @module
 */
import { errnoOf } from "../../wire/socket_error.ts";
import { writeAll } from "./links.ts";
import { isIgnored } from "./names.ts";
import type { PrivateCopy } from "./private_copy.ts";

/** Copies all below a folder, in the order of names. Links are noted, never followed. */
export async function copyFolder(
  root: string,
  copy: PrivateCopy,
  parts: readonly string[] = [],
): Promise<void> {
  const entries: Deno.DirEntry[] = [];
  for await (const entry of Deno.readDir([root, ...parts].join("/"))) {
    copy.meet();
    entries.push(entry);
  }
  entries.sort((a, b) => a.name < b.name ? -1 : 1);
  for (const entry of entries) {
    const below = [...parts, entry.name];
    if (isIgnored(below)) continue;
    try {
      await take(root, copy, below, entry);
    } catch (error) {
      const errno = errnoOf(error);
      if (errno !== "EACCES" && errno !== "ENOENT") throw error;
      copy.remarks.leftOut(below.join("/"), {
        en: `it cannot be read (${errno})`,
        pt: `não pode ser lido (${errno})`,
      });
    }
  }
}

async function take(
  root: string,
  copy: PrivateCopy,
  parts: readonly string[],
  entry: Deno.DirEntry,
): Promise<void> {
  const path = [root, ...parts].join("/");
  const name = parts.join("/");
  if (entry.isSymlink) copy.link(name, await Deno.readLink(path));
  else if (entry.isDirectory) {
    copy.folder(name);
    // What was refused is not walked either.
    if (copy.kindAt(name) === "folder") await copyFolder(root, copy, parts);
  } else if (entry.isFile) {
    const mode = (await Deno.lstat(path)).mode ?? 0;
    await copy.file(name, (mode & 0o111) !== 0, async (sink) => {
      using file = await Deno.open(path);
      await writeAll(file, sink);
    });
  } else {
    // A fifo must not even be opened: that would wait for a writer, for ever.
    copy.remarks.leftOut(name, {
      en: "it is no regular file or folder",
      pt: "não é arquivo comum nem pasta",
    });
  }
}

/**
 * Symbolic links of a hand-in become copies of what they point at, as long as that is in the hand-in.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import type { PrivateCopy } from "./private_copy.ts";

/** As Linux: path_resolution(7) follows 40 links in one path. */
const MOST_HOPS = 40;

const OUTSIDE: Text = {
  en: "it is a symbolic link that leads out of the folder",
  pt: "é um link simbólico que leva para fora da pasta",
};
const NOWHERE: Text = {
  en: "it is a symbolic link to what is not there",
  pt: "é um link simbólico para o que não existe",
};
const ROUND: Text = {
  en: "it is a symbolic link that leads to itself",
  pt: "é um link simbólico que leva a si mesmo",
};

/** Puts copies in the place of links: files first, so that copied folders have them. */
export async function resolveLinks(copy: PrivateCopy): Promise<void> {
  const folders: { readonly path: string; readonly to: string }[] = [];
  const files: typeof folders = [];
  for (const [path, pointsAt] of copy.links) {
    const to = resolved(copy, path, pointsAt);
    if (typeof to !== "string") copy.remarks.leftOut(path, to);
    else if (copy.kindAt(to) === "file") files.push({ path, to });
    else if (to === "" || path.startsWith(`${to}/`)) copy.remarks.leftOut(path, ROUND);
    else if (copy.kindAt(to) === "folder") folders.push({ path, to });
    else copy.remarks.leftOut(path, NOWHERE);
  }
  for (const path of [...copy.links.keys()]) copy.unlink(path);
  for (const { path, to } of files) await again(copy, path, to);
  for (const { path, to } of folders) {
    copy.folder(path);
    for (const { path: inner, kind } of copy.below(to)) {
      const name = `${path}${inner.slice(to.length)}`;
      if (kind === "file") await again(copy, name, inner);
      else copy.folder(name);
    }
  }
}

/** Writes a file of the copy a second time. It counts a second time, too. */
async function again(copy: PrivateCopy, path: string, from: string): Promise<void> {
  const mode = (await Deno.stat(copy.onDisk(from))).mode ?? 0;
  await copy.file(path, (mode & 0o111) !== 0, async (sink) => {
    using file = await Deno.open(copy.onDisk(from));
    await writeAll(file, sink);
  });
}

/** All bytes of a file into a sink, 64 KiB at a time. The caller closes the file. */
export async function writeAll(
  file: Deno.FsFile,
  sink: WritableStream<Uint8Array>,
): Promise<void> {
  const writer = sink.getWriter();
  writer.closed.catch(() => {});
  for (;;) {
    const buffer = new Uint8Array(64 * 1024);
    const read = await file.read(buffer);
    if (read === null) return;
    await writer.write(buffer.subarray(0, read));
  }
}

/** Where a link leads, as the kernel would walk it but within the copy only. */
function resolved(copy: PrivateCopy, path: string, pointsAt: string): string | Text {
  const at = path.split("/").slice(0, -1);
  const ahead = pointsAt.split("/");
  if (pointsAt.startsWith("/")) return OUTSIDE;
  for (let hops = 0; ahead.length > 0;) {
    const part = ahead.shift() ?? "";
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (at.pop() === undefined) return OUTSIDE;
      continue;
    }
    const next = copy.links.get([...at, part].join("/"));
    if (next === undefined) at.push(part);
    else if (next.startsWith("/")) return OUTSIDE;
    else if (++hops > MOST_HOPS) return ROUND;
    else ahead.unshift(...next.split("/"));
  }
  return at.join("/");
}

/**
 * What a tar holds, gzipped or not, into a private copy.
 *
 * @module
 */
import { createTarDecoder, type ParsedTarEntry } from "modern-tar";
import { errnoOf } from "../../wire/socket_error.ts";
import type { Text } from "../../wire/text.ts";
import { HandInError, handInError, LESS, PACK_AGAIN } from "./limits.ts";
import type { PrivateCopy } from "./private_copy.ts";

/** DEFLATE makes at most 1032 bytes of one, and Deno inflates a chunk at once: 8 KiB become 8 MiB at most. */
const CHUNK_BYTES = 8 * 1024;

const NO_FILE: Text = {
  en: "it is no regular file or folder",
  pt: "não é arquivo comum nem pasta",
};
const HARD_LINK: Text = {
  en: "it is a hard link; hand in files instead",
  pt: "é um hard link; entregue arquivos no lugar",
};

/**
 * Unpacks a tar, as it streams by.
 *
 * @throws {HandInError} where it is damaged, or too much.
 */
export async function unpackTar(path: string, gzipped: boolean, copy: PrivateCopy): Promise<void> {
  const file = await Deno.open(path);
  // With `strict` a wrong checksum or a missing end is an error: half a submission must not pass for a whole.
  const entries = (gzipped ? inflated(file) : chunks(file))
    .pipeThrough(bounded(copy))
    .pipeThrough(createTarDecoder({ strict: true }));
  try {
    for await (const entry of entries) await take(entry, copy);
  } catch (error) {
    if (error instanceof HandInError || errnoOf(error) !== "") throw error; // a full disk is no damage
    throw handInError(copy.shown, {
      en: "it is damaged, or no tar archive at all",
      pt: "ele está danificado, ou nem é um arquivo tar",
    }, PACK_AGAIN);
  }
}

async function take({ header, body }: ParsedTarEntry, copy: PrivateCopy): Promise<void> {
  copy.meet();
  const { name, type = "file", mode = 0, linkname = "" } = header;
  if (type === "directory") copy.folder(name);
  else if (type === "symlink") copy.link(name, linkname);
  else if (type === "link") copy.remarks.leftOut(name, HARD_LINK);
  else if (type !== "file") copy.remarks.leftOut(name, NO_FILE);
  else {
    const executable = (mode & 0o111) !== 0;
    // pipeTo() closes the sink, which is no file: the copy closes that itself.
    if (await copy.file(name, executable, (sink) => body.pipeTo(sink))) return;
  }
  // The next entry only comes once this one's body is consumed or cancelled.
  await body.cancel();
}

/** The file in small chunks. It is closed at the end, at an error and when nobody wants more. */
function chunks(file: Deno.FsFile): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const buffer = new Uint8Array(CHUNK_BYTES);
      try {
        const read = await file.read(buffer);
        if (read !== null) return controller.enqueue(buffer.subarray(0, read));
      } catch (error) {
        file.close();
        throw error;
      }
      file.close();
      controller.close();
    },
    cancel: () => file.close(),
  }, { highWaterMark: 0 });
}

function inflated(file: Deno.FsFile): ReadableStream<Uint8Array<ArrayBuffer>> {
  return chunks(file).pipeThrough(new DecompressionStream("gzip"));
}

/** Counts what the archive inflates to, also of entries that are left out. */
function bounded(
  { limits, shown }: PrivateCopy,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes <= limits.tarBytes) return controller.enqueue(chunk);
      const mib = limits.tarBytes / 1024 / 1024;
      throw handInError(shown, {
        en: `it inflates to more than ${mib} MiB`,
        pt: `ele se expande para mais de ${mib} MiB`,
      }, LESS);
    },
  });
}

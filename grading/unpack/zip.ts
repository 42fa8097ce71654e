/**
 * What a zip holds into a private copy.
 *
 * @module
 */
import {
  configure,
  type Entry,
  ERR_OVERLAPPING_ENTRY,
  ERR_UNSUPPORTED_COMPRESSION,
  type FileEntry,
  Reader,
  ZipReader,
} from "@zip.js/zip.js";
import { errnoOf } from "../../wire/socket_error.ts";
import type { Text } from "../../wire/text.ts";
import { HandInError, handInError, LESS, PACK_AGAIN } from "./limits.ts";
import { zipName } from "./names.ts";
import type { PrivateCopy } from "./private_copy.ts";

// No workers: they would need permissions of their own. DEFLATE makes at most 1032 bytes of one, so that
// 8 KiB of it become 8 MiB at most before they are counted.
configure({ useWebWorkers: false, chunkSize: 8 * 1024 });

/** The most that is read at once; more can only be a directory of far too many entries. */
const MOST_READ_BYTES = 32 * 1024 * 1024;
/** PATH_MAX: what a symbolic link may hold. */
const MOST_LINK_BYTES = 4096;

/** The type of a file in its Unix mode, as in inode(7). */
const TYPE = 0o170000;
const SYMLINK = 0o120000;
/** None, for what was packed on Windows; regular; folder. */
const PLAIN = [0, 0o100000, 0o040000];

const ENCRYPTED: Text = { en: "it is encrypted", pt: "está criptografado" };
const NO_FILE: Text = {
  en: "it is no regular file or folder",
  pt: "não é arquivo comum nem pasta",
};
const OVERLAPS: Text = {
  en: "it shares its bytes with another entry",
  pt: "compartilha seus bytes com outra entrada",
};
const UNKNOWN: Text = {
  en: "it is compressed in a way that is not known here",
  pt: "está comprimido de um modo que não é conhecido aqui",
};
const LONG_LINK: Text = {
  en: "it is a symbolic link that is too long",
  pt: "é um link simbólico longo demais",
};

/** A file, read in places. */
class FileReader extends Reader<Deno.FsFile> {
  constructor(readonly file: Deno.FsFile, override size: number, readonly shown: string) {
    super(file);
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = Math.max(0, Math.min(length, this.size - index));
    if (bytes > MOST_READ_BYTES) {
      throw handInError(this.shown, {
        en: "its directory of entries is too long",
        pt: "seu diretório de entradas é longo demais",
      }, LESS);
    }
    const buffer = new Uint8Array(bytes);
    await this.file.seek(index, Deno.SeekMode.Start);
    for (let at = 0; at < bytes;) {
      const read = await this.file.read(buffer.subarray(at));
      if (read === null) return buffer.subarray(0, at);
      at += read;
    }
    return buffer;
  }
}

/**
 * Unpacks a zip.
 *
 * @throws {HandInError} where it is damaged, or too much.
 */
export async function unpackZip(path: string, copy: PrivateCopy): Promise<void> {
  using file = await Deno.open(path);
  const { size } = await file.stat();
  const zip = new ZipReader(new FileReader(file, size, copy.shown), {
    // Names are judged by the copy, one by one: the reader would give up the whole archive for one of them.
    filenameValidation: "tolerant",
    checkOverlappingEntry: true,
    checkSignature: true,
  });
  try {
    for await (const entry of zip.getEntriesGenerator()) await take(entry, copy);
  } catch (error) {
    if (error instanceof HandInError || errnoOf(error) !== "") throw error; // a full disk is no damage
    throw handInError(copy.shown, {
      en: "it is damaged, or no zip archive at all",
      pt: "ele está danificado, ou nem é um arquivo zip",
    }, PACK_AGAIN);
  } finally {
    await zip.close();
  }
}

async function take(entry: Entry, copy: PrivateCopy): Promise<void> {
  copy.meet();
  const name = zipName(entry.filename);
  // APPNOTE 4.4.15: the upper half is for the system that packed it; Unix ones put st_mode there.
  const mode = entry.externalFileAttributes >>> 16;
  const type = mode & TYPE;
  if (entry.encrypted) copy.remarks.leftOut(name, ENCRYPTED);
  else if (type !== SYMLINK && !PLAIN.includes(type)) copy.remarks.leftOut(name, NO_FILE);
  else if (entry.directory || name.endsWith("/")) copy.folder(name);
  else {
    try {
      if (type === SYMLINK) await takeLink(name, entry, copy);
      else await copy.file(name, (mode & 0o111) !== 0, (sink) => entry.getData(sink));
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      if (message === ERR_OVERLAPPING_ENTRY) copy.remarks.leftOut(name, OVERLAPS);
      else if (message === ERR_UNSUPPORTED_COMPRESSION) copy.remarks.leftOut(name, UNKNOWN);
      else throw error;
    }
  }
}

/** A symbolic link's contents are what it points at. */
async function takeLink(name: string, entry: FileEntry, copy: PrivateCopy): Promise<void> {
  const bytes: number[] = [];
  let tooLong = false;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      tooLong = bytes.length + chunk.length > MOST_LINK_BYTES;
      if (tooLong) throw new Error("a link of more than PATH_MAX");
      bytes.push(...chunk);
    },
  });
  try {
    await entry.getData(sink);
  } catch (error) {
    if (!tooLong) throw error;
    return copy.remarks.leftOut(name, LONG_LINK);
  }
  copy.link(name, new TextDecoder().decode(new Uint8Array(bytes)));
}

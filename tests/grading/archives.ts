/** Archives as no honest tool makes them, and a place to unpack them in. */
import { crc32, deflateRawSync } from "node:zlib";
import { packTar, type TarEntry } from "modern-tar";
import { copyInto } from "../../grading/handed_in.ts";
import { LIMITS, type Limits } from "../../grading/unpack/limits.ts";
import type { Text } from "../../wire/text.ts";

/** What there is nothing to say against, for an archive ... */
export const GOOD = { name: "good.py", data: "print(1)\n" };
/** ... and as it arrives. */
export const ARRIVED = { "good.py": "print(1)\n" };

/** An entry of a zip, each field of which may lie. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  /** st_mode, for the upper half of the external attributes. */
  readonly mode?: number;
  /** General purpose bits, APPNOTE 4.4.4. */
  readonly flags?: number;
  readonly method?: number;
  /** The sizes it claims to inflate to. */
  readonly declared?: number;
  /** Leaves its own bytes out and points at this earlier entry's. */
  readonly sharesWith?: number;
  readonly wrongCrc?: boolean;
}

const encoder = new TextEncoder();
const bytesOf = (data: string | Uint8Array) =>
  typeof data === "string" ? encoder.encode(data) : data;

/** Numbers of two and four bytes, little-endian. */
function record(...fields: readonly (readonly [2 | 4, number] | Uint8Array)[]): Uint8Array {
  const parts = fields.map((field) => {
    if (field instanceof Uint8Array) return field;
    const [size, value] = field;
    const part = new Uint8Array(4);
    new DataView(part.buffer).setUint32(0, value, true);
    return part.slice(0, size);
  });
  return joined(parts);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A zip made byte by byte, after APPNOTE 4.3. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { mode = 0o100644, flags = 0, method = 8, sharesWith } = entry;
    const name = bytesOf(entry.name);
    const data = bytesOf(entry.data ?? "");
    const packed = method === 8 ? deflateRawSync(data) : data;
    const common = record(
      [2, 20],
      [2, flags],
      [2, method],
      [4, 0],
      [4, entry.wrongCrc === true ? 1 : crc32(data)],
      [4, packed.length],
      [4, entry.declared ?? data.length],
      [2, name.length],
      [2, 0],
    );
    const start = sharesWith === undefined ? offset : offsets[sharesWith] ?? 0;
    offsets.push(start);
    if (sharesWith === undefined) {
      const bytes = record([4, 0x04034b50], common, name, packed);
      local.push(bytes);
      offset += bytes.length;
    }
    central.push(
      record(
        [4, 0x02014b50],
        [2, 0x031e],
        common,
        [2, 0],
        [2, 0],
        [2, 0],
        [4, mode * 0x10000],
        [4, start],
        name,
      ),
    );
  }
  const directory = joined(central);
  const end = record(
    [4, 0x06054b50],
    [4, 0],
    [2, entries.length],
    [2, entries.length],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  return joined([...local, directory, end]);
}

/** A tar; the writer refuses no name. */
export function tarOf(
  entries: readonly (Partial<TarEntry["header"]> & { name: string; data?: string })[],
): Promise<Uint8Array> {
  return packTar(entries.map(({ data, ...header }) => ({
    header: { mtime: new Date(0), ...header, size: bytesOf(data ?? "").length },
    ...(data === undefined ? {} : { body: data }),
  })));
}

/** Bytes through gzip. */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** All below a folder: contents of files, `executable` marked with `*`, folders with a slash, links as such. */
export async function treeOf(root: string, below = ""): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  for await (const entry of Deno.readDir(root + below)) {
    const path = `${below}/${entry.name}`;
    const shown = path.slice(1);
    if (entry.isDirectory) Object.assign(tree, { [`${shown}/`]: "" }, await treeOf(root, path));
    else if (!entry.isFile) tree[shown] = "neither file nor folder";
    else {
      const executable = ((await Deno.stat(root + path)).mode ?? 0) & 0o111;
      tree[executable ? `${shown}*` : shown] = await Deno.readTextFile(root + path);
    }
  }
  return tree;
}

/** A place of its own for each test, with the copy's folder four levels down: room to escape into. */
export class Place implements AsyncDisposable {
  private constructor(readonly root: string) {}

  static async make(): Promise<Place> {
    return new Place(await Deno.makeTempDir({ prefix: "handed-in-" }));
  }

  get target(): string {
    return `${this.root}/a/b/c/target`;
  }

  async put(name: string, bytes: Uint8Array | string): Promise<string> {
    const path = `${this.root}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeFile(path, bytesOf(bytes));
    return path;
  }

  /** Unpacks, and returns what arrived, what was remarked, and what is outside the target. */
  async unpack(name: string, bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<Unpacked> {
    const path = await this.put(name, bytes);
    const remarks = await copyInto({ folder: "it", path, kind: "archive" }, this.target, {
      ...LIMITS,
      ...limits,
    });
    return { inside: await treeOf(this.target), remarks, outside: await this.outside(name) };
  }

  /** What is neither the archive nor in the target. */
  async outside(name: string): Promise<string[]> {
    const ways = ["a/", "a/b/", "a/b/c/", "a/b/c/target/"];
    return Object.keys(await treeOf(this.root)).filter((path) =>
      path !== name && !ways.includes(path) && !path.startsWith("a/b/c/target/")
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.root, { recursive: true });
  }
}

export interface Unpacked {
  readonly inside: Record<string, string>;
  readonly remarks: readonly Text[];
  readonly outside: readonly string[];
}

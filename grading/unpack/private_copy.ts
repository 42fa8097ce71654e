/**
 * The private copy that a hand-in is made into: plain files and folders, nothing else, all inside one folder.
 *
 * No symbolic link is ever made, and nothing is written over: so no path of the copy can lead out of it,
 * whatever the order of the entries.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { handInError, LESS, LIMITS, type Limits, Remarks } from "./limits.ts";
import { isIgnored, keyOf, partsOf } from "./names.ts";

/** Writes a file's bytes; what it writes is counted, and refused when it becomes too much. */
export type Fill = (sink: WritableStream<Uint8Array>) => Promise<unknown>;

/** What stands at a path of the copy. */
export type Kind = "folder" | "file" | "link";

const TWICE: Text = {
  en: "there is another of that name, or of one that differs only by case",
  pt: "há outro com esse nome, ou com um que difere só em maiúsculas",
};
const THROUGH: Text = {
  en: "what stands for its folder is no folder",
  pt: "o que está no lugar da pasta não é pasta",
};

/** The folder that is being filled, and what it may still take. */
export class PrivateCopy {
  /** What was left out so far. */
  readonly remarks = new Remarks();
  /** Symbolic links, by path: what each points at. They are resolved once all else is there. */
  readonly links = new Map<string, string>();
  readonly #byKey = new Map<string, { readonly path: string; readonly kind: Kind }>();
  readonly #encoder = new TextEncoder();
  #seen = 0;
  #bytes = 0;

  /**
   * @param target an empty folder of ours.
   * @param shown the hand-in, as messages name it.
   */
  constructor(readonly target: string, readonly shown: string, readonly limits: Limits = LIMITS) {}

  /** What stands at exactly this path. */
  kindAt(path: string): Kind | undefined {
    const found = this.#byKey.get(keyOf(path));
    return found?.path === path ? found.kind : undefined;
  }

  /** All that stands below a folder, parents first. */
  below(path: string): { readonly path: string; readonly kind: Kind }[] {
    return [...this.#byKey.values()].filter((entry) => entry.path.startsWith(`${path}/`));
  }

  /** Where a path of the copy is on disk. */
  onDisk(path: string): string {
    return `${this.target}/${path}`;
  }

  /** Notes that an entry was met, before anything is done about it. */
  meet(): void {
    if (++this.#seen > this.limits.seen) this.#tooMuch("entries");
  }

  /** Makes a folder, and those above it. */
  folder(name: string): void {
    this.#claim(name, "folder");
  }

  /** Notes a symbolic link. */
  link(name: string, pointsAt: string): void {
    const path = this.#claim(name, "link");
    if (path !== undefined) this.links.set(path, pointsAt);
  }

  /** A link takes no place any more: what it points at may. */
  unlink(path: string): void {
    this.links.delete(path);
    this.#byKey.delete(keyOf(path));
  }

  /**
   * Makes a file.
   *
   * @returns whether it was made. What is left out is not filled either.
   * @throws {HandInError} where it is too much. Also whatever `fill` throws; the file is gone then.
   */
  async file(name: string, executable: boolean, fill: Fill): Promise<boolean> {
    const path = this.#claim(name, "file");
    if (path === undefined) return false;
    // open(2) with O_EXCL follows no link and writes over nothing; of the mode only this one bit is taken over.
    const file = await Deno.open(this.onDisk(path), {
      write: true,
      createNew: true,
      mode: executable ? 0o755 : 0o644,
    }).catch((error) => this.#taken(error, path));
    if (file === undefined) return false;
    let done = false;
    try {
      await fill(this.#sink(file));
      done = true;
    } finally {
      file.close();
      if (!done) {
        await Deno.remove(this.onDisk(path));
        this.#byKey.delete(keyOf(path));
      }
    }
    return true;
  }

  /** Counts what really arrives: what a header declares may be a lie. Written at once, so that no write is ever pending. */
  #sink(file: Deno.FsFile): WritableStream<Uint8Array> {
    let bytes = 0;
    return new WritableStream<Uint8Array>({
      write: (chunk) => {
        bytes += chunk.length;
        this.#bytes += chunk.length;
        if (bytes > this.limits.fileBytes) this.#tooMuch("file");
        if (this.#bytes > this.limits.allBytes) this.#tooMuch("all");
        for (let at = 0; at < chunk.length;) at += file.writeSync(chunk.subarray(at));
      },
    });
  }

  /** Takes a place for an entry, and makes the folders that lead there; or says why not. */
  #claim(name: string, kind: Kind): string | undefined {
    const judged = partsOf(name);
    if ("bad" in judged) return this.remarks.leftOut(name, judged.bad) as undefined;
    const { parts } = judged;
    if (parts.length === 0 || isIgnored(parts)) return undefined;
    const path = parts.join("/");
    this.#measure(parts, path);
    for (let depth = 1; depth <= parts.length; depth++) {
      const last = depth === parts.length;
      const here = parts.slice(0, depth).join("/");
      const wanted = last ? kind : "folder";
      const there = this.#byKey.get(keyOf(here));
      if (there === undefined) {
        if (!this.#place(here, wanted)) return undefined;
      } else if (there.path !== here || (last && (kind !== "folder" || there.kind !== "folder"))) {
        return this.remarks.leftOut(name, TWICE) as undefined;
      } else if (there.kind !== "folder") {
        return this.remarks.leftOut(name, THROUGH) as undefined;
      }
    }
    return path;
  }

  /** Returns whether the place could be had. */
  #place(path: string, kind: Kind): boolean {
    if (this.#byKey.size >= this.limits.entries) this.#tooMuch("entries");
    this.#byKey.set(keyOf(path), { path, kind });
    try {
      if (kind === "folder") Deno.mkdirSync(this.onDisk(path), { mode: 0o755 });
      return true;
    } catch (error) {
      this.#taken(error, path);
      return false;
    }
  }

  /** A disk may take more names for one than keyOf() does (APFS: `ß` and `ss`). Whatever else went wrong is thrown. */
  #taken(error: unknown, path: string): undefined {
    this.#byKey.delete(keyOf(path));
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    this.remarks.leftOut(path, TWICE);
  }

  #measure(parts: readonly string[], path: string): void {
    const { depth, pathBytes, nameBytes } = this.limits;
    const length = (text: string) => this.#encoder.encode(text).length;
    if (parts.length > depth) this.#tooMuch("depth");
    if (length(path) > pathBytes || parts.some((part) => length(part) > nameBytes)) {
      this.#tooMuch("path");
    }
  }

  #tooMuch(what: "all" | "file" | "entries" | "depth" | "path"): never {
    const { limits } = this;
    const mib = (bytes: number) => `${bytes / 1024 / 1024} MiB`;
    const why: Record<typeof what, Text> = {
      all: {
        en: `its contents are more than ${mib(limits.allBytes)}`,
        pt: `seu conteúdo passa de ${mib(limits.allBytes)}`,
      },
      file: {
        en: `it has a file of more than ${mib(limits.fileBytes)}`,
        pt: `ele tem um arquivo de mais de ${mib(limits.fileBytes)}`,
      },
      entries: {
        en: `it has more than ${limits.entries} files and folders`,
        pt: `ele tem mais de ${limits.entries} arquivos e pastas`,
      },
      depth: {
        en: `it has folders within folders more than ${limits.depth} deep`,
        pt: `ele tem pastas dentro de pastas com mais de ${limits.depth} níveis`,
      },
      path: {
        en: `it has a name of more than ${limits.nameBytes} bytes, or a path of more than ` +
          `${limits.pathBytes}`,
        pt: `ele tem um nome de mais de ${limits.nameBytes} bytes, ou um caminho de mais de ` +
          `${limits.pathBytes}`,
      },
    };
    throw handInError(this.shown, why[what], LESS);
  }
}

/**
 * The sources in a submission's folder. Whoever packed it is not trusted: links are not followed, and
 * neither the number of files nor their size is theirs to choose.
 *
 * @module
 */

/** The languages whose programs can be built and started without being told how. */
export type Language = "python" | "c" | "cpp" | "java" | "node" | "deno" | "go" | "rust";

/** A file with a program, or with a part of one. */
export interface Source {
  /** From the submission's folder, with `/`, as in `udp/server.py`. */
  readonly path: string;
  /** `udp`, or `.`. */
  readonly folder: string;
  /** `server`. */
  readonly stem: string;
  readonly language: Language;
  /** Without comments, so that "as in TCP" in a UDP program misleads nobody. */
  readonly code: string;
  /** Of the whole file, comments too: a compiler may have to be told. */
  readonly encoding: Encoding;
}

/** `latin1` is whatever is not UTF-8: what an editor on Windows writes. */
export type Encoding = "ascii" | "utf-8" | "latin1";

/** What a submission's folder holds. */
export interface Listing {
  readonly sources: readonly Source[];
  /** The texts of files such as Makefile and Cargo.toml, by path. */
  readonly recipes: ReadonlyMap<string, string>;
  /** All paths of files and folders. */
  readonly paths: ReadonlySet<string>;
  /** Programs in languages that are not guessed. */
  readonly foreign: readonly string[];
  /** The folders that held nothing but this one, and this one: `questao3`, or `.`. */
  readonly wrappers: string;
}

/** Files and folders that are looked at. */
const MOST_ENTRIES = 4_000;
/** Maven's `src/main/java/br/edu/ifma/redes` has seven. */
const MOST_DEPTH = 8;
/** How often a folder may hold nothing but another. */
const MOST_WRAPPERS = 3;
/** Of one source; a program of a course is shorter by far, and patterns take their time with long ones. */
const MOST_BYTES = 64 * 1024;
/** Of all files together. */
const MOST_BYTES_IN_ALL = 8 * 1024 * 1024;

const LANGUAGES: Readonly<Record<string, Language>> = {
  ...{
    py: "python",
    c: "c",
    cpp: "cpp",
    cc: "cpp",
    cxx: "cpp",
    java: "java",
    go: "go",
    rs: "rust",
  },
  // A header is built into others, and may say which port.
  ...{ h: "c", hpp: "cpp" },
  ...{ js: "node", mjs: "node", cjs: "node", ts: "deno", mts: "deno" },
};

const FOREIGN = /^(?:kts?|cs|fs|vb|php|rb|lua|pl|scala|swift|dart|hs|exs?|erl|pas|ipynb|jar)$/;
const RECIPES = /^(?:makefile|gnumakefile|cargo\.toml|go\.mod|package\.json)$/i;
/** What tools leave behind. */
const SKIPPED =
  /^(?:\..*|node_modules|target|build|dist|out|__pycache__|__macosx|venv|env|cmake-build-.*|vendor)$/i;

/** The folder itself, or, where it holds nothing but one folder, as zips do, that one; and its path inside. */
export async function innerFolder(folder: string): Promise<{ root: string; wrappers: string }> {
  const outer = folder.replace(/\/$/, "");
  for (let depth = 0; depth < MOST_WRAPPERS; depth++) {
    const entries = (await entriesOf(folder)).filter(({ name }) =>
      !/^(?:\..*|__macosx|thumbs\.db)$/i.test(name)
    );
    const [only] = entries;
    if (entries.length !== 1 || !only?.isDirectory || only.isSymlink) break;
    folder = `${folder.replace(/\/$/, "")}/${only.name}`;
  }
  return { root: folder, wrappers: folder.slice(outer.length + 1) || "." };
}

/** Reads what a guess needs, in the order of the paths. What cannot be read is passed over. */
export async function listFolder(folder: string, wrappers = "."): Promise<Listing> {
  const sources: Source[] = [];
  const recipes = new Map<string, string>();
  const paths = new Set<string>();
  const foreign: string[] = [];
  let bytesLeft = MOST_BYTES_IN_ALL;
  const read = async (path: string) => {
    const bytes = await bytesOf(join(folder, path), Math.min(MOST_BYTES, bytesLeft));
    bytesLeft -= bytes.length;
    return bytes;
  };
  const look = async (inside: string, depth: number): Promise<void> => {
    const folders: string[] = [];
    for (const { name, isFile, isDirectory, isSymlink } of await entriesOf(join(folder, inside))) {
      // A name with a hole in it would be filled in; one with a line break could pose as two.
      if (isSymlink || SKIPPED.test(name) || /[{}\p{Cc}]/u.test(name)) continue;
      if (paths.size >= MOST_ENTRIES) return;
      const path = join(inside, name);
      paths.add(path);
      if (isDirectory && depth < MOST_DEPTH) folders.push(path);
      if (!isFile) continue;
      if (RECIPES.test(name)) recipes.set(path, textOf(await read(path)));
      const [, stem = "", extension = ""] = /^(.+)\.(\w+)$/.exec(name) ?? [];
      if (FOREIGN.test(extension.toLowerCase())) foreign.push(path);
      const language = LANGUAGES[extension.toLowerCase()];
      if (language === undefined || name.endsWith(".d.ts")) continue;
      const bytes = await read(path);
      const code = withoutComments(textOf(bytes), language);
      sources.push({
        ...{ path, folder: inside, stem, code },
        language: spoken(language, extension, code),
        encoding: encodingOf(bytes),
      });
    }
    // Folders come last, so that a huge one takes nothing from the files beside it.
    for (const one of folders) await look(one, depth + 1);
  };
  await look(".", 0);
  sources.sort((a, b) => a.path < b.path ? -1 : 1);
  return { sources, recipes, paths, foreign, wrappers };
}

/** JavaScript is Deno's by what it calls; TypeScript is Node's by `require`, which Deno lacks in it. */
function spoken(language: Language, extension: string, code: string): Language {
  if (language === "node" && /\bDeno\.\w/.test(code)) return "deno";
  const requires = /\brequire\s*\(\s*["']/.test(code) && !/\bcreateRequire\b/.test(code);
  return language === "deno" && extension === "ts" && requires ? "node" : language;
}

async function entriesOf(folder: string): Promise<Deno.DirEntry[]> {
  const entries: Deno.DirEntry[] = [];
  try {
    for await (const entry of Deno.readDir(folder)) {
      if (entries.push(entry) >= MOST_ENTRIES) break;
    }
  } catch {
    // One that may not be looked into holds nothing for us.
  }
  return entries.sort((a, b) => a.name < b.name ? -1 : 1);
}

/** `./x` as `x`. */
export function join(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

/** So much of a file; nothing of one that cannot be read. */
async function bytesOf(path: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(most);
  let filled = 0;
  try {
    using file = await Deno.open(path);
    for (let read: number | null = 0; read !== null && filled < most; filled += read ?? 0) {
      read = await file.read(bytes.subarray(filled));
    }
  } catch {
    // Its name still says something.
  }
  return bytes.subarray(0, filled);
}

/** A NUL is in no source. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  return bytes.includes(0) ? "" : new TextDecoder().decode(bytes);
}

function encodingOf(bytes: Uint8Array<ArrayBuffer>): Encoding {
  if (bytes.every((byte) => byte < 0x80)) return "ascii";
  try {
    // With `stream`, a character that was cut in two at the end is no error.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "latin1";
  }
}

/** Strings are kept as they are: `"http://"` has no comment in it. */
function withoutComments(text: string, language: Language): string {
  const strings = String.raw`("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')`;
  const comments = language === "python"
    ? String.raw`"""[^]*?"""|'''[^]*?'''|#[^\n]*`
    : String.raw`//[^\n]*|/\*[^]*?\*/`;
  // Python's docstrings begin like a string, and so come first.
  const both = language === "python" ? `${comments}|${strings}` : `${strings}|${comments}`;
  // Long runs of blanks would cost the patterns that look at this their time, squared.
  return text.replace(new RegExp(both, "g"), (_, string?: string) => string ?? "")
    .replace(/\s+/g, (blanks) => blanks.includes("\n") ? "\n" : " ");
}

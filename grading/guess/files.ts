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
}

/** What a submission's folder holds. */
export interface Listing {
  readonly sources: readonly Source[];
  /** The texts of files such as Makefile and Cargo.toml, by path. */
  readonly recipes: ReadonlyMap<string, string>;
  /** All paths of files and folders. */
  readonly paths: ReadonlySet<string>;
}

const MOST_FILES = 2_000;
const MOST_DEPTH = 3;
/** Of one source; a program of a course is shorter by far, and patterns take their time with long ones. */
const MOST_BYTES = 64 * 1024;

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

const RECIPES = /^(?:makefile|gnumakefile|cargo\.toml|go\.mod)$/i;
/** What tools leave behind. */
const SKIPPED =
  /^(?:\..*|node_modules|target|build|dist|out|__pycache__|__macosx|venv|env|cmake-build-.*|vendor)$/i;

/** The folder itself, or, where it holds nothing but one folder, as zips do, that one. */
export async function innerFolder(folder: string): Promise<string> {
  for (let depth = 0; depth < MOST_DEPTH; depth++) {
    const entries = (await entriesOf(folder)).filter(({ name }) =>
      !/^(?:\..*|__macosx|thumbs\.db)$/i.test(name)
    );
    const [only] = entries;
    if (entries.length !== 1 || !only?.isDirectory || only.isSymlink) break;
    folder = `${folder.replace(/\/$/, "")}/${only.name}`;
  }
  return folder;
}

/** Reads what a guess needs, in the order of the paths. */
export async function listFolder(folder: string): Promise<Listing> {
  const sources: Source[] = [];
  const recipes = new Map<string, string>();
  const paths = new Set<string>();
  let files = 0;
  const look = async (inside: string, depth: number): Promise<void> => {
    for (const { name, isFile, isDirectory, isSymlink } of await entriesOf(join(folder, inside))) {
      // A name with a hole in it would be filled in; one with a line break could pose as two.
      if (isSymlink || SKIPPED.test(name) || /[{}\p{Cc}]/u.test(name)) continue;
      const path = join(inside, name);
      paths.add(path);
      if (isDirectory && depth < MOST_DEPTH) await look(path, depth + 1);
      if (!isFile || ++files > MOST_FILES) continue;
      if (RECIPES.test(name)) recipes.set(path, await textOf(join(folder, path)));
      const [, stem = "", extension = ""] = /^(.+)\.(\w+)$/.exec(name) ?? [];
      const language = LANGUAGES[extension.toLowerCase()];
      if (language === undefined || name.endsWith(".d.ts")) continue;
      const code = withoutComments(await textOf(join(folder, path)), language);
      const usesDeno = language === "node" && /\bDeno\.\w/.test(code);
      sources.push({
        ...{ path, folder: inside, stem, code },
        language: usesDeno ? "deno" : language,
      });
    }
  };
  await look(".", 0);
  return { sources, recipes, paths };
}

async function entriesOf(folder: string): Promise<Deno.DirEntry[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.sort((a, b) => a.name < b.name ? -1 : 1);
}

/** `./x` as `x`. */
export function join(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

async function textOf(path: string): Promise<string> {
  using file = await Deno.open(path);
  const bytes = new Uint8Array(MOST_BYTES);
  let filled = 0;
  for (let read: number | null = 0; read !== null && filled < MOST_BYTES; filled += read ?? 0) {
    read = await file.read(bytes.subarray(filled));
  }
  return new TextDecoder().decode(bytes.subarray(0, filled));
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

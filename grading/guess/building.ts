/**
 * How a source is built and started, by its language.
 *
 * @module
 */
import { join, type Listing, type Source } from "./files.ts";
import { madeBy } from "./make.ts";
import { isProgram } from "./parts.ts";
import { above, cargoProgram } from "./rust.ts";

/** The commands that a program needs, word by word. */
export interface Recipe {
  /** Run before, in the submission's folder. */
  readonly build: readonly (readonly string[])[];
  /** Starts it; its arguments come after. */
  readonly run: readonly string[];
}

/** What most command lines of a build still take in; javac finds further classes by itself. */
const MOST_FILES = 40;

/** How a program of a listing is built and started. */
export function recipeOf(source: Source, listing: Listing): Recipe {
  const { language, path, code } = source;
  switch (language) {
    case "python":
      return { build: [], run: ["python3", operand(path)] };
    case "node":
      return path.endsWith(".ts") && isCommonJs(source, listing)
        // Deno knows `require` where a package.json says that it is to be known.
        ? { build: [], run: ["deno", "run", ...permissionsFor(code), operand(path)] }
        : { build: [], run: ["node", operand(path)] };
    case "deno":
      return { build: [], run: ["deno", "run", ...permissionsFor(code), operand(path)] };
    case "java":
      return javaRecipe(source, listing);
    case "rust":
      return cargoProgram(source, listing) ?? compiled(source, listing, ["rustc", "-O"]);
    case "go":
      return goProgram(source, listing);
    case "c":
      return madeBy(source, listing) ?? compiled(source, listing, ["gcc", "-O1", "-pthread"]);
    case "cpp":
      return madeBy(source, listing) ?? compiled(source, listing, ["g++", "-O1", "-pthread"]);
  }
}

/** A file called `-x.py` is no flag. */
function operand(path: string): string {
  return path.startsWith("-") ? `./${path}` : path;
}

/** What a Deno program calls, it needs; without, it would stop to ask. */
function permissionsFor(code: string): string[] {
  const needs: [RegExp, string][] = [
    [/Deno\.listenDatagram\b/, "--unstable-net"],
    [/\bWorker\s*\(|\brequire\s*\(|Deno\.(?:read|open)|node:fs|readFile/, "--allow-read"],
    [/Deno\.write(?:Text)?File|appendFile|writeFile/, "--allow-write"],
    [/Deno\.env\b|process\.env\b/, "--allow-env"],
    [/networkInterfaces|Deno\.hostname/, "--allow-sys"],
  ];
  const given = needs.filter(([pattern]) => pattern.test(code)).map(([, flag]) => flag);
  return ["--allow-net", ...given];
}

/** Whether the nearest package.json says that its modules are CommonJS. */
function isCommonJs({ folder }: Source, { recipes }: Listing): boolean {
  const nearest = above(folder).map((one) => recipes.get(join(one, "package.json")))
    .find((text) => text !== undefined);
  return /"type"\s*:\s*"commonjs"/.test(nearest ?? "");
}

/** A module's programs are built where its go.mod is, so that they find its packages. */
function goProgram(source: Source, listing: Listing): Recipe {
  const home = above(source.folder).find((one) => listing.recipes.has(join(one, "go.mod"))) ?? ".";
  const recipe = compiled(source, listing, ["go", "build"]);
  if (home === ".") return recipe;
  const inside = (word: string) =>
    word.startsWith(`${home}/`) ? operand(word.slice(home.length + 1)) : word;
  const [[go = "", build = "", ...words] = []] = recipe.build;
  return { ...recipe, build: [[go, build, "-C", home, ...words.map(inside)]] };
}

/** One program of C, C++, Go or Rust: its file, and those beside it that are no programs. */
function compiled(source: Source, listing: Listing, compiler: readonly string[]): Recipe {
  const { folder, language, path } = source;
  // A lone Rust file names its modules itself.
  const shared = language === "rust"
    ? []
    : listing.sources.filter((other) =>
      other.folder === folder && other.language === language && !isProgram(other) &&
      !other.stem.endsWith("_test") && !/\.h(?:pp)?$/.test(other.path)
    ).slice(0, MOST_FILES);
  const output = outputOf(source, listing);
  const math = language === "c" || language === "cpp" ? ["-lm"] : [];
  const files = [path, ...shared.map((other) => other.path)].map(operand);
  return { build: [[...compiler, "-o", output, ...files, ...math]], run: [`./${output}`] };
}

/** Beside the source; `server.bin` where a folder or another program is called `server`. */
function outputOf({ folder, stem, language, path }: Source, { paths, sources }: Listing): string {
  const plain = join(folder, stem);
  const twin = sources.some((other) =>
    other.folder === folder && other.stem === stem && other.path !== path &&
    other.language !== "java"
  );
  return operand(paths.has(plain) ? `${plain}.bin` : twin ? `${plain}_${language}` : plain);
}

/** Classes go to the folder at which their packages begin. */
function javaRecipe(source: Source, { sources }: Listing): Recipe {
  const root = packageRoot(source);
  const beside = sources.filter((other) =>
    other.language === "java" && packageRoot(other) === root
  );
  const few = beside.length <= MOST_FILES;
  const files = (few ? beside : beside.filter(isProgram).slice(0, MOST_FILES))
    .map(({ path }) => operand(path));
  const name = packageOf(source.code);
  const main = [name, mainClass(source)].filter((part) => part !== "").join(".");
  return {
    build: [[
      "javac",
      ...encoded(beside),
      "-d",
      operand(root),
      ...few ? [] : ["-sourcepath", operand(root)],
      ...files,
    ]],
    run: ["java", "-cp", operand(root), main],
  };
}

/** javac takes the machine's own encoding otherwise, and fails at an accent in another. */
function encoded(sources: readonly Source[]): string[] {
  const found = new Set(sources.map(({ encoding }) => encoding));
  return found.has("latin1")
    ? ["-encoding", "ISO-8859-1"]
    : found.has("utf-8")
    ? ["-encoding", "UTF-8"]
    : [];
}

function packageOf(code: string): string {
  return /^\s*package\s+([\w.]+)\s*;/m.exec(code)?.[1] ?? "";
}

/** `src` of `src/br/ufma/Main.java` in package `br.ufma`; its own folder, where the package is not in the path. */
function packageRoot({ folder, code }: Source): string {
  const inside = packageOf(code).replaceAll(".", "/");
  if (inside === "") return folder;
  if (folder === inside) return ".";
  return folder.endsWith(`/${inside}`) ? folder.slice(0, -inside.length - 1) : folder;
}

/** The outermost class around `main`, which need not be called as the file. */
function mainClass({ code, stem }: Source): string {
  const end = code.search(/\bvoid\s+main\s*\(/);
  let name = stem;
  let depth = 0;
  for (
    const [token, found] of code.slice(0, end).matchAll(/[{}]|\b(?:class|enum|record)\s+(\w+)/g)
  ) {
    if (token === "{") depth++;
    else if (token === "}") depth--;
    else if (depth === 0 && found !== undefined) name = found;
  }
  return name;
}

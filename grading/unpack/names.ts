/**
 * Names that strangers gave to files: which may become a path of ours, and which not.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** The parts of a relative path, none of them `.`, `..` or empty; or why it cannot be one. */
export type Parts =
  | { readonly parts: readonly string[] }
  | { readonly bad: Text };

/** C0, DEL and C1: no program needs them in a name, and NUL would end it early in C. */
// deno-lint-ignore no-control-regex -- control characters are what this is about
const CONTROL = /[\x00-\x1f\x7f-\x9f]/;

const bad = (en: string, pt: string): Parts => ({ bad: { en, pt } });

/**
 * Takes a name apart. APPNOTE 4.4.17.1 allows no drive, no leading slash and `/` only; tar(5) allows all
 * of them, and leaves it to the reader to mistrust them.
 */
export function partsOf(name: string): Parts {
  if (CONTROL.test(name)) {
    return bad("its name has control characters", "seu nome tem caracteres de controle");
  }
  if (name.includes("\\")) {
    return bad("its name has a backslash", "seu nome tem uma barra invertida");
  }
  if (name.startsWith("/")) return bad("its path is absolute", "seu caminho é absoluto");
  if (/^[a-z]:/i.test(name)) {
    return bad("its path begins with a drive", "seu caminho começa com uma unidade");
  }
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) {
    return bad("its path leads out of the folder", "seu caminho leva para fora da pasta");
  }
  return { parts };
}

/**
 * A zip's name as Windows tools meant it: .NET before 4.6.1 and others separate with `\`, against APPNOTE
 * 4.4.17.1. What comes of it is judged like any other name.
 */
export function zipName(name: string): string {
  return name.replaceAll("\\", "/");
}

/** Two names with the same key are one file on the systems that ignore case or compose letters. */
export function keyOf(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** What systems add by themselves. */
const SYSTEMS_OWN = new Set([".git", "__macosx", ".ds_store", "thumbs.db", "desktop.ini"]);

/** Whether the path is of no interest to anybody, so that it stays out without a word. */
export function isIgnored(parts: readonly string[]): boolean {
  return parts.some((part, at) => {
    const lower = part.toLowerCase();
    return SYSTEMS_OWN.has(lower) || lower.startsWith("._") ||
      (lower === ".cache" && parts[at - 1]?.toLowerCase() === "node_modules");
  });
}

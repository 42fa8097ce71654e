/**
 * The project's own files, as far as grading needs them.
 *
 * @module
 */
import { fileFailure } from "../../wire/files.ts";

/** Single files of the project, without which nothing runs. */
export const FILES = ["LICENSE", "deno.json", "deno.lock", "lab.ts", "mod.ts"];
/** Folders of the project, without which nothing runs. */
export const ROOMS = [
  ...["chat", "clients", "commands", "core", "grading", "rig", "scenarios", "servers", "std"],
  ...["views", "wire"],
];

/** What sources are made of: an editor's copies, and what a system leaves in folders, is not. */
const SOURCE = /^[^.].*\.(?:tsx?|css|js|json)$/;

/**
 * Contents by path, without tests, benchmarks and documents.
 *
 * @throws {FileFailure} where one cannot be read.
 */
export async function projectFiles(root: URL): Promise<Map<string, Uint8Array>> {
  const paths = [...FILES];
  for (const room of ROOMS) paths.push(...await sourcesIn(root, room));
  const files = new Map<string, Uint8Array>();
  for (const path of paths.sort()) {
    try {
      files.set(path, await Deno.readFile(new URL(path, root)));
    } catch (error) {
      throw fileFailure("read", path, error);
    }
  }
  return files;
}

async function sourcesIn(root: URL, folder: string): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const { name, isDirectory, isFile } of Deno.readDir(new URL(folder, root))) {
      const path = `${folder}/${name}`;
      if (isDirectory) found.push(...await sourcesIn(root, path));
      else if (isFile && SOURCE.test(name)) found.push(path);
    }
  } catch (error) {
    throw fileFailure("read", folder, error);
  }
  return found;
}

/**
 * What students hand in: a class's folder, and each submission made into a private copy.
 *
 * @module
 */
import { FileFailure, fileFailure, permit } from "../wire/files.ts";
import { errnoOf } from "../wire/socket_error.ts";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { archiveStem, unpack } from "./unpack.ts";
import { copyFolder } from "./unpack/folder.ts";
import { HandInError, LIMITS, type Limits, Remarks } from "./unpack/limits.ts";
import { resolveLinks } from "./unpack/links.ts";
import { keyOf } from "./unpack/names.ts";
import { PrivateCopy } from "./unpack/private_copy.ts";

export { HandInError };

/** One submission, as it was handed in. */
export interface HandedIn {
  /** A name of its own within the class, also where case does not count: fit for a folder. */
  readonly folder: string;
  /** Where it is. */
  readonly path: string;
  /** What it is. */
  readonly kind: "folder" | "archive";
}

/**
 * The submissions in a class's folder: each sub-folder and each archive, in the order of their names.
 *
 * @param remark is told of everything that is taken for no submission.
 * @param reserved names that no submission is given: of what stands beside their results.
 * @throws {FileFailure} where the folder cannot be read.
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function handedIn(
  path: string,
  remark: (text: Text) => void = () => {},
  reserved: readonly string[] = [],
): Promise<readonly HandedIn[]> {
  await permit("read", path);
  const remarks = new Remarks();
  const found: { readonly name: string; readonly stem: string; readonly kind: HandedIn["kind"] }[] =
    [];
  try {
    for await (const { name, isDirectory, isFile } of Deno.readDir(path)) {
      const stem = archiveStem(name);
      if (name === "__MACOSX") continue;
      if (name.startsWith(".")) {
        remarks.leftOut(name, { en: "it is hidden", pt: "está oculto" });
      } else if (isDirectory) found.push({ name, stem: name, kind: "folder" });
      else if (isFile && stem !== undefined) found.push({ name, stem, kind: "archive" });
      else {
        remarks.leftOut(name, {
          en: "it is no folder, .zip, .tar.gz, .tgz or .tar",
          pt: "não é pasta, .zip, .tar.gz, .tgz ou .tar",
        });
      }
    }
  } catch (error) {
    throw fileFailure("read", path, error);
  }
  const inOrder = (a: { readonly name: string }, b: { readonly name: string }) =>
    a.name < b.name ? -1 : 1;
  remarks.texts().toSorted((a, b) => a.en < b.en ? -1 : 1).forEach(remark);
  // Folders choose first: a folder's name is its own, an archive's may keep its ending.
  const taken = new Set(reserved.map(keyOf));
  return found
    .toSorted((a, b) => a.kind === b.kind ? inOrder(a, b) : a.kind === "folder" ? -1 : 1)
    .map(({ name, stem, kind }) => ({
      name,
      handedIn: { folder: unique(taken, stem, name), path: `${path}/${name}`, kind },
    }))
    .toSorted(inOrder)
    .map(({ handedIn }) => handedIn);
}

/** The first of the names that nobody has yet. */
function unique(taken: Set<string>, stem: string, name: string): string {
  const candidates = [stem, name];
  let chosen = candidates.find((candidate) => !taken.has(keyOf(candidate)));
  for (let nth = 2; chosen === undefined; nth++) {
    if (!taken.has(keyOf(`${name}-${nth}`))) chosen = `${name}-${nth}`;
  }
  taken.add(keyOf(chosen));
  return chosen;
}

/**
 * One submission: a folder, or any file that is to be an archive.
 *
 * @throws {FileFailure} where there is none.
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function oneHandedIn(path: string): Promise<HandedIn> {
  await permit("read", path);
  try {
    const { isDirectory } = await Deno.stat(path);
    const name = (await Deno.realPath(path)).split(/[\\/]/).at(-1) ?? "";
    const stem = isDirectory ? name : archiveStem(name) ?? name;
    // `...zip` must not become `..`.
    const folder = /^\.*$/.test(stem) ? "submission" : stem;
    return { folder, path, kind: isDirectory ? "folder" : "archive" };
  } catch (error) {
    throw fileFailure("read", path, error);
  }
}

/** Whether a folder holds several folders or archives, and nothing else. */
export async function isLikeClass(path: string): Promise<boolean> {
  try {
    const all = await Array.fromAsync(Deno.readDir(path));
    const shown = all.filter(({ name }) => !name.startsWith("."));
    return shown.length > 1 &&
      shown.every(({ name, isDirectory }) => isDirectory || archiveStem(name) !== undefined);
  } catch {
    return false;
  }
}

/**
 * Makes a private copy of a submission: regular files and folders only, all of them inside.
 *
 * @param target a folder, empty or not there yet.
 * @returns what was left out, and why.
 * @throws {HandInError} where it is damaged, or more than the limits allow; the target is empty then.
 * @throws {FileFailure} where it cannot be read, or the copy not be written.
 */
export async function copyInto(
  { path, kind }: HandedIn,
  target: string,
  limits: Limits = LIMITS,
): Promise<readonly Text[]> {
  await permit("read", path);
  await permit("write", target);
  await emptyFolder(target);
  const copy = new PrivateCopy(target, path.split("/").at(-1) || path, limits);
  let done = false;
  try {
    if (kind === "folder") await copyFolder(path, copy);
    else await unpack(path, copy);
    await resolveLinks(copy);
    done = true;
  } catch (error) {
    const errno = errnoOf(error);
    if (error instanceof HandInError || errno === "") throw error;
    throw errno === "ENOSPC"
      ? fileFailure("write", target, error)
      : fileFailure("read", path, error);
  } finally {
    // Half a submission is none, and a bomb must not keep the disk.
    if (!done) await Deno.remove(target, { recursive: true }).then(() => Deno.mkdir(target));
  }
  return copy.remarks.texts();
}

/** Makes sure of an empty folder: what stands there already could be a link that leads elsewhere. */
async function emptyFolder(target: string): Promise<void> {
  try {
    await Deno.mkdir(target, { recursive: true, mode: 0o700 });
    for await (const { name } of Deno.readDir(target)) {
      const [shown, there] = [visible(target), visible(name)];
      throw new FileFailure({
        en: `Cannot write to ${shown}: it is not empty, ${there} is in it.`,
        pt: `Não foi possível escrever em ${shown}: não está vazia, ${there} está nela.`,
      });
    }
  } catch (error) {
    throw error instanceof FileFailure ? error : fileFailure("write", target, error);
  }
}

/**
 * The files of a report: written whole or not at all, and in place of those of an earlier one.
 *
 * @module
 */
import { join } from "node:path";
import { fileFailure } from "../wire/files.ts";
import { UsageError } from "../wire/flags.ts";
import { type Lang, localeOf } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";

/** Contents by their path within the report's folder. */
export type ReportFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Makes the report's folder, and makes sure that files can be written and read there: before a play, not after.
 *
 * @throws {FileFailure} where it cannot be made.
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function openFolder(folder: string): Promise<void> {
  await permitFolder(folder);
  try {
    await Deno.mkdir(folder, { recursive: true });
    await Deno.remove(await Deno.makeTempFile({ dir: folder, prefix: "report-" }));
  } catch (error) {
    throw fileFailure("write", folder, error);
  }
}

/** Files are written there, and those of an earlier report read and replaced. */
async function permitFolder(folder: string): Promise<void> {
  const lacking: string[] = [];
  for (const name of ["read", "write"] as const) {
    const { state } = await Deno.permissions.request({ name, path: folder });
    if (state !== "granted") lacking.push(`--allow-${name}=${visible(folder)}`);
  }
  if (lacking.length === 0) return;
  const flags = lacking.join(" ");
  throw new UsageError({
    en:
      `Deno was started without ${flags}: start lab.ts with that, or use a folder in socketlab's own or in ` +
      "/tmp, which the task may use.",
    pt:
      `O Deno foi iniciado sem ${flags}: inicie lab.ts assim, ou use uma pasta dentro da do socketlab ou ` +
      "de /tmp, que a tarefa pode usar.",
  });
}

/**
 * Writes all of them beside where they belong, then puts each in its place (rename(2)): who reads meanwhile, or
 * finds the disk full, has the earlier report.
 *
 * @throws {FileFailure} where one cannot be written.
 */
export async function writeAll(folder: string, files: ReportFiles): Promise<void> {
  const parts = new Map<string, string>();
  try {
    for (const [name, bytes] of files) {
      const path = join(folder, name);
      // A name of its own: two that write the same folder take nothing from each other.
      const part = `${path}.${crypto.randomUUID()}.part`;
      try {
        await Deno.mkdir(join(path, ".."), { recursive: true });
        parts.set(path, part);
        await Deno.writeFile(part, bytes);
      } catch (error) {
        throw fileFailure("write", path, error);
      }
    }
    for (const [path, part] of parts) {
      try {
        await Deno.rename(part, path);
      } catch (error) {
        throw fileFailure("write", path, error);
      }
      parts.delete(path);
    }
  } finally {
    for (const part of parts.values()) await Deno.remove(part).catch(() => {});
  }
}

/** Removes these, as far as they are there. Returns the names of those that were. */
export async function removeAll(folder: string, names: Iterable<string>): Promise<string[]> {
  const removed: string[] = [];
  for (const name of names) {
    await Deno.remove(join(folder, name)).then(() => removed.push(name), () => {});
  }
  return removed;
}

/** A file's size as people read it. */
export function size(bytes: number, lang: Lang): string {
  const locale = localeOf(lang);
  const shown = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
  });
  return bytes < 2 ** 20
    ? `${shown.format(bytes / 2 ** 10)} KiB`
    : `${shown.format(bytes / 2 ** 20)} MiB`;
}

/** What was written, a line for each file, and one for all that are in a folder of their own. */
export function listed(folder: string, files: ReportFiles, lang: Lang): string[] {
  const rows = new Map<string, { count: number; bytes: number }>();
  for (const [name, { length }] of files) {
    const [first = "", ...rest] = name.split("/");
    const row = rest.length > 0 ? `${first}/` : first;
    const { count, bytes } = rows.get(row) ?? { count: 0, bytes: 0 };
    rows.set(row, { count: count + 1, bytes: bytes + length });
  }
  const names = [...rows.keys()].map((name) => visible(join(folder, name)));
  const widest = Math.max(...names.map((name) => name.length));
  return [...rows].map(([name, { count, bytes }], i) => {
    const many = lang === "pt" ? `${count} arquivos, ` : `${count} files, `;
    const what = (name.endsWith("/") && count > 1 ? many : "") + size(bytes, lang);
    return `${(names[i] ?? "").padEnd(widest)}  ${what}`;
  });
}

/**
 * Web Workers read their own modules, and need leave for it.
 *
 * @module
 */
import { UsageError } from "./flags.ts";

/**
 * Makes sure that workers can start: one that may not read its modules dies with a stack trace of Deno's.
 *
 * @param room the folder of the worker; it imports from there and from `wire/`.
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function mayStartWorkers(room: string): Promise<void> {
  if (Deno.build.standalone) return; // the modules are in the binary
  for (const folder of [room, "wire"]) {
    const path = new URL(`../${folder}`, import.meta.url);
    const { state } = await Deno.permissions.request({ name: "read", path });
    if (state === "granted") continue;
    throw new UsageError({
      en: `Deno was started without --allow-read=${room},wire: a Web Worker reads its own modules.`,
      pt:
        `O Deno foi iniciado sem --allow-read=${room},wire: um Web Worker lê os próprios módulos.`,
    });
  }
}

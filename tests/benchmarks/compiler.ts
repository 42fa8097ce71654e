/**
 * Whether the benchmark can be run here.
 *
 * @module
 */
import { runToEnd } from "../running.ts";

/** Linux, and a C compiler. */
export async function hasCompiler(): Promise<boolean> {
  if (Deno.build.os !== "linux") return false;
  return await runToEnd(["sh", "-c", "command -v ${CC:-cc}"]).then(({ code }) => code === 0);
}

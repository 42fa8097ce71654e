/**
 * What a person types to start something here, for lines that say what to do next.
 *
 * @module
 */
import { dirname } from "node:path";

/**
 * The command of a task: `deno task chat:peer`; from the single binary `socketlab chat-peer`; from the binary
 * of one program `chat-peer`, which lies beside it. With `./` where the binary is in the folder of whoever
 * started it, which no shell searches.
 */
export function typed(task: string): string {
  if (!Deno.build.standalone) return `deno task ${task}`;
  const program = task.replace(":", "-");
  const isHere = dirname(Deno.execPath()) === Deno.cwd();
  const here = isHere ? Deno.build.os === "windows" ? ".\\" : "./" : "";
  return here + (isSingle() ? `${SINGLE} ${program}` : program);
}

/** The one binary that holds all the others. */
export const SINGLE = "socketlab";

/** Whether this is it. */
function isSingle(): boolean {
  return Deno.mainModule.endsWith("/lab.ts");
}

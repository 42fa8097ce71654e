/**
 * What a person types to start something here, for lines that say what to do next.
 *
 * @module
 */

/** The one binary that holds all the others. */
export const SINGLE = "socketlab";

/**
 * The command of a task: `deno task chat:peer`; from the single binary `socketlab chat-peer`; from the binary of
 * one program `chat-peer`, which lies beside it.
 */
export function typed(task: string): string {
  return Deno.build.standalone ? `${prefix()}${task.replace(":", "-")}` : `deno task ${task}`;
}

/** The same where its output goes into a file: `deno task` itself would print the command into it. */
export function typedForOutput(task: string): string {
  return Deno.build.standalone ? typed(task) : `deno task --quiet ${task}`;
}

/** A text as the single binary says it, for what is written from the sources and read beside the binaries. */
export function typedInBinary(text: string): string {
  return text.replace(
    /\bdeno task (?:--quiet )?([\w:-]+)/g,
    (_, task) => `${SINGLE} ${task.replace(":", "-")}`,
  );
}

const prefix = () => Deno.mainModule.endsWith("/lab.ts") ? `${SINGLE} ` : "";

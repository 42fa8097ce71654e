/**
 * How a program here starts and ends: help, usage errors, failures and signals, the same for all.
 *
 * @module
 */
import {
  askedLang,
  type Command,
  type Flags,
  help,
  parse,
  type Parsed,
  UsageError,
} from "./flags.ts";
import { FileFailure } from "./files.ts";
import { SocketFailure } from "./socket_error.ts";
import type { Lang } from "./text.ts";
import { visible } from "./visible.ts";

/**
 * Runs a program: 0 or the code that `main` returns; 1 after a socket or a file failure; 2 after a mistake on the
 * command line. A mistake or a failure is one line on stderr, never a stack trace.
 */
export async function runProgram<F extends Flags>(
  command: Command<F>,
  main: (parsed: Parsed<F>) => Promise<number>,
  args: readonly string[] = Deno.args,
): Promise<never> {
  const lang: Lang = askedLang(args);
  try {
    const parsed = parse(command, args);
    if (parsed.help) {
      console.log(help(command, lang, Deno.stdout.isTerminal() ? Deno.consoleSize().columns : 80));
      Deno.exit(0);
    }
    Deno.exit(await main(parsed));
  } catch (error) {
    const told = error instanceof UsageError || error instanceof SocketFailure ||
      error instanceof FileFailure;
    console.error(told ? error.text[lang] : `${command.name}: ${visible(String(error))}`);
    Deno.exit(error instanceof UsageError ? 2 : 1);
  }
}

/** The signals that ask a program to end: Ctrl-C, and `kill` (or Ctrl-Break, where there is no kill). */
const STOP_SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM"];

/** One Ctrl-C can arrive twice: from the terminal, and passed on by `deno task`. */
const SAME_REQUEST_MS = 300;

/**
 * Aborted at the first request to end; a later request ends the program at once, with code 130. Ctrl-Z does
 * nothing from now on.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  let askedAt = Infinity;
  const ask = () => {
    if (performance.now() - askedAt > SAME_REQUEST_MS) Deno.exit(130);
    if (!stop.signal.aborted) askedAt = performance.now();
    stop.abort();
  };
  for (const signal of STOP_SIGNALS) Deno.addSignalListener(signal, ask);
  // Ctrl-Z would stop this process and not the `deno task` before it: nobody would be served, and no shell come
  // back that could go on with it.
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTSTP", () => {});
  return stop.signal;
}

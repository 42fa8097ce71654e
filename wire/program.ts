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
import { SocketFailure } from "./socket_error.ts";
import type { Lang } from "./text.ts";

/**
 * Runs a program: 0 or the code that `main` returns; 1 after a socket failure; 2 after a mistake on the
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
      console.log(help(command, lang));
      Deno.exit(0);
    }
    Deno.exit(await main(parsed));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SocketFailure)) throw error;
    console.error(error.text[lang]);
    Deno.exit(error instanceof UsageError ? 2 : 1);
  }
}

/** The signals that ask a program to end: Ctrl-C, and `kill` (or Ctrl-Break, where there is no kill). */
export const STOP_SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM"];

/** Aborted at the first request to end; a second request ends the program at once, with code 130. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const ask = () => stop.signal.aborted ? Deno.exit(130) : stop.abort();
  for (const signal of STOP_SIGNALS) Deno.addSignalListener(signal, ask);
  return stop.signal;
}

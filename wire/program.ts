/**
 * How a program here starts and ends: help, usage errors, failures and signals, the same for all.
 *
 * @module
 */
import { askedLang, type Command, type Flags, parse, type Parsed, UsageError } from "./flags.ts";
import { FileFailure } from "./files.ts";
import { help } from "./help.ts";
import { SocketFailure } from "./socket_error.ts";
import type { Lang } from "./text.ts";
import { version } from "./version.ts";
import { visible } from "./visible.ts";

/** A program: its command line, and what it does. */
export interface Program<F extends Flags = Flags> {
  readonly command: Command<F>;
  /** Runs it to its end. Returns the exit code. */
  main(asked: Parsed<F>): Promise<number>;
}

/**
 * Runs a program: 0 or the code that `main` returns; 1 after a socket or a file failure; 2 after a mistake on the
 * command line. A mistake or a failure is one line on stderr, never a stack trace.
 *
 * @param name how it was started.
 */
export async function runProgram<F extends Flags>(
  command: Command<F>,
  main: (parsed: Parsed<F>) => Promise<number>,
  args: readonly string[] = Deno.args,
  name: string = command.name,
): Promise<never> {
  const lang: Lang = askedLang(args);
  try {
    const parsed = parse(command, args);
    if (parsed.about === "help") {
      console.log(help(command, lang, widthOfStdout(), name));
      Deno.exit(0);
    }
    if (parsed.about === "version") {
      console.log(`${name} ${await version()}`);
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

/** How wide what is printed may be: as the terminal, or 80 columns. */
export function widthOfStdout(): number {
  return Deno.stdout.isTerminal() ? Deno.consoleSize().columns : 80;
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

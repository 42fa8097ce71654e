/**
 * A terminal for a program whose lines are read by a lab.
 *
 * At a pipe, C's stdio and others keep what they print until there are 4 KiB of it (setbuf(3)), and a
 * student's program that prints at once for its author would seem dead here. At a terminal it does not.
 *
 * @module
 */
import type { Machine } from "./machine.ts";

/** A word as sh(1) takes it literally. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Programs that never hold back what they print, and that, if stdin and stdout are both a terminal, edit the
 * line and so echo it (Node's readline), or print prompts to stderr (Python's `input`, PyOS_StdioReadline):
 * they read from the terminal and print to the pipe.
 */
const PRINTS_AT_ONCE = /^(?:node|nodejs|bun|npm|npx|tsx|ts-node|(?:python|pypy)[\d.]*)$/;

/**
 * Runs script(1) with $1, stdin reaching it through another process, which turns its end into Ctrl-D and then
 * holds the pipe open. Script would do that itself, but it first waits for the program to have read all
 * before, deaf to what that prints; and after 2 s it gives up, and never tells (ul_pty_write_eof_to_child in
 * util-linux 2.38). In the line discipline's queue a Ctrl-D waits for as long as it takes (termios(3)).
 */
const SCRIPT = `
exec 3>&1 4>&2
{ { cat; printf '\\004'; exec sleep 1000000; } <&5 5<&- 2>/dev/null 3>&- 4>&- & } 5<&0 |
  script -qfe -E never -c "$1" /dev/null
`;

const SET_UP = "stty -onlcr cols 1000 rows 50";

/**
 * What runs a command line as at a terminal: `-f` passes on at once, `-e` ends with the program's exit code,
 * `-E never` leaves the echo out from before the program starts, so that nothing typed early is echoed or
 * lost. `-onlcr` keeps `\\n` from becoming `\\r\\n`; a thousand columns keep long lines whole. The program's
 * stderr stays a pipe: fd 4.
 */
export function atTerminal(machine: Machine, argv: readonly string[]): readonly string[] {
  if (!machine.script) {
    return machine.stdbuf ? ["stdbuf", "-oL", "--", ...argv] : argv;
  }
  return ["sh", "-c", SCRIPT, "sh", `${SET_UP}; ${programAtTerminal(argv)}`];
}

/** The terminal without a program: the line that {@linkcode typedCommand} makes of one is awaited on it. */
export const waitingTerminal: readonly string[] = [
  ...["sh", "-c", SCRIPT, "sh"],
  `${SET_UP}; IFS= read -r line && eval "$line"`,
];

/**
 * A command line as a line that can be typed at a terminal; undefined where it cannot: for what is longer than a line
 * may be there, and for what the terminal itself would obey (termios(3), MAX_CANON and the special characters).
 */
export function typedCommand(argv: readonly string[]): string | undefined {
  const line = programAtTerminal(argv);
  // deno-lint-ignore no-control-regex -- control characters are what this is about
  if (/[\x00-\x1f\x7f]/.test(line)) return undefined;
  return new TextEncoder().encode(line).length < LONGEST_LINE ? line : undefined;
}

const LONGEST_LINE = 4_000;

function programAtTerminal(argv: readonly string[]): string {
  const tool = argv[0]?.replace(/.*\//, "") ?? "";
  const out = PRINTS_AT_ONCE.test(tool) ? ">&3" : "";
  return `exec ${argv.map(quote).join(" ")} ${out} 2>&4 3>&- 4>&-`;
}

/** By number: of Linux (signal(7)) on x86 and ARM. */
const SIGNALS: Readonly<Record<number, Deno.Signal>> = {
  1: "SIGHUP",
  2: "SIGINT",
  3: "SIGQUIT",
  4: "SIGILL",
  5: "SIGTRAP",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  10: "SIGUSR1",
  11: "SIGSEGV",
  12: "SIGUSR2",
  13: "SIGPIPE",
  14: "SIGALRM",
  15: "SIGTERM",
  24: "SIGXCPU",
  25: "SIGXFSZ",
  31: "SIGSYS",
};

/**
 * The signal of which a sandboxed program died, from its exit code: shells, script(1) and bubblewrap say it
 * as 128 and the signal's number. A program may also choose such a code itself, which cannot be told apart.
 */
export function signalOf(code: number): Deno.Signal | undefined {
  return SIGNALS[code - 128];
}

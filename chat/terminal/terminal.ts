/**
 * Where a person types and reads, or a script: one interface, so that the programs do not care which.
 *
 * @module
 */
import type { Lang, Text } from "../../wire/text.ts";
import { stopSignal } from "../../wire/program.ts";
import { PipeTerminal } from "./pipe_terminal.ts";
import { TypingTerminal } from "./typing_terminal.ts";

/** What a program of the chat talks to at home. */
export interface Terminal {
  /** A person types here and reads here; otherwise lines pass through, for a script. */
  readonly isTerminal: boolean;
  /** Aborted when the person wants to leave: Ctrl-C, Ctrl-D, SIGTERM. The end of a script's input is no such wish. */
  readonly leaving: AbortSignal;
  /** What is typed, line by line, until the person leaves or the input ends. To be called once. */
  typed(): AsyncGenerator<string>;
  /** What the typed line begins with from now on, such as `ana> `. */
  prompt(text: string): void;
  /** The next line that is typed is a password: it is not shown, and forgotten when sent. Or none is, after all. */
  secret(isOn: boolean): void;
  /** Shows a line, whoever it is from: control characters in it are written out. */
  show(line: string): Promise<void>;
  /** Shows what the program itself has to say, as a line that begins with `* `. */
  notice(text: Text): Promise<void>;
  /** As {@linkcode notice}, for what went wrong: on stderr where a script reads stdout. */
  problem(text: Text): Promise<void>;
  /** Writes what is still to be written and leaves the terminal as it was found. */
  close(): Promise<void>;
}

/** The terminal of this process: for a person where both stdin and stdout are one. */
export function openTerminal(lang: Lang): Terminal {
  const isTerminal = Deno.stdin.isTerminal() && Deno.stdout.isTerminal();
  return isTerminal ? new TypingTerminal(lang, stopSignal()) : new PipeTerminal(lang, stopSignal());
}

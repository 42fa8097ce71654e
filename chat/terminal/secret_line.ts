/**
 * A password as it is typed: never on the screen, and nowhere that a key could bring it back from. readline
 * would keep it for the up arrow, for undo (Ctrl-_) and, cut, for Ctrl-Y, so it does not see it.
 *
 * @module
 */
import type { Stroke } from "./keystrokes.ts";

/** What a key has done: the word is complete, or the person wants to leave. */
export type Outcome = "done" | "leave" | undefined;

/** One line that nobody may see. */
export class SecretLine {
  #chars: string[];

  /** @param begun what was typed before anybody knew that it is a secret. */
  constructor(begun = "") {
    this.#chars = [...begun];
  }

  /** What was typed. */
  get word(): string {
    return this.#chars.join("");
  }

  /** What may be shown of it: a star for each character. */
  get stars(): string {
    return "*".repeat(this.#chars.length);
  }

  /** Does what a person expects of a key: Enter, Backspace, Ctrl-U and Ctrl-W, Ctrl-C, Ctrl-D; others do nothing. */
  take({ kind, chars }: Stroke): Outcome {
    if (kind === "text") {
      for (const char of chars) this.#chars.push(char);
      return undefined;
    }
    switch (chars) {
      case "\r":
      case "\n":
        return this.#chars.length > 0 ? "done" : undefined; // Enter alone is no guess
      case "\x7f":
      case "\b":
        this.#chars.pop();
        return undefined;
      case "\x15":
      case "\x17":
        this.#chars = [];
        return undefined;
      case "\x03":
        return "leave";
      case "\x04":
        return this.#chars.length === 0 ? "leave" : undefined;
    }
    return undefined;
  }
}

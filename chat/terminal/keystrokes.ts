/**
 * What comes from a keyboard in raw mode, taken apart: text, and keys that do something.
 *
 * readline takes a terminal's bytes one character at a time and measures the whole line after each, so that
 * 8,000 pasted characters took it 21 s. Text handed to it in one piece costs one measurement.
 *
 * @module
 */

/** A piece of what was typed. */
export interface Stroke {
  /** Text to insert, without control characters but tab; or (a part of) one key: Enter, Ctrl-A, `ESC [ D`. */
  readonly kind: "text" | "key";
  readonly chars: string;
}

/**
 * Text; a whole escape sequence (ECMA-48, section 5.4; xterm's ESC O P and the Linux console's ESC [ [ A); the
 * beginning of one, at the end; or one control character. An Escape key alone, or an ESC pressed twice, looks
 * like a beginning: whatever follows is part of it.
 */
const STROKE =
  // deno-lint-ignore no-control-regex -- control characters are what this is about
  /(?<text>[^\x00-\x08\x0a-\x1f\x7f]+)|\x1b{1,2}(?:\[\[[^]|\[[0-?]*[ -/]*[^ -?[]|O\d*\D|[^[O\x1b])|(?<begun>\x1b{1,2}(?:\[\[?|\[[0-?]*[ -/]*|O\d*)?$)|[^]/gu;

/** Takes the bytes of one keyboard apart, wherever a read has cut them. */
export class Keystrokes {
  // A character that a read has cut in two is whole with the next.
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  /** An escape sequence that was passed on so far and goes on with the next read. */
  #begun = "";

  /** What these bytes type, in order. */
  *push(bytes: Uint8Array): Generator<Stroke> {
    const chars = this.#decoder.decode(bytes, { stream: true });
    if (chars === "") return;
    let known = this.#begun.length;
    const all = this.#begun + chars;
    this.#begun = "";
    for (const { 0: stroke, groups } of all.matchAll(STROKE)) {
      this.#begun = groups?.begun ?? "";
      yield { kind: groups?.text === undefined ? "key" : "text", chars: stroke.slice(known) };
      known = 0;
    }
  }
}

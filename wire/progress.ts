/**
 * How far a long piece of work has come, on one line of a terminal that is written over.
 *
 * @module
 */

/** Redrawn at most so often: more cannot be read, and costs what is being measured. */
const REDRAW_MS = 100;

/** The line. Where stderr is no terminal, nothing is written. */
export class Progress {
  readonly #isTerminal = Deno.stderr.isTerminal();
  #drawnMs = -Infinity;
  #visible = false;

  /** Shows the text in place of the last one, unless that is only just there. */
  show(text: string): void {
    const now = performance.now();
    if (!this.#isTerminal || now - this.#drawnMs < REDRAW_MS) return;
    this.#drawnMs = now;
    this.#visible = true;
    // One column stays free: a full line would wrap, and \r leads back to the start of its second half.
    write(text.slice(0, Deno.consoleSize().columns - 1));
  }

  /** Takes the line away: what is written next begins on a clean one. */
  clear(): void {
    if (this.#visible) write("");
    this.#visible = false;
  }
}

/** \r: to the start of the line; CSI K: erase to its end (ECMA-48, EL). */
function write(text: string): void {
  Deno.stderr.writeSync(new TextEncoder().encode(`\r\x1b[K${text}`));
}

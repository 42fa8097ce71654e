/**
 * What was said before one came.
 *
 * @module
 */

const MOST_LINES = 50;
/** Fifty lines of the usual longest size fit; of monstrous ones, fewer are kept. */
const MOST_BYTES = 256 * 1024;

interface Entry {
  readonly at: Date;
  readonly line: string;
  /** Encoded when the first one comes who is shown it, and the same for all others. */
  bytes?: Uint8Array;
}

/** The last lines that were said to all. */
export class History {
  #entries: Entry[] = [];
  #units = 0;

  /** Keeps a line, and lets go of the oldest. */
  add(line: string): void {
    this.#entries.push({ at: new Date(), line });
    this.#units += line.length;
    while (this.#entries.length > MOST_LINES || this.#units > MOST_BYTES / 3) {
      const oldest = this.#entries.shift();
      if (!oldest) return;
      this.#units -= oldest.line.length;
    }
  }

  /** The lines with their time of day, `14:02 <ana 10.77.0.1:40112> hi`, each with its newline. */
  lines(): Uint8Array[] {
    return this.#entries.map((entry) => entry.bytes ??= encode(entry));
  }
}

function encode({ at, line }: Entry): Uint8Array {
  const two = (n: number) => `${n}`.padStart(2, "0");
  return new TextEncoder().encode(`${two(at.getHours())}:${two(at.getMinutes())} ${line}\n`);
}

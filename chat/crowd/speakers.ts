/**
 * Who may say which line when: of each sender only so many lines are under way, and the next one waits until
 * all others have the first of these.
 *
 * @module
 */
import type { Terms } from "./flags.ts";

/** One who speaks; its lines count from 1. */
interface Speaker {
  /** The first line that not everybody has. */
  first: number;
  /** The last one that was said. */
  last: number;
  /** Those in between that everybody has. */
  readonly early: Set<number>;
}

/** All who speak. */
export class Speakers {
  readonly #speakers = new Map<number, Speaker>();

  /** @param say says the sender's line, unless it cannot any more. */
  constructor(
    private readonly terms: Pick<Terms, "lines" | "window">,
    private readonly say: (sender: number, number: number) => boolean,
  ) {}

  /** They begin, in this order. */
  begin(senders: readonly number[]): void {
    for (const sender of senders) {
      const speaker = { first: 1, last: 0, early: new Set<number>() };
      this.#speakers.set(sender, speaker);
      this.#speak(sender, speaker);
    }
  }

  /** Nobody waits for the line any more. */
  everybodyHas(sender: number, number: number): void {
    const speaker = this.#speakers.get(sender);
    if (!speaker) return;
    speaker.early.add(number);
    while (speaker.early.delete(speaker.first)) speaker.first++;
    this.#speak(sender, speaker);
  }

  /** Whether each of them has said all, if it still speaks, and everybody has it. */
  areDone(speaks: (sender: number) => boolean): boolean {
    for (const [sender, { first, last }] of this.#speakers) {
      if (first <= (speaks(sender) ? this.terms.lines : last)) return false;
    }
    return true;
  }

  #speak(sender: number, speaker: Speaker): void {
    const { lines, window } = this.terms;
    while (speaker.last < Math.min(lines, speaker.first + window - 1)) {
      if (!this.say(sender, speaker.last + 1)) return;
      speaker.last++;
    }
  }
}

/**
 * The roll call: who hears whom.
 *
 * @module
 */

/** Who has heard whose answer. Members count from 0. */
export class Roll {
  readonly #heard: Uint8Array;
  /** How many answers were heard, each by each member once. */
  moves = 0;

  constructor(private readonly members: number) {
    this.#heard = new Uint8Array(members * members);
  }

  /** The member heard the other's answer. */
  answered(member: number, other: number): void {
    const pair = member * this.members + other;
    if (this.#heard[pair]) return;
    this.#heard[pair] = 1;
    this.moves++;
  }

  /** Whether all of these heard the member. */
  isHeard(member: number, by: readonly number[]): boolean {
    return by.every((other) => other === member || this.#hears(other, member));
  }

  /**
   * Those of these who all hear each other: whoever misses most, or is missed most, is left out until nobody
   * misses anybody.
   */
  together(of: readonly number[]): readonly number[] {
    const left = new Set(of);
    const misses = new Map(of.map((a) => [a, of.filter((b) => this.#apart(a, b)).length]));
    for (;;) {
      const [worst, most] = [...left].reduce<[number, number]>((worst, member) => {
        const count = misses.get(member) ?? 0;
        return count > worst[1] ? [member, count] : worst;
      }, [-1, 0]);
      if (most === 0) return [...left];
      left.delete(worst);
      for (const member of left) {
        if (this.#apart(worst, member)) misses.set(member, (misses.get(member) ?? 0) - 1);
      }
    }
  }

  #hears(member: number, other: number): boolean {
    return this.#heard[member * this.members + other] === 1;
  }

  #apart(a: number, b: number): boolean {
    return a !== b && !(this.#hears(a, b) && this.#hears(b, a));
  }
}

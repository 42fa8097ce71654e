/**
 * A door for those who connect.
 *
 * @module
 */

/** Lets everybody through at once, or one by one, in the order of coming. */
export class Door {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly oneByOne: boolean) {}

  /** Does what has to be done inside; the next may begin when it is over. */
  async pass<T>(inside: () => Promise<T>): Promise<T> {
    if (!this.oneByOne) return await inside();
    const mine = this.#last.then(inside);
    this.#last = mine.catch(() => {});
    return await mine;
  }
}

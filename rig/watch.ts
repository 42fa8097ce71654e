/**
 * Waiting for a named thing, with a deadline, instead of sleeping.
 *
 * @module
 */

/** Something that changes: whoever waits for a state of it looks again at each change. */
export class Watch {
  #looks = new Set<() => void>();

  /** Says that something has changed. */
  changed(): void {
    for (const look of [...this.#looks]) look();
  }

  /**
   * Whether `holds()` was or became true within `ms`.
   *
   * @throws the signal's reason, when it is aborted before.
   */
  async until(holds: () => boolean, ms: number, signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    if (holds()) return true;
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const look = () => holds() && resolve(true);
    const abort = () => reject(signal.reason);
    const deadline = setTimeout(() => resolve(false), ms);
    this.#looks.add(look);
    signal.addEventListener("abort", abort);
    try {
      return await promise;
    } finally {
      clearTimeout(deadline);
      this.#looks.delete(look);
      signal.removeEventListener("abort", abort);
    }
  }
}

/**
 * Several things at once and no more, or one by one.
 *
 * @module
 */

/**
 * Does `work` for each item, at most `atOnce` at a time, begun in their order.
 *
 * @throws what the first failing work throws, once the others that were begun have ended too; after a failure
 * nothing more is begun.
 */
export async function doAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async () => {
    for (let item; !failed && (item = items[next]) !== undefined;) {
      try {
        await work(item, next++);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(atOnce, items.length) }, worker);
  const results = await Promise.allSettled(workers);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** Does what it is given one after the other, however soon the next comes; after a failure nothing more. */
export function oneByOne(): (work: () => Promise<void> | void) => Promise<void> {
  let last = Promise.resolve();
  return (work) => last = last.then(work);
}

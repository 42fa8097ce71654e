/**
 * Several things at once, told one after the other.
 *
 * @module
 */
import { doAtOnce } from "../wire/at_once.ts";

/**
 * Does `work` for each item, at most `atOnce` at a time, and prints what each tells in the order of the
 * items: the first that has not ended is told live, those behind it are held back until its end.
 *
 * @throws what the first failing work throws, once the others that were begun have ended too; from then on
 * nothing more is begun or printed.
 */
export async function inTurn<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, tell: (lines: readonly string[]) => void) => Promise<void>,
  print: (lines: readonly string[]) => void,
): Promise<void> {
  const held = items.map((): string[] => []);
  const ended = items.map(() => false);
  let live = 0;
  let failed = false;
  const tell = (index: number, lines: readonly string[]) => {
    if (failed) return;
    if (index === live) print(lines);
    else held[index]?.push(...lines);
  };
  await doAtOnce(items, atOnce, async (item, index) => {
    try {
      await work(item, (lines) => tell(index, lines));
    } catch (error) {
      failed = true;
      throw error;
    }
    if (failed) return;
    ended[index] = true;
    while (ended[live]) print(held[++live] ?? []);
  });
}

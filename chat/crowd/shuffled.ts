/**
 * Who speaks, and who begins.
 *
 * @module
 */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Those in an order that the seed decides (Fisher and Yates). */
export function shuffled(members: readonly number[], seed: number): number[] {
  const generator = xoroshiro128plus(seed | 0);
  const order = [...members];
  for (let i = order.length - 1; i > 0; i--) {
    const j = uniformInt(generator, 0, i);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

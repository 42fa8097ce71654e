/**
 * What a screen told of a coming or going, in the room of a lane.
 *
 * @module
 */
import { cut } from "../sequence/cut.ts";

/** As much of a notice is looked through for addresses. */
const MOST_NOTICE = 400;

/** What is too wide keeps the ports of its addresses: they tell one connection from another, hosts seldom do. */
export function cutNotice(text: string, px: number): string {
  const whole = cut(text, px);
  if (!whole.endsWith("…")) return whole;
  const start = text.slice(0, MOST_NOTICE);
  return cut(start.replace(/(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]{2,45}\])(?=:\d)/gi, "…"), px);
}

/**
 * Bars of block characters.
 *
 * @module
 */

/** From an eighth of a column to a whole one. */
const EIGHTHS = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"] as const;

/**
 * A bar over `part` (0 to 1) of the columns, to an eighth of one. What is more than nothing shows: a bar of
 * its own is never empty.
 */
export function bar(part: number, columns: number): string {
  const eighths = Math.round(Math.min(Math.max(part, 0), 1) * columns * 8);
  if (part > 0 && eighths === 0) return EIGHTHS[0];
  const last = eighths % 8 === 0 ? "" : EIGHTHS[eighths % 8 - 1];
  return EIGHTHS[7].repeat(Math.floor(eighths / 8)) + last;
}

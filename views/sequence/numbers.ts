/**
 * The numbers beside the rows of a sequence diagram.
 *
 * @module
 */
import { foundBy } from "./arrow.tsx";
import type { Row } from "./rows.ts";

/** The number of the observation that a row is found by; none where rows were left out. */
export function numberOf(row: Row): number | undefined {
  if (row.kind === "gap") return undefined;
  return row.kind === "message" ? foundBy(row.message) : row.seqs[0];
}

/** Whether the row was not seen itself, but follows from what was. */
export function isInferred(row: Row): boolean {
  return row.kind === "message" && row.message.source === "inferred";
}

/**
 * Whether a number stands above a smaller one: rows go by the clock of the tool that saw them, and what tcpdump or
 * strace saw reaches the lab later than it happened. Numbers in brackets are explained by themselves.
 */
export function isOutOfOrder(rows: readonly Row[]): boolean {
  const numbers = rows.filter((row) => !isInferred(row)).flatMap((row) => numberOf(row) ?? []);
  return numbers.some((number, i) => number < (numbers[i - 1] ?? 0));
}

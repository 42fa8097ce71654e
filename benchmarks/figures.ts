/**
 * The result of the load generator, `peers/load.c`: one line of JSON.
 *
 * @module
 */

const COUNTS = ["connections", "connected", "replies", "errors", "lost", "wrong"] as const;
const AMOUNTS = [
  ...["seconds", "perSecond", "firstMs"] as const,
  ...["p50Us", "p90Us", "p99Us", "maxUs"] as const,
] as const;

/**
 * What one load showed of one server.
 *
 * `connected` connections of `connections` came about; with UDP, sockets that were answered at all. The
 * first replies to all of them took `firstMs`. Then `replies` came in `seconds`, which is `perSecond`, and a
 * line waited p50 to max microseconds for its reply. `errors` are connections that broke, `wrong` replies
 * that were not the right ones, `lost` datagrams that were not answered in time.
 */
export type Figures = Readonly<Record<typeof COUNTS[number] | typeof AMOUNTS[number], number>>;

/** A line of output as figures; any other line gives undefined. */
export function parseFigures(line: string): Figures | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(json));
  const whole = COUNTS.every((name) => Number.isSafeInteger(given.get(name)));
  const names = [...COUNTS, ...AMOUNTS];
  const pairs = names.map((name) => [name, Number(given.get(name))] as const);
  const right = names.every((name) => typeof given.get(name) === "number") &&
    pairs.every(([, number]) => Number.isFinite(number) && number >= 0);
  return whole && right ? Object.fromEntries(pairs) as Figures : undefined;
}

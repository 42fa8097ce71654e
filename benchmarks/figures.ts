/**
 * The results of the load generators, `peers/load.c` and `peers/fan_out.c`: one line of JSON each.
 *
 * @module
 */

const LOAD_COUNTS = ["connections", "connected", "replies", "errors", "lost", "wrong"] as const;
const FAN_OUT_COUNTS = [
  ...["members", "joined", "window", "deliveries", "errors"] as const,
  ...["lost", "doubled", "reordered", "torn", "echoed"] as const,
] as const;
const AMOUNTS = [
  ...["seconds", "perSecond", "firstMs"] as const,
  ...["p50Us", "p90Us", "p99Us", "maxUs"] as const,
] as const;

/** What both measure: how much, for how long, and how quickly. */
export type Amount = typeof AMOUNTS[number];

/**
 * What one load showed of one server.
 *
 * `connected` connections of `connections` came about; with UDP, sockets that were answered at all. The
 * first replies to all of them took `firstMs`. Then `replies` came in `seconds`, which is `perSecond`, and a
 * line waited p50 to max microseconds for its reply. `errors` are connections that broke, `wrong` replies
 * that were not the right ones, `lost` datagrams that were not answered in time.
 */
export type Figures = Readonly<Record<typeof LOAD_COUNTS[number] | Amount, number>>;

/**
 * What one sender showed of one chat room.
 *
 * Of `members` who listen, `joined` have heard anything, and it took `firstMs` until all of them had. With
 * `window` lines in flight at most, `deliveries` (one line at one member) came in `seconds`, which is
 * `perSecond`, and took p50 to max microseconds from the write to the read. `errors` are connections that
 * broke; lines were `lost`, `doubled`, `reordered` (heard after a later one), `torn` (heard, and no line that
 * was sent) or `echoed` (to their sender).
 */
export type FanOutFigures = Readonly<Record<typeof FAN_OUT_COUNTS[number] | Amount, number>>;

/** A line of `load` as figures; any other line gives undefined. */
export function parseFigures(line: string): Figures | undefined {
  return parse(line, LOAD_COUNTS);
}

/** A line of `fan_out` as figures; any other line gives undefined. */
export function parseFanOut(line: string): FanOutFigures | undefined {
  return parse(line, FAN_OUT_COUNTS);
}

function parse<Count extends string>(
  line: string,
  counts: readonly Count[],
): Record<Count | Amount, number> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(json));
  const whole = counts.every((name) => Number.isSafeInteger(given.get(name)));
  const names = [...counts, ...AMOUNTS];
  const pairs = names.map((name) => [name, Number(given.get(name))] as const);
  const right = names.every((name) => typeof given.get(name) === "number") &&
    pairs.every(([, number]) => Number.isFinite(number) && number >= 0);
  return whole && right ? Object.fromEntries(pairs) as Record<Count | Amount, number> : undefined;
}

/**
 * The log of a server.
 *
 * @module
 */
import type { Lang, Text } from "./text.ts";
import { writeAll } from "./write_all.ts";

/** What a server tells about its clients. */
export interface Log {
  /** Fulfilled when the line is written, or at once where the reader of stdout does not keep up. */
  (line: Text): Promise<void>;
  /** Fulfilled when all is written, or the reader has been given long enough. */
  written(): Promise<void>;
}

/** So many lines may wait for a reader; more are dropped. */
const MAX_WAITING_LINES = 1_000;
/** How long a reader who has kept up so far is waited for. */
const READER_MS = 100;

/**
 * A log on stdout. Whoever awaits a line tells what happened before it goes on, so that a reader sees cause
 * before effect; but a reader who stops reading costs the server one short pause, not its life.
 *
 * @param wanted `--log`; a terminal always gets the log.
 */
export function openLog(wanted: boolean, lang: Lang): Log | undefined {
  if (!wanted && !Deno.stdout.isTerminal()) return undefined;
  let waiting = 0;
  let last = Promise.resolve();
  const write = (line: string) => writeAll(Deno.stdout, new TextEncoder().encode(`${line}\n`));
  const inTime = async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, READER_MS);
    await Promise.race([last, promise]);
    clearTimeout(timer);
  };
  const log = (line: Text) => {
    if (waiting >= MAX_WAITING_LINES) return Promise.resolve();
    const keepsUp = waiting === 0;
    waiting++;
    last = last.then(() => write(line[lang])).catch(() => {}).finally(() => waiting--);
    return keepsUp ? inTime() : Promise.resolve();
  };
  return Object.assign(log, { written: inTime });
}

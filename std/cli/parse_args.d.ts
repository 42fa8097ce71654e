export interface ParseOptions {
  /** Flags that take a value, kept as the text that was typed. */
  string?: readonly string[];
  /** Flags that take no value. */
  boolean?: readonly string[];
  /** Flags that may be given several times: each value is kept. */
  collect?: readonly string[];
  /** Other names: `{ help: "h" }`. */
  alias?: Readonly<Record<string, string>>;
  /** Called for what is in neither list; `false` leaves it out of the result. */
  unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

export function parseArgs(
  args: readonly string[],
  options?: ParseOptions,
): Record<string, unknown> & { _: Array<string | number> };

/**
 * A write that is whole.
 *
 * @module
 */

/** What bytes can be written to: a connection, or standard output. */
interface Writer {
  write(bytes: Uint8Array): Promise<number>;
}

/** Writes all of the bytes: write(2) may take a part only, and says how much it took. */
export async function writeAll(to: Writer, bytes: Uint8Array): Promise<void> {
  for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await to.write(rest));
}

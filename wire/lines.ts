/**
 * Framing: lines out of a byte stream, in which one read is not one line.
 *
 * @module
 */

/** The lines of a byte stream without their ends (LF or CRLF); a last one without an end counts too. */
export async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = [];
  const take = (last: Uint8Array) => {
    const line = joined([...pending, last]);
    pending = [];
    return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
  };
  for await (let chunk of stream) {
    for (let end; (end = chunk.indexOf(0x0a)) >= 0; chunk = chunk.subarray(end + 1)) {
      yield take(chunk.subarray(0, end));
    }
    if (chunk.length > 0) pending.push(chunk);
  }
  if (pending.length > 0) yield take(new Uint8Array());
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

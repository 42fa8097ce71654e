/**
 * What a server answers: the bytes it got, raised to upper case or unchanged.
 *
 * @module
 */

/** The replies a server can give. */
export type ReplyKind = "upper" | "echo";

/** Turns a byte stream into the reply's byte stream, piece by piece. */
export interface StreamReply {
  /** The reply to the next bytes, possibly empty. It may be made in their place: they are not kept. */
  push(bytes: Uint8Array): Uint8Array;
  /** What is owed once the stream has ended. */
  end(): Uint8Array;
}

const encoder = new TextEncoder();

/**
 * A reply for one TCP connection. TCP keeps bytes in order but not where one write ended, so a letter
 * of several bytes may arrive in two reads: the decoder holds the first part back until the rest comes
 * (at most 3 bytes). Bytes that are not UTF-8 come back as U+FFFD.
 */
export function streamReply(kind: ReplyKind): StreamReply {
  if (kind === "echo") return { push: (bytes) => bytes, end: () => new Uint8Array() };
  let decoder: TextDecoder | undefined; // most connections need none: their letters are a to z
  let split = false; // a letter may have begun that has not ended
  return {
    push(bytes) {
      if (bytes.length === 0 || !split && raiseAscii(bytes)) return bytes;
      decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
      split = (bytes.at(-1) ?? 0) >= 0x80;
      return encoder.encode(decoder.decode(bytes, { stream: true }).toUpperCase());
    },
    end: () => encoder.encode((decoder?.decode() ?? "").toUpperCase()),
  };
}

/** Raises a to z in place; whether there was nothing but ASCII. */
function raiseAscii(bytes: Uint8Array): boolean {
  let all = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    all |= byte;
    if (byte >= 0x61 && byte <= 0x7a) bytes[i] = byte - 0x20;
  }
  return all < 0x80;
}

/** The most that one UDP datagram can carry over IPv4: 65535 - 20 (IP) - 8 (UDP) bytes, RFC 768. */
export const MAX_DATAGRAM_BYTES = 65_507;

/**
 * The reply to one datagram, itself one datagram; it may be made in its place. Upper case can be longer than lower case (`ŉ` becomes
 * `ʼN`); where the reply would not fit, only the letters a to z are raised, which never grows.
 */
export function datagramReply(kind: ReplyKind, datagram: Uint8Array): Uint8Array {
  if (kind === "echo" || raiseAscii(datagram)) return datagram;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(datagram);
  const upper = encoder.encode(text.toUpperCase());
  if (upper.length <= MAX_DATAGRAM_BYTES) return upper;
  raiseAscii(datagram);
  return datagram;
}

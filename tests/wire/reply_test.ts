import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { datagramReply, MAX_DATAGRAM_BYTES, streamReply } from "../../wire/reply.ts";

const none = { permissions: "none" } as const;

const decoded = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** What streamReply() makes of the bytes, cut at these places. */
function replied(bytes: Uint8Array, cuts: readonly number[]): string {
  const reply = streamReply("upper");
  const places = [0, ...cuts.map((at) => at % (bytes.length + 1)).sort((a, b) => a - b)];
  const pieces = places.map((from, i) => bytes.slice(from, places[i + 1]));
  return [...pieces.map((piece) => reply.push(piece)).map((part) => part.slice()), reply.end()]
    .map(decoded).join("");
}

const cuts = fc.array(fc.nat({ max: 1_000 }), { maxLength: 6 });

Deno.test("streamReply() upper does not depend on how a text is cut", none, () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), cuts, (text, cuts) => {
    assertEquals(replied(new TextEncoder().encode(text), cuts), text.toUpperCase());
  }));
});

Deno.test(
  "streamReply() upper does not depend on how bytes are cut, be they text or not",
  none,
  () => {
    const letters = fc.constantFrom(0x61, 0x7a, 0x41, 0x0a, 0x7f);
    const others = fc.constantFrom(0x80, 0xbf, 0xc3, 0xa9, 0xe2, 0x82, 0xf0, 0x9f, 0xff);
    const bytes = fc.array(fc.oneof(letters, others), { maxLength: 30 })
      .map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(bytes, cuts, (bytes, cuts) => {
        assertEquals(replied(bytes, cuts), decoded(bytes).toUpperCase());
      }),
      { numRuns: 1_000 },
    );
  },
);

Deno.test(
  "streamReply() upper: a byte from 0x80 up in any place sends all by the slow way",
  none,
  () => {
    const length = 40;
    for (const byte of [0x80, 0xc3, 0xe2, 0xf0, 0xff]) {
      for (let at = 0; at < length; at++) {
        const bytes = new Uint8Array(length).fill(0x61);
        bytes[at] = byte;
        for (const cuts of [[], [at], [at + 1], [at, at + 1]]) {
          assertEquals(replied(bytes, cuts), decoded(bytes).toUpperCase(), `0x${byte} at ${at}`);
        }
      }
    }
  },
);

Deno.test("datagramReply() always fits a datagram", none, () => {
  for (const byte of [0x61, 0xff, 0xc5]) {
    const reply = datagramReply("upper", new Uint8Array(MAX_DATAGRAM_BYTES).fill(byte));
    assertEquals(reply.length, MAX_DATAGRAM_BYTES);
  }
});

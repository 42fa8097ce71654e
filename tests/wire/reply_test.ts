import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { datagramReply, MAX_DATAGRAM_BYTES, streamReply } from "../../wire/reply.ts";

Deno.test(
  "streamReply() upper does not depend on how the bytes are cut",
  { permissions: "none" },
  () => {
    const bytes = fc.string({ unit: "grapheme" }).map((text) => new TextEncoder().encode(text));
    fc.assert(fc.property(bytes, fc.nat({ max: 50 }), (all, at) => {
      const reply = streamReply("upper");
      const parts = [reply.push(all.subarray(0, at)), reply.push(all.subarray(at)), reply.end()];
      const text = parts.map((part) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(part))
        .join("");
      const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(all);
      assertEquals(text, whole.toUpperCase());
    }));
  },
);

Deno.test("datagramReply() always fits a datagram", { permissions: "none" }, () => {
  for (const byte of [0x61, 0xff, 0xc5]) {
    const reply = datagramReply("upper", new Uint8Array(MAX_DATAGRAM_BYTES).fill(byte));
    assertEquals(reply.length, MAX_DATAGRAM_BYTES);
  }
});

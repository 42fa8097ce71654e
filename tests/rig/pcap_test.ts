import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Frame, pcapOf, PcapReader } from "../../rig/pcap.ts";
import { fileOf, headerOf, recordOf } from "./captures.ts";

const none = { permissions: "none" } as const;

/** All frames of a file that comes in pieces of this size. */
function read(file: Uint8Array, pieceBytes = file.length): { frames: Frame[]; reader: PcapReader } {
  const reader = new PcapReader();
  const frames: Frame[] = [];
  for (let at = 0; at < file.length; at += pieceBytes) {
    frames.push(...reader.take(file.subarray(at, at + pieceBytes)));
  }
  return { frames, reader };
}

const shown = ({ frames }: { frames: Frame[] }) =>
  frames.map(({ epochMs, link, bytes, length }) => [epochMs, link, [...bytes], length]);

for (const isLittle of [true, false]) {
  for (const [unit, perMs] of [["micro", 1e3], ["nano", 1e6]] as const) {
    Deno.test(
      `take() reads ${unit}seconds, ${isLittle ? "little" : "big"}-endian, in pieces of any size`,
      none,
      () => {
        const file = fileOf(headerOf({ isLittle, perMs }), [
          recordOf([1, 2, 3], { isLittle, seconds: 10, fraction: 250 * perMs, length: 70 }),
          recordOf([], { isLittle, seconds: 11, fraction: 0 }),
        ]);
        for (let size = 1; size <= file.length; size++) {
          assertEquals(shown(read(file, size)), [[10_250, 1, [1, 2, 3], 70], [11_000, 1, [], 0]]);
        }
      },
    );
  }
}

Deno.test("take() tells a link type without what stands above it", none, () => {
  const file = fileOf(headerOf({ link: 0x5000_0114 }), [recordOf([9])]);
  assertEquals(read(file).frames[0]?.link, 276);
});

Deno.test(
  "take() reads nothing of what is no pcap, and nothing after a length that cannot be",
  none,
  () => {
    assertEquals(read(new TextEncoder().encode("tcpdump: what?".repeat(9))).reader.broken, true);
    const long = recordOf([], { kept: 300_000 });
    const { frames, reader } = read(fileOf(headerOf({}), [recordOf([1]), long, recordOf([2])]));
    assertEquals([frames.length, reader.broken], [1, true]);
    assertEquals(reader.take(recordOf([3])), []);
  },
);

Deno.test("take() bears any bytes at all, and what follows a good header", none, () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 8 });
  fc.assert(fc.property(pieces, fc.boolean(), (chunks, withHeader) => {
    const reader = new PcapReader();
    if (withHeader) reader.take(headerOf({}));
    const total = chunks.reduce((sum, { length }) => sum + length, 0);
    const frames = chunks.flatMap((chunk) => reader.take(chunk));
    assert(frames.reduce((sum, { record }) => sum + record.length, 0) <= total);
  }));
});

Deno.test(
  "pcapOf() writes a file that reads as the frames, in the order of their times",
  none,
  () => {
    const header = headerOf({});
    const late = read(fileOf(header, [recordOf([1, 2], { seconds: 5, length: 99 })])).frames;
    const early = read(fileOf(header, [recordOf([3], { seconds: 4 })])).frames;
    const again = read(pcapOf(header, [...late, ...early]));
    assertEquals(shown(again), [[4_000, 1, [3], 1], [5_000, 1, [1, 2], 99]]);
    assertEquals(shown(read(pcapOf(header, []))), []);
  },
);

/**
 * The classic pcap format (draft-ietf-opsawg-pcap): a header, then records, each a frame with the time at
 * which it was captured.
 *
 *     file header, 24 bytes       magic · version · ... · snapshot length · link type
 *     record header, 16 bytes     seconds · micro- or nanoseconds · length kept · length on the link
 *     the frame's beginning
 *
 * @module
 */

/** One captured frame. */
export interface Frame {
  /** When, in ms since 1970. */
  readonly epochMs: number;
  /** What kind of link it was on: a LINKTYPE_ number. */
  readonly link: number;
  /** Its beginning: as much as was captured. */
  readonly bytes: Uint8Array;
  /** Its length on the link, in bytes. */
  readonly length: number;
  /** As it stands in the file, its record header with it. */
  readonly record: Uint8Array;
}

/** Of the file, before its first frame. */
export const HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;
/** More than this no tool keeps of a frame (libpcap, MAXIMUM_SNAPLEN); a file that says so is broken. */
const LONGEST_BYTES = 262_144;

/** What the magic number says, as it reads in big-endian: the byte order, and the unit of the fraction. */
const MAGIC: Readonly<Record<number, { readonly isLittle: boolean; readonly perMs: number }>> = {
  0xa1b2c3d4: { isLittle: false, perMs: 1e3 },
  0xd4c3b2a1: { isLittle: true, perMs: 1e3 },
  0xa1b23c4d: { isLittle: false, perMs: 1e6 },
  0x4d3cb2a1: { isLittle: true, perMs: 1e6 },
};

/** Reads a capture while it is being written. */
export class PcapReader {
  /** The file's header, once it has come. */
  header: Uint8Array | undefined;
  /** What came is no pcap: nothing more is read of it. */
  broken = false;
  #rest = new Uint8Array();
  #isLittle = false;
  #perMs = 1;
  #link = 0;

  /** The frames that these bytes complete. */
  take(chunk: Uint8Array): Frame[] {
    if (this.broken) return [];
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    const view = new DataView(bytes.buffer);
    let at = 0;
    if (!this.header) {
      if (bytes.length >= HEADER_BYTES) this.#readHeader(bytes.slice(0, HEADER_BYTES));
      at = this.header ? HEADER_BYTES : 0;
    }
    const frames: Frame[] = [];
    while (this.header && at + RECORD_HEADER_BYTES <= bytes.length) {
      const word = (i: number) => view.getUint32(at + 4 * i, this.#isLittle);
      const kept = word(2);
      if (kept > LONGEST_BYTES) this.broken = true;
      const end = at + RECORD_HEADER_BYTES + kept;
      if (this.broken || end > bytes.length) break;
      frames.push({
        epochMs: word(0) * 1e3 + word(1) / this.#perMs,
        link: this.#link,
        bytes: bytes.subarray(at + RECORD_HEADER_BYTES, end),
        length: word(3),
        record: bytes.subarray(at, end),
      });
      at = end;
    }
    this.#rest = this.broken ? new Uint8Array() : bytes.slice(at);
    return frames;
  }

  #readHeader(header: Uint8Array): void {
    const view = new DataView(header.buffer);
    const magic = MAGIC[view.getUint32(0)];
    if (!magic) {
      this.broken = true;
      return;
    }
    this.#isLittle = magic.isLittle;
    this.#perMs = magic.perMs;
    this.#link = view.getUint32(20, magic.isLittle) & 0xffff; // above it: whether an FCS is at the end
    this.header = header;
  }
}

/** A file of these frames, in the order of their times; all of them from captures with this header. */
export function pcapOf(header: Uint8Array, frames: readonly Frame[]): Uint8Array {
  const records = frames.toSorted((a, b) => a.epochMs - b.epochMs).map(({ record }) => record);
  const file = new Uint8Array(records.reduce((sum, { length }) => sum + length, header.length));
  let at = 0;
  for (const part of [header, ...records]) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/**
 * Files as a zip: the same bytes for the same files, on any day and in any time zone.
 *
 * @module
 */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

/** A file of an archive. */
export interface Packable {
  readonly bytes: Uint8Array;
  readonly isExecutable?: boolean;
}

/**
 * The first day that a zip can tell. A zip's dates have no time zone (APPNOTE 4.4.6), and zip.js writes local
 * time: so does this constructor read it.
 */
const FIRST_DAY = new Date(1980, 0, 1, 12);

/** Packs them, sorted by path. */
export async function packed(files: ReadonlyMap<string, Packable>): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    lastModDate: FIRST_DAY,
    extendedTimestamp: false,
    useWebWorkers: false,
    useCompressionStream: false, // the platform's own may compress otherwise tomorrow
  });
  for (const [path, { bytes, isExecutable = false }] of [...files].sort(byPath)) {
    await zip.add(path, new Uint8ArrayReader(bytes), { unixMode: isExecutable ? 0o755 : 0o644 });
  }
  return await zip.close();
}

const byPath = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : 1;

import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { BlobWriter, TextReader, ZipWriter } from "@zip.js/zip.js";
import { HandInError } from "../../grading/handed_in.ts";
import { unpack } from "../../grading/unpack.ts";
import { PrivateCopy } from "../../grading/unpack/private_copy.ts";
import { ARRIVED, GOOD, gzip, Place, tarOf, zipOf } from "./archives.ts";

const MIB = 1024 * 1024;

Deno.test("unpack() stops at a bomb, whatever size it declares", async () => {
  const data = new Uint8Array(32 * MIB);
  // One that lies is damaged: the reader stops where the declared size is passed.
  for (
    const [declared, why] of [[data.length, /a file of more than 1 MiB/], [1, /damaged/]] as const
  ) {
    await using place = await Place.make();
    const zip = zipOf([GOOD, { name: "bomb", data, declared }]);
    const error = await assertRejects(
      () => place.unpack("a.zip", zip, { fileBytes: MIB }),
      HandInError,
    );
    assertMatch(error.text.en, why);
    assertMatch(error.text.en, /^Cannot use a\.zip: .+\. .+\.$/);
    assertMatch(error.text.pt, /^Não foi possível usar a\.zip: .+\. .+\.$/);
    assertEquals(await Array.fromAsync(Deno.readDir(place.target)), []);
  }
});

Deno.test("unpack() stops at too many bytes, entries, levels, and too long a path", async () => {
  const many = (count: number, data: string) =>
    Array.from({ length: count }, (_, at) => ({ name: `f${at}`, data }));
  const cases = [
    [many(5, "0123456789"), { allBytes: 49 }, /contents/],
    [many(5, "0123456789"), { fileBytes: 9 }, /a file/],
    [many(5, ""), { entries: 4 }, /more than 4 files/],
    [many(5, ""), { seen: 4 }, /files and folders/],
    [[{ name: "a/b/c/d", data: "" }], { depth: 3 }, /deep/],
    [[{ name: "n".repeat(300), data: "" }], {}, /name of more/],
    [[{ name: "nnn/".repeat(300), data: "" }], { depth: 999 }, /path of more/],
  ] as const;
  for (const [entries, limits, why] of cases) {
    for (const file of ["a.zip", "a.tar.gz"]) {
      await using place = await Place.make();
      const bytes = file === "a.zip" ? zipOf(entries) : await gzip(await tarOf(entries));
      const error = await assertRejects(() => place.unpack(file, bytes, limits), HandInError);
      assertMatch(error.text.en, why);
      assertEquals(await place.outside(file), []);
    }
  }
});

Deno.test("unpack() stops at a tar that inflates to too much, also in what is left out", async () => {
  await using place = await Place.make();
  const tar = await tarOf([{ name: ".git/x", data: "x".repeat(4 * MIB) }, GOOD]);
  await assertRejects(() => place.unpack("a.tgz", tar, { tarBytes: MIB }), HandInError, "inflates");
});

Deno.test("unpack() refuses what is cut off, damaged or no archive", async () => {
  const entries = [{ name: "big", data: "0123456789abcdef".repeat(4096) }, GOOD];
  const zip = zipOf(entries);
  const tar = await tarOf(entries);
  const packed = await gzip(tar);
  const flipped = tar.slice();
  flipped[10] = 0x41;
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["a.zip", zip.slice(0, zip.length - 30)],
    ["a.zip", zip.slice(0, 40)],
    ["a.zip", zipOf([{ ...GOOD, wrongCrc: true }])],
    ["a.zip", zipOf([{ ...GOOD, declared: 3 }])],
    ["a.tar", tar.slice(0, 5000)],
    ["a.tar", tar.slice(0, -1024)],
    ["a.tar", flipped],
    ["a.tar.gz", packed.slice(0, packed.length / 2)],
    ["a.tar.gz", packed.slice(0, 12)],
    ["a.zip", new TextEncoder().encode("hello, I am no archive at all")],
    ["a.tar", new TextEncoder().encode("hello, I am no archive at all")],
    ["a.tgz", new TextEncoder().encode("hello")],
    ["a.zip", new Uint8Array()],
    ["a.tar", new Uint8Array()],
  ];
  for (const [at, [file, bytes]] of cases.entries()) {
    await using place = await Place.make();
    const error = await assertRejects(
      () => place.unpack(file, bytes),
      HandInError,
      "damaged",
    );
    assertMatch(error.text.pt, /danificado/, `case ${at}`);
    assertEquals(await Array.fromAsync(Deno.readDir(place.target)), []);
    assertEquals(await place.outside(file), []);
  }
});

/** A copy on a disk that is full. */
class OnFullDisk extends PrivateCopy {
  override file(): Promise<never> {
    return Promise.reject(Object.assign(new Error("no room"), { code: "ENOSPC" }));
  }
}

Deno.test("unpack() does not call an archive damaged because the disk is full", async () => {
  await using place = await Place.make();
  const tar = await tarOf([GOOD]);
  for (
    const [file, bytes] of [["a.zip", zipOf([GOOD])], ["a.tar", tar], [
      "a.tgz",
      await gzip(tar),
    ]] as const
  ) {
    const path = await place.put(file, bytes);
    const copy = new OnFullDisk(place.root, file);
    await assertRejects(() => unpack(path, copy), Error, "no room");
  }
});

Deno.test("unpack() believes an archive's first bytes, not its name", async () => {
  const zip = zipOf([GOOD]);
  const tar = await tarOf([GOOD]);
  for (
    const [file, bytes] of [["a.tar", zip], ["a.zip", await gzip(tar)], ["a.tgz", tar]] as const
  ) {
    await using place = await Place.make();
    assertEquals((await place.unpack(file, bytes)).inside, ARRIVED);
  }
});

Deno.test("unpack() takes what zip.js itself packs, with its executable bit", async () => {
  await using place = await Place.make();
  const writer = new ZipWriter(new BlobWriter());
  await writer.add("bin/", undefined, { directory: true });
  await writer.add("bin/run.sh", new TextReader("#!/bin/sh\n"), { unixMode: 0o755 });
  const zip = new Uint8Array(await (await writer.close()).arrayBuffer());
  assertEquals((await place.unpack("a.zip", zip)).inside, {
    "bin/": "",
    "bin/run.sh*": "#!/bin/sh\n",
  });
});

Deno.test("unpack() needs --allow-read and --allow-write only", {
  permissions: { read: true, write: true },
}, async () => {
  await using place = await Place.make();
  const { inside } = await place.unpack("a.zip", zipOf([GOOD]));
  assertEquals(inside, ARRIVED);
});

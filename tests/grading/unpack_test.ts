import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { BlobWriter, TextReader, ZipWriter } from "@zip.js/zip.js";
import { HandInError } from "../../grading/handed_in.ts";
import { gzip, Place, tarOf, zipOf } from "./archives.ts";

const GOOD = { name: "good.py", data: "print(1)\n" };
const ARRIVED = { "good.py": "print(1)\n" };

/** Names that must not become paths, and what is said of each. */
const BAD_NAMES: readonly (readonly [name: string, why: RegExp])[] = [
  ["../evil", /leads out/],
  ["../../../../evil", /leads out/],
  ["src/../../evil", /leads out/],
  ["src/..", /leads out/],
  ["/tmp/handed-in-evil", /absolute/],
  ["C:/evil", /drive/],
  ["c:evil", /drive/],
  ["esc\x1b[31m", /control/],
];

for (const [name, why] of BAD_NAMES) {
  Deno.test(`unpack() leaves ${JSON.stringify(name)} out, in a zip and in a tar`, async () => {
    const bad = { name, data: "evil", flags: 0x800 };
    for (
      const [file, bytes] of [
        ["a.zip", zipOf([bad, GOOD])],
        ["a.tar", await tarOf([bad, GOOD])],
        ["a.tgz", await gzip(await tarOf([bad, GOOD]))],
      ] as const
    ) {
      await using place = await Place.make();
      const { inside, outside, remarks } = await place.unpack(file, bytes);
      assertEquals(inside, ARRIVED);
      assertEquals(outside, []);
      assertEquals(remarks.length, 1);
      assertMatch(remarks[0]?.en ?? "", why);
      // deno-lint-ignore no-control-regex -- that none gets through
      assert(!/[\x00-\x1f]/.test(`${remarks[0]?.en}${remarks[0]?.pt}`));
    }
    assert(!await exists("/tmp/handed-in-evil"));
  });
}

async function exists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}

Deno.test("unpack() leaves a NUL in a name out", async () => {
  await using place = await Place.make();
  const zip = zipOf([{ name: "good.py\0.txt", data: "evil" }, GOOD]);
  const { inside, remarks } = await place.unpack("a.zip", zip);
  assertEquals(inside, ARRIVED);
  assertStringIncludes(remarks[0]?.en ?? "", String.raw`good.py\x00.txt`);
});

Deno.test("unpack() takes a zip's backslashes for separators, as Windows tools meant them", async () => {
  await using place = await Place.make();
  const zip = zipOf([{ name: "src\\", mode: 0 }, { name: "src\\a.py", data: "a", mode: 0 }, {
    name: "..\\..\\evil",
    data: "evil",
  }]);
  const { inside, outside, remarks } = await place.unpack("a.zip", zip);
  assertEquals(inside, { "src/": "", "src/a.py": "a" });
  assertEquals(outside, []);
  assertEquals(remarks.length, 1);
});

Deno.test("unpack() leaves a tar's backslash out", async () => {
  await using place = await Place.make();
  const tar = await tarOf([{ name: "..\\evil", data: "evil" }, GOOD]);
  const { inside, remarks } = await place.unpack("a.tar", tar);
  assertEquals(inside, ARRIVED);
  assertMatch(remarks[0]?.en ?? "", /backslash/);
});

Deno.test("unpack() reads names in UTF-8, flagged or not, and in CP437", async () => {
  await using place = await Place.make();
  const { inside } = await place.unpack(
    "a.zip",
    zipOf([
      { name: "ação.py", data: "flagged", flags: 0x800 },
      { name: "não.py", data: "silent" },
      { name: Uint8Array.of(0x6f, 0x6c, 0xa0, 0x2e, 0x70, 0x79), data: "DOS" },
    ]),
  );
  assertEquals(inside, { "ação.py": "flagged", "não.py": "silent", "olá.py": "DOS" });
});

Deno.test("unpack() keeps the first of two names that are the same or differ by case", async () => {
  const entries = [
    GOOD,
    { name: "good.py", data: "evil" },
    { name: "GOOD.py", data: "evil" },
    { name: "good.py/inside", data: "evil" },
  ];
  for (
    const [file, bytes] of [["a.zip", zipOf(entries)], ["a.tar", await tarOf(entries)]] as const
  ) {
    await using place = await Place.make();
    const { inside, remarks } = await place.unpack(file, bytes);
    assertEquals(inside, ARRIVED);
    assertEquals(remarks.length, 3);
  }
});

const LINK = 0o120777;

Deno.test("unpack() writes nothing through a symbolic link", async () => {
  await using place = await Place.make();
  const tar = await tarOf([
    { name: "way", type: "symlink", linkname: "../../.." },
    { name: "way/evil", data: "evil" },
    GOOD,
  ]);
  const zip = zipOf([
    { name: "way", data: "../../..", mode: LINK },
    { name: "way/evil", data: "evil" },
    GOOD,
  ]);
  for (const [file, bytes] of [["a.tar", tar], ["a.zip", zip]] as const) {
    const { inside, outside, remarks } = await place.unpack(file, bytes);
    assertEquals(inside, ARRIVED);
    assertEquals(outside, []);
    assertEquals(remarks.length, 2);
    await Deno.remove(place.target, { recursive: true });
    await Deno.remove(`${place.root}/${file}`);
  }
});

Deno.test("unpack() copies what a link inside points at, and leaves the others out", async () => {
  await using place = await Place.make();
  const { inside, remarks } = await place.unpack(
    "a.tar",
    await tarOf([
      { name: "bin/run", type: "symlink", linkname: "../src/run.sh" },
      { name: "src/run.sh", data: "#!", mode: 0o4755 },
      { name: "twice", type: "symlink", linkname: "bin/run" },
      { name: "all", type: "symlink", linkname: "./src" },
      { name: "secret", type: "symlink", linkname: "/etc/passwd" },
      { name: "out", type: "symlink", linkname: "src/../../x" },
      { name: "none", type: "symlink", linkname: "nowhere" },
      { name: "loop", type: "symlink", linkname: "loop" },
      { name: "src/up", type: "symlink", linkname: ".." },
      { name: "src/self", type: "symlink", linkname: "../src" },
    ]),
  );
  assertEquals(inside, {
    "bin/": "",
    "bin/run*": "#!",
    "src/": "",
    "src/run.sh*": "#!",
    "twice*": "#!",
    "all/": "",
    "all/run.sh*": "#!",
  });
  assertEquals(remarks.length, 6);
  assertEquals((await Deno.stat(`${place.target}/src/run.sh`)).mode! & 0o7000, 0);
});

Deno.test("unpack() leaves hard links, devices and fifos out", async () => {
  await using place = await Place.make();
  const { inside, remarks } = await place.unpack(
    "a.tar",
    await tarOf([
      { name: "shadow", type: "link", linkname: "/etc/shadow" },
      { name: "disk", type: "block-device" },
      { name: "tty", type: "character-device" },
      { name: "pipe", type: "fifo" },
      GOOD,
    ]),
  );
  assertEquals(inside, ARRIVED);
  assertEquals(remarks.length, 4);
});

Deno.test("unpack() leaves a zip's devices, encrypted, overlapping and unknown entries out", async () => {
  await using place = await Place.make();
  const { inside, remarks } = await place.unpack(
    "a.zip",
    zipOf([
      GOOD,
      { name: "pipe", mode: 0o010644 },
      { name: "locked", data: "0123456789abcdef", flags: 1 },
      { name: "good.py2", data: GOOD.data, sharesWith: 0 },
      { name: "odd", data: "x", method: 97 },
      { name: "tool", data: "x", mode: 0o104755 },
    ]),
  );
  assertEquals(inside, { ...ARRIVED, "tool*": "x" });
  for (const [at, why] of [/regular/, /encrypted/, /shares its bytes/, /compressed/].entries()) {
    assertMatch(remarks[at]?.en ?? "", why);
  }
});

Deno.test("unpack() leaves what systems add out, without a word", async () => {
  await using place = await Place.make();
  const names = [
    "__MACOSX/._good.py",
    "._good.py",
    ".git/config",
    "web/node_modules/.cache/x",
    ".DS_Store",
  ];
  const entries = [...names.map((name) => ({ name, data: "x" })), GOOD];
  const { inside, remarks } = await place.unpack("a.tar.gz", await gzip(await tarOf(entries)));
  assertEquals(inside, ARRIVED);
  assertEquals(remarks, []);
});

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

Deno.test("unpack() makes a thousand refusals into a few remarks", async () => {
  await using place = await Place.make();
  const bad = Array.from({ length: 1000 }, (_, at) => ({ name: `../${at}`, data: "" }));
  const { remarks } = await place.unpack("a.tar", await tarOf(bad));
  assertEquals(remarks.length, 21);
  assertMatch(remarks[20]?.en ?? "", /980 more/);
});

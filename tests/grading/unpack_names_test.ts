import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { unpack } from "../../grading/unpack.ts";
import { PrivateCopy } from "../../grading/unpack/private_copy.ts";
import { ARRIVED, GOOD, gzip, Place, tarOf, treeOf, zipOf } from "./archives.ts";

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

Deno.test("unpack() writes over nothing where a disk takes two names for one", async () => {
  await using place = await Place.make();
  const mine = await place.put("there/good.py", "mine");
  await place.put("there/src/mine", "mine");
  const archive = await place.put("a.zip", zipOf([GOOD, { name: "src/a.py", data: "evil" }]));
  const copy = new PrivateCopy(`${place.root}/there`, "a.zip"); // as a disk that has other names for them
  await unpack(archive, copy);
  assertEquals(await Deno.readTextFile(mine), "mine");
  assertEquals(await treeOf(`${place.root}/there`), {
    "good.py": "mine",
    "src/": "",
    "src/mine": "mine",
  });
  const remarks = copy.remarks.texts();
  assertEquals(remarks.map(({ en }) => /^Left out .*: there is another/.test(en)), [true, true]);
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

Deno.test("unpack() makes a thousand refusals into a few remarks", async () => {
  await using place = await Place.make();
  const bad = Array.from({ length: 1000 }, (_, at) => ({ name: `../${at}`, data: "" }));
  const { remarks } = await place.unpack("a.tar", await tarOf(bad));
  assertEquals(remarks.length, 21);
  assertMatch(remarks[20]?.en ?? "", /980 more/);
});

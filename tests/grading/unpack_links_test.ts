import { assertEquals, assertMatch } from "@std/assert";
import { ARRIVED, GOOD, Place, tarOf, zipOf } from "./archives.ts";

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

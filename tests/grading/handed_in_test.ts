import { assert, assertEquals, assertRejects } from "@std/assert";
import { copyInto, handedIn, oneHandedIn } from "../../grading/handed_in.ts";
import { HandInError } from "../../grading/handed_in.ts";
import { LIMITS } from "../../grading/unpack/limits.ts";
import { FileFailure } from "../../wire/files.ts";
import type { Text } from "../../wire/text.ts";
import { Place, treeOf, zipOf } from "./archives.ts";

Deno.test("handedIn() finds folders and archives, in order, each with a name of its own", async () => {
  await using place = await Place.make();
  for (
    const name of [
      "ana/x",
      "ana.zip",
      "ana.tar.gz",
      "Bia.TGZ",
      "bia.tar",
      "caio.v2.zip",
      "notes.pdf",
      ".hidden/x",
      "__MACOSX/x",
    ]
  ) await place.put(`class/${name}`, "");
  await Deno.symlink("ana", `${place.root}/class/link`);
  const remarks: Text[] = [];
  const found = await handedIn(`${place.root}/class`, (text) => remarks.push(text));
  assertEquals(found.map(({ folder, path, kind }) => [path.split("/").at(-1), folder, kind]), [
    ["Bia.TGZ", "Bia", "archive"],
    ["ana", "ana", "folder"],
    ["ana.tar.gz", "ana.tar.gz", "archive"],
    ["ana.zip", "ana.zip", "archive"],
    ["bia.tar", "bia.tar", "archive"],
    ["caio.v2.zip", "caio.v2", "archive"],
  ]);
  assertEquals(remarks.map(({ en }) => en.split(":")[0]), [
    'Left out ".hidden"',
    'Left out "link"',
    'Left out "notes.pdf"',
  ]);
});

Deno.test("handedIn() says which folder is not there", async () => {
  await assertRejects(() => handedIn("/nowhere/at/all"), FileFailure, "/nowhere/at/all");
});

Deno.test("oneHandedIn() takes a folder or an archive, and never a name that leads up", async () => {
  await using place = await Place.make();
  const zip = await place.put("ana.zip", "");
  const dots = await place.put("...zip", "");
  await place.put("bia/x", "");
  assertEquals(await oneHandedIn(zip), { folder: "ana", path: zip, kind: "archive" });
  assertEquals((await oneHandedIn(dots)).folder, "submission");
  assertEquals((await oneHandedIn(`${place.root}/bia/`)).folder, "bia");
  await assertRejects(() => oneHandedIn(`${place.root}/none`), FileFailure);
});

Deno.test("copyInto() copies a folder's files and folders, with their executable bit only", async () => {
  await using place = await Place.make();
  await place.put("ana/src/a.py", "a");
  await Deno.chmod(await place.put("ana/run.sh", "#!"), 0o4755);
  await place.put("ana/.git/config", "x");
  await Deno.symlink("src/a.py", `${place.root}/ana/inside`);
  await Deno.symlink("/etc/passwd", `${place.root}/ana/secret`);
  await Deno.symlink("../../..", `${place.root}/ana/up`);
  await new Deno.Command("mkfifo", { args: [`${place.root}/ana/pipe`] }).output();
  const remarks = await copyInto(await oneHandedIn(`${place.root}/ana`), place.target);
  assertEquals(await treeOf(place.target), {
    "src/": "",
    "src/a.py": "a",
    "run.sh*": "#!",
    "inside": "a",
  });
  assertEquals((await Deno.stat(`${place.target}/run.sh`)).mode! & 0o7000, 0);
  assertEquals(remarks.length, 3);
});

Deno.test("copyInto() holds a folder to the same limits", async () => {
  await using place = await Place.make();
  await place.put("ana/a", "0123456789");
  await assertRejects(
    async () =>
      await copyInto(await oneHandedIn(`${place.root}/ana`), place.target, {
        ...LIMITS,
        allBytes: 9,
      }),
    HandInError,
  );
  assertEquals(await treeOf(place.target), {});
});

Deno.test("copyInto() refuses a target in which something stands already", async () => {
  await using place = await Place.make();
  const zip = await place.put("ana.zip", zipOf([{ name: "a", data: "evil" }]));
  const mine = await place.put("mine/a", "mine");
  await assertRejects(
    async () => await copyInto(await oneHandedIn(zip), `${place.root}/mine`),
    FileFailure,
    "it is not empty, a is in it",
  );
  assert(await Deno.readTextFile(mine) === "mine");
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import { BUILD_DISK_BYTES } from "../../rig/sandbox/limits.ts";
import { signalOf } from "../../rig/sandbox.ts";
import { treeOf } from "../grading/archives.ts";
import {
  canLockIn,
  compile,
  gone,
  has,
  type HostileCage,
  MiB,
  oddNumber,
  openCage,
  withWord,
} from "./cage.ts";

const ignore = !canLockIn;

const namesIn = async ({ folder }: HostileCage) => Object.keys(await treeOf(folder)).toSorted();

Deno.test("openSandbox() builds in the folder itself, without a network", { ignore }, async () => {
  await using cage = await openCage();
  const { code, stdout } = await cage.build(
    "sh",
    "-c",
    "echo made >made; ls /sys/class/net; id -u",
  );
  assertEquals([code, await Deno.readTextFile(`${cage.folder}/made`)], [0, "made\n"]);
  assert(!stdout.endsWith("\n0\n"), stdout);
});

Deno.test("openSandbox() leaves of a build what it made, and nothing that it removed", {
  ignore,
}, async () => {
  await using cage = await openCage();
  const made =
    "rm -rf ./*; mkdir -p bin/a; echo 1 >bin/run; chmod 700 bin/run; echo 2 >.env; echo 3 >..odd";
  assertEquals((await cage.build("sh", "-c", made)).code, 0);
  assertEquals(await namesIn(cage), ["..odd", ".env", "bin/", "bin/a/", "bin/run*"]);
  assertEquals((await cage.build("sh", "-c", 'rm .env ..odd; test "$(cat bin/run)" = 1')).code, 0);
  assertEquals(await namesIn(cage), ["bin/", "bin/a/", "bin/run*"]);
});

for (
  const [what, script, isSo] of [
    ["fails", "exit 7", (code: number) => code === 7],
    ["is killed", "kill -KILL $$", (code: number) => signalOf(code) === "SIGKILL"],
    ["kills whom it can", "sh parricide.sh", (code: number) => code !== 0],
    ["forges what it has made", "printf '\\nno archive' >&3", (code: number) => code !== 0],
  ] as const
) {
  Deno.test(`openSandbox() leaves the folder alone where a build ${what}, and says so`, {
    ignore,
  }, async () => {
    await using cage = await openCage();
    const before = await treeOf(cage.folder);
    const { code } = await cage.build("sh", "-c", `echo >made; rm given.txt; ${script}`);
    assert(isSo(code), `${code}`);
    assertEquals(await treeOf(cage.folder), before);
  });
}

Deno.test("openSandbox() bounds what a build writes, and none of it comes to the disk", {
  ignore: ignore || !await has("gcc"),
}, async () => {
  await using cage = await openCage();
  await compile(cage, "disk_filler");
  const before = await namesIn(cage);
  const { code, stdout } = await cage.build("sh", "-c", "./disk_filler . && exit 3");
  assertEquals(code, 3);
  assertMatch(stdout, /^ENOSPC after \d+ MiB/);
  const mib = Number(/\d+/.exec(stdout)?.[0]);
  assert(mib <= BUILD_DISK_BYTES / MiB, stdout);
  assertEquals(await namesIn(cage), before);
});

for (
  const [how, where] of [["that is silent", ">/dev/null 2>&1"], ["that holds its output", ""]]
) {
  Deno.test(`openSandbox() ends with a build what it leaves behind, ${how}`, {
    ignore,
  }, async () => {
    await using cage = await openCage();
    const seconds = oddNumber();
    const script = `setsid sh -c 'trap "" HUP TERM; sleep ${seconds}; :' ${where} & echo >made`;
    const { code } = await cage.build("sh", "-c", script);
    assertEquals(code, 0);
    assertEquals(await withWord(seconds), 0);
    await gone(seconds);
    assert((await namesIn(cage)).includes("made"));
  });
}

Deno.test("openSandbox() takes what a build has made once nobody changes it any more", {
  ignore,
}, async () => {
  await using cage = await openCage();
  const grow = "setsid sh -c 'while :; do echo more >>grows; done' >/dev/null 2>&1 &";
  const script = `head -c ${16 * MiB} /dev/zero >grows
    ${grow}
    while [ $(wc -c <grows) = ${16 * MiB} ]; do :; done`;
  const { code, stderr } = await cage.build("sh", "-c", script);
  assertEquals([code, stderr], [0, ""]); // tar(1) would say that the file changed as it was read
});

import { assert, assertEquals } from "@std/assert";
import { FLOOD_BYTES } from "../../rig/capture.ts";
import { openSandbox, signalOf } from "../../rig/sandbox.ts";
import { runToEnd } from "../running.ts";
import {
  alive,
  canLockIn,
  compile,
  gone,
  has,
  MiB,
  oddNumber,
  openCage,
  withWord,
} from "./cage.ts";

const ignore = !canLockIn;
const ignoreC = ignore || !await has("gcc");
/** Said before the first of a kind was seen to be harmless, the second is not begun. */
let isBounded = false;

Deno.test(
  "openSandbox() stops a program that forks, at the limit",
  { ignore: ignoreC },
  async () => {
    await using cage = await openCage({ processes: 60 });
    await compile(cage, "fork_bomb");
    const bomb = await cage.start("./fork_bomb", "500");
    await bomb.prints("forks ");
    const forks = Number(/forks (\d+)/.exec(bomb.process.stdout.text)?.[1]);
    assert(forks >= 50 && forks < 70, `${forks}`);
    isBounded = true;
  },
);

Deno.test(
  "openSandbox() outlives a fork bomb, and ends all of it",
  { ignore: ignoreC },
  async () => {
    assert(isBounded, "a bounded one was not stopped");
    {
      await using cage = await openCage({ processes: 60, cpuS: 5 });
      await compile(cage, "endless_bomb");
      const bomb = await cage.start("./endless_bomb");
      await bomb.prints("begun");
      assert(await withWord("./endless_bomb") < 80);
    }
    await gone("./endless_bomb");
  },
);

Deno.test("openSandbox() bounds what a program writes", { ignore: ignoreC }, async () => {
  await using cage = await openCage({ diskBytes: 40 * MiB });
  await compile(cage, "disk_filler");
  for (const folder of [".", "/tmp"]) {
    const filler = await cage.start("./disk_filler", folder);
    await filler.prints("ENOSPC after ");
    assertEquals(await filler.exits(), 0);
  }
  const one = await cage.start("./disk_filler", ".", "one");
  await one.prints("EFBIG after 32 MiB");
});

Deno.test("openSandbox() bounds the memory of a process", { ignore: ignoreC }, async () => {
  await using cage = await openCage({ memoryBytes: 256 * MiB });
  await compile(cage, "memory_hog");
  const hog = await cage.start("./memory_hog");
  const code = await hog.exits() ?? 0;
  assert(code === 3 || signalOf(code) === "SIGKILL", `${code} ${hog.process.stdout.text}`);
});

Deno.test("openSandbox() bounds the memory of a program in many processes, with control groups", {
  ignore: ignoreC || await (async () => {
    await using sandbox = await openSandbox({ choice: "auto" });
    return sandbox.told.en.includes("control groups");
  })(),
}, async () => {
  await using cage = await openCage({ memoryBytes: 256 * MiB });
  await compile(cage, "memory_hog");
  const hog = await cage.start("./memory_hog", "8");
  await hog.exits();
  assert(!hog.process.stdout.text.includes("no limit"));
});

Deno.test(
  "openSandbox() leaves nothing of a program that prints without end",
  { ignore },
  async () => {
    {
      await using cage = await openCage();
      const flood = await cage.start("sh", "flood.sh");
      await flood.prints("\0");
    }
    await gone("10000000000");
  },
);

Deno.test("openSandbox() ends a program that prints more than anybody reads", {
  ignore,
}, async () => {
  await using cage = await openCage();
  const flood = await cage.start("sh", "-c", "exec sh flood.sh >&2"); // a pipe: faster than a terminal
  assertEquals(signalOf(await flood.exits() ?? 0), "SIGKILL");
  assert(flood.process.stderr.text.length <= 256 * 1024);
  const lively = await cage.start("head", "-c", `${FLOOD_BYTES / 2}`, "/dev/zero");
  assertEquals(await lively.exits(), 0);
});

for (const [script, word] of [["stubborn.sh", "stubborn"], ["daemon.sh", "left"]] as const) {
  Deno.test(`openSandbox() leaves nothing of ${script}`, { ignore }, async () => {
    const seconds = oddNumber();
    {
      await using cage = await openCage();
      const program = await cage.start("sh", script, seconds);
      await program.prints(word);
      await alive(seconds);
    }
    await gone(seconds);
  });
}

Deno.test("openSandbox() leaves no control group", { ignore }, async () => {
  const find = async (name: string) =>
    (await runToEnd(["find", "/sys/fs/cgroup", "-name", name, "-type", "d"])).stdout;
  let group = "none of ours";
  {
    await using cage = await openCage();
    const program = await cage.start("sh", "stubborn.sh");
    await program.prints("stubborn");
    const { stdout } = await runToEnd(["cat", `/proc/${program.process.pid}/cgroup`]);
    group = /socketlab-[-0-9a-f]+/.exec(stdout)?.[0] ?? group; // the user may have none
    if (stdout.includes(group)) assert(await find(group) !== "");
  }
  assertEquals(await find(group), "");
});

import { assert, assertEquals } from "@std/assert";
import { type Groups, openGroups } from "../../rig/sandbox/groups.ts";
import { DEFAULT_LIMITS } from "../../rig/sandbox/limits.ts";
import { leaseSlot } from "../../rig/sandbox/slots.ts";
import { runToEnd } from "../running.ts";

const open = (slot: number) => openGroups(DEFAULT_LIMITS, slot);

/** Whether this user may have control groups here. */
const canGroup = Deno.build.os === "linux" && await (async () => {
  using slot = leaseSlot();
  const groups = await open(slot.number);
  await groups?.close();
  return groups !== undefined;
})();

const foldersOf = (groups: Groups) => groups.enter.at(-1)?.split("\n") ?? [];

/** Those of the folders that are there. */
const there = async (folders: readonly string[]) => {
  const { stdout } = await runToEnd(["sh", "-c", 'ls -d "$@" 2>/dev/null', "sh", ...folders]);
  return stdout.split("\n").filter((folder) => folder !== "");
};

const ignore = !canGroup;

Deno.test("openGroups() puts each program into a group of its own, with limits", {
  ignore,
}, async () => {
  using slot = leaseSlot();
  const groups = await open(slot.number);
  assert(groups);
  try {
    const { stdout } = await runToEnd([...groups.enter, "cat", "/proc/self/cgroup"]);
    const name = foldersOf(groups)[0]?.split("/").at(-1) ?? "no group";
    assert(stdout.includes(`/${name}/`), stdout);
    const limits = (await Promise.all(
      foldersOf(groups).map((folder) => runToEnd(["sh", "-c", "cat $0/*/pids.max", folder])),
    )).map((ended) => ended.stdout.trim());
    assert(limits.includes(`${DEFAULT_LIMITS.processes + 8}`), limits.join());
  } finally {
    await groups.close();
  }
  assertEquals(await there(foldersOf(groups)), []);
});

Deno.test("openGroups() sweeps away the groups of a lab that was killed, and nobody else's", {
  ignore,
}, async () => {
  using slot = leaseSlot();
  using other = leaseSlot();
  const [killed, beside] = [await open(slot.number), await open(other.number)];
  assert(killed && beside);
  await runToEnd([...killed.enter, "true"]); // whose own group stays behind
  const [stale, kept] = [foldersOf(killed), foldersOf(beside)];
  assertEquals((await there(stale.map((folder) => `${folder}/`))).length, stale.length);
  const next = await open(slot.number);
  assert(next);
  try {
    assertEquals(await there(stale), []);
    assertEquals(await there([...kept, ...foldersOf(next)]), [...kept, ...foldersOf(next)].sort());
  } finally {
    await next.close();
    await beside.close();
  }
});

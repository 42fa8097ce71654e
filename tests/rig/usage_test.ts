import { assert, assertEquals } from "@std/assert";
import { parseStatus, usageOf } from "../../rig/usage.ts";

const ignore = !["linux", "darwin"].includes(Deno.build.os); // elsewhere the system does not tell

Deno.test("usageOf() tells threads and memory of a process", { ignore }, async () => {
  const usage = await usageOf(Deno.pid);
  assert(usage);
  assert(usage.threads >= 1 && Number.isInteger(usage.threads), `${usage.threads} threads`);
  const { rss } = Deno.memoryUsage();
  assert(usage.residentBytes > rss / 4 && usage.residentBytes < rss * 4, `${usage.residentBytes}`);
});

Deno.test("usageOf() tells nothing of a process that has ended", { ignore }, async () => {
  const child = new Deno.Command("true").spawn();
  await child.status;
  assertEquals(await usageOf(child.pid), undefined);
});

Deno.test("parseStatus() reads what the kernel says of a process", { permissions: "none" }, () => {
  const status = "Name:\tload\nVmHWM:\t    9000 kB\nVmRSS:\t    1536 kB\nThreads:\t3\n";
  assertEquals(parseStatus(status), { residentBytes: 1536 * 1024, threads: 3 });
  // A process that has ended but was not waited for has no memory any more.
  assertEquals(parseStatus("Name:\tload\nState:\tZ (zombie)\nThreads:\t1\n"), undefined);
  assertEquals(parseStatus(""), undefined);
});

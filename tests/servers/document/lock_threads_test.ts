import { assert, assertEquals } from "@std/assert";
import {
  POLICIES,
  type Policy,
  ReadersWritersLock,
} from "../../../servers/document/readers_writers_lock.ts";
import { within } from "../../waiting.ts";
import { commonOf, LockThread } from "./lock_threads.ts";

/** What becomes of the pair of numbers, and what was due, when so many threads work on it. */
async function work(policy: Policy, threads: number, locked: boolean) {
  const common = commonOf(policy, threads, locked);
  using crew = new DisposableStack();
  const begun = Array.from({ length: threads }, (_, i) => LockThread.begin(common, i));
  const team = (await Promise.all(begun)).map((thread) => crew.use(thread));
  const done = await Promise.all(team.map((thread) => thread.visit(1_500)));
  const sum = (of: "writes" | "torn") => done.reduce((sum, one) => sum + one[of], 0);
  return { pair: [...new Int32Array(common.pair)], writes: sum("writes"), torn: sum("torn") };
}

for (const policy of POLICIES) {
  for (const threads of [2, 4]) {
    Deno.test(`enter() ${policy}: ${threads} threads lose and tear nothing`, async () => {
      const { pair, writes, torn } = await work(policy, threads, true);
      assertEquals([pair, torn], [[writes, writes], 0]);
    });
  }

  Deno.test(`evict() ${policy}: what a dead thread held is free again`, async () => {
    const common = commonOf(policy, 2);
    const lock = new ReadersWritersLock(common.memory, 2, 0, policy);
    for (const held of ["writer", "reader"] as const) {
      using dead = await LockThread.begin(common, 1);
      await dead.enter(held);
      if (held === "reader") await Promise.all([dead.enter(held), lock.enter("reader")]);
      await dead.die();
      const entered = lock.enter("writer");
      lock.evict(1);
      if (held === "reader") {
        assertEquals(lock.inside, 1);
        lock.leave("reader");
      }
      await within("entry", entered);
      lock.leave("writer");
    }
    assertEquals(lock.inside, 0);
  });

  for (const evicted of ["before", "after"]) {
    Deno.test(
      `evict() ${policy}: a dead thread's tickets hold up nobody, ${evicted} its turn`,
      async () => {
        const common = commonOf(policy, 2);
        const lock = new ReadersWritersLock(common.memory, 2, 0, policy);
        using dead = await LockThread.begin(common, 1);
        await lock.enter("writer");
        await dead.ask("writer"); // the head of the queue
        const first = lock.enter("writer");
        await dead.ask("reader");
        await dead.ask("writer");
        const second = lock.enter("writer");
        await dead.ask("reader");
        await dead.die();
        if (evicted === "before") lock.evict(1);
        lock.leave("writer");
        if (evicted === "after") lock.evict(1);
        for (const entered of [first, second]) {
          await within("entry", entered);
          lock.leave("writer");
        }
        await within("entry", lock.enter("reader"));
        assertEquals(lock.inside, 1);
      },
    );
  }
}

Deno.test("without a lock the same threads lose increments, and see the harm", async () => {
  const { pair, writes, torn } = await work("fair", 2, false);
  assert((pair[0] ?? 0) < writes, `${pair} of ${writes}`);
  assert(torn > 0);
});

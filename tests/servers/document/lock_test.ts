import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { setImmediate } from "node:timers";
import {
  POLICIES,
  type Policy,
  QueueFull,
  ReadersWritersLock,
  type Visitor,
} from "../../../servers/document/readers_writers_lock.ts";
import { pureTest } from "../../waiting.ts";

/** The views that so many threads have of one lock; the next ticket is `ticket`. */
function sharedLock(policy: Policy, threads = 1, ticket = 0) {
  const memory = new SharedArrayBuffer(ReadersWritersLock.bytes(threads));
  new Int32Array(memory).fill(ticket, 2, 4); // HEAD, TAIL
  const views = Array.from({ length: threads }, (_, thread) => {
    return new ReadersWritersLock(memory, threads, thread, policy);
  });
  const [lock] = views;
  assert(lock);
  return { lock, views };
}

/** Lets everything happen that can happen now. */
async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** Asks to be let in, and notes it when that happens. */
function asking(lock: ReadersWritersLock, entered: string[]) {
  return (name: string, as: Visitor) => lock.enter(as).then(() => void entered.push(name));
}

const visits = fc.array(
  fc.record({
    thread: fc.nat({ max: 2 }),
    as: fc.constantFrom<Visitor>("reader", "reader", "writer"),
    steps: fc.nat({ max: 3 }),
  }),
  { minLength: 1, maxLength: 60, size: "max" },
);

for (const policy of POLICIES) {
  pureTest(`enter() ${policy}: a writer is alone inside, and everybody gets in`, async () => {
    await fc.assert(
      fc.asyncProperty(visits, async (visits) => {
        const { lock, views } = sharedLock(policy, 3);
        const inside = { reader: 0, writer: 0 };
        let left = 0;
        await Promise.all(visits.map(async ({ thread, as, steps }) => {
          await views[thread]?.enter(as);
          inside[as]++;
          for (let i = 0; i <= steps; i++) {
            assert(inside.writer === 0 || inside.writer === 1 && inside.reader === 0);
            await new Promise<void>((resolve) => setImmediate(resolve));
          }
          inside[as]--;
          views[thread]?.leave(as);
          left++;
        }));
        assertEquals([left, lock.inside], [visits.length, 0]);
      }),
      { numRuns: 100 },
    );
  });

  pureTest(`enter() ${policy}: readers overlap`, async () => {
    const { lock, views } = sharedLock(policy, 2);
    const readers = [...views, ...views];
    await Promise.all(readers.map((view) => view.enter("reader")));
    assertEquals(lock.inside, 4);
    for (const view of readers) view.leave("reader");
    assertEquals(lock.inside, 0);
  });
}

pureTest("enter() readers-first: a writer waits as long as readers overlap", async () => {
  const { lock } = sharedLock("readers-first");
  const entered: string[] = [];
  const ask = asking(lock, entered);
  await ask("reader 0", "reader");
  const writer = ask("writer", "writer");
  for (let i = 1; i < 5; i++) {
    await ask(`reader ${i}`, "reader");
    lock.leave("reader");
  }
  await settled();
  assertEquals(entered, ["reader 0", "reader 1", "reader 2", "reader 3", "reader 4"]);
  lock.leave("reader");
  await writer;
  assertEquals(lock.inside, -1);
});

pureTest("enter() fair: nobody is overtaken, and neighbouring readers overlap", async () => {
  const { lock } = sharedLock("fair");
  const entered: string[] = [];
  const ask = asking(lock, entered);
  await ask("first reader", "reader");
  const writer = ask("writer", "writer");
  const readers = [ask("reader", "reader"), ask("neighbour", "reader")];
  const last = ask("last writer", "writer");
  await settled();
  assertEquals(entered, ["first reader"]);
  lock.leave("reader");
  await writer;
  await settled();
  assertEquals(entered, ["first reader", "writer"]);
  lock.leave("writer");
  await Promise.all(readers);
  assertEquals(lock.inside, 2);
  lock.leave("reader");
  await settled();
  assertEquals(entered, ["first reader", "writer", "reader", "neighbour"]);
  lock.leave("reader");
  await last;
});

for (const edge of [2 ** 31 - 1, -1]) {
  pureTest(`enter() fair: order survives ticket ${edge}`, async () => {
    const { lock } = sharedLock("fair", 1, edge - 5);
    const entered: string[] = [];
    const ask = asking(lock, entered);
    await ask("0", "writer");
    const waiting = Array.from({ length: 10 }, (_, i) => ask(`${i + 1}`, "writer"));
    for (const [i, next] of waiting.entries()) {
      assertEquals(entered.at(-1), `${i}`);
      lock.leave("writer");
      await next;
    }
    assertEquals(entered, Array.from({ length: 11 }, (_, i) => `${i}`));
  });
}

pureTest("enter() fair: 8,192 may wait and all get in, one more is refused", async () => {
  const { lock } = sharedLock("fair", 1, 2 ** 31 - 4_096);
  await lock.enter("writer");
  const waiting = Array.from({ length: 8_192 }, () => lock.enter("writer"));
  await assertRejects(() => lock.enter("reader"), QueueFull);
  for (const next of waiting) {
    lock.leave("writer");
    await next;
  }
  const readers = [lock.enter("reader"), lock.enter("reader")];
  lock.leave("writer");
  await Promise.all(readers);
  assertEquals(lock.inside, 2);
});

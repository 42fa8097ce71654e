import { assertEquals, assertRejects } from "@std/assert";
import { doAtOnce, oneByOne } from "../../wire/at_once.ts";

const none = { permissions: "none" } as const;

Deno.test("doAtOnce() begins in order, and has no more under way than it may", none, async () => {
  const [begun, most]: [number[], number[]] = [[], []];
  let running = 0;
  await doAtOnce([10, 20, 30, 40, 50], 2, async (item, index) => {
    begun.push(item + index);
    most.push(++running);
    await Promise.resolve();
    running--;
  });
  assertEquals(begun, [10, 21, 32, 43, 54]);
  assertEquals(Math.max(...most), 2);
  await doAtOnce([], 2, () => Promise.reject(new Error("nothing to do")));
});

Deno.test(
  "doAtOnce() waits for what was begun, and begins nothing after a failure",
  none,
  async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const done: string[] = [];
    const all = doAtOnce(["slow", "fails", "never"], 2, async (item) => {
      if (item === "fails") {
        queueMicrotask(resolve);
        throw new RangeError("enough");
      }
      await promise;
      done.push(item);
    });
    await assertRejects(() => all, RangeError, "enough");
    assertEquals(done, ["slow"]);
  },
);

Deno.test(
  "oneByOne() begins nothing before the last has ended, nor after a failure",
  none,
  async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const done: string[] = [];
    const next = oneByOne();
    const first = next(() => promise.then(() => void done.push("first")));
    const second = next(() => void done.push("second"));
    await Promise.resolve();
    assertEquals(done, []);
    resolve();
    await second;
    assertEquals(done, ["first", "second"]);
    await first;
    await assertRejects(() => next(() => Promise.reject(new RangeError("full"))), RangeError);
    await assertRejects(() => next(() => void done.push("third")), RangeError);
    assertEquals(done.length, 2);
  },
);

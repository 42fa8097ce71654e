import { assertEquals, assertRejects } from "@std/assert";
import { inTurn } from "../../commands/in_turn.ts";

const none = { permissions: "none" } as const;

Deno.test("inTurn() prints the first live, and those behind it in their order", none, async () => {
  const printed: string[] = [];
  const gates = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const all = inTurn([0, 1, 2], 3, async (item, tell) => {
    tell([`${item} begins`]);
    await gates[item]?.promise;
    tell([`${item} ends`]);
  }, (lines) => printed.push(...lines));
  assertEquals(printed, ["0 begins"]);
  gates[2]?.resolve();
  gates[1]?.resolve();
  await gates[1]?.promise;
  assertEquals(printed, ["0 begins"]);
  gates[0]?.resolve();
  await all;
  assertEquals(printed, ["0 begins", "0 ends", "1 begins", "1 ends", "2 begins", "2 ends"]);
});

Deno.test("inTurn() keeps to the limit", none, async () => {
  let running = 0;
  let most = 0;
  await inTurn([1, 2, 3, 4, 5], 2, async () => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
  }, () => {});
  assertEquals(most, 2);
});

Deno.test("inTurn() lets the others end before it fails", none, async () => {
  const ended: number[] = [];
  const printed: string[] = [];
  await assertRejects(
    () =>
      inTurn([1, 2, 3], 2, async (item, tell) => {
        tell([`${item}`]);
        await Promise.resolve();
        if (item === 1) throw new RangeError("one");
        await Promise.resolve();
        ended.push(item);
      }, (lines) => printed.push(...lines)),
    RangeError,
    "one",
  );
  assertEquals([ended, printed], [[2], ["1"]]);
});

import { assertEquals } from "@std/assert";
import { Roll } from "../../../chat/crowd/roll.ts";

const none = { permissions: "none" } as const;

/** Who hears whom of four; all do, but for those. */
function roll(...apart: readonly (readonly [member: number, other: number])[]) {
  const roll = new Roll(4);
  for (let member = 0; member < 4; member++) {
    for (let other = 0; other < 4; other++) {
      if (!apart.some(([a, b]) => a === member && b === other)) roll.answered(member, other);
    }
  }
  return roll;
}

Deno.test("Roll.together() leaves out who hears nobody, or is heard by nobody", none, () => {
  const all = [0, 1, 2, 3];
  assertEquals(roll().together(all), all);
  assertEquals(roll([2, 0], [2, 1], [2, 3]).together(all), [0, 1, 3]);
  assertEquals(roll([0, 2], [1, 2], [3, 2]).together(all), [0, 1, 3]);
  assertEquals(roll([0, 2], [3, 2]).together(all), [0, 1, 3]);
  assertEquals(roll().together([1, 3]), [1, 3]);
  assertEquals(new Roll(4).together(all).length, 1);
});

Deno.test("Roll.isHeard() asks those, and nobody of themselves", none, () => {
  const some = roll([2, 0], [0, 0]);
  assertEquals(some.isHeard(0, [0, 1, 3]), true);
  assertEquals(some.isHeard(0, [0, 1, 2, 3]), false);
});

Deno.test("Roll.moves counts each pair once", none, () => {
  const some = new Roll(4);
  for (const [member, other] of [[0, 1], [0, 1], [1, 0]] as const) some.answered(member, other);
  assertEquals(some.moves, 2);
});

import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { MOST_JOBS } from "../../commands/grade_flags.ts";
import { firstUser, leaseSlot, SLOTS, USERS } from "../../rig/sandbox/slots.ts";

Deno.test("leaseSlot() gives no number twice, and a number again once it is free", () => {
  using first = leaseSlot();
  const second = leaseSlot();
  assertNotEquals(first.number, second.number);
  second[Symbol.dispose]();
  using third = leaseSlot();
  assertNotEquals(first.number, third.number);
  assertEquals(third.number >= 0 && third.number < SLOTS, true);
});

Deno.test("there are enough numbers for all jobs, and the users of the last, and of a trial, are systemd's too", () => {
  assert(MOST_JOBS < SLOTS);
  assert(firstUser(SLOTS) + USERS - 1 <= 65_519);
});

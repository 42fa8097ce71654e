import { assertEquals, assertNotEquals } from "@std/assert";
import { leaseSlot } from "../../rig/sandbox/slots.ts";

Deno.test("leaseSlot() gives no number twice, and a number again once it is free", () => {
  using first = leaseSlot();
  const second = leaseSlot();
  assertNotEquals(first.number, second.number);
  second[Symbol.dispose]();
  using third = leaseSlot();
  assertNotEquals(first.number, third.number);
  assertEquals(third.number >= 0 && third.number < 46, true);
});

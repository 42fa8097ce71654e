import { assertEquals, assertRejects } from "@std/assert";
import { Watch } from "../../rig/watch.ts";

const never = new AbortController().signal;

Deno.test("until() ends when it holds, when its time is over, or when it is aborted", async () => {
  const watch = new Watch();
  let holds = false;
  const waiting = watch.until(() => holds, 60_000, never);
  watch.changed();
  holds = true;
  watch.changed();
  assertEquals(await waiting, true);
  assertEquals(await watch.until(() => holds, 0, never), true);
  assertEquals(await watch.until(() => false, 1, never), false);
  const stop = new AbortController();
  const aborted = watch.until(() => false, 60_000, stop.signal);
  stop.abort(new RangeError("enough"));
  await assertRejects(() => aborted, RangeError, "enough");
});

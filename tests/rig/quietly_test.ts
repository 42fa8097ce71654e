import { assertEquals, assertMatch } from "@std/assert";
import { runQuietly } from "../../rig/quietly.ts";

const ignore = Deno.build.os === "windows";

Deno.test("runQuietly() all that was printed, and the code", { ignore }, async () => {
  const answer = await runQuietly(["sh", "-c", "echo out; echo err >&2; exit 3"]);
  assertEquals(answer, { code: 3, stdout: "out\n", stderr: "err\n" });
});

Deno.test("runQuietly() 127 where there is no such program", async () => {
  const { code, stderr } = await runQuietly(["there-is-no-such-program"]);
  assertEquals(code, 127);
  assertMatch(stderr, /there-is-no-such-program/);
});

Deno.test(
  "runQuietly() ends with its signal, and all that was started with it",
  { ignore },
  async () => {
    // The answer comes when nobody has its pipes any more: both sleeps are gone then.
    const stop = new AbortController();
    const answer = runQuietly(
      ["sh", "-c", "trap '' TERM; sleep 600 & exec sleep 600"],
      stop.signal,
    );
    stop.abort();
    assertEquals((await answer).code, 137);
    assertEquals((await runQuietly(["sleep", "600"], stop.signal)).code, 137);
  },
);

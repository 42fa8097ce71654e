import { assert, assertEquals } from "@std/assert";
import { canIsolate } from "../../rig/network.ts";
import { perform } from "../../rig/perform.ts";
import { startupLeftMs, waitedForProcessorMs } from "../../rig/run_queue.ts";
import { until } from "../waiting.ts";
import { playOf } from "./plays.ts";

const ignore = Deno.build.os !== "linux" ||
  (await new Deno.Command("sh", { args: ["-c", "command -v taskset"], stdout: "null" }).output())
      .code !== 0;

const LOOP = "while :; do :; done";

/** On one processor, and so many loops beside it that end by themselves, or with this. */
function crowded(loops: number) {
  const started = Array.from(
    { length: loops },
    () =>
      new Deno.Command("taskset", { args: ["-c", "0", "timeout", "20", "sh", "-c", LOOP] }).spawn(),
  );
  return {
    started,
    async [Symbol.asyncDispose]() {
      for (const { pid } of started) Deno.kill(pid);
      await Promise.all(started.map(({ status }) => status));
    },
  };
}

Deno.test("waitedForProcessorMs() counts the time in which others ran, of children too", {
  ignore,
}, async () => {
  await using crowd = crowded(2);
  const [{ pid }] = crowd.started as [Deno.ChildProcess];
  await until("a wait", async () => await waitedForProcessorMs(pid) > 300 || undefined);
});

Deno.test(
  "startupLeftMs() is over at some time for whoever waits for ever",
  { ignore },
  async () => {
    assert(await startupLeftMs(Deno.pid, 1, performance.now() - 60_000) < 0);
  },
);

Deno.test("perform() gives a server that gets no processor longer to start", {
  ignore: ignore || !await canIsolate(),
}, async () => {
  const code = `
    const usedUs = () => { const { user, system } = process.cpuUsage(); return user + system };
    while (usedUs() < 7e5);
    require("node:net").createServer().listen(+process.argv[1])`;
  const argv = ["taskset", "-c", "0", "node", "-e", code, "--", "{port}"];
  const play = playOf({ server: "tcp-server" }, async (rig) => {
    const server = await rig.start("server", await rig.endpoint("tcp"));
    await server.listens();
  });
  await using _ = crowded(3);
  const program = { name: "slow", argv, origin: "submitted" } as const;
  const { timeline } = await perform(play, {
    programs: { "tcp-server": program },
    patience: { startupMs: 1_000 },
  });
  assertEquals(timeline.filter(({ kind }) => kind === "listening").length, 1);
});

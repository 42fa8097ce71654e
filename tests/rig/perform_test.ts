import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Program } from "../../core/observation.ts";
import { canIsolate } from "../../rig/network.ts";
import { PATIENCE, perform, slowest } from "../../rig/perform.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { playOf } from "./plays.ts";

/** Starts one server and does as told with it. */
const oneServer = (play: Parameters<typeof playOf<"server">>[1]) =>
  playOf({ server: "tcp-server" }, play);

const program = (...argv: string[]): Program => ({ name: "test", argv, origin: "submitted" });

for (const scenario of catalogue) {
  for (const network of ["host", "unseen"] as const) {
    Deno.test(`${scenario.id} on this machine's network, the kernel's view of it ${network}`, async () => {
      const run = await perform(scenario, { network, lang: "pt" });
      assertEquals(run.judged.filter(({ verdict }) => verdict !== "met"), []);
      assertEquals([run.outcome, run.place.network], ["met", "host"]);
      for (const o of run.timeline) {
        assert(o.kind !== "receipt" || (o.shared && network === "host"));
      }
    });
  }
}

Deno.test("perform() with the same seed types the same words, and a Run is plain JSON", async () => {
  const q1a = catalogue[0];
  assert(q1a);
  const [one, two] = [await perform(q1a, { seed: 7 }), await perform(q1a, { seed: 7 })];
  const typed = (run: typeof one) =>
    run.timeline.filter(({ kind }) => kind === "typed").map((o) => ({ ...o, ms: 0, seq: 0 }));
  assertEquals(typed(one), typed(two));
  assertEquals(JSON.parse(JSON.stringify(one)), one as unknown);
});

Deno.test("perform() past its deadline is the lab's fault, and ends what it started", async () => {
  const waiting = oneServer(async (rig) => {
    const server = await rig.start("server", await rig.endpoint("tcp"));
    await server.ends(60_000);
  });
  const run = await perform(waiting, { deadlineMs: 400 });
  assertEquals([run.outcome, run.fault?.en], ["fault", "the play took longer than its 0.4 s"]);
});

Deno.test("perform() of a scenario with a mistake in it is a fault that says what was wrong", async () => {
  const broken = oneServer(() => Promise.reject(new RangeError("no such thing")));
  assertEquals((await perform(broken)).fault?.en, "RangeError: no such thing");
});

Deno.test("perform() that is aborted rejects, and ends what it started", async () => {
  const stop = new AbortController();
  const playing = perform(
    oneServer(async (rig) => {
      const server = await rig.start("server", await rig.endpoint("tcp"));
      await server.listens();
      stop.abort(new RangeError("enough"));
      await server.ends();
    }),
    { signal: stop.signal },
  );
  await assertRejects(() => playing, RangeError, "enough");
});

Deno.test("a program that does not exist, floods, or starts children is borne", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const play = oneServer(async (rig) => {
    const server = await rig.start("server", await rig.endpoint("tcp"));
    await server.ends(1_500);
  });
  const missing = await perform(play, { programs: { "tcp-server": program("no-such-program") } });
  const exit = missing.timeline.find(({ kind }) => kind === "exited");
  assert(exit?.kind === "exited" && exit.code === 127);
  const flood = await perform(play, { programs: { "tcp-server": program("yes") } });
  assert(flood.timeline.length < 2_100);
  assertEquals(flood.timeline.filter(({ kind }) => kind === "cut").length, 1);
  const parent = program("sh", "-c", "sleep 1000 & echo started; exit 3");
  const left = await perform(play, { programs: { "tcp-server": parent } });
  assertEquals(left.timeline.findLast(({ kind }) => kind === "exited")?.kind, "exited");
});

Deno.test("each play has a network of its own where the system allows it", {
  ignore: !await canIsolate(),
}, async () => {
  const play = oneServer(async (rig) => {
    await (await rig.start("server", await rig.endpoint("tcp"))).listens();
  });
  const runs = await Promise.all([perform(play), perform(play), perform(play)]);
  for (const { timeline, place } of runs) {
    const ready = timeline.find(({ kind }) => kind === "listening");
    assert(ready?.kind === "listening");
    assertEquals([ready.at.port, place.network], [12_000, "namespace"]);
  }
});

Deno.test("slowest() is more than a play can take of a program that is late each time", () => {
  for (const patience of [PATIENCE, { ...PATIENCE, startupMs: 120_000, replyMs: 60_000 }]) {
    assert(slowest(patience) > 4 * patience.startupMs + 60 * patience.replyMs);
  }
});

import { assert, assertEquals } from "@std/assert";
import type { Fact, Timeline } from "../../core/observation.ts";
import type { Machines } from "../../rig/machines.ts";
import { openNetwork } from "../../rig/network.ts";
import { perform } from "../../rig/perform.ts";
import { Recorder } from "../../rig/recorder.ts";
import { openTracer } from "../../rig/tracer.ts";
import { runToEnd } from "../running.ts";
import { playOf } from "./plays.ts";

const TRACED = "tests/programs/traced";
const BUILT = Deno.makeTempDirSync({ prefix: "traced-" });
addEventListener("unload", () => Deno.removeSync(BUILT, { recursive: true }));

const runs = (...argv: string[]) => runToEnd(argv).then(({ code }) => code === 0, () => false);
const hasStrace = Deno.build.os === "linux" && await runs("strace", "-V");
const hasPython = await runs("python3", "--version");

/** A play in which one program runs to its end, for 10 s at most. */
async function playing(argv: readonly string[], syscalls: boolean): Promise<Timeline> {
  const one = playOf({ program: "tcp-client" }, async (rig) => {
    const program = await rig.start("program", await rig.endpoint("tcp"));
    await program.ends(10_000);
  });
  const programs = { "tcp-client": { name: "?", argv, origin: "submitted" } } as const;
  const { fault, timeline } = await perform(one, { programs, evidence: { syscalls } });
  assertEquals(fault, undefined);
  return timeline;
}

/** How it ended and what it printed; which of its two streams was read first is left to chance. */
const seen = (timeline: Timeline) =>
  timeline.flatMap((o) => {
    if (o.kind === "exited") return [`exited ${o.code} ${o.signal}`];
    return o.kind === "printed" ? [`${o.stream} ${o.line}`] : [];
  }).toSorted();

Deno.test(
  "a traced program ends and prints as it does untraced",
  { ignore: !hasStrace },
  async () => {
    for (
      const script of ["exit 7", "kill -SEGV $$", "kill -KILL $$", "echo out; echo err >&2; exit 1"]
    ) {
      const argv = ["sh", "-c", script];
      assertEquals(seen(await playing(argv, true)), seen(await playing(argv, false)));
    }
    assertEquals(seen(await playing(["no-such-program"], true))[0], "exited 127 null");
  },
);

Deno.test("of a program that floods, the first calls are kept and the others are counted", {
  ignore: !hasStrace || !hasPython,
}, async () => {
  const timeline = await playing(["python3", `${TRACED}/flood.py`, "5000"], true);
  const calls = timeline.filter((o) => o.kind === "syscall");
  assertEquals(calls.length, 200);
  const failed = calls.filter(({ errno }) => errno !== undefined);
  assertEquals(failed.filter(({ name }) => name !== "connect"), []); // connect: glibc may look for nscd
  const unseen = timeline.filter((o) => o.kind === "unseen");
  assertEquals(unseen.map(({ who, what }) => [who, what]), [["program", "syscalls"]]);
  assertEquals(calls.length + (unseen[0]?.left ?? 0), 5_003); // socket, bind, close: the interpreter's end
});

/** What the tracer notes and does in a network that starts programs through `wrapper`. */
async function tracerIn(...wrapper: string[]) {
  await using network = await openNetwork("host");
  const inside = (argv: readonly string[]) => [...wrapper, ...argv];
  const machine = { address: "127.0.0.1", network: { ...network, inside } };
  const machines = {
    at: () => machine,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  } satisfies Machines;
  const recorder = new Recorder<"program">();
  const tracer = await openTracer(machines, recorder);
  return { tracer, recorder };
}

Deno.test("where there is no strace, that is said once, with what to do", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const { tracer, recorder } = await tracerIn("env", "PATH=/nowhere");
  assertEquals(tracer, undefined);
  const [only, ...others] = recorder.timeline;
  assertEquals(others, []);
  assert(only?.kind === "unseen" && only.who === "lab" && only.what === "syscalls");
  if (Deno.build.os === "linux") assert(only.because.en.includes("apt install strace"));
});

Deno.test("where tracing is forbidden, that is said, and no program is touched", {
  ignore: !hasStrace ||
    !await runs("cc", "-Wall", "-Wextra", "-o", `${BUILT}/no_ptrace`, `${TRACED}/no_ptrace.c`),
}, async () => {
  const { tracer, recorder } = await tracerIn(`${BUILT}/no_ptrace`);
  assertEquals(tracer, undefined);
  const [only] = recorder.timeline as Fact[];
  assert(only?.kind === "unseen" && only.because.en.includes("does not let strace"));
});

Deno.test(
  "programs that are many clients in one are not traced",
  { ignore: !hasStrace },
  async () => {
    const { tracer } = await tracerIn();
    assert(tracer?.watched);
    try {
      for (const part of ["swarm", "crowd"] as const) {
        assertEquals(await tracer.watched("clients", part, ["deno", "run"]), ["deno", "run"]);
      }
      const watched = await tracer.watched("server", "tcp-server", ["deno", "run"]);
      assertEquals([watched[0], ...watched.slice(-2)], ["strace", "deno", "run"]);
    } finally {
      await tracer[Symbol.asyncDispose](); // of a pipe that nobody ever opened, too
    }
  },
);

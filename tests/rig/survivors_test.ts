import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { canIsolate } from "../../rig/network.ts";
import { perform } from "../../rig/perform.ts";
import { Running, runToEnd } from "../running.ts";
import { playOf } from "./plays.ts";

/** The processes in whose environment or command line the mark stands. */
async function marked(mark: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const [environ = "", command = ""] = await Promise.all(
      ["environ", "cmdline"].map(async (file) =>
        (await Deno.readTextFile(`/proc/${name}/${file}`).catch(() => "")).replaceAll("\0", " ")
      ),
    );
    if (command !== "" && `${environ} ${command}`.includes(mark)) found.push(`${name} ${command}`);
  }
  return found;
}

/** Waits until nobody is left, for 10 s at most. */
async function survivors(mark: string): Promise<string[]> {
  const deadline = performance.now() + 10_000;
  let left = await marked(mark);
  while (left.length > 0 && performance.now() < deadline) left = await marked(mark);
  return left;
}

const ignore = Deno.build.os !== "linux"; // /proc shows whose child is whose

for (const signal of ["SIGKILL", "SIGINT", "SIGTERM"] as const) {
  for (const network of ["", "--on-host"]) {
    Deno.test(
      `no program outlives a lab that gets ${signal} mid-play ${network}`,
      { ignore },
      async () => {
        // Ended once this many programs have been started: each another moment of the play.
        for (const started of network ? [1, 4] : [1, 2, 3, 5, 7]) {
          const mark = `/tmp/mark-${crypto.randomUUID()}`;
          const flags = [
            "run",
            "--allow-run",
            "--allow-env",
            "--allow-net=127.0.0.1",
            "lab.ts",
            "run",
          ];
          const argv = [Deno.execPath(), ...flags, "q1c", ...(network ? [network] : [])];
          await using lab = Running.start(argv, { TMPDIR: mark });
          for (let seen = 0; seen < started;) {
            const line = await lab.line();
            assert(line !== undefined, "the play was over before");
            if (line.includes("│ $ ")) seen++;
          }
          lab.child.kill(signal);
          const { code, stderr } = await lab.ended();
          assertEquals(await survivors(mark), []);
          assertEquals(code, signal === "SIGKILL" ? 137 : 130);
          if (signal !== "SIGKILL") assert(stderr.includes("Interrupted."), stderr);
        }
      },
    );
  }
}

Deno.test("nothing that traces programs outlives a lab, ended or killed, nor its pipes", {
  ignore: ignore ||
    !await runToEnd(["strace", "-V"]).then(({ code }) => code === 0, () => false),
}, async () => {
  const lab = `
    import { perform } from "./rig/perform.ts";
    import { catalogue } from "./scenarios/catalogue.ts";
    const [scenario] = catalogue.filter(({ id }) => id === "q1c");
    const onObservation = ({ kind }) => ["started", "syscall"].includes(kind) && console.log(kind);
    await perform(scenario, { evidence: { syscalls: true }, onObservation });
    console.log("over");`;
  // Killed once so many things have been told: a program just started, or traced and at work.
  for (const told of [1, 1, 1, 2, 4, 5, 20, Infinity]) {
    const tmp = await Deno.makeTempDir({ prefix: "mark-" });
    try {
      await using running = Running.start([Deno.execPath(), "eval", lab], { TMPDIR: tmp });
      for (let seen = 0; seen < told; seen++) {
        const line = await running.line();
        assert(line !== undefined, "the play was over before");
        if (line === "over") break;
      }
      if (told < Infinity) running.child.kill("SIGKILL");
      await running.ended();
      assertEquals(await survivors(tmp), []);
      assertEquals([...Deno.readDirSync(tmp)], []);
    } finally {
      await Deno.remove(tmp, { recursive: true });
    }
  }
});

Deno.test(
  "a program that leaves its process group does not outlive a play with a network of its own",
  {
    ignore: ignore || !await canIsolate(),
  },
  async () => {
    const mark = `${Deno.pid}${crypto.getRandomValues(new Uint32Array(1))[0]}`;
    const daemon = `setsid sleep ${mark} & echo left; exec sleep ${mark}`;
    const run = await perform(
      playOf({ server: "tcp-server" }, async (rig) => {
        const server = await rig.start("server", await rig.endpoint("tcp"));
        await server.prints("left");
      }),
      {
        programs: {
          "tcp-server": { name: "daemon", argv: ["sh", "-c", daemon], origin: "submitted" },
        },
      },
    );
    assertEquals(run.fault, undefined);
    assertEquals(await survivors(`sleep ${mark}`), []);
  },
);

Deno.test("an unshare that makes no new network costs no bystander its life", {
  ignore: ignore || !await canIsolate(),
}, async () => {
  const dir = await Deno.makeTempDir();
  try {
    const fake =
      `#!/bin/sh\nwhile case $1 in --*) ;; *) false ;; esac; do shift; done\nexec "$@"\n`;
    await Deno.writeTextFile(`${dir}/unshare`, fake, { mode: 0o755 });
    // All of it among processes and in a network of its own: where this fails, it kills only those.
    const outer = [
      "unshare",
      "--user",
      "--map-root-user",
      "--net",
      "--pid",
      "--fork",
      "--mount-proc",
    ];
    const inner = `PATH=$PATH:/usr/sbin:/sbin; ip link set lo up; PATH=${dir}:$PATH
      sleep 1000 & bystander=$!
      "$@"; code=$?
      kill -0 $bystander && echo "bystander lives"; kill $bystander; exit $code`;
    const flags = [
      "run",
      "--allow-run",
      "--allow-env",
      "--allow-net=127.0.0.1",
      "lab.ts",
      "run",
      "q1a",
    ];
    const lab = [Deno.execPath(), ...flags, "--quiet"];
    const ended = await runToEnd([...outer, "--kill-child", "sh", "-c", inner, "sh", ...lab]);
    assertStringIncludes(ended.stderr, "No network of its own for each play");
    assertStringIncludes(ended.stdout, "bystander lives");
    assertEquals(ended.code, 0);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
});

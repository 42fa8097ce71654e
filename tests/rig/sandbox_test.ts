import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { openGuardian } from "../../rig/guardian.ts";
import { canIsolate, openNetwork } from "../../rig/network.ts";
import { environment, Process } from "../../rig/process.ts";
import {
  type Limits,
  openSandbox,
  type SandboxChoice,
  SandboxMissing,
  signalOf,
} from "../../rig/sandbox.ts";
import { Watch } from "../../rig/watch.ts";
import { runToEnd } from "../running.ts";
import { until } from "../waiting.ts";

const HOSTILE = new URL("../programs/hostile/", import.meta.url);
const MiB = 1024 * 1024;
const DEADLINE_MS = 20_000;

const canLockIn = Deno.build.os === "linux" && await canIsolate() && await (async () => {
  await using sandbox = await openSandbox({ choice: "auto" });
  return sandbox.tier === "bubblewrap";
})();

async function has(tool: string): Promise<boolean> {
  return (await runToEnd(["sh", "-c", `PATH=/usr/local/bin:/usr/bin:/bin command -v ${tool}`]))
    .code === 0;
}
const hasC = await has("gcc");

/** A folder with the hostile programs, and what runs one of them as a play would. */
async function openCage(limits: Partial<Limits> = {}, choice: SandboxChoice = "required") {
  await using stack = new AsyncDisposableStack();
  const folder = await Deno.makeTempDir({ prefix: "hostile-" });
  await Deno.chmod(folder, 0o755);
  stack.defer(() => Deno.remove(folder, { recursive: true }));
  for await (const { name } of Deno.readDir(HOSTILE)) {
    await Deno.copyFile(new URL(name, HOSTILE), `${folder}/${name}`);
  }
  await Deno.writeTextFile(`${folder}/given.txt`, "given");
  const sandbox = stack.use(await openSandbox({ choice, limits }));
  const network = stack.use(await openNetwork("own"));
  const guardian = stack.use(openGuardian());
  const open = stack.move();
  return {
    folder,
    sandbox,
    async build(...argv: string[]) {
      return await runToEnd([...sandbox.build(folder, argv)]);
    },
    async start(...argv: string[]) {
      const watch = new Watch();
      let exit: number | undefined;
      const process = open.use(
        await Process.start({
          argv: sandbox.play(network, folder, argv),
          cwd: new URL("file:///"),
          env: { ...environment(), LAB_SECRET: "secret" },
          guardian,
          note: (fact) => fact.kind === "exited" && (exit = fact.code),
          changed: () => watch.changed(),
        }),
      );
      const until = async (what: string, holds: () => boolean) => {
        const held = await watch.until(holds, DEADLINE_MS, new AbortController().signal);
        const { stdout, stderr } = process;
        assert(held, `no ${what} within ${DEADLINE_MS} ms: ${stdout.text}\n${stderr.text}`);
      };
      return {
        process,
        prints: (text: string) => until(`"${text}"`, () => process.stdout.text.includes(text)),
        async exits() {
          await until("exit", () => process.ended);
          return exit;
        },
      };
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

async function compile(cage: Awaited<ReturnType<typeof openCage>>, name: string) {
  const { code, stderr } = await cage.build("gcc", "-o", name, `${name}.c`);
  assertEquals(code, 0, stderr);
}

/** Processes of this machine whose command line has the word. */
async function withWord(word: string): Promise<number> {
  const { stdout } = await runToEnd(["sh", "-c", 'cat /proc/[0-9]*/cmdline | tr "\\0" "\\n"']);
  return stdout.split("\n").filter((line) => line === word).length;
}

const gone = (word: string) =>
  until(`end of ${word}`, async () => await withWord(word) === 0 || undefined);

/** A number of seconds that nobody else sleeps. */
const oddNumber = () => `${1_000_000 + crypto.getRandomValues(new Uint16Array(1))[0]!}.5`;

const ignore = !canLockIn;
const ignoreC = ignore || !hasC;
/** Said before the first of a kind was seen to be harmless, the second is not begun. */
let isBounded = false;

Deno.test(
  "openSandbox() stops a program that forks, at the limit",
  { ignore: ignoreC },
  async () => {
    await using cage = await openCage({ processes: 60 });
    await compile(cage, "fork_bomb");
    const bomb = await cage.start("./fork_bomb", "500");
    await bomb.prints("forks ");
    const forks = Number(/forks (\d+)/.exec(bomb.process.stdout.text)?.[1]);
    assert(forks >= 50 && forks < 70, `${forks}`);
    isBounded = true;
  },
);

Deno.test(
  "openSandbox() outlives a fork bomb, and ends all of it",
  { ignore: ignoreC },
  async () => {
    assert(isBounded, "a bounded one was not stopped");
    {
      await using cage = await openCage({ processes: 60, cpuS: 5 });
      await compile(cage, "endless_bomb");
      const bomb = await cage.start("./endless_bomb");
      await bomb.prints("begun");
      assert(await withWord("./endless_bomb") < 80);
    }
    await gone("./endless_bomb");
  },
);

Deno.test("openSandbox() bounds what a program writes", { ignore: ignoreC }, async () => {
  await using cage = await openCage({ diskBytes: 40 * MiB });
  await compile(cage, "disk_filler");
  for (const folder of [".", "/tmp"]) {
    const filler = await cage.start("./disk_filler", folder);
    await filler.prints("ENOSPC after ");
    assertEquals(await filler.exits(), 0);
  }
  const one = await cage.start("./disk_filler", ".", "one");
  await one.prints("EFBIG after 32 MiB");
});

Deno.test("openSandbox() bounds the memory of a process", { ignore: ignoreC }, async () => {
  await using cage = await openCage({ memoryBytes: 256 * MiB });
  await compile(cage, "memory_hog");
  const hog = await cage.start("./memory_hog");
  const code = await hog.exits() ?? 0;
  assert(code === 3 || signalOf(code) === "SIGKILL", `${code} ${hog.process.stdout.text}`);
});

Deno.test("openSandbox() bounds the memory of a program in many processes, with control groups", {
  ignore: ignoreC || await (async () => {
    await using sandbox = await openSandbox({ choice: "auto" });
    return sandbox.told.en.includes("control groups");
  })(),
}, async () => {
  await using cage = await openCage({ memoryBytes: 256 * MiB });
  await compile(cage, "memory_hog");
  const hog = await cage.start("./memory_hog", "8");
  await hog.exits();
  assert(!hog.process.stdout.text.includes("no limit"));
});

Deno.test(
  "openSandbox() leaves nothing of a program that prints without end",
  { ignore },
  async () => {
    {
      await using cage = await openCage();
      const flood = await cage.start("sh", "flood.sh");
      await flood.prints("\0");
    }
    await gone("10000000000");
  },
);

for (const [script, word] of [["stubborn.sh", "stubborn"], ["daemon.sh", "left"]] as const) {
  Deno.test(`openSandbox() leaves nothing of ${script}`, { ignore }, async () => {
    const seconds = oddNumber();
    {
      await using cage = await openCage();
      const program = await cage.start("sh", script, seconds);
      await program.prints(word);
      assert(await withWord(seconds) > 0);
    }
    await gone(seconds);
  });
}

Deno.test("openSandbox() lets a program kill nobody but itself", { ignore }, async () => {
  await using cage = await openCage();
  const other = await cage.start("sh", "stubborn.sh");
  await other.prints("stubborn");
  const killer = await cage.start("sh", "parricide.sh");
  await killer.exits();
  assertEquals(other.process.ended, false);
});

Deno.test("openSandbox() lets nobody connect out, and says so at once", {
  ignore: ignore || !await has("python3"),
}, async () => {
  await using cage = await openCage();
  const caller = await cage.start("python3", "connects_out.py", "192.0.2.1", "80");
  await caller.prints("failed at once");
});

Deno.test(
  "openSandbox() hides homes, secrets, the lab and other processes",
  { ignore },
  async () => {
    await using cage = await openCage();
    const lab = new URL("../../", import.meta.url).pathname;
    const home = Deno.env.get("HOME") ?? "/root";
    const files = ["/etc/shadow", `${home}/.bashrc`, lab, cage.folder, "/sys", "/var", "/home"];
    const paths = files.flatMap((path) => [path, `/proc/1/root${path}`, `/proc/1/cwd${path}`]);
    const snoop = await cage.start("sh", "snoop.sh", ...paths);
    await snoop.prints("over");
    assertEquals(snoop.process.stdout.text.match(/read .*/g) ?? [], []);
    const processes = Number(/processes (\d+)/.exec(snoop.process.stdout.text)?.[1]);
    assert(processes < 15, `${processes}`);
  },
);

Deno.test(
  "openSandbox() gives a copy of the folder, and nothing else to write",
  { ignore },
  async () => {
    await using cage = await openCage();
    const vandal = await cage.start("sh", "vandal.sh", "/submission", "/usr", "/etc", "/", "/var");
    await vandal.prints("own folder");
    assertEquals(vandal.process.stdout.text.match(/wrote .*/g) ?? [], []);
    assertEquals(await Deno.readTextFile(`${cage.folder}/given.txt`), "given");
    await assertRejects(() => Deno.stat(`${cage.folder}/own.log`), Deno.errors.NotFound);
  },
);

Deno.test("openSandbox() links what is large instead of copying it", { ignore }, async () => {
  await using cage = await openCage({ diskBytes: 16 * MiB });
  await Deno.mkdir(`${cage.folder}/large`);
  await Deno.writeFile(`${cage.folder}/large/file`, new Uint8Array(20 * MiB).fill(1));
  const program = await cage.start("sh", "-c", "readlink large; wc -c large/file; cat given.txt");
  await program.exits();
  assertEquals(program.process.stdout.text, `/submission/large\n${20 * MiB} large/file\ngiven`);
});

Deno.test(
  "openSandbox() runs programs as somebody who is not root, without secrets",
  { ignore },
  async () => {
    await using cage = await openCage();
    const program = await cage.start(
      "sh",
      "-c",
      "id -u; env; cat /proc/*/environ; grep CapEff /proc/self/status",
    );
    await program.exits();
    const { text } = program.process.stdout;
    assert(!text.startsWith("0\n"), text);
    assert(!text.includes("secret"), text);
    assertStringIncludes(text, "CapEff:\t0000000000000000");
  },
);

const READERS: readonly (readonly [tool: string, ...argv: string[]])[] = [
  [
    "sh",
    "sh",
    "-c",
    "echo ready; printf 'name? '; while read -r l; do echo got $l; done; echo end",
  ],
  ["python3", "python3", "reads.py"],
  ["node", "node", "reads.js"],
  ["java", "java", "Reads.java"],
  ["deno", "deno", "run", "reads.ts"],
];

for (const [tool, ...argv] of READERS) {
  const ignored = ignore || (tool !== "deno" && !await has(tool));
  Deno.test(`openSandbox() types early, without echo, and ends with Ctrl-D: ${tool}`, {
    ignore: ignored,
  }, async () => {
    await using cage = await openCage();
    const program = await cage.start(...argv);
    await program.process.write("um\ndois\n"); // long before it can have begun to read
    await program.process.closeStdin();
    assertEquals(await program.exits(), 0, program.process.stderr.text);
    const { stdout, stderr } = program.process;
    assertEquals(stdout.text.match(/um|dois|end/g), ["um", "dois", "end"], stdout.text);
    assertEquals(stderr.text, "");
  });

  Deno.test(`openSandbox() passes on prompts and answers as they come: ${tool}`, {
    ignore: ignored,
  }, async () => {
    await using cage = await openCage();
    const program = await cage.start(...argv);
    await program.prints("name?");
    await program.process.write("um\n");
    await program.prints("got um");
    assertEquals(program.process.stdout.text.match(/um/g)?.length, 1);
  });
}

Deno.test("openSandbox() shows what C prints without a flush", { ignore: ignoreC }, async () => {
  await using cage = await openCage();
  await compile(cage, "late_printer");
  const program = await cage.start("./late_printer");
  await program.prints("ready\nname? ");
  await program.process.write("um\n");
  await program.prints("got um\n");
  await program.process.closeStdin();
  await program.prints("end\n");
  assertEquals(await program.exits(), 0);
});

Deno.test("openSandbox() keeps stderr apart, and exit codes", { ignore }, async () => {
  await using cage = await openCage();
  const program = await cage.start("sh", "-c", "echo 'it'\"'\"'s'; echo wrong >&2; exit 7");
  assertEquals(await program.exits(), 7);
  assertEquals(program.process.stdout.text, "it's\n");
  assertEquals(program.process.stderr.text, "wrong\n");
  const killed = await cage.start("sh", "-c", "kill -PIPE $$");
  assertEquals(signalOf(await killed.exits() ?? 0), "SIGPIPE");
});

Deno.test("openSandbox() builds in the folder itself, without a network", { ignore }, async () => {
  await using cage = await openCage();
  const { code, stdout } = await cage.build(
    "sh",
    "-c",
    "echo made >made; ls /sys/class/net; id -u",
  );
  assertEquals([code, await Deno.readTextFile(`${cage.folder}/made`)], [0, "made\n"]);
  assert(!stdout.endsWith("\n0\n"), stdout);
});

Deno.test("openSandbox() leaves no control group", { ignore }, async () => {
  const find = async (name: string) =>
    (await runToEnd(["find", "/sys/fs/cgroup", "-name", name, "-type", "d"])).stdout;
  let group = "none of ours";
  {
    await using cage = await openCage();
    const program = await cage.start("sh", "stubborn.sh");
    await program.prints("stubborn");
    const { stdout } = await runToEnd(["cat", `/proc/${program.process.pid}/cgroup`]);
    group = /socketlab-[-0-9a-f]+/.exec(stdout)?.[0] ?? group; // the user may have none
    if (stdout.includes(group)) assert(await find(group) !== "");
  }
  assertEquals(await find(group), "");
});

Deno.test("openSandbox() off runs programs as they are, and says so", async () => {
  await using cage = await openCage({}, "off");
  const program = await cage.start("cat", "given.txt");
  await program.prints("given");
  assertEquals(cage.sandbox.tier, "none");
  assertStringIncludes(cage.sandbox.told.pt, "não estão isolados");
});

Deno.test("signalOf() names the signals of which programs die", () => {
  assertEquals([137, 139, 141, 143, 1, 0].map(signalOf), [
    "SIGKILL",
    "SIGSEGV",
    "SIGPIPE",
    "SIGTERM",
    undefined,
    undefined,
  ]);
});

/** What a machine without bubblewrap has, with a lab of its own: what is found is found once. */
async function withoutBubblewrap(script: string) {
  const bin = await Deno.makeTempDir({ prefix: "bin-" });
  try {
    const link = `for at in /usr/bin/*; do [ \${at##*/} = bwrap ] || ln -s $at "$0/"; done`;
    await runToEnd(["sh", "-c", link, bin]);
    const lab = `
      import { openSandbox } from "./rig/sandbox.ts";
      import { openNetwork } from "./rig/network.ts";
      ${script}`;
    return await runToEnd([Deno.execPath(), "eval", lab], "", { PATH: bin });
  } finally {
    await Deno.remove(bin, { recursive: true });
  }
}

Deno.test("openSandbox() without bubblewrap limits, says so, and leaves nothing", {
  ignore: !canLockIn,
}, async () => {
  const seconds = oddNumber();
  const { stdout, stderr } = await withoutBubblewrap(`
    const sandbox = await openSandbox({ choice: "auto" });
    const network = await openNetwork("own");
    const [first, ...args] = sandbox.play(network, "/usr/share/doc/dash", ["sh", "-c",
      "id -u; pwd; setsid sleep ${seconds} >/dev/null 2>&1 </dev/null & echo over"]);
    const { stdout } = await new Deno.Command(first, { args }).output();
    console.log(sandbox.tier, sandbox.told.en, new TextDecoder().decode(stdout));
    await sandbox[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();`);
  assertStringIncludes(stdout, "limits Submitted", stderr);
  assertStringIncludes(stdout, "apt install bubblewrap");
  assertStringIncludes(stdout, "over");
  await gone(seconds);
});

Deno.test(`openSandbox() without bubblewrap refuses if that is required: ${SandboxMissing.name}`, {
  ignore: !canLockIn,
}, async () => {
  const { stdout } = await withoutBubblewrap(`
    await openSandbox({ choice: "required" }).catch((error) => console.log(error.name));`);
  assertStringIncludes(stdout, "SandboxMissing");
});

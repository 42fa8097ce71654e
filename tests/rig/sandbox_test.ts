import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import type { NetworkChoice } from "../../rig/network.ts";
import { openSandbox, SandboxMissing } from "../../rig/sandbox.ts";
import { runToEnd } from "../running.ts";
import { canLockIn, gone, has, MiB, oddNumber, openCage } from "./cage.ts";

const ignore = !canLockIn;

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

Deno.test("openSandbox() off runs programs as they are, and says so", async () => {
  await using cage = await openCage({}, "off");
  const program = await cage.start("cat", "given.txt");
  await program.prints("given");
  assertEquals(cage.sandbox.tier, "none");
  assertStringIncludes(cage.sandbox.told.pt, "não estão isolados");
});

Deno.test("openSandbox() does not promise that programs are off a network that they share", {
  ignore,
}, async () => {
  const toldOf = async (network: NetworkChoice) => {
    await using sandbox = await openSandbox({ choice: "required", network });
    return sandbox.told;
  };
  const [own, host] = [await toldOf("own"), await toldOf("host")];
  assertStringIncludes(own.en, "no Internet");
  assertStringIncludes(own.pt, "sem Internet");
  assert(!/Internet/.test(host.en + host.pt), host.en);
  assertStringIncludes(host.en, "they share this machine's network");
  assertStringIncludes(host.pt, "usam a rede desta máquina");
});

/** A machine with this bubblewrap, or none, and a lab of its own: what is found is found once. */
async function withBubblewrap(bwrap: string | undefined, script: string) {
  const bin = await Deno.makeTempDir({ prefix: "bin-" });
  try {
    const link = `for at in /usr/bin/*; do [ \${at##*/} = bwrap ] || ln -s $at "$0/"; done`;
    await runToEnd(["sh", "-c", link, bin]);
    if (bwrap !== undefined) await Deno.writeTextFile(`${bin}/bwrap`, bwrap, { mode: 0o755 });
    const lab = `
      import { openSandbox } from "./rig/sandbox.ts";
      import { openNetwork } from "./rig/network.ts";
      ${script}`;
    return await runToEnd([Deno.execPath(), "eval", lab], "", { PATH: bin });
  } finally {
    await Deno.remove(bin, { recursive: true });
  }
}

/** A bubblewrap of before one of its options. */
const before = (option: string) =>
  `#!/bin/sh
[ "$1" = --help ] && { /usr/bin/bwrap --help | grep -v -e "${option} "; exit; }
for word; do
  [ "$word" = -- ] && break
  [ "$word" = ${option} ] && { echo "bwrap: Unknown option ${option}" >&2; exit 1; }
done
exec /usr/bin/bwrap "$@"
`;

/** Plays a shell's line; prints the tier, what is told of it, and what the line printed. */
const playing = (line: string) => `
  const sandbox = await openSandbox({ choice: "auto" });
  const network = await openNetwork("own");
  const [first, ...args] = sandbox.play(network, "/usr/share/doc/dash", ["sh", "-c", ${
  JSON.stringify(line)
}]);
  const { stdout } = await new Deno.Command(first, { args }).output();
  console.log(sandbox.tier, sandbox.told.en, new TextDecoder().decode(stdout));
  await sandbox[Symbol.asyncDispose]();
  await network[Symbol.asyncDispose]();`;

Deno.test("openSandbox() without bubblewrap limits, says so, and leaves nothing", {
  ignore: !canLockIn,
}, async () => {
  const seconds = oddNumber();
  const line = `id -u; pwd; setsid sleep ${seconds} >/dev/null 2>&1 </dev/null & echo over`;
  const { stdout, stderr } = await withBubblewrap(undefined, playing(line));
  assertStringIncludes(stdout, "limits Submitted", stderr);
  assertStringIncludes(stdout, "apt install bubblewrap");
  assertStringIncludes(stdout, "over");
  await gone(seconds);
});

Deno.test("openSandbox() does with the bubblewrap of Ubuntu 22.04, which gives folders no size", {
  ignore: !canLockIn,
}, async () => {
  const { stdout, stderr } = await withBubblewrap(before("--size"), playing("ls; ls /root"));
  assertStringIncludes(stdout, "bubblewrap Submitted", stderr);
  assertStringIncludes(stdout, "changelog");
});

Deno.test("openSandbox() names a bubblewrap that is too old", { ignore: !canLockIn }, async () => {
  const { stdout, stderr } = await withBubblewrap(before("--perms"), playing("echo over"));
  assertStringIncludes(stdout, "limits Submitted", stderr);
  assertStringIncludes(stdout, "0.5 or later");
});

Deno.test(`openSandbox() without bubblewrap refuses if that is required: ${SandboxMissing.name}`, {
  ignore: !canLockIn,
}, async () => {
  const { stdout } = await withBubblewrap(
    undefined,
    `await openSandbox({ choice: "required" }).catch((error) => console.log(error.name));`,
  );
  assertStringIncludes(stdout, "SandboxMissing");
});

import { assert, assertEquals } from "@std/assert";
import type { Fact } from "../../core/observation.ts";
import { Cages } from "../../rig/cages.ts";
import { openGuardian } from "../../rig/guardian.ts";
import { openNetwork } from "../../rig/network.ts";
import { environment } from "../../rig/process.ts";
import { openSandbox } from "../../rig/sandbox.ts";
import { typedCommand } from "../../rig/sandbox/terminal.ts";
import { Watch } from "../../rig/watch.ts";
import { alive, canLockIn, gone, oddNumber } from "./cage.ts";

const ignore = !canLockIn;
const deadline = { ms: 20_000, signal: new AbortController().signal };

/** Cages in a network, for so many programs that take a folder. */
async function openCages(programs: number, folder: string) {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await openSandbox({ choice: "required" }));
  const network = stack.use(await openNetwork("own"));
  const guardian = stack.use(openGuardian());
  const launch = { cwd: new URL("file:///"), env: environment(), guardian };
  const cages = stack.use(new Cages({ folder, sandbox }, launch));
  cages.expect(network, programs);
  const open = stack.move();
  return {
    async start(...argv: string[]) {
      const facts: Fact[] = [];
      const watch = new Watch();
      const note = (fact: Fact) => void facts.push(fact);
      const process = await cages.start(network, argv, { note, changed: () => watch.changed() });
      if (process) open.use(process);
      const until = (holds: () => boolean) => watch.until(holds, deadline.ms, deadline.signal);
      return { process, facts, until };
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

Deno.test(
  "Cages run what they are told once, in the folder, as at a terminal",
  { ignore },
  async () => {
    await using cages = await openCages(2, "/usr/share/doc/dash");
    const odd = "a 'b' $HOME \\ `c` é";
    const first = await cages.start("sh", "-c", 'echo "$1"; tty; ls copyright; exit 7', "sh", odd);
    assert(first.process && await first.until(() => first.process?.ended === true));
    const lines = first.process.stdout.text.trim().split("\n");
    assertEquals([lines[0], lines[2]], [odd, "copyright"]);
    assert(lines[1]?.startsWith("/dev/pts/"), lines[1]);
    assertEquals(first.facts.at(-1), { kind: "exited", code: 7, signal: null });
    const second = await cages.start("cat");
    await second.process?.write("typed\n");
    assert(await second.until(() => second.process?.stdout.text === "typed\n"));
    assertEquals((await cages.start("true")).process, undefined, "there were two");
  },
);

Deno.test(
  "Cages that were not needed are gone, and so are those of programs",
  { ignore },
  async () => {
    const seconds = oddNumber();
    {
      await using cages = await openCages(3, "/usr/share/doc/dash");
      const { process, until } = await cages.start("sh", "-c", `echo on; exec sleep ${seconds}`);
      assert(await until(() => process?.stdout.text === "on\n"));
      await alive(seconds);
    }
    await gone(seconds);
  },
);

Deno.test("Cages tell what kept one from standing ready", { ignore }, async () => {
  await using cages = await openCages(1, "/no/such/folder");
  const { process, facts, until } = await cages.start("true");
  assert(process && await until(() => process.ended));
  assert(facts.some((fact) => fact.kind === "printed" && fact.line.includes("/no/such/folder")));
  assertEquals(facts.at(-1)?.kind, "exited");
});

Deno.test("typedCommand() types no command that a terminal would obey, or cut", () => {
  assert(typedCommand(["echo", "olá", "~'"])?.startsWith("exec 'echo' 'olá'"));
  for (const word of ["\x03", "\x04", "a\nb", "\x7f", "x".repeat(4_096), "é".repeat(2_000)]) {
    assertEquals(typedCommand(["echo", word]), undefined);
  }
});

/** Hostile programs in a sandbox, each started as a play would start it. */
import { assert, assertEquals } from "@std/assert";
import { openGuardian } from "../../rig/guardian.ts";
import { canIsolate, openNetwork } from "../../rig/network.ts";
import { environment, Process } from "../../rig/process.ts";
import { type Limits, openSandbox, type SandboxChoice } from "../../rig/sandbox.ts";
import { Watch } from "../../rig/watch.ts";
import { runToEnd } from "../running.ts";
import { until } from "../waiting.ts";

const HOSTILE = new URL("../programs/hostile/", import.meta.url);
const DEADLINE_MS = 20_000;

export const MiB = 1024 * 1024;

/** Whether this machine has bubblewrap, and lets it do what it does. */
export const canLockIn = Deno.build.os === "linux" && await canIsolate() && await (async () => {
  await using sandbox = await openSandbox({ choice: "auto" });
  return sandbox.tier === "bubblewrap";
})();

/** Whether programs in the sandbox find a tool. */
export async function has(tool: string): Promise<boolean> {
  return (await runToEnd(["sh", "-c", `PATH=/usr/local/bin:/usr/bin:/bin command -v ${tool}`]))
    .code === 0;
}

/** A folder with the hostile programs, and what runs one of them as a play would. */
export type HostileCage = Awaited<ReturnType<typeof openCage>>;

export async function openCage(limits: Partial<Limits> = {}, choice: SandboxChoice = "required") {
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

/** Builds a hostile program that is written in C. */
export async function compile(cage: HostileCage, name: string): Promise<void> {
  const { code, stderr } = await cage.build("gcc", "-o", name, `${name}.c`);
  assertEquals(code, 0, stderr);
}

/** How many arguments of this machine's processes are this word. */
export async function withWord(word: string): Promise<number> {
  const { stdout } = await runToEnd(["sh", "-c", 'cat /proc/[0-9]*/cmdline | tr "\\0" "\\n"']);
  return stdout.split("\n").filter((line) => line === word).length;
}

/** Waits until a process has the word: in the middle of an execve(2) it has none. */
export const alive = (word: string): Promise<boolean> =>
  until(`process of ${word}`, async () => await withWord(word) > 0 || undefined);

/** Waits until no process has the word. */
export const gone = (word: string): Promise<boolean> =>
  until(`end of ${word}`, async () => await withWord(word) === 0 || undefined);

/** A number of seconds that nobody else sleeps. */
export const oddNumber = (): string =>
  `${1_000_000 + crypto.getRandomValues(new Uint16Array(1))[0]!}.5`;

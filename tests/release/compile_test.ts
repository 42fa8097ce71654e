import { assertEquals, assertMatch } from "@std/assert";
import { join } from "node:path";
import { runToEnd } from "../running.ts";

/** No site can be reached by way of this: whoever fetches something hears it at once. */
const OFFLINE = { HTTPS_PROXY: "http://127.0.0.1:1" };

async function compile(out: string, env: Record<string, string>, ...args: readonly string[]) {
  const flags = ["--allow-run", "--allow-env", "--allow-read", "--allow-write"];
  const unset = "DENORT_BIN" in env || Deno.build.os === "windows"
    ? []
    : ["env", "-u", "DENORT_BIN"];
  const deno = [...unset, Deno.execPath(), "run"];
  const argv = [...deno, ...flags, "release/compile.ts", "--out", out, ...args];
  const ended = await runToEnd([...argv, "deaf-client"], "", { ...OFFLINE, ...env });
  const left = await Array.fromAsync(Deno.readDir(out)).catch(() => []);
  return { ...ended, left: left.map(({ name }) => name) };
}

Deno.test("compile says in one line which base it lacks, and leaves nothing behind", async () => {
  const folder = await Deno.makeTempDir();
  const out = join(folder, "dist");
  const text = join(folder, "text");
  await Deno.writeTextFile(text, "no program");
  const version = Deno.version.deno.replaceAll(".", "\\.");
  const other = Deno.build.target === "aarch64-apple-darwin" ? "windows-x64" : "macos-arm64";
  try {
    const cases: [Record<string, string>, string[], RegExp][] = [
      [
        {},
        ["--target", other],
        new RegExp(
          `^Cannot fetch the base runtime for ${other} from dl\\.deno\\.land: set DENORT_BIN to a denort of Deno ${version} `,
        ),
      ],
      [{ DENORT_BIN: text }, [], /^DENORT_BIN=\S+text is no program, and \S+ takes \w\S* \w+: /],
      [{ DENORT_BIN: `${text}s` }, [], /^Cannot read \S+texts: there is no such file or folder/],
      [
        { DENORT_BIN: Deno.execPath() },
        ["--target", other, "--lang", "pt"],
        new RegExp(`^DENORT_BIN=\\S+ é \\S+ \\S+, e ${other} precisa de `),
      ],
    ];
    for (const [env, args, line] of cases) {
      const { code, stdout, stderr, left } = await compile(out, env, ...args);
      assertEquals([code, stdout, left], [1, "", []], stderr);
      assertMatch(stderr, line);
      assertEquals(stderr.trimEnd().split("\n").length, 1, stderr);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("compile refuses systems and binaries that there are not", async () => {
  const { code, stderr } = await compile("/nowhere", {}, "--target", "amiga");
  assertEquals([code, stderr.slice(0, 38)], [2, 'There are no binaries for "amiga". --t']);
});

import { assertEquals, assertMatch } from "@std/assert";
import { unabbreviated } from "../../commands/subcommands.ts";
import { subcommands } from "../../lab.ts";
import { ROOT, runToEnd } from "../running.ts";

const lab = (...args: readonly string[]) =>
  runToEnd([Deno.execPath(), "run", "--no-prompt", "--allow-env", "lab.ts", ...args]);

Deno.test("unabbreviated() knows tasks by the names that they have in deno.json", {
  permissions: "none",
}, () => {
  const words = (line: string) => unabbreviated(line.split(" ")).join(" ");
  assertEquals(words("q1a --seed 3"), "run q1a --seed 3");
  assertEquals(words("lab --quiet"), "run --quiet");
  assertEquals(words("chat:peer --me auto"), "chat-peer --me auto");
  assertEquals(words("chat room"), "chat-room");
  assertEquals(words("help grade"), "grade --help");
  assertEquals(words("help q1a"), "run q1a --help");
  assertEquals(words("grade q1"), "grade q1");
  assertEquals(unabbreviated([]), []);
});

Deno.test("lab.ts tells of every subcommand, in both languages", async () => {
  const [en, pt, none] = await Promise.all([lab("--help"), lab("help", "--lang", "pt"), lab()]);
  assertEquals([en, pt, none].map(({ code }) => code), [0, 0, 2]);
  for (const name of Object.keys(subcommands)) {
    assertMatch(en.stdout, new RegExp(`^  ${name} +\\S`, "m"));
    assertMatch(pt.stdout, new RegExp(`^  ${name} +\\S`, "m"));
  }
  assertEquals(none.stdout, (await lab("--help", "--lang", "en")).stdout);
  assertMatch(pt.stdout, /^Uso: lab\.ts COMANDO \[opções\]$/m);
});

Deno.test("each subcommand loads what it needs, and has its own --help and --version", async () => {
  for (const name of Object.keys(subcommands)) {
    const [help, version] = await Promise.all([lab(name, "--help"), lab(name, "--version")]);
    assertEquals([help.code, help.stderr, version.code, version.stderr], [0, "", 0, ""], name);
    assertMatch(help.stdout, /^(?:\S+: )[\s\S]*\nUsage: [\s\S]*\nExit codes:\n/);
    assertMatch(version.stdout, /^\S+ \d+\.\d+\.\d+ \(Deno \d\S*\)\n$/);
  }
});

Deno.test("keepOnly() gives up every kind of permission that is not named", async () => {
  const script = `
    import { keepOnly } from "${new URL("commands/subcommands.ts", ROOT)}";
    keepOnly(JSON.parse(Deno.args[0]));
    const kinds = ["run", "read", "write", "env", "net", "sys", "ffi", "import"];
    const kept = kinds.filter((name) => Deno.permissions.querySync({ name }).state === "granted");
    console.log(kept.join(" "));
  `;
  const kept = async (...permissions: readonly string[]) => {
    const argv = [Deno.execPath(), "run", "--allow-all", "-", JSON.stringify(permissions)];
    return (await runToEnd(argv, script)).stdout;
  };
  assertEquals(await kept(), "\n");
  assertEquals(await kept("--allow-net"), "net\n");
  assertEquals(
    await kept("--allow-net=127.0.0.1", "--allow-read=.,/tmp", "--allow-sys=hostname"),
    "read net sys\n",
  );
});

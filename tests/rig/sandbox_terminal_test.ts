import { assertEquals } from "@std/assert";
import { signalOf } from "../../rig/sandbox.ts";
import { canLockIn, compile, has, openCage } from "./cage.ts";

const ignore = !canLockIn;
const ignoreC = ignore || !await has("gcc");

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

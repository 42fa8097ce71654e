import { assert, assertEquals } from "@std/assert";
import { subcommands } from "../../lab.ts";
import { binaries, together } from "../../release/binaries.ts";
import { neededByHand, type ScriptName, scripts } from "../../rig/scripts.ts";
import { ROOT } from "../running.ts";

const none = { permissions: "none" } as const;
const config = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));

/** The permissions in the command of a task, and the words after them. */
function taskOf(
  name: string,
): { permissions: string[]; path: string; words: string[] } | undefined {
  const command: string | undefined = config.tasks[name]?.command;
  const words = command?.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  const path = words.findIndex((word) => word.endsWith(".ts"));
  if (!command?.startsWith("deno run ")) return undefined;
  return {
    permissions: words.slice(2, path),
    path: words[path] ?? "",
    words: words.slice(path + 1),
  };
}

Deno.test("together() has each kind of permission once, as wide as any asked for it", none, () => {
  const asked = ["--allow-net=127.0.0.1", "--allow-sys=a,b", "--allow-net", "--allow-sys=b,c"];
  assertEquals(together(asked), ["--allow-net", "--allow-sys=a,b,c"]);
});

Deno.test("there is a binary for socketlab and for each script that a person can start", async () => {
  const found = [];
  for (const room of ["servers", "clients", "chat"]) {
    for await (const { name, isFile } of Deno.readDir(new URL(room, ROOT))) {
      if (isFile) found.push(`${room}/${name}`);
    }
  }
  const [single, ...programs] = binaries(subcommands);
  assertEquals([single?.name, single?.entry], ["socketlab", "lab.ts"]);
  assertEquals(programs.map(({ entry }) => entry).sort(), found.sort());
});

Deno.test("each program is what it is called, as a subcommand too", async () => {
  for (const name of Object.keys(scripts) as ScriptName[]) {
    const { command } = await subcommands[name]!.load();
    const script = await import(new URL(scripts[name].path, ROOT).href);
    assertEquals([command.name, script.command], [name, command]);
  }
});

Deno.test("a binary may do what its program's task may, and no more", none, () => {
  for (const { name, permissions } of binaries(subcommands).slice(1)) {
    const task = taskOf(name) ?? taskOf(name.replace("chat-", "chat:"));
    if (!task) continue; // a part of plays only
    assertEquals(new Set(task.permissions), new Set(neededByHand(name as ScriptName)), name);
    const unreadable = permissions.filter((flag) => !task.permissions.includes(flag));
    assertEquals(unreadable, [], name);
    assert(!permissions.some((flag) => /^--allow-(?:all|run|ffi|env)/.test(flag)), name);
  }
});

Deno.test("a subcommand keeps the permissions that its task has", none, () => {
  let tasks = 0;
  for (const [name, { group, permissions }] of Object.entries(subcommands)) {
    const task = taskOf(name === "run" ? "lab" : name);
    if (group !== "lab" || !task) continue;
    assertEquals(task.words, [name]);
    const kinds = (flags: readonly string[]) => new Set(flags.map((flag) => flag.split("=")[0]));
    assertEquals(kinds(task.permissions), kinds(permissions), name);
    tasks++;
  }
  assertEquals(tasks, 7);
});

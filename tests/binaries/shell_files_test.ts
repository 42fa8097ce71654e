import { assertEquals, assertMatch } from "@std/assert";
import { completion } from "../../commands/completions.ts";
import { manPage } from "../../commands/man.ts";
import { subcommands } from "../../lab.ts";
import { SINGLE } from "../../wire/typed.ts";
import { DIST, Machine } from "./stick.ts";

const made = { ignore: DIST === undefined };

Deno.test(
  "socketlab prints completions and manual pages as they are made from the sources",
  made,
  async () => {
    await using machine = await Machine.with(SINGLE);
    const [zsh, all, one] = await Promise.all([
      machine.run(SINGLE, "completions", "zsh", "--lang", "pt"),
      machine.run(SINGLE, "man", "--lang", "pt"),
      machine.run(SINGLE, "man", "tcp-server", "--lang", "en"),
    ]);
    assertEquals([zsh, all, one].map(({ stderr }) => stderr), ["", "", ""]);
    assertEquals(zsh.stdout, await completion(subcommands, "zsh", "pt"));
    assertEquals(all.stdout, await manPage(subcommands, SINGLE, "pt"));
    assertEquals(one.stdout, await manPage(subcommands, "tcp-server", "en"));
  },
);

Deno.test("each subcommand tells its version, whatever it may not read", made, async () => {
  await using machine = await Machine.with(SINGLE);
  for (const name of Object.keys(subcommands)) {
    const { stdout, stderr } = await machine.run(SINGLE, name, "--version");
    assertMatch(stdout + stderr, new RegExp(`^${SINGLE} ${name} \\d+\\.\\d+\\.\\d+ \\(commit \\w`));
  }
});

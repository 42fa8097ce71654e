import { assertEquals, assertMatch } from "@std/assert";
import { writeShellFiles } from "../../release/shell_files.ts";

Deno.test("writeShellFiles() writes completions, and pages of what was made, in both languages", async () => {
  const folder = await Deno.makeTempDir({ prefix: "shell-files-" });
  try {
    const made = await writeShellFiles(folder, ["socketlab", "tcp-client"]);
    const begins = async (name: string) =>
      (await Deno.readTextFile(`${folder}/${name}`)).slice(0, 80);
    const found = new Map(
      await Promise.all(made.map(async (name) => [name, await begins(name)] as const)),
    );
    assertEquals([...found.keys()].sort(), [
      "completions/_socketlab",
      "completions/socketlab.bash",
      "completions/socketlab.fish",
      "man/man1/socketlab.1",
      "man/man1/tcp-client.1",
      "man/pt_BR/man1/socketlab.1",
      "man/pt_BR/man1/tcp-client.1",
    ]);
    assertMatch(found.get("completions/_socketlab") ?? "", /^#compdef socketlab /);
    assertMatch(found.get("completions/socketlab.bash") ?? "", /^# bash completion/);
    assertMatch(found.get("completions/socketlab.fish") ?? "", /^# fish completion/);
    assertMatch(found.get("man/man1/tcp-client.1") ?? "", /\n\.TH "TCP\\-CLIENT" "1"/);
    assertMatch(found.get("man/pt_BR/man1/socketlab.1") ?? "", /"Manual do /);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

import { assertEquals, assertMatch } from "@std/assert";
import { join } from "node:path";
import { parseSums, SUMS } from "../../release/checksums.ts";
import { SHELL_FOLDERS } from "../../release/shell_files.ts";
import { targetNames, targets } from "../../release/targets.ts";
import { runToEnd } from "../running.ts";

Deno.test("assets has a file and an archive for each system, and misses one that is not there", async () => {
  const folder = await Deno.makeTempDir();
  const [dist, out] = [join(folder, "dist"), join(folder, "out")];
  const assets = () =>
    runToEnd([
      ...[Deno.execPath(), "run", "--allow-read", "--allow-write", "--allow-run=tar"],
      ...["release/assets.ts", dist, out],
    ]);
  try {
    for (const target of targetNames) {
      await Deno.mkdir(join(dist, target), { recursive: true });
      for (const name of ["socketlab", "swarm"]) {
        await Deno.writeTextFile(join(dist, target, name + targets[target].suffix), target);
      }
    }
    for (const name of SHELL_FOLDERS) await Deno.mkdir(join(dist, name));
    const { code, stderr } = await assets();
    assertEquals([code, stderr], [0, ""]);
    const sums = parseSums(await Deno.readTextFile(join(out, SUMS)));
    assertEquals([...sums.keys()].slice(0, 3), [
      "socketlab-linux-arm64",
      "socketlab-linux-x64",
      "socketlab-macos-arm64",
    ]);
    assertEquals(sums.size, 2 * targetNames.length);
    const archive = join(out, "socketlab-programs-windows-x64.tar.gz");
    const { stdout } = await runToEnd(["tar", "-tzf", archive]);
    assertMatch(stdout, /^windows-x64\/swarm\.exe$/m);
    assertMatch(stdout, /^completions\/$/m);
    await Deno.remove(join(dist, "macos-x64/socketlab"));
    const missing = await assets();
    assertEquals(missing.code, 1);
    assertMatch(missing.stderr, /^Cannot read \S+macos-x64.socketlab: there is no such file/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

import { assertEquals, assertMatch } from "@std/assert";
import { notesOf } from "../../release/notes.ts";
import { ROOT, runToEnd } from "../running.ts";

const { version } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));

const notes = (tag: string) =>
  runToEnd([Deno.execPath(), "run", "--allow-read", "release/notes.ts", tag]);

Deno.test("notesOf() is what stands below a version's heading, up to the next", {
  permissions: "none",
}, () => {
  const changelog =
    "# Changelog\n\nWords.\n\n## 1.10.0\n\n- a\n\n## 1.1.0\n\n- b\n- c\n\n## 1.0.0\n";
  assertEquals(notesOf(changelog, "1.10.0"), "- a");
  assertEquals(notesOf(changelog, "1.1.0"), "- b\n- c");
  assertEquals(notesOf(changelog, "1.0.0"), undefined);
  assertEquals(notesOf(changelog, "1.1"), undefined);
});

Deno.test("this version can be released: the changelog has something to say of it", async () => {
  const { code, stdout, stderr } = await notes(`v${version}`);
  assertEquals([code, stderr], [0, ""]);
  assertMatch(stdout, /^- \S/);
});

Deno.test("a tag that deno.json does not name is not released", async () => {
  const [other, none] = await Promise.all([notes("v99.0.0"), notes("latest")]);
  assertEquals([other.code, none.code], [1, 2]);
  assertEquals(other.stderr, `v99.0.0 is not the version in deno.json, which is ${version}.\n`);
});

import { assertEquals } from "@std/assert";
import { type Lock, lockOf, nameOf, versionOf } from "../../release/lock.ts";

const none = { permissions: "none" } as const;

const LOCK: Lock = {
  version: "5",
  specifiers: {
    "jsr:@std/cli@1": "1.0.0",
    "npm:@scope/schema@1.8.0": "1.8.0_checker@1.5.0",
    "npm:checker@1.5.0": "1.5.0",
    "npm:player@3.0.0": "3.0.0",
    "npm:browser@9.0.0": "9.0.0",
  },
  npm: {
    "@scope/schema@1.8.0_checker@1.5.0": { integrity: "a", dependencies: ["checker"] },
    "checker@1.5.0": { integrity: "b" },
    "player@3.0.0": { integrity: "c", dependencies: ["frame@2.0.0"] },
    "frame@1.0.0": { integrity: "d" },
    "frame@2.0.0": { integrity: "e", dependencies: ["player"] },
    "browser@9.0.0": { integrity: "f", dependencies: ["frame@1.0.0"] },
  },
};

const kept = (modules: string[], texts: string[] = []) => {
  const { specifiers, npm } = lockOf(LOCK, { modules: new Set(modules), texts: new Set(texts) });
  return [Object.keys(specifiers), Object.keys(npm)];
};

Deno.test("lockOf() keeps what is imported, and what that depends on", none, () => {
  assertEquals(kept(["@scope/schema"]), [
    ["jsr:@std/cli@1", "npm:@scope/schema@1.8.0"],
    ["@scope/schema@1.8.0_checker@1.5.0", "checker@1.5.0"],
  ]);
  assertEquals(kept([])[1], []);
  assertEquals(lockOf(LOCK, { modules: new Set(), texts: new Set() }).version, "5");
});

Deno.test("lockOf() goes round a circle once, and keeps each version of a name", none, () => {
  assertEquals(kept(["player"])[1], ["player@3.0.0", "frame@1.0.0", "frame@2.0.0"]);
});

Deno.test("lockOf() drops what only a text's package depends on", none, () => {
  assertEquals(kept([], ["player"])[1], ["player@3.0.0"]);
  const { npm } = lockOf(LOCK, { modules: new Set(), texts: new Set(["player"]) });
  assertEquals(npm["player@3.0.0"], { integrity: "c" });
  assertEquals(kept(["player"], ["player"])[1]?.length, 3); // it is loaded as well
});

Deno.test("nameOf() and versionOf() take a package's id apart", none, () => {
  const ids = ["@scope/schema@1.8.0_checker@1.5.0", "checker@1.5.0", "checker"];
  assertEquals(ids.map(nameOf), ["@scope/schema", "checker", "checker"]);
  assertEquals(ids.map(versionOf), ["1.8.0", "1.5.0", ""]);
});

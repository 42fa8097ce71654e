import { assert, assertEquals } from "@std/assert";
import { ROOT } from "./running.ts";

/** Which rooms each room may import, besides itself. Anything may import `wire`, and packages. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  wire: [],
  core: ["wire"],
  scenarios: ["core", "wire"],
  views: ["core", "wire"],
  servers: ["wire"],
  clients: ["wire"],
  chat: ["wire"],
  rig: ["core", "wire"],
  benchmarks: ["wire", "views", "rig"],
  grading: ["core", "wire", "views", "rig"],
  commands: ["core", "wire", "scenarios", "views", "rig", "grading"],
  "lab.ts": ["commands", "rig", "servers", "clients", "chat", "wire"],
  release: ["lab.ts", "commands", "rig", "wire"],
  "mod.ts": ["core", "wire", "scenarios", "rig"],
};

interface Module {
  readonly specifier: string;
  readonly dependencies?: readonly {
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
  }[];
}

async function modulesOf(entry: string): Promise<readonly Module[]> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", entry],
    cwd: ROOT,
    stderr: "null",
  }).output();
  return JSON.parse(new TextDecoder().decode(stdout)).modules;
}

const pathOf = (specifier: string) => specifier.slice(ROOT.href.length);
const roomOf = (path: string) => path.split("/")[0] ?? "";

/** What must not stand in the pure rooms: it would touch the world. */
const PURE = ["core", "scenarios", "views"];
const WORLD = /\bDeno\.|\bconsole\.|\bDate\b|performance\.|setTimeout/;

/** A Web Worker is started, not imported. */
const WORKERS = ["clients/swarm/worker.ts", "servers/threads/worker.ts"];

async function entries(): Promise<string[]> {
  const found = ["lab.ts", "mod.ts", "benchmarks/bench.ts", ...WORKERS];
  for (const room of ["servers", "clients", "chat", "release"]) {
    for await (const { name, isFile } of Deno.readDir(room)) {
      if (isFile) found.push(`${room}/${name}`);
    }
  }
  return found;
}

Deno.test("the rooms import downwards only, and no module is left over", async () => {
  const wrong = new Set<string>();
  const seen = new Set<string>();
  for (const entry of await entries()) {
    for (const { specifier, dependencies = [] } of await modulesOf(entry)) {
      if (!specifier.startsWith(ROOT.href) || roomOf(pathOf(specifier)) === "std") continue;
      if (pathOf(specifier) === "deno.json") continue; // tells its version
      const from = roomOf(pathOf(specifier));
      seen.add(pathOf(specifier));
      for (const { code, type } of dependencies) {
        for (const target of [code?.specifier, type?.specifier]) {
          if (!target?.startsWith(ROOT.href)) continue;
          const to = roomOf(pathOf(target));
          if (to === from || to === "std" || to === "deno.json") continue;
          if (!MAY_IMPORT[from]?.includes(to)) {
            wrong.add(`${pathOf(specifier)} imports ${pathOf(target)}`);
          }
        }
      }
    }
  }
  assertEquals([...wrong], []);
  const files = [];
  for (const room of Object.keys(MAY_IMPORT)) {
    if (room.endsWith(".ts")) files.push(room);
    else for await (const path of sourcesIn(room)) files.push(path);
  }
  assertEquals([...seen].sort(), files.sort());
});

Deno.test("a worker imports from its room, wire and packages: it may read nothing else", async () => {
  for (const worker of WORKERS) {
    const found = (await modulesOf(worker)).map(({ specifier }) =>
      specifier.startsWith(ROOT.href) ? roomOf(pathOf(specifier)) : specifier.replace(/:.*/, ":")
    );
    const strangers = new Set(found).difference(new Set([roomOf(worker), "wire", "npm:", "node:"]));
    assertEquals([...strangers], [], worker);
  }
});

Deno.test("core, scenarios and views touch nothing of the world", async () => {
  let files = 0;
  for (const room of PURE) {
    for await (const path of sourcesIn(room)) {
      if (!/\.tsx?$/.test(path)) continue; // of a page: what its reader's browser does is another world
      files++;
      const code = (await Deno.readTextFile(path)).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      assertEquals(WORLD.exec(code)?.[0], undefined, path);
    }
  }
  assert(files > 10);
});

/** TypeScript, and the stylesheets and scripts of pages, which are imported as text. */
async function* sourcesIn(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* sourcesIn(`${folder}/${name}`);
    else if (/\.(?:tsx?|css|js)$/.test(name)) yield `${folder}/${name}`;
  }
}

import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { TextWriter, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { dirname, join } from "node:path";
import { packed } from "../../commands/export/packed.ts";
import { runToEnd } from "../running.ts";

const isWindows = Deno.build.os === "windows";

/** The command as its task runs it, typed in this folder. */
const exported = (folder: string, args: readonly string[], env: Record<string, string> = {}) =>
  runToEnd(
    [
      ...[Deno.execPath(), "run", "--allow-env=INIT_CWD", `--allow-read=.,${folder}`],
      ...[`--allow-write=.,${folder}`, "lab.ts", "export", ...args],
    ],
    "",
    { ...env, INIT_CWD: folder },
  );

/** A folder with a manifest and a rubric, gone with the test. */
async function course() {
  const folder = await Deno.makeTempDir({ dir: "/tmp" });
  const manifest = `{ "programs": { "tcp-server": "python3 ação.py {port}" } }\n`;
  await Deno.writeTextFile(join(folder, "m.json"), manifest);
  await Deno.writeTextFile(join(folder, "r.json"), `{ "hidden": ["q1b"] }\n`);
  await Deno.writeTextFile(join(folder, "bad.json"), `{ "programmes": {} }\n`);
  return {
    folder,
    manifest,
    path: (name: string) => join(folder, name),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

async function unzip(path: string) {
  const zip = new ZipReader(new Uint8ArrayReader(await Deno.readFile(path)), {
    useWebWorkers: false,
  });
  const files = new Map<string, { readonly text: string; readonly mode: number }>();
  for (const entry of await zip.getEntries()) {
    assert(!entry.directory);
    const text = await entry.getData(new TextWriter());
    files.set(entry.filename, { text, mode: (entry.unixMode ?? 0) & 0o777 });
  }
  await zip.close();
  return files;
}

Deno.test(
  "export gradescope packs the scripts, what they need, and no more",
  { ignore: isWindows },
  async () => {
    await using place = await course();
    const { code, stdout, stderr } = await exported(place.folder, [
      ...["gradescope", "--manifest", "m.json", "--rubric", "r.json", "--lang", "pt"],
      ...["--only", "q1,q2a", "--timeout", "100"],
    ]);
    assertEquals([code, stderr], [0, ""]);
    assertMatch(stdout, /autograder\.zip {2}[\d,]+ KiB\nEnvie-o no Gradescope: .*\n$/);

    const files = await unzip(place.path("autograder.zip"));
    const names = [...files.keys()];
    assertEquals(names, names.toSorted());
    const roots = new Set(names.map((name) => name.split("/", 2).join("/").replace(/\/$/, "")));
    assertEquals([...roots], [
      ...["rubric.json", "run_autograder", "setup.sh", "socketlab/LICENSE", "socketlab/chat"],
      ...["socketlab/clients", "socketlab/commands", "socketlab/core", "socketlab/deno.json"],
      ...["socketlab/deno.lock", "socketlab/grading", "socketlab/lab.ts", "socketlab/mod.ts"],
      ...["socketlab/rig", "socketlab/scenarios", "socketlab/servers", "socketlab/std"],
      ...["socketlab/views", "socketlab/wire", "submission.json"],
    ]);
    const executable = names.filter((name) => files.get(name)?.mode === 0o755);
    assertEquals(executable, ["run_autograder", "setup.sh"]);
    assertEquals(new Set([...files.values()].map(({ mode }) => mode)), new Set([0o755, 0o644]));
    assertEquals(files.get("submission.json")?.text, place.manifest);
    const run = files.get("run_autograder")?.text ?? "";
    assertMatch(run, /^seconds=100 [^]* --lang pt --rounds 3 --only q1,q2a --manifest /m);

    for (const [name, { text, mode }] of files) {
      await Deno.mkdir(dirname(place.path(`x/${name}`)), { recursive: true });
      await Deno.writeTextFile(place.path(`x/${name}`), text, { mode });
    }
    for (const name of executable) {
      const { code, stderr } = await runToEnd(["bash", "-n", place.path(`x/${name}`)]);
      assertEquals([code, stderr], [0, ""], name);
    }
    // The lines of setup.sh that fetch and try: whatever a program imports must have come along.
    const tries = files.get("setup.sh")?.text.split("\n").filter((line) => /^deno /.test(line));
    assertEquals(tries?.length, 2);
    const all = [`cd "$1"`, ...tries ?? [], `deno cache --quiet mod.ts`].join(" && ");
    const tried = await runToEnd(["bash", "-c", all, "bash", place.path("x/socketlab")]);
    assertEquals([tried.code, tried.stderr], [0, ""]);
    assertMatch(tried.stdout, /^q1a /);
  },
);

Deno.test("export gradescope gives the same bytes in every time zone", async () => {
  await using place = await course();
  const zones = ["Pacific/Kiritimati", "America/Sao_Paulo"];
  const zips = await Promise.all(zones.map(async (TZ) => {
    const out = place.path(`${TZ}.zip`);
    const { code } = await exported(place.folder, ["gradescope", "--out", out], { TZ });
    assertEquals(code, 0);
    return new Uint8Array(await crypto.subtle.digest("SHA-256", await Deno.readFile(out))).toHex();
  }));
  assertEquals(zips[1], zips[0]);
});

Deno.test("packed() sorts, so that the order of a folder does not matter", async () => {
  const one = { bytes: new Uint8Array([1]) };
  const other = { bytes: new Uint8Array([2]), isExecutable: true };
  assertEquals(
    await packed(new Map([["b", other], ["a", one]])),
    await packed(new Map([["a", one], ["b", other]])),
  );
});

Deno.test("export github writes a workflow where it was typed, in place of an earlier one", async () => {
  await using place = await course();
  const file = place.path(".github/workflows/socketlab.yml");
  await Deno.mkdir(dirname(file), { recursive: true });
  await Deno.writeTextFile(file, "earlier");
  const { code, stderr } = await exported(place.folder, [
    ...["github", "--repository", "ana/socketlab", "--ref", "v1", "--rubric", "r.json"],
  ]);
  assertEquals([code, stderr], [0, ""]);
  const text = await Deno.readTextFile(file);
  assertStringIncludes(text, `repository: ana/socketlab\n          ref: "v1"\n`);
  assert(!text.includes("upload-artifact"), "the rubric hides a question");
  assertEquals([...Deno.readDirSync(dirname(file))].map(({ name }) => name), ["socketlab.yml"]);
});

Deno.test("export tells a mistake in one line, and writes nothing", async () => {
  await using place = await course();
  const cases: readonly [readonly string[], number, RegExp][] = [
    [[], 2, /^export takes gradescope or github\.$/],
    [["moodle"], 2, /^export takes gradescope or github, not "moodle"\.$/],
    [["gradescope", "github"], 2, /not "gradescope github"/],
    [["gradescope", "--ref", "v1"], 2, /are for github/],
    [["github"], 2, /--repository OWNER\/NAME\.$/],
    [["github", "--repository", "a/b\n  x"], 2, /^--repository cannot be "a\/b.*OWNER\/NAME/],
    [["github", "--repository", "a/b", "--ref", `v"1`], 2, /^--ref cannot be "v"1"/],
    [["gradescope", "--only", "q9"], 2, /^There is no question "q9"/],
    [["gradescope", "--hidden", "q9"], 2, /^There is no question "q9"/],
    [["gradescope", "--timeout", "1"], 2, /^--timeout cannot be "1"/],
    [["gradescope", "--manifest", "bad.json"], 2, /^bad\.json: /],
    [["gradescope", "--rubric", "none.json"], 1, /^Cannot read .*none\.json: .* \(ENOENT\)\.$/],
    [["gradescope", "--out", "m.json/a.zip"], 1, /^Cannot write to /],
    [["gradescope", "--out", "/etc/a.zip"], 2, /^Deno was started without --allow-read=\/etc/],
  ];
  const before = [...Deno.readDirSync(place.folder)].length;
  await Promise.all(cases.map(async ([args, exit, line]) => {
    const { code, stdout, stderr } = await exported(place.folder, args);
    assertEquals([code, stdout], [exit, ""], args.join(" "));
    assertMatch(stderr.replace(/\n$/, ""), line);
    assertEquals(stderr.split("\n").length, 2, stderr);
  }));
  assertEquals([...Deno.readDirSync(place.folder)].length, before);
  const help = await exported(place.folder, ["--help", "--lang", "pt"]);
  assertMatch(help.stdout, /--repository DONO\/NOME[^]*Códigos de saída:\n {2}0/);
});

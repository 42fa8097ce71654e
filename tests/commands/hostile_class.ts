/**
 * A class in which every second one hands in something hostile, graded by the command itself; and what there was before
 * and after.
 *
 * @module
 */
import type { SubmissionMark } from "../../core/mark.ts";
import type { Observation } from "../../core/observation.ts";
import { gzip, tarOf, treeOf, zipOf } from "../grading/archives.ts";
import { type Ended, ROOT, runToEnd } from "../running.ts";

const SUBMISSIONS = new URL("../submissions/", import.meta.url);
const RIGHT = new URL("right/python_arguments/", SUBMISSIONS);
const HOSTILE = new URL("hostile/", SUBMISSIONS);

/** A folder's name that a terminal, a runner or a page might take for something else. */
export const ODD_NAME = "::error title=fake::\x1b[31m##[error]<script>alert(1)<";

/** The class, with what surrounds it in a folder that everybody may write to. */
export interface HostileClass extends AsyncDisposable {
  /** All is in here: `class`, `out`, `tmp`, `canary`, and with `--github` `summary`. */
  readonly root: string;
  /** In the command line of each hostile program, and in no other. */
  readonly word: string;
  /** In `canary` and in the lab's environment: nobody else's business. */
  readonly secret: string;
  /** The names of the hostile ones, as in `tests/submissions/hostile`, and archives'. */
  readonly names: readonly string[];
  /** Grades it. */
  grade(...flags: readonly string[]): Promise<Graded>;
}

/** What became of it. */
export interface Graded extends Ended {
  /** By the name of the hostile one, and `right` and a number. */
  readonly marks: ReadonlyMap<string, SubmissionMark>;
  /** What was seen of its only play. */
  timeline(name: string): Promise<readonly Observation[]>;
  /** All that its programs printed. */
  printed(name: string): Promise<readonly string[]>;
}

/** Makes the class. */
export async function openClass(): Promise<HostileClass> {
  const root = await Deno.makeTempDir({ prefix: "hostile-class-" });
  const [word, secret] = [crypto.randomUUID(), crypto.randomUUID()];
  for (const folder of ["", "/class", "/out", "/tmp"]) {
    await Deno.mkdir(root + folder, { recursive: true });
    await Deno.chmod(root + folder, 0o777); // so that nothing but the sandbox keeps anybody out
  }
  await Deno.writeTextFile(`${root}/canary`, secret);
  await Deno.chmod(`${root}/canary`, 0o666);
  const names = (await Array.fromAsync(Deno.readDir(HOSTILE))).map(({ name }) => name).sort();
  const all = [...names, "climbs.zip", "absolute.tar.gz", "links"];
  for (const [at, name] of all.entries()) {
    const path = `${root}/class/${prefix(2 * at)}${name}`;
    if (names.includes(name)) await copyHostile(path, name, word, root);
    else if (name === "links") await linksOut(path, root);
    else await Deno.writeFile(path, await (name.endsWith("zip") ? climbs(root) : absolute(root)));
    await copyRight(`${root}/class/${prefix(2 * at + 1)}right`);
  }
  await copyRight(`${root}/class/${prefix(2 * all.length)}${ODD_NAME}`);
  return {
    root,
    word,
    secret,
    names: all.map((name) => name.replace(/\..*/, "")),
    grade: (...flags) => grade(root, secret, flags),
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

/** Submissions are graded in the order of their names. */
const prefix = (at: number) => `${10 + at}-`;

/** Each program first tells the control group that it is in. */
const TELL = `import sys; print(open("/proc/self/cgroup").read(), file=sys.stderr)\n`;

async function copyHostile(path: string, name: string, word: string, root: string): Promise<void> {
  await Deno.mkdir(path);
  for await (const file of Deno.readDir(new URL(`${name}/`, HOSTILE))) {
    const text = await Deno.readTextFile(new URL(`${name}/${file.name}`, HOSTILE));
    const told = file.name.endsWith(".py") ? TELL + text : text;
    await Deno.writeTextFile(`${path}/${file.name}`, told.replaceAll("odd-word", word));
  }
  const targets = ["", "/class", "/out", "/out/11-right", "/tmp", "/canary"].map((at) => root + at);
  await Deno.writeTextFile(`${path}/targets.txt`, [...targets, ROOT.pathname].join("\n"));
}

const MANIFEST = JSON.stringify({ programs: { "tcp-server": "python3 server.py {port}" } });
const serverText = () => Deno.readTextFile(new URL("servidor_tcp.py", RIGHT));

async function copyRight(path: string): Promise<void> {
  await Deno.mkdir(path);
  for (const name of ["servidor_tcp.py", "cliente_tcp.py", "submission.json"]) {
    await Deno.copyFile(new URL(name, RIGHT), `${path}/${name}`);
  }
}

/** What is to be unpacked, and is right. */
const honest = async () => [
  { name: "submission.json", data: MANIFEST },
  { name: "server.py", data: await serverText() },
];

/** From where it is unpacked, `../..` is the folder for temporary files, and `../../..` the root of all. */
async function climbs(root: string): Promise<Uint8Array> {
  const ways = ["..", "../..", "../../..", "../../../class/11-right", "../../../out"];
  return zipOf([
    ...ways.map((way) => ({ name: `${way}/evil`, data: "evil" })),
    { name: "way", data: root, mode: 0o120777 },
    { name: "way/evil", data: "evil" },
    ...await honest(),
  ]);
}

async function absolute(root: string): Promise<Uint8Array> {
  return await gzip(
    await tarOf([
      { name: `${root}/evil`, data: "evil" },
      { name: `${root}/canary`, data: "evil" },
      { name: "way", type: "symlink", linkname: "../../.." },
      { name: "way/evil", data: "evil" },
      { name: "canary", type: "link", linkname: `${root}/canary` },
      ...await honest(),
    ]),
  );
}

/** A folder of links: the server prints what they lead to, and writes there. */
async function linksOut(path: string, root: string): Promise<void> {
  await Deno.mkdir(path);
  await Deno.symlink(`${root}/canary`, `${path}/canary`);
  await Deno.symlink("../../canary", `${path}/up`);
  await Deno.symlink("..", `${path}/class`);
  await Deno.writeTextFile(`${path}/submission.json`, MANIFEST);
  const act = `
import os
for at in ["canary", "up", "class/11-right/submission.json"]:
    try:
        print("read", at, open(at).read(), flush=True)
        print("wrote", at, open(at, "w").write("evil"), flush=True)
    except OSError:
        pass
print("tried", flush=True)
`;
  await Deno.writeTextFile(`${path}/server.py`, act + await serverText());
}

async function grade(root: string, secret: string, flags: readonly string[]): Promise<Graded> {
  const out = `${root}/out`;
  const argv = ["task", "--quiet", "grade", "--lang", "en", "--class", `${root}/class`, ...flags];
  const one = ["--only", "q1a", "--rounds", "1", "--out", out, "--jobs", "2"];
  const env = {
    TMPDIR: `${root}/tmp`,
    LAB_SECRET: secret,
    GITHUB_STEP_SUMMARY: `${root}/summary`, // not that of who runs this test
  };
  const ended = await runToEnd([Deno.execPath(), ...argv, ...one], "", env);
  const lines = (await Deno.readTextFile(`${out}/marks.jsonl`)).trimEnd().split("\n");
  const marks = new Map<string, SubmissionMark>();
  for (const line of lines) {
    const mark: SubmissionMark = JSON.parse(line);
    const name = mark.folder.replace(/^\d+-/, "");
    marks.set(name === "right" ? mark.folder : name, mark);
  }
  const timeline = async (name: string): Promise<readonly Observation[]> => {
    const runs = await Deno.readTextFile(`${out}/${marks.get(name)?.folder}/runs.jsonl`);
    return JSON.parse(runs.split("\n")[0] ?? "").timeline;
  };
  return {
    ...ended,
    marks,
    timeline,
    printed: async (name) =>
      (await timeline(name)).flatMap((seen) => seen.kind === "printed" ? [seen.line] : []),
  };
}

/** The command lines of this machine in which the word stands. */
export async function commandsWith(word: string): Promise<readonly string[]> {
  const { stdout } = await runToEnd(["sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0\\n' ' \\n'"]);
  return stdout.split("\n").filter((line) => line.includes(word));
}

/** The control groups of labs on this machine. */
export async function labGroups(): Promise<string> {
  return (await runToEnd(["find", "/sys/fs/cgroup", "-name", "socketlab-*"])).stdout;
}

/** Each file below a folder, by its path, as text. */
export async function filesOf(folder: string): Promise<readonly (readonly [string, string])[]> {
  return Object.entries(await treeOf(folder)).filter(([path]) => !path.endsWith("/"));
}

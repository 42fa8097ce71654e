import { assert, assertEquals, assertMatch } from "@std/assert";
import { runToEnd } from "../running.ts";
import { SOON_MS, within } from "../waiting.ts";
import { startRoom, Visitor } from "./room/visiting.ts";

const SCRIPT = [Deno.execPath(), "run", "--allow-net"];

Deno.test("chat/room.ts says in one line what is wrong, and how it exits", async () => {
  await using room = await startRoom([]);
  const folder = await Deno.makeTempDir();
  const files = ["--allow-read", "--allow-write"];
  await Deno.writeTextFile(`${folder}/empty`, "\n");
  const cases: [permissions: string[], args: string[], code: number, line: RegExp][] = [
    [[], ["--port", `${room.port}`], 1, /^Cannot listen on 127.*: address already in use \(EADDR/],
    [[], ["--flood", "x"], 2, /^--flood cannot be "x"/],
    [
      [],
      ["--log", "x.jsonl"],
      2,
      /^Deno was started without --allow-write=x\.jsonl: start it with that, /,
    ],
    [
      [],
      ["--password-file", "x"],
      2,
      /^Deno was started without --allow-read=x: start it with that, /,
    ],
    [[], ["--password-file", "x", "--password", "y"], 2, /one of them is enough/],
    [[], ["--tls-cert", "x"], 2, /^--tls-key is missing/],
    [files, ["--log", `${folder}/no\x1b/x`], 1, /^Cannot write to .*no\\x1b.x: .*\(ENOENT\)\.$/],
    [files, ["--log", folder], 1, /^Cannot write to .*: it is a folder \(EISDIR\)\.$/],
    [files, ["--password-file", `${folder}/no`], 1, /^Cannot read .*: there is no such .*\(ENOENT/],
    [files, ["--password-file", `${folder}/empty`], 1, /is empty: no password\.$/],
    [files, ["--tls-cert", "deno.json", "--tls-key", "deno.json"], 1, /no certificate in deno\.js/],
  ];
  await Promise.all(cases.map(async ([permissions, args, code, line]) => {
    const where = ["chat/room.ts", "--host", "127.0.0.1", "--port", "0"];
    const ended = await runToEnd([...SCRIPT, ...permissions, ...where, ...args]);
    assertMatch(ended.stderr.trimEnd(), line);
    assertEquals([ended.stderr.split("\n").length, ended.code, ended.stdout], [2, code, ""]);
  }));
  await Deno.remove(folder, { recursive: true });
});

Deno.test("chat/room.ts tells who comes and goes on stdout, and nothing of what is said", async () => {
  await using room = await startRoom([], "--lang", "pt");
  using ana = await Visitor.to(room);
  await ana.say("/nick ana", "segredo", "/quit tchau");
  await ana.rest();
  assertEquals(await within("line", room.line()), `${ana.address} conectou`);
  assertEquals(await within("line", room.line()), `${ana.address} saiu: ana, linhas ditas: 1`);
});

Deno.test("chat/room.ts ends at SIGTERM, tells those who read, and waits for nobody else", async () => {
  const path = await Deno.makeTempFile();
  await using room = await startRoom([`--allow-write=${path}`], "--log", path, "--flood", "0");
  const [ana, bia, deaf] = await Visitor.all(room, "ana", "bia", "deaf");
  assert(ana && bia && deaf);
  using _ = ana, _2 = bia, _3 = deaf;
  const line = "x".repeat(4_000);
  for (let i = 0; i < 2_000; i++) {
    await ana.say(`${i} ${line}`);
    await bia.sees(/^</);
  }
  room.child.kill("SIGTERM");
  const end = within("end", room.ended(), SOON_MS);
  assertEquals([(await ana.rest()).at(-1), (await end).code], ["* the room closes", 0]);
  const events = (await Deno.readTextFile(path)).trimEnd().split("\n").map((l) => JSON.parse(l));
  const said = events.filter(({ kind }) => kind === "said");
  assertEquals(said.map(({ text }) => text.split(" ")[0]), said.map((_, i) => `${i}`));
  assertEquals(said.length, 2_000);
  await Deno.remove(path);
});

Deno.test("--log continues a transcript of what happened, without whispers", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, "{}\n");
  await using room = await startRoom([`--allow-write=${path}`], "--log", path);
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = ana, _2 = bia;
  await ana.say("hi \x9b\u202e", "/msg bia whispered", "/nick eva", "/quit bye");
  await ana.rest();
  await bia.sees(/left: bye$/);
  room.child.kill("SIGINT");
  assertEquals((await within("end", room.ended())).code, 0);
  const [first, ...events] = (await Deno.readTextFile(path)).trimEnd().split("\n")
    .map((line) => JSON.parse(line));
  assertEquals(first, {});
  for (const { at } of events) assertEquals(new Date(at).toISOString(), at);
  const address = ana.address;
  assertEquals(events.map(({ at: _, ...event }) => event), [
    { kind: "arrived", nick: "ana", address },
    { kind: "arrived", nick: "bia", address: bia.address },
    { kind: "said", nick: "ana", address, text: "hi \\x9b\\u202e" },
    { kind: "renamed", nick: "ana", address, text: "eva" },
    { kind: "left", nick: "eva", address, text: "bye" },
  ]);
  await Deno.remove(path);
});

Deno.test("--log: a disk that is full is told once, and the room goes on", {
  ignore: Deno.build.os !== "linux",
}, async () => {
  await using room = await startRoom(["--allow-all"], "--log", "/dev/full");
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = ana, _2 = bia;
  for (const line of ["one", "two"]) {
    await ana.say(line);
    await bia.sees(`<ana ${ana.address}> ${line}`);
  }
  room.child.kill("SIGINT");
  const { code, stderr } = await within("end", room.ended());
  assertMatch(stderr, /^Cannot write to \/dev\/full: the disk is full \(ENOSPC\)\. The room .*\n$/);
  assertEquals(code, 0);
});

Deno.test("--password-file: the first line of the file is the password", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, "palavra\r\nmore\n");
  await using room = await startRoom([`--allow-read=${path}`], "--password-file", path);
  using ana = await Visitor.to(room);
  await ana.say("palavra");
  await ana.sees(/^\* you are guest-1;/);
  await Deno.remove(path);
});

Deno.test("Ctrl-Z does not stop a room, in which others would wait", {
  ignore: Deno.build.os === "windows",
}, async () => {
  await using room = await startRoom([]);
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = ana, _2 = bia;
  room.child.kill("SIGTSTP");
  await ana.say("is anybody there?");
  await bia.sees(`<ana ${ana.address}> is anybody there?`);
});

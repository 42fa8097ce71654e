import { assert, assertEquals, assertMatch } from "@std/assert";
import { Running, runToEnd, script } from "../running.ts";
import { within } from "../waiting.ts";
import { CERT, KEY } from "./join/certificate.ts";
import { FakeRoom } from "./terminal/fake_room.ts";

const JOIN = "chat/join.ts";

const join = (room: FakeRoom, ...args: string[]) => script(JOIN, "--port", room.port, ...args);

/** As {@linkcode script}, with leave to read files. */
const reading = (
  ...args: string[]
) => [Deno.execPath(), "run", "--allow-net", "--allow-read", JOIN, ...args];

async function fileWith(text: string): Promise<string> {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, text);
  return path;
}

Deno.test("join tells the password, then the nick, then what is typed, and reads on after its FIN", async () => {
  using room = new FakeRoom();
  const file = await fileWith("open sesame\r\nnot this\n");
  for (const how of [["--password", "open sesame"], ["--password-file", file]]) {
    await using client = Running.start(
      reading("--port", room.port, "--nick", "jose\u0301", ...how),
    );
    const visitor = await room.visitor();
    await client.type("hello\n/who\nlast, without an end");
    await client.closeStdin();
    const expected = [
      "/password open sesame",
      "/nick josé",
      "hello",
      "/who",
      "last, without an end",
    ];
    for (const line of [...expected, undefined]) assertEquals(await visitor.line(), line);
    await visitor.say("<bia 1.2.3.4:5> late\r\n* end, without an end");
    visitor.conn.close();
    assertEquals(await client.ended(), {
      code: 0,
      stdout: "<bia 1.2.3.4:5> late\n* end, without an end\n",
      stderr: "",
    });
  }
  await Deno.remove(file);
});

Deno.test("join passes 5,000 lines in each direction, in order", async () => {
  using room = new FakeRoom();
  await using client = Running.start(join(room));
  const visitor = await room.visitor();
  const lines = Array.from({ length: 5_000 }, (_, i) => `linha ${i}`);
  const text = lines.map((line) => `${line}\n`).join("");
  const saying = visitor.say(text);
  const typing = client.type(text).then(() => client.closeStdin());
  for (const line of lines) assertEquals(await client.line(), line);
  for (const line of [...lines, undefined]) assertEquals(await visitor.line(), line);
  await Promise.all([saying, typing]);
});

Deno.test("join shows nothing of a hostile room that a terminal could obey", async () => {
  using room = new FakeRoom();
  await using client = Running.start(join(room));
  const visitor = await room.visitor();
  const every = Uint8Array.from({ length: 256 }, (_, i) => i);
  await visitor.say(every);
  await visitor.say("\n\x1b]8;;http://x\x07\u202e\ufeff\n" + "z".repeat(100_000) + "\n* next\n");
  visitor.conn.close();
  const { code, stdout, stderr } = await client.ended();
  // deno-lint-ignore no-control-regex -- control characters are what this is about
  assert(!/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufeff]/.test(stdout));
  assertEquals(stdout.split("\n").slice(2), [
    "\\x1b]8;;http://x\\x07\\u202e\\ufeff",
    "z".repeat(65_536) + " […]",
    "* next",
    "",
  ]);
  assertMatch(stderr, /^\* The room at 127\.0\.0\.1:\d+ has closed the connection\.\n$/);
  assertEquals(code, 1);
});

Deno.test("join exits 1 when the room goes away, 0 when you left", async () => {
  using room = new FakeRoom();
  const ends = async (typed: string, ...args: string[]) => {
    await using client = Running.start(join(room, ...args));
    const visitor = await room.visitor();
    await client.type(typed);
    if (typed !== "") assertEquals(await visitor.line(), typed.trim());
    visitor.conn.close();
    const { code, stderr } = await client.ended();
    return [code, stderr.replace(/:\d+/, "")];
  };
  const en = "has closed the connection without a word. If it speaks TLS, try --tls.";
  const pt = "fechou a conexão sem dizer nada. Se ela fala TLS, tente --tls.";
  assertEquals(await ends(""), [1, `* The room at 127.0.0.1 ${en}\n`]);
  assertEquals(await ends("", "--lang", "pt"), [1, `* A sala em 127.0.0.1 ${pt}\n`]);
  assertEquals(await ends("/quit\n"), [0, ""]);
});

Deno.test("join leaves at SIGTERM: FIN, code 0, though the room never closes", async () => {
  using room = new FakeRoom();
  await using client = Running.start(join(room));
  const visitor = await room.visitor();
  await visitor.say("* ready\n");
  assertEquals(await client.line(), "* ready");
  client.child.kill("SIGTERM");
  assertEquals(await visitor.line(), undefined);
  assertEquals((await within("end of join", client.ended())).code, 0);
});

Deno.test("join ends quietly when nobody reads its output any more", async () => {
  using room = new FakeRoom();
  const argv = join(room).map((word) => `'${word}'`).join(" ");
  const child = Running.start(["sh", "-c", `${argv} | head -1`]);
  await using client = child;
  const visitor = await room.visitor();
  await visitor.say("* one\n* two\n");
  const ended = client.ended();
  let over = false;
  const flood = (async () => {
    while (!over) await visitor.say("* more\n".repeat(100)).catch(() => over = true);
  })();
  assertEquals(await within("end of join", ended), { code: 0, stdout: "* one\n", stderr: "" });
  await within("end of the connection", flood);
});

Deno.test("join refuses what is wrong on its command line, in one line", async () => {
  const bad = await fileWith("no certificate");
  const refused = async (expected: number, ...args: string[]) => {
    const { code, stderr, stdout } = await runToEnd(reading(...args));
    assertEquals([code, stdout], [expected, ""], stderr);
    assertEquals(stderr.trimEnd().split("\n").length, 1, stderr);
    return stderr;
  };
  assertMatch(await refused(2, "--nick", "a b"), /a nick is 1 to 20 Latin letters/);
  assertMatch(
    await refused(2, "--nick", "анна", "--lang", "pt"),
    /um apelido tem de 1 a 20 letras/,
  );
  assertMatch(await refused(2, "--host", "1.2.3.4:99"), /Try --host 1\.2\.3\.4 --port 99\.$/m);
  assertMatch(await refused(2, "--nick", ""), /^--nick needs a value: --nick NICK\.$/m);
  assertMatch(await refused(2, "--password", "a", "--password-file", bad), /one of them is enough/);
  assertMatch(await refused(1, "--password-file", "/no/such"), /there is no such file/);
  assertMatch(await refused(1, "--tls-ca", bad), /There is no certificate in .*PEM/);
  assertMatch((await runToEnd(script(JOIN, "--tls-ca", bad))).stderr, /without --allow-read/);
  await Deno.remove(bad);
});

Deno.test("join says why there is no connection", async () => {
  const { code, stderr } = await runToEnd(script(JOIN, "--port", "1"));
  assertMatch(stderr, /^Cannot connect to 127\.0\.0\.1:1: connection refused/);
  assertEquals(code, 1);
});

Deno.test("join over TLS: only to a room whose certificate is trusted and fits the name", async () => {
  const listener = Deno.listenTls({ hostname: "127.0.0.1", port: 0, cert: CERT, key: KEY });
  using room = new FakeRoom(listener);
  const ca = await fileWith(CERT);
  const at = (host: string) => ["--port", room.port, "--host", host, "--nick", "ana"];
  {
    await using client = Running.start(reading(...at("localhost"), "--tls", "--tls-ca", ca));
    const visitor = await room.visitor();
    assertEquals(await visitor.line(), "/nick ana");
    await visitor.say("* secret\n");
    assertEquals(await client.line(), "* secret");
    await client.closeStdin();
    assertEquals(await visitor.line(), undefined);
    await visitor.say("* late\n");
    visitor.conn.close();
    assertEquals(await client.ended(), { code: 0, stdout: "* late\n", stderr: "" });
  }
  const refused = async (why: RegExp, ...args: string[]) => {
    const [{ code, stderr }] = await Promise.all([
      runToEnd(reading(...args)),
      room.visitor().then((visitor) => visitor.line()).catch(() => {}),
    ]);
    assertMatch(stderr, why);
    assertEquals([code, stderr.trimEnd().split("\n").length], [1, 1]);
  };
  await refused(/issued for another name/, ...at("127.0.0.1"), "--tls-ca", ca);
  await refused(/nobody whom this machine trusts/, ...at("localhost"), "--tls");
  await Deno.remove(ca);
});

Deno.test("join --tls notices a room without TLS, and one that never answers", async () => {
  using room = new FakeRoom();
  {
    await using client = Running.start(join(room, "--tls"));
    await (await room.visitor()).say("* welcome, say your name\n");
    const { code, stderr } = await client.ended();
    assertMatch(stderr, /it does not speak TLS\. Try without --tls\.\n$/);
    assertEquals(code, 1);
  }
  await using client = Running.start(join(room, "--tls", "--timeout", "300"));
  await room.visitor();
  const { code, stderr } = await client.ended();
  assertMatch(stderr, /timed out \(ETIMEDOUT\)/);
  assertEquals(code, 1);
});

import { assertEquals, assertMatch } from "@std/assert";
import { Running, runToEnd, script } from "../running.ts";
import { answering, CHOOSES_ADDRESS, endOf, Peer, peerTest, Raw, seen } from "./peer/playing.ts";
import { HAS_TMUX, Pty } from "./terminal/pty.ts";

peerTest("finds the other in whichever order they start", async ([low, high]) => {
  for (const [first, second] of [[low, high], [high, low]] as const) {
    await using a = await Peer.start(first, second, "--nick", "ana");
    const waiting = `* waiting for ${second}:12000 (connection refused: not started yet?)`;
    assertEquals(await a.says(/waiting/), waiting);
    await using b = await Peer.start(second, first, "--nick", "bia");
    const ends = `${endOf(first)} <-> ${endOf(second)}`;
    await a.says(new RegExp(`^\\* connected: ${ends} \\((this|the other) side called\\)$`));
    await a.says(/^\* \S+ is bia from now on$/);
    await b.says(/^\* \S+ is ana from now on$/);
    await a.types("hi");
    assertMatch(await b.says(/^</), new RegExp(`^<ana ${endOf(first)}> hi$`));
    await b.types("hello");
    assertMatch(await a.says(/^</), new RegExp(`^<bia ${endOf(second)}> hello$`));
    await b.types("/quit");
    await a.says(/^\* bia \(\S+\) has left \(it said goodbye\)/);
    assertEquals((await b.leaves()).code, 0);
    await a.says(/waiting/);
    assertEquals(await a.leaves(), { code: 0, stderr: "" });
  }
});

peerTest("finds the other again after SIGKILL and a restart", async ([low, high]) => {
  await using a = await Peer.start(low, high);
  for (let life = 0; life < 2; life++) {
    await using b = await Peer.start(high, low);
    await a.says(/^\* connected/);
    await b.says(/^\* connected/);
    await b.types(`life ${life}`);
    await a.says(new RegExp(` life ${life}$`));
    b.program.child.kill("SIGKILL");
    await a.says(/ closed the connection| waiting for/); // by FIN or RST, as the kernel finds the buffers
  }
});

peerTest("talks to whoever speaks lines, called or calling", async ([low, high]) => {
  using there = await answering(high);
  await using peer = await Peer.start(low, high, "--nick", "ana");
  {
    using raw = await there.call();
    assertEquals(await raw.line(), "/nick ana");
    raw.say("who is it?\n/nick jos\u00e9\nhi\n/nick a b\n/nick \x1b[2J\n\x1b[2J\r\nlast");
    await peer.types("hello", "/nick eva", "//unknown");
    for (const line of ["hello", "/nick eva", "/unknown"]) assertEquals(await raw.line(), line);
    raw.socket.end();
    await peer.says(/closed the connection/);
    assertEquals(await raw.line(), undefined);
    const from = `${high}:12000`;
    assertEquals(peer.printed.slice(1), [
      `<peer ${from}> who is it?`,
      `* ${from} is josé from now on`,
      `<josé ${from}> hi`,
      `<josé ${from}> /nick a b`,
      `<josé ${from}> /nick \\x1b[2J`,
      `<josé ${from}> \\x1b[2J`,
      `<josé ${from}> last`,
      `* josé (${from}) closed the connection (FIN received); this side closes its half too (FIN sent)`,
    ]);
  }
});

peerTest("is called from plain 127.0.0.1, and tells it in Portuguese", async ([low, high]) => {
  await using peer = await Peer.start(low, high, "--lang", "pt");
  await peer.says(/^\* esperando \S+ \(conexão recusada: ainda não iniciado\?\)$/);
  using raw = await Raw.call(low, "127.0.0.1");
  await peer.says(/^\* conectado: \S+:12000 <-> 127\.0\.0\.1:\d+ \(o outro lado chamou\)$/);
  raw.say("oi\n");
  await peer.says(/^<peer 127\.0\.0\.1:\d+> oi$/);
  await peer.leaves();
});

peerTest(
  "turns strangers away without a word, and tells of them once",
  async ([low, high, other]) => {
    await using peer = await Peer.start(low, high);
    using friend = await Raw.call(low, high);
    await peer.says(/^\* connected/);
    for (let i = 0; i < 10; i++) {
      using stranger = await Raw.call(low, other);
      stranger.say("let me in\n");
      assertEquals(await stranger.line().catch(() => undefined), undefined);
    }
    friend.say("still here\n");
    await peer.says(/ still here$/);
    const { stderr } = await peer.leaves();
    assertMatch(
      stderr,
      new RegExp(
        `^\\* a stranger called from ${other}:\\d+ and was turned away\n` +
          `\\* if that is your partner, start again with --peer ${other}:12000\n$`,
      ),
    );
    assertEquals(peer.heard, ["still here"]);
  },
  !CHOOSES_ADDRESS,
);

peerTest("refuses what was typed to this program, and says the rest", async ([low, high]) => {
  await using peer = await Peer.start(low, high);
  using raw = await Raw.call(low, high);
  await peer.types("/msg bia secret", "/nick bad nick", "//quit 3", "/QUIT bye");
  await peer.complains(/there is no command \/msg: there are /);
  await peer.complains(/a nick is 1 to 20 Latin letters/);
  const got = [await raw.line(), await raw.line(), await raw.line(), await raw.line()];
  assertEquals(got, ["//quit 3", "bye", "/quit 0", undefined]);
  raw.say("/quit 2\n");
  raw.socket.end();
  assertEquals((await peer.program.ended()).code, 0);
});

peerTest("tells a person in Portuguese where it listens", async ([low, high]) => {
  const args = ["--me", low, "--peer", high, "--lang", "pt"];
  await using pty = await Pty.run({ columns: 90, rows: 20 }, "chat/peer.ts", ...args);
  await pty.sees("banner", (rows) => rows.join("\n").includes(`escutando em ${low}:12000`));
}, !HAS_TMUX);

peerTest("leaves at SIGTERM with FIN, not RST", async ([low, high]) => {
  await using peer = await Peer.start(low, high);
  using raw = await Raw.call(low, high);
  await peer.says(/^\* connected/);
  peer.program.child.kill("SIGTERM");
  assertEquals([await raw.line(), await raw.line()], ["/quit 0", undefined]);
  raw.socket.end();
  assertEquals((await peer.program.ended()).code, 0);
});

peerTest("on a screen: typed, not delivered, connected, heard, left", async ([low, high]) => {
  const size = { columns: 90, rows: 20 };
  await using pty = await Pty.run(
    size,
    "chat/peer.ts",
    "--me",
    low,
    "--peer",
    high,
    "--nick",
    "ana",
  );
  await pty.sees("waiting", (rows) => /waiting for/.test(rows.at(-2) ?? ""));
  await pty.type("hello?");
  await pty.press("Enter");
  await pty.ends("ana> hello?", "HH:MM:SS * not delivered: hello?", "ana>");
  using raw = await Raw.call(low, high);
  assertEquals(await raw.line(), "/nick ana");
  await pty.sees("connected", (rows) => /connected: .* <-> /.test(rows.join("\n")));
  await pty.type("half");
  raw.say("/nick bia\nhi\n");
  const { localPort } = raw.socket;
  await pty.ends(
    `HH:MM:SS * ${seen(high)}:${localPort} is bia from now on`,
    `HH:MM:SS <bia ${seen(high)}:${localPort}> hi`,
    "ana> half",
  );
  await pty.press("C-c");
  assertEquals([await raw.line(), await raw.line()], ["/quit 1", undefined]);
  raw.socket.end();
  await pty.left(0);
}, !HAS_TMUX);

Deno.test("peer says what to type when its command line is wrong", async () => {
  const refused = async (...args: string[]) => {
    const { code, stderr, stdout } = await runToEnd(script("chat/peer.ts", ...args));
    assertEquals([code, stdout, stderr.trimEnd().split("\n").length], [2, "", 1], stderr);
    return stderr;
  };
  assertMatch(await refused(), /--me 10\.77\.0\.1:12000 --peer 10\.77\.0\.2:12000/);
  assertMatch(await refused("--me", "127.0.0.1"), /Both sides are needed/);
  assertMatch(await refused("--me", "127.0.0.1", "--peer", "127.0.0.1:12000"), /are both/);
  assertMatch(await refused("--me", "127.0.0.1", "--peer", "a:b:c"), /HOST or HOST:PORT/);
  assertMatch(
    await refused("--me", "127.0.0.1", "--peer", "0.0.0.0", "--lang", "pt"),
    /não há ninguém/,
  );
  assertMatch(
    await refused("--me", "127.0.0.1", "--peer", "192.168.0"),
    /^--peer cannot be "192\.168\.0"/,
  );
  assertMatch(await refused("--me", "auto"), /--allow-sys=networkInterfaces/);
});

Deno.test("peer --me auto lists the addresses and what to type", async () => {
  const argv = [
    Deno.execPath(),
    "run",
    "--allow-sys=networkInterfaces",
    "chat/peer.ts",
    "--me",
    "auto",
  ];
  const { code, stdout } = await runToEnd(argv);
  assertMatch(
    stdout,
    /^127\.0\.0\.1 \(.*\)\n {2}deno task chat:peer --me 127\.0\.0\.1:12000 --peer /m,
  );
  assertEquals(code, 0);
});

Deno.test("peer says in one line that it cannot listen", async () => {
  await using taken = await Running.server("servers/tcp_server.ts");
  const at = `127.0.0.1:${taken.port}`;
  const busy = await runToEnd(script("chat/peer.ts", "--me", at, "--peer", "127.0.0.1:1"));
  assertMatch(busy.stderr, /^Cannot listen on 127\.0\.0\.1:\d+: address already in use/);
  const foreign = await runToEnd(
    script("chat/peer.ts", "--me", "192.0.2.77", "--peer", "127.0.0.1:1"),
  );
  assertMatch(foreign.stderr, /^Cannot listen on 192\.0\.2\.77:12000: address not available/);
  const where = ["--me", "127.0.0.1", "--peer", "127.0.0.2"];
  const forbidden = await runToEnd([Deno.execPath(), "run", "chat/peer.ts", ...where]);
  assertEquals(
    forbidden.stderr,
    "Cannot listen on 127.0.0.1:12000: Deno was started without --allow-net.\n",
  );
  const unknown = await runToEnd(
    script("chat/peer.ts", "--me", "nobody.invalid", "--peer", "127.0.0.1"),
  );
  assertMatch(unknown.stderr, /^Cannot listen on nobody\.invalid:12000: no address for this name/);
  assertEquals([busy.code, foreign.code, forbidden.code, unknown.code], [1, 1, 1, 1]);
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import { once } from "node:events";
import { reset } from "../../../wire/reset.ts";
import { until } from "../../waiting.ts";
import { answering, connectionsBetween, Peer, peerTest, Raw, seen } from "./playing.ts";

const words = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

peerTest(
  "and the other, both calling at once, keep one connection and lose nothing",
  async ([low, high]) => {
    for (let round = 0; round < 20; round++) {
      const [a, b] = await Promise.all([Peer.start(low, high), Peer.start(high, low)]);
      await using _a = a;
      await using _b = b;
      // Each talks as soon as it is connected, whether another connection is still to come or not.
      const talk = async (peer: Peer, prefix: string) => {
        await peer.says(/^\* connected/);
        for (const word of words(prefix, 20)) await peer.types(word);
      };
      await Promise.all([talk(a, "a"), talk(b, "b")]);
      await Promise.all([a.says(/ b19$/), b.says(/ a19$/)]);
      await until(
        "single connection",
        async () => await connectionsBetween(low, high) === 1 || undefined,
      );
      await Promise.all([a.types("last"), b.types("last")]);
      await Promise.all([a.says(/ last$/), b.says(/ last$/)]);
      assertEquals(await Promise.all([a.leaves(), b.leaves()]), [
        { code: 0, stderr: "" },
        { code: 0, stderr: "" },
      ]);
      assertEquals(a.heard, [...words("b", 20), "last"]);
      assertEquals(b.heard, [...words("a", 20), "last"]);
      const told = [a, b].map(({ printed }) =>
        printed.filter((line) => /both called/.test(line)).length
      );
      assert(told.every((count) => count <= 1), `${told}`);
    }
  },
);

peerTest(
  "keeps the connection to the lower endpoint, and shows the other one first",
  async ([low, high]) => {
    for (const [me, other] of [[low, high], [high, low]] as const) {
      using there = await answering(other);
      await using peer = await Peer.start(me, other);
      using called = await there.call(); // the peer's call to us
      using calling = await Raw.call(me, other); // and ours to it
      const notice = await peer.says(/both called at once/);
      assertMatch(notice, new RegExp(`the connection to ${low}:12000 `));
      const [winner, loser] = me === low ? [calling, called] : [called, calling];
      winner.say("third\n");
      const third = peer.says(/third/);
      const silence = new Promise((resolve) => setTimeout(() => resolve("silence"), 300));
      assertEquals(
        await Promise.race([third, silence]),
        "silence",
        "for 300 ms the loser is awaited",
      );
      loser.say("first\nsecond\n");
      assertEquals([await loser.line(), await loser.line()], ["/quit 0", undefined], "FIN");
      loser.socket.end();
      await peer.types("hello");
      assertEquals(await winner.line(), "hello");
      await third;
      assertEquals(peer.heard, ["first", "second", "third"]);
      winner.say("/quit 1\n");
      assertEquals([await winner.line(), await winner.line()], ["/quit 1", undefined]);
      winner.socket.end();
      assertEquals(await peer.leaves(), { code: 0, stderr: "" });
    }
  },
);

peerTest("lets a connection that waits to be accepted come first", async ([low, high]) => {
  using there = await answering(low);
  await using peer = await Peer.start(high, low);
  using winner = await there.call();
  peer.program.child.kill("SIGSTOP"); // so that all of this is there when it looks again
  using loser = await Raw.call(high, low);
  winner.say("second\n");
  loser.say("first\n");
  loser.socket.end();
  await once(loser.socket, "finish");
  peer.program.child.kill("SIGCONT");
  await peer.says(/second/);
  assertEquals(peer.heard, ["first", "second"]);
});

peerTest("does not wait forever for the end of the losing connection", async ([low, high]) => {
  using there = await answering(high);
  await using peer = await Peer.start(low, high);
  using _loser = await there.call();
  using winner = await Raw.call(low, high);
  winner.say("hello\n");
  await peer.says(/ hello$/);
});

peerTest("gives up an old connection that a new call finds dead", async ([low, high]) => {
  await using peer = await Peer.start(low, high);
  using old = await Raw.call(low, high);
  await peer.says(/^\* connected/);
  old.say("before\n");
  await peer.says(/ before$/);
  await peer.types("into the void");
  assertEquals(await old.line(), "into the void");
  using fresh = await Raw.call(low, high);
  assertEquals(await old.line(), "/nick peer"); // the challenge,
  reset(old.socket); // and what a machine answers that was restarted
  await peer.complains(/ has vanished without closing: connection reset/);
  await peer.complains(/^\* perhaps not delivered: into the void$/);
  fresh.say("after\n");
  await peer.says(/ after$/);
  await peer.types("hello");
  assertEquals(await fresh.line(), "hello");
});

peerTest("keeps a partner that lives when somebody else calls", async ([low, high]) => {
  await using peer = await Peer.start(low, high);
  using partner = await Raw.call(low, high);
  await peer.says(/^\* connected/);
  for (let call = 0; call < 2; call++) {
    using other = await Raw.call(low, high);
    other.say("me too\n");
    assertEquals(await partner.line(), "/nick peer");
    const busy = `/busy ${seen(high)}:${partner.socket.localPort}`;
    assertEquals([await other.line(), await other.line()], [busy, undefined]);
  }
  partner.say("still here\n");
  await peer.says(/ still here$/);
  await peer.types("good");
  assertEquals(await partner.line(), "good");
  partner.say("/quit 1\n");
  await peer.says(/ has left/);
  partner.socket.end();
  const { code, stderr } = await peer.leaves();
  assertMatch(stderr, /^\* \S+ called too and was turned away: nothing says that .* is gone\n$/);
  assertEquals([code, peer.heard], [0, ["still here"]]);
});

peerTest("marks what is typed while nobody is there, and keeps none of it", async ([low, high]) => {
  await using peer = await Peer.start(low, high);
  {
    using first = await Raw.call(low, high); // before the first connection no line is read at all
    await peer.says(/^\* connected/);
    first.say("/quit 0\n");
    await peer.says(/ has left/);
  }
  await peer.types("anyone?", "no?");
  await peer.complains(/^\* not delivered: anyone\?$/);
  await peer.complains(/^\* not delivered: no\?$/);
  using raw = await Raw.call(low, high);
  await peer.says(/^\* connected/);
  await peer.types("now");
  assertEquals(await raw.line(), "now");
  raw.say("/quit 1\n");
  await peer.says(/ has left/);
  raw.socket.end();
  assertEquals((await peer.leaves()).code, 1);
});

peerTest("lists what a broken connection may have swallowed", async ([low, high]) => {
  using there = await answering(high);
  await using peer = await Peer.start(low, high);
  using raw = await there.call();
  await peer.says(/^\* connected/);
  await peer.types("heard");
  assertEquals(await raw.line(), "heard");
  raw.say("yes\n");
  await peer.says(/ yes$/);
  await peer.types("one", "two");
  assertEquals([await raw.line(), await raw.line()], ["one", "two"]);
  reset(raw.socket);
  await peer.says(/^\* connected/); // it calls again
  const { code, stderr } = await peer.leaves();
  assertMatch(
    stderr,
    /^\* peer \(.*\) has vanished without closing: connection reset by the other side\n/,
  );
  assertEquals([code, stderr.split("\n").slice(1)], [
    1,
    ["* perhaps not delivered: one", "* perhaps not delivered: two", ""],
  ]);
});

peerTest(
  "keeps to 1 MiB for a side that does not read, and loses no line silently",
  async ([low, high]) => {
    using there = await answering(high);
    await using peer = await Peer.start(low, high);
    using raw = await there.call();
    await peer.says(/^\* connected/);
    const sent = words("x".repeat(10_000), 2_500); // 25 MB: more than all buffers between the two
    const typing = peer.types(...sent);
    const first = await peer.complains(/^\* not delivered: .* \(the other side does not read\)$/);
    const ended = peer.program.ended(); // also reads its complaints, so that it goes on
    await typing;
    await peer.program.closeStdin();
    const got: string[] = [];
    for (let line; (line = await raw.line()) !== undefined;) got.push(line);
    assertEquals(got.pop(), "/quit 0");
    raw.socket.end();
    const { code, stderr } = await ended;
    const marked = [first, ...stderr.split("\n").slice(0, -1)].map((line) =>
      line.split(" ")[3] ?? ""
    );
    assertEquals(code, 1);
    assertEquals(got.length + marked.length, sent.length);
    assert(new Set([...got, ...marked]).size === sent.length);
  },
);

peerTest("sends all of a script's lines to a slow reader before it leaves", async ([low, high]) => {
  using there = await answering(high);
  await using peer = await Peer.start(low, high);
  using raw = await there.call();
  await peer.says(/^\* connected/);
  const sent = words("line ", 50_000);
  const typing = peer.types(...sent).then(() => peer.leaves());
  for (const line of [...sent, "/quit 0", undefined]) assertEquals(await raw.line(), line);
  raw.say("goodbye\n");
  raw.socket.end();
  assertEquals(await typing, { code: 0, stderr: "" });
  assertEquals(peer.heard, ["goodbye"]);
});

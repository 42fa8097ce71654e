import { assertEquals, assertMatch } from "@std/assert";
import { answering, CHOOSES_ADDRESS, Peer, peerTest, Raw } from "./playing.ts";

/** What a peer says of its lines once the other side has said something, and is gone. */
async function listed(
  [low, high]: readonly [string, string, ...string[]],
  lastWords: string,
): Promise<readonly [number, ...string[]]> {
  await using peer = await Peer.start(low, high);
  using raw = await Raw.call(low, high);
  await peer.says(/^\* connected/);
  raw.say("hi\n");
  await peer.says(/ hi$/);
  await peer.types("one", "two");
  assertEquals([await raw.line(), await raw.line()], ["one", "two"]);
  raw.say(lastWords);
  raw.socket.end();
  await peer.says(/ has left | closed the connection /);
  const { code, stderr } = await peer.leaves();
  return [code, ...stderr.split("\n").slice(0, -1)];
}

peerTest("lists the lines that a goodbye does not count", async (addresses) => {
  const perhaps = (line: string) => `* perhaps not delivered: ${line}`;
  assertEquals(await listed(addresses, "/quit 2\n"), [0]);
  assertEquals(await listed(addresses, "/quit 1\n"), [1, perhaps("two")]);
  assertEquals(await listed(addresses, "/quit 1\n/quit 2\n"), [0]); // it has read on meanwhile
  assertEquals(await listed(addresses, ""), [1, perhaps("one"), perhaps("two")]); // FIN alone proves nothing
  assertEquals(await listed(addresses, "yes\n"), [0]); // of nc this much is believed
});

peerTest("answers a goodbye with how much it has shown", async ([low, high]) => {
  await using peer = await Peer.start(low, high);
  using raw = await Raw.call(low, high);
  raw.say("one\n/nick bia\ntwo\n/quit 0\n");
  assertEquals([await raw.line(), await raw.line()], ["/quit 2", undefined]);
  await peer.says(/^\* bia \(\S+\) has left \(it said goodbye\)/);
});

peerTest("says goodbye again when more was on its way, and then closes", async ([low, high]) => {
  await using peer = await Peer.start(low, high);
  using raw = await Raw.call(low, high);
  raw.say("one\n");
  await peer.says(/ one$/);
  const leaving = peer.leaves();
  assertMatch(await raw.line() ?? "", /^\/quit [01]$/); // it may not know yet that its own output went out
  raw.say("two\n/quit 0\n");
  assertEquals([await raw.line(), await raw.line()], ["/quit 2", undefined]);
  raw.socket.end();
  assertEquals(await leaving, { code: 0, stderr: "" });
  assertEquals(peer.heard, ["one", "two"]);
});

peerTest("lists its last lines when nobody answers its goodbye", async ([low, high]) => {
  using there = await answering(high);
  await using peer = await Peer.start(low, high);
  using raw = await there.call();
  await peer.types("one");
  assertEquals(await raw.line(), "one");
  const { code, stderr } = await peer.leaves();
  assertEquals([code, stderr], [1, "* perhaps not delivered: one\n"]);
});

peerTest("sends the lines of a script that was first", async ([low, high]) => {
  await using script = await Peer.start(low, high);
  await script.types("hello");
  const leaving = script.leaves();
  await using other = await Peer.start(high, low);
  await other.says(/ hello$/);
  assertEquals(await leaving, { code: 0, stderr: "" });
});

peerTest("hears that it is taken for a stranger", async ([low, high, other]) => {
  await using there = await Peer.start(high, other);
  await using peer = await Peer.start(low, high);
  const hint = ` answers and hangs up at once: its --peer is perhaps not ${low}`;
  assertEquals(await peer.complains(/hangs up/), `* ${high}:12000${hint}`);
  await there.complains(new RegExp(`start again with --peer ${low}:12000$`));
}, !CHOOSES_ADDRESS);

peerTest("tells once of a side that answers and hangs up", async ([low, high]) => {
  using there = await answering(high);
  await using peer = await Peer.start(low, high);
  for (let call = 0; call < 3; call++) (await there.call())[Symbol.dispose]();
  using raw = await there.call();
  raw.say("hi\n/quit 0\n");
  await peer.says(/ has left/);
  raw.socket.end();
  const { stderr } = await peer.leaves();
  assertEquals(stderr.match(/hangs up at once/g)?.length, 1);
  assertEquals(peer.printed.filter((line) => /connected|vanished|closed/.test(line)).length, 1);
});

peerTest("backs off from a side that talks to somebody else", async ([low, high]) => {
  using there = await answering(high);
  await using peer = await Peer.start(low, high);
  using first = await there.call();
  await peer.types("hello");
  assertEquals(await first.line(), "hello");
  first.say("/busy 10.0.0.9:4\n");
  assertMatch(
    await peer.complains(/busy|talking/),
    /is already talking to 10\.0\.0\.9:4, and hangs/,
  );
  assertEquals(await first.line(), undefined);
  first.socket.end();
  assertEquals(await peer.complains(/perhaps/), "* perhaps not delivered: hello");
  using second = await there.call();
  second.say("/busy 10.0.0.9:4\n");
  assertEquals(await second.line(), undefined);
  second.socket.end();
  using third = await there.call();
  third.say("sorry\n");
  await peer.says(/ sorry$/);
  third.say("/quit 0\n");
  third.socket.end();
  await peer.says(/ has left/);
  assertEquals((await peer.leaves()).stderr, "");
});

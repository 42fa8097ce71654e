import { assertEquals, assertMatch } from "@std/assert";
import { Password } from "../../../chat/room/password.ts";
import { OpenRoom, Visitor } from "./visiting.ts";

const net = { permissions: { net: true } } as const;
const WRONG = "* wrong password";

const withWord = (word = "açaí", now?: () => number) => ({ password: new Password(word, now) });

Deno.test("a password opens the room, with /password before it or not", net, async () => {
  await using room = new OpenRoom(withWord());
  for (const line of ["açaí", "/password açaí", "ac\u0327ai\u0301"]) {
    using visitor = await Visitor.to(room);
    await visitor.seesOnly("* password?");
    await visitor.send(`${line}\n/nick ana\n/who\n`);
    await visitor.sees("* you are ana");
    await visitor.sees(`*   ana (${visitor.address})`);
    await visitor.say("/quit");
    await visitor.rest();
  }
});

Deno.test("nothing of the room reaches who has not said the password", net, async () => {
  await using room = new OpenRoom(withWord());
  using ana = await Visitor.to(room);
  await ana.say("açaí", "/nick ana", "before");
  await ana.sees("* you are ana");
  using stranger = await Visitor.to(room);
  await stranger.seesOnly("* password?");
  await ana.say("secret");
  using bia = await Visitor.to(room);
  await bia.say("açaí", "/nick bia");
  await bia.sees(/> secret$/);
  await stranger.say("who", "sesame", "/password hi");
  assertEquals(await stranger.rest(), [WRONG, WRONG, WRONG]);
  await ana.seesOnly(`* bia (${bia.address}) arrived`);
});

Deno.test(
  "orders at the door are no guesses, and the nick counts once it is open",
  net,
  async () => {
    await using room = new OpenRoom(withWord("word"));
    using eva = await Visitor.to(room);
    await eva.say("/nick eva", "/help", "/who", "/msg ana hi", "/nick eve", "word", "/who");
    await eva.seesOnly("* password?", ...Array(3).fill("* the password comes first; /quit leaves"));
    await eva.sees("* you are eve");
    await eva.sees(`*   eve (${eva.address})`);
    using leaves = await Visitor.to(room);
    await leaves.say("/quit");
    assertEquals(await leaves.rest(), ["* password?"]);
  },
);

Deno.test("five wrong passwords, and the address waits, with the right one too", net, async () => {
  let now = 0;
  await using room = new OpenRoom(withWord("word", () => now));
  for (const wrong of [["a", "b", "c"], ["d", "e"]]) {
    using guesser = await Visitor.to(room);
    await guesser.say(...wrong);
    await guesser.sees("* password?");
    for (const _ of wrong) await guesser.seesOnly(WRONG);
  }
  using waits = await Visitor.to(room);
  await waits.say("word");
  const told = "* too many wrong passwords from your address: try again in 30 s";
  assertEquals(await waits.rest(), ["* password?", told]);
  now = 30_000;
  using patient = await Visitor.to(room);
  await patient.say("word");
  assertMatch(await patient.sees(/you are/), /guest-1/);
});

Deno.test("Password forgets nobody too early, and remembers a bounded number", {
  permissions: "none",
}, () => {
  let now = 0;
  const password = new Password("word", () => now);
  const guess = (host: string, times: number) => {
    for (let i = 0; i < times; i++) assertEquals(password.check("wrong", host), false);
  };
  guess("10.0.0.1", 4);
  assertEquals(password.waitMs("10.0.0.1"), 0);
  guess("10.0.0.1", 1);
  now = 1_000;
  assertEquals(password.waitMs("10.0.0.1"), 29_000);
  assertEquals(password.waitMs("10.0.0.2"), 0);
  guess("2001:db8::1", 3);
  guess("2001:db8:0:0:ffff::", 2);
  assertEquals(password.waitMs("2001:db8::7"), 30_000);
  assertEquals(password.waitMs("2001:db8:0:1::1"), 0);
  for (let i = 0; i < 10_000; i++) guess(`host-${i}`, 1);
  assertEquals(password.waitMs("10.0.0.1"), 0);
  guess("10.0.0.3", 4);
  assertEquals(password.check("word", "10.0.0.3"), true);
  guess("10.0.0.3", 4);
  assertEquals(password.waitMs("10.0.0.3"), 0);
});

Deno.test("a crowd at the door keeps nobody out who knows the password", net, async () => {
  await using room = new OpenRoom(withWord("word"));
  const crowd = new DisposableStack();
  using _ = crowd;
  const first = crowd.use(await Visitor.to(room));
  await first.seesOnly("* password?");
  for (let i = 0; i < 40; i++) {
    const stranger = crowd.use(await Visitor.to(room));
    await stranger.seesOnly("* password?");
  }
  assertEquals(await first.rest().catch(() => []), []); // who stood there longest had to go
  using ana = await Visitor.to(room);
  await ana.say("word");
  await ana.sees(/^\* you are guest-1;/);
});

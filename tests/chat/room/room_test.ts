import { assert, assertEquals, assertMatch } from "@std/assert";
import { RESET_PERMISSIONS } from "../../../wire/reset.ts";
import { OpenRoom, usingAll, vanish, Visitor } from "./visiting.ts";

const net = { permissions: { net: true } } as const;
const resetting = { permissions: { net: true, ffi: RESET_PERMISSIONS.length > 0 } } as const;

Deno.test(
  "Room tells the others who arrives and who leaves, with nick and address",
  net,
  async () => {
    await using room = new OpenRoom();
    using ana = await Visitor.to(room, "ana");
    using bia = await Visitor.to(room, "bia");
    await ana.seesOnly(`* bia (${bia.address}) arrived`);
    await bia.say("/quit see you");
    await ana.seesOnly(`* bia (${bia.address}) left: see you`);
    assertEquals(await bia.rest(), []);
  },
);

Deno.test("Room announces who says nothing as a guest, after a moment", net, async () => {
  await using room = new OpenRoom();
  using ana = await Visitor.to(room, "ana");
  using silent = await Visitor.to(room);
  await ana.seesOnly(`* guest-2 (${silent.address}) arrived`);
  await silent.say("/nick bia");
  await ana.seesOnly(`* guest-2 (${silent.address}) is now bia`);
  await silent.sees("* you are bia");
});

Deno.test(
  "Room does not tell of a guest who came and went before it was announced",
  net,
  async () => {
    await using room = new OpenRoom();
    using ana = await Visitor.to(room, "ana");
    using shy = await Visitor.to(room);
    await shy.sees(/^\* you are guest-2;/);
    shy[Symbol.dispose]();
    using bia = await Visitor.to(room, "bia");
    await ana.seesOnly(`* bia (${bia.address}) arrived`);
  },
);

Deno.test("Room lets a newcomer hear what is said before it is announced", net, async () => {
  await using room = new OpenRoom();
  using ana = await Visitor.to(room, "ana");
  using late = await Visitor.to(room);
  await late.sees(/^\* you are guest-2;/);
  await ana.say("early");
  await late.seesOnly(`<ana ${ana.address}> early`);
});

Deno.test(
  "Room gives every line to all others, once, in order, and not to its speaker",
  net,
  async () => {
    await using room = new OpenRoom();
    const all = await Visitor.all(room, "ana", "bia", "caio");
    using _ = usingAll(all);
    const said = (nick: string) => Array.from({ length: 500 }, (_, i) => `${nick}-${i}`);
    const seen = all.map(async (visitor) => {
      const lines: string[] = [];
      while (lines.length < 1_000) lines.push(await visitor.line() ?? "end");
      return lines;
    });
    const nicks = ["ana", "bia", "caio"];
    await Promise.all(all.map((visitor, i) => visitor.say(...said(nicks[i] ?? ""))));
    for (const [i, lines] of (await Promise.all(seen)).entries()) {
      for (const [j, nick] of nicks.entries()) {
        const of = lines.filter((line) => line.startsWith(`<${nick} `));
        const expected = said(nick).map((text) => `<${nick} ${all[j]?.address}> ${text}`);
        assertEquals(of, i === j ? [] : expected);
      }
    }
    await all[0]?.say("/quit");
    assertEquals(await all[0]?.rest(), []);
  },
);

Deno.test(
  "Room delivers what a client says that ends at once, and its last line without an end",
  net,
  async () => {
    await using room = new OpenRoom();
    using ana = await Visitor.to(room, "ana");
    using pipe = await Visitor.to(room);
    await pipe.send("hi\nthere");
    await (pipe.conn as Deno.TcpConn).closeWrite();
    await ana.seesOnly(
      `* guest-2 (${pipe.address}) arrived`,
      `<guest-2 ${pipe.address}> hi`,
      `<guest-2 ${pipe.address}> there`,
      `* guest-2 (${pipe.address}) left`,
    );
    assertMatch((await pipe.rest()).join(), /^\* you are guest-2;[^*]*$/);
  },
);

Deno.test("Room tells apart who left and who vanished", resetting, async () => {
  await using room = new OpenRoom();
  using ana = await Visitor.to(room, "ana");
  const fin = await Visitor.to(room, "fin");
  await ana.sees(`* fin (${fin.address}) arrived`);
  fin[Symbol.dispose]();
  await ana.seesOnly(`* fin (${fin.address}) left`);
  await vanish(room, "/nick rst\n");
  await ana.sees(/^\* rst \(\S+\) arrived$/);
  assertMatch(await ana.line() ?? "", /^\* rst \(\S+\) vanished: the connection broke$/);
});

Deno.test("Room: nicks are unique, whatever their case", net, async () => {
  await using room = new OpenRoom();
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = usingAll([ana, bia]);
  using second = await Visitor.to(room);
  await second.say("/nick ANA");
  await second.sees("* ANA is taken: you are ANA-2");
  await ana.seesOnly(`* ANA-2 (${second.address}) arrived`);
  await bia.sees(`* ANA-2 (${second.address}) arrived`);
  await second.say("/nick Bia");
  await second.seesOnly("* Bia is taken: you are still ANA-2");
  await second.say("/nick <b>");
  await second.sees(/^\* a nick is 1 to 20/);
  await ana.say("/nick Ana");
  await ana.seesOnly("* you are Ana");
  await bia.seesOnly(`* ana (${ana.address}) is now Ana`);
  ana[Symbol.dispose]();
  await bia.seesOnly(`* Ana (${ana.address}) left`);
  await bia.say("/nick ana");
  await bia.seesOnly("* you are ana");
});

Deno.test("/msg is heard by one only, and confirmed", net, async () => {
  await using room = new OpenRoom();
  const [ana, bia, caio] = await Visitor.all(room, "ana", "bia", "caio");
  assert(ana && bia && caio);
  using _ = usingAll([ana, bia, caio]);
  await ana.say("/msg BIA only \x1byou", "/msg eva hi", "/msg bia", "/msg ana hi", "all");
  await bia.sees(`<ana ${ana.address} to you> only \\x1byou`);
  await ana.seesOnly(
    "* only to bia: only \\x1byou",
    "* nobody here is called eva; /who lists who is here",
    "* /msg NICK TEXT says it to one only",
    "* that is yourself",
  );
  await caio.seesOnly(`<ana ${ana.address}> all`);
});

Deno.test("/who lists everybody, /help the commands, and an unknown one is told", net, async () => {
  await using room = new OpenRoom();
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = usingAll([ana, bia]);
  await bia.say("/who", "/frob\x07 x", "/help");
  await bia.seesOnly(
    "* 2 are here:",
    `*   ana (${ana.address})`,
    `*   bia (${bia.address})`,
    "* there is no command /frob\\x07; /help lists them, //TEXT says /TEXT",
  );
  for (const name of ["who", "nick", "msg", "quit"]) await bia.sees(RegExp(`^\\*   /${name} `));
  await bia.say("//who", "/constructor", "");
  await ana.seesOnly(`<bia ${bia.address}> /who`);
  await bia.sees(/no command \/constructor;/);
});

Deno.test("Room takes a line of exactly the limit, and passes over a longer one", net, async () => {
  await using room = new OpenRoom({ maxLine: 100 });
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = usingAll([ana, bia]);
  await ana.say("é".repeat(50), "x".repeat(101), "y".repeat(40_000), "after");
  await bia.seesOnly(`<ana ${ana.address}> ${"é".repeat(50)}`, `<ana ${ana.address}> after`);
  const told = "* a line of more than 100 bytes was passed over: nobody got it";
  await ana.seesOnly(told, told);
});

Deno.test("Room: one too many is told so, and nobody else hears of it", net, async () => {
  await using room = new OpenRoom({ maxClients: 2 });
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = usingAll([ana, bia]);
  using third = await Visitor.to(room);
  await third.say("hello?");
  assertEquals(await third.rest(), ["* the room is full"]);
  await bia.say("/quit");
  await ana.seesOnly(`* bia (${bia.address}) left`);
  using fourth = await Visitor.to(room, "eva");
  await ana.seesOnly(`* eva (${fourth.address}) arrived`);
});

Deno.test("Room speaks Portuguese when asked to", net, async () => {
  await using room = new OpenRoom({ lang: "pt" });
  using ana = await Visitor.to(room);
  await ana.seesOnly("* você é guest-1; /nick APELIDO muda isso, /help mostra os comandos");
  await ana.say("/nick ana", "/xis");
  await ana.seesOnly(
    "* você é ana",
    "* não existe o comando /xis; /help lista todos, //TEXTO diz /TEXTO",
  );
});

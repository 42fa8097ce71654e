import { assert, assertEquals, assertMatch } from "@std/assert";
import { writeAll } from "../../../wire/write_all.ts";
import { type At, bytesOf, converse, Talker, textOf, THREADED } from "../talking.ts";

const DOCUMENT = ["--service", "document"] as const;

/** Sends bytes as they are, also such as get the client hung up on, and reads to EOF meanwhile. */
async function answerTo(at: At, bytes: Uint8Array): Promise<string> {
  using client = await Talker.to(at);
  const writing = writeAll(client.conn, bytes).then(() => client.conn.closeWrite()).catch(() => {});
  let answer = "";
  for (let line; (line = await client.line().catch(() => undefined)) !== undefined;) {
    answer += `${line}\n`;
  }
  await writing;
  return answer;
}

for (const way of THREADED) {
  Deno.test(`${way.name} --service document is one text for all clients`, async () => {
    await using server = await way.start(...DOCUMENT);
    using alice = await Talker.to(server);
    using bob = await Talker.to(server);
    assertEquals(await bob.ask("READ"), "");
    assertEquals(await alice.ask("WRITE olá"), "OK");
    assertEquals(await bob.ask("append , mundo"), "OK");
    assertEquals([await alice.ask("1"), await bob.ask("HOLD 1")], ["olá, mundo", "olá, mundo"]);
    assertEquals(await bob.ask("HOLD 1 2 novo"), "OK");
    assertEquals(await alice.ask("read"), "novo");
  });

  Deno.test(`${way.name} --service document takes lines as they come, cut or together`, async () => {
    await using server = await way.start(...DOCUMENT);
    using client = await Talker.to(server);
    client.conn.setNoDelay();
    for (const byte of bytesOf("WRITE olá\r\nREAD\n")) {
      await writeAll(client.conn, Uint8Array.of(byte));
    }
    assertEquals([await client.line(), await client.line()], ["OK", "olá"]);
    await client.say(...Array.from({ length: 1_000 }, (_, i) => `APPEND ${i} `), "READ");
    for (let i = 0; i < 1_000; i++) assertEquals(await client.line(), "OK");
    const all = Array.from({ length: 1_000 }, (_, i) => `${i} `).join("");
    assertEquals(await client.line(), `olá${all}`);
    assertEquals(textOf(await converse(server, [bytesOf("WRITE x\nREAD")])), "OK\nx\n");
  });

  Deno.test(`${way.name} --service document: what is wrong harms nobody`, async () => {
    await using server = await way.start(...DOCUMENT, "--max-line", "64");
    using bystander = await Talker.to(server);
    assertEquals(await bystander.ask("WRITE unharmed"), "OK");
    const noise = crypto.getRandomValues(new Uint8Array(60)).map((byte) => byte | 0x80);
    const wrong = ["", "REED", "HOLD -1", "HOLD x", "HOLD 99999999"].map(bytesOf);
    for (const line of [...wrong, noise]) {
      assertMatch(await answerTo(server, line), line.length > 0 ? /^ERROR .+\n$/ : /^$/);
      assertMatch(await answerTo(server, Uint8Array.of(...line, 0x0a)), /^ERROR .+\n$/);
    }
    const lines = Uint8Array.from({ length: 600 }, (_, i) => i % 30 === 0 ? 0x0a : 0xff);
    assertMatch(await answerTo(server, lines), /^(ERROR .+\n){21}$/);
    assertEquals(await bystander.ask("READ"), "unharmed");
  });

  Deno.test(`${way.name} --max-line: a longer line ends its connection, and no other`, async () => {
    await using server = await way.start(...DOCUMENT, "--max-line", "1000", "--lang", "pt");
    using bystander = await Talker.to(server);
    const [most, more] = [`WRITE ${"a".repeat(994)}`, `WRITE ${"b".repeat(995)}`];
    const refused = "ERROR linha com mais de 1000 bytes (--max-line): até logo\n";
    assertEquals(await answerTo(server, bytesOf(`${most}\r\n`)), "OK\n");
    assertEquals(
      await answerTo(server, bytesOf(`1\n${more}\n1\n`)),
      `${"a".repeat(994)}\n${refused}`,
    );
    assertEquals(await answerTo(server, new Uint8Array(10_000_000)), refused);
    assertEquals(await bystander.ask("READ"), "a".repeat(994));
  });

  Deno.test(`${way.name} --service document says that it is full`, async () => {
    await using server = await way.start(...DOCUMENT, "--max-line", "1048576");
    using client = await Talker.to(server);
    const most = "a".repeat(1_048_570);
    assertEquals(await client.ask(`WRITE ${most}`), "OK");
    assertEquals(await client.ask("APPEND 1234567"), "ERROR the document is full: 1 MiB at most");
    assertEquals(await client.ask("APPEND 123456"), "OK");
    assertEquals(await client.ask("READ"), `${most}123456`);
  });

  Deno.test(`${way.name} --service document loses no update, and shows none by halves`, async () => {
    await using server = await way.start(...DOCUMENT);
    const write = async (i: number) => {
      using client = await Talker.to(server);
      for (let n = 0; n < 25; n++) {
        assertEquals(await client.ask(`HOLD 0 APPEND <${i}.${n}>`), "OK");
      }
    };
    let writing = true;
    const read = async () => {
      using client = await Talker.to(server);
      for (let before = "";;) {
        const isLast = !writing;
        const text = await client.ask("READ") ?? "";
        assertMatch(text, /^(<\d\.\d+>)*$/);
        assert(text.startsWith(before));
        if (isLast) return text.match(/\d\.\d+/g) ?? [];
        before = text;
      }
    };
    const writers = Promise.all(Array.from({ length: 8 }, (_, i) => write(i)));
    const [found] = await Promise.all([read(), writers.finally(() => writing = false)]);
    const due = Array.from({ length: 200 }, (_, i) => `${i % 8}.${i >> 3}`);
    assertEquals(found.toSorted(), due.toSorted());
  });

  Deno.test(`${way.name} --service document never mixes two texts`, async () => {
    await using server = await way.start(...DOCUMENT);
    await Promise.all(["a", "b", "c"].map(async (letter, ms) => {
      using client = await Talker.to(server);
      const text = letter.repeat(60_000);
      for (let n = 0; n < 20; n++) {
        assertEquals(await client.ask(`HOLD ${ms} WRITE ${text}`), "OK");
        assertMatch(await client.ask("HOLD 0 READ") ?? "", /^(a{60000}|b{60000}|c{60000})$/);
      }
    }));
  });
}

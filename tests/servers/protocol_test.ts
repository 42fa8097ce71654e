import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { writeAll } from "../../wire/write_all.ts";
import { readAll } from "../running.ts";
import { bytesOf, chop, chunking, converse, perClient, textOf, vanish, WAYS } from "./talking.ts";
import { within } from "../waiting.ts";

for (const way of WAYS) {
  const numRuns = way === perClient ? 20 : 60;

  Deno.test(`${way.name} --reply echo returns every byte value, however it is cut up`, async () => {
    await using server = await way.start("--reply", "echo");
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    assertEquals(await converse(server, [all]), all);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), chunking, async (bytes, lengths) => {
        assertEquals(await converse(server, chop(bytes, lengths)), bytes);
      }),
      { numRuns },
    );
  });

  Deno.test(`${way.name} raises letters that are split over two reads`, async () => {
    await using server = await way.start();
    const text = fc.string({ unit: "grapheme", maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(text, chunking, async (text, lengths) => {
        const reply = await converse(server, chop(bytesOf(text), lengths));
        assertEquals(textOf(reply), text.toUpperCase());
      }),
      { numRuns },
    );
  });

  Deno.test(`${way.name} marks invalid UTF-8, also at the end of the stream`, async () => {
    await using server = await way.start();
    assertEquals(textOf(await converse(server, [Uint8Array.of(0x61, 0xff, 0x62)])), "A\ufffdB");
    assertEquals(textOf(await converse(server, [Uint8Array.of(0x61, 0xe2, 0x82)])), "A\ufffd");
  });

  Deno.test(`${way.name} answers 10,000 lines and 300 kB through one connection`, async () => {
    await using server = await way.start();
    const lines = Array.from({ length: 10_000 }, (_, i) => `line ${i}\r\n`).join("");
    assertEquals(textOf(await converse(server, [bytesOf(lines)])), lines.toUpperCase());
    const long = new Uint8Array(300_000).fill(0x61);
    assertEquals(await converse(server, [long]), long.fill(0x41));
  });

  Deno.test(`${way.name} answers at once, without waiting for a newline`, async () => {
    await using server = await way.start();
    using conn = await Deno.connect(server);
    await writeAll(conn, bytesOf("no newline"));
    const buffer = new Uint8Array(100);
    const n = await within("answer", conn.read(buffer));
    assertEquals(textOf(buffer.subarray(0, n ?? 0)), "NO NEWLINE");
  });

  Deno.test(`${way.name} serves many clients at once, also beside one that never reads`, async () => {
    await using server = await way.start("--reply", "echo");
    using greedy = await Deno.connect(server);
    let stuck = false;
    const flood = (async () => {
      const chunk = new Uint8Array(64 * 1024);
      for (let sent = 0; sent < 256 * 1024 * 1024; sent += chunk.length) {
        await writeAll(greedy, chunk);
      }
    })().catch(() => stuck = true);
    const clients = Array.from(
      { length: 50 },
      (_, i) => converse(server, [bytesOf(`client ${i}`)]),
    );
    const replies = (await Promise.all(clients)).map(textOf);
    assertEquals(replies, Array.from({ length: 50 }, (_, i) => `client ${i}`));
    server.child.kill("SIGKILL"); // before 2.9 Deno ends no write under way when one closes here
    await flood;
    assert(stuck, "256 MiB were taken from a client that reads nothing");
  });

  Deno.test(`${way.name} survives clients that reset the connection`, async () => {
    await using server = await way.start("--log");
    for (let i = 0; i < 20; i++) await vanish(server, "bye");
    assertEquals(textOf(await converse(server, [bytesOf("still here")])), "STILL HERE");
  });

  Deno.test(`${way.name} survives a client that is gone before it is accepted`, {
    ignore: Deno.build.os === "windows",
  }, async () => {
    await using server = await way.start();
    server.child.kill("SIGSTOP");
    await vanish(server, "bye");
    server.child.kill("SIGCONT");
    assertEquals(textOf(await converse(server, [bytesOf("still here")])), "STILL HERE");
    server.child.kill("SIGTERM");
    assertEquals((await within("exit", server.ended())).code, 0);
  });

  Deno.test(`${way.name} --idle-timeout closes a silent connection, and only that`, async () => {
    await using server = await way.start("--idle-timeout", "150");
    using conn = await Deno.connect(server);
    assertEquals((await within("end", readAll(conn))).length, 0);
    assertEquals(textOf(await converse(server, [bytesOf("next")])), "NEXT");
  });

  Deno.test(`${way.name} listens on IPv6`, async () => {
    await using server = await way.start("--host", "::1");
    assertEquals(server.hostname, "::1");
    assertEquals(textOf(await converse(server, [bytesOf("six")])), "SIX");
  });
}

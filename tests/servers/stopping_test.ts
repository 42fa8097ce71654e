import { assert, assertEquals } from "@std/assert";
import { writeAll } from "../../wire/write_all.ts";
import { readAll, type Running } from "../running.ts";
import { bytesOf, flood, perClient, Talker, textOf, THREADED, WAYS } from "./talking.ts";
import { SOON_MS, within } from "../waiting.ts";

const ignore = Deno.build.os === "windows"; // no SIGTERM

/** Asks the server to end, and makes sure that it does: in order, and soon. */
async function stops(server: Running): Promise<void> {
  server.child.kill("SIGTERM");
  const { code, stderr } = await within("exit", server.ended(), SOON_MS);
  assertEquals([code, stderr], [0, ""]);
}

for (const way of WAYS) {
  Deno.test(`${way.name} on SIGTERM answers what had already arrived`, { ignore }, async () => {
    await using server = await way.start();
    using conn = await Deno.connect(server);
    await writeAll(conn, bytesOf("one"));
    assertEquals(await conn.read(new Uint8Array(3)), 3);
    server.child.kill("SIGSTOP");
    await writeAll(conn, bytesOf("two"));
    server.child.kill("SIGTERM");
    server.child.kill("SIGCONT");
    assertEquals(textOf(await within("end", readAll(conn))), "TWO");
    await conn.closeWrite();
    assertEquals((await within("exit", server.ended())).code, 0);
  });

  Deno.test(`${way.name} on SIGTERM serves who had connected already`, { ignore }, async () => {
    await using server = await way.start();
    server.child.kill("SIGSTOP");
    using conn = await Deno.connect(server);
    await writeAll(conn, bytesOf("one"));
    server.child.kill("SIGTERM");
    server.child.kill("SIGCONT");
    assertEquals(textOf(await within("end", readAll(conn))), "ONE");
    await conn.closeWrite();
    assertEquals((await within("exit", server.ended())).code, 0);
  });

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    Deno.test(
      `${way.name} on ${signal} finishes the reply in flight and exits 0`,
      { ignore },
      async () => {
        await using server = await way.start("--reply", "echo");
        using idle = await Deno.connect(server);
        using busy = await Deno.connect(server);
        const sent = new Uint8Array(512 * 1024).fill(0x61);
        await writeAll(busy, sent.subarray(0, 1));
        assertEquals(await busy.read(new Uint8Array(1)), 1);
        server.child.kill("SIGSTOP"); // so that all of the reply is still to come
        await within("room for the bytes", writeAll(busy, sent.subarray(1)));
        const reply = readAll(busy);
        server.child.kill(signal);
        // One request can come twice: Ctrl-C does under `deno task`, from the terminal and passed on. (The other
        // signal stands for the repeat, since two alike may be delivered as one, signal(7).)
        server.child.kill(signal === "SIGINT" ? "SIGTERM" : "SIGINT");
        server.child.kill("SIGCONT");
        assertEquals((await within("end", reply)).length + 1, sent.length);
        assertEquals((await within("end", readAll(idle))).length, 0);
        await Promise.all([busy.closeWrite(), idle.closeWrite()]);
        assertEquals((await within("exit", server.ended())).code, 0);
      },
    );
  }

  Deno.test(
    `${way.name} on SIGTERM under load answers every line in flight`,
    { ignore },
    async () => {
      await using server = await way.start();
      let stopping = false;
      const served = Array.from({ length: 20 }, () => Promise.withResolvers<void>());
      const talks = served.map(async ({ resolve }, i) => {
        using client = await Talker.to(server);
        for (let n = 0; !stopping; n++) {
          assertEquals(await client.ask(`client ${i}, line ${n}`), `CLIENT ${i}, LINE ${n}`);
          resolve();
        }
        assertEquals(await client.line(), undefined);
      });
      await within("answers", Promise.all(served.map(({ promise }) => promise)));
      stopping = true;
      await stops(server);
      await Promise.all(talks);
    },
  );

  Deno.test(
    `${way.name} on SIGTERM does not wait for a client that never reads`,
    { ignore },
    async () => {
      await using server = await way.start("--reply", "echo");
      using greedy = await Deno.connect(server);
      assert(await flood(greedy, new Uint8Array(64 * 1024), 256 << 20) < 256 << 20);
      await stops(server);
    },
  );
}

for (const way of THREADED) {
  Deno.test(`${way.name} on SIGTERM lets those inside the document leave, and those who wait in`, {
    ignore,
  }, async () => {
    await using server = await way.start("--service", "document", "--log");
    using inside = await Talker.to(server);
    using waiting = await Talker.to(server);
    await inside.say("HOLD 10000 WRITE held");
    while (!(await within("entry", server.line()))?.includes("enters to write"));
    await waiting.say("HOLD 10000 READ");
    while (!(await within("arrival", server.line()))?.includes("arrives to read"));
    await stops(server);
    assertEquals([await inside.line(), await waiting.line()], ["OK", "held"]);
    assertEquals([await inside.line(), await waiting.line()], [undefined, undefined]);
  });
}

Deno.test(
  "per-client on SIGTERM in a rush of clients does not first serve them all",
  { ignore },
  async () => {
    await using server = await perClient.start();
    const rush = Array.from({ length: 150 }, () => Deno.connect(server));
    const conns = await Promise.all(rush);
    await stops(server);
    for (const conn of conns) conn.close();
  },
);

import { assert, assertEquals, assertLess } from "@std/assert";
import { Flood } from "../../../chat/room/flood.ts";
import { ATTEMPTS, msOf, p99 } from "../../latency.ts";
import { OpenRoom, startRoom, usingAll, Visitor } from "./visiting.ts";

Deno.test(
  "Flood counts in windows of a second from the first line",
  { permissions: "none" },
  () => {
    const flood = new Flood(3);
    const takes = (now: number) => flood.waitMs(now);
    assertEquals([0, 400, 999, 999, 1_000].map(takes), [0, 0, 0, 1, 0]);
    assertEquals([1_500, 1_500, 1_500, 1_999].map(takes), [0, 0, 500, 1]);
    assertEquals(takes(9_000), 0);
  },
);

Deno.test("Flood counts a long line as several", { permissions: "none" }, () => {
  const flood = new Flood(3);
  assertEquals(flood.waitMs(0, 1_025), 0);
  assertEquals(flood.waitMs(0, 4_096), 0); // there was room for a line
  assertEquals(flood.waitMs(0, 1), 1_000);
  assertEquals(flood.waitMs(1_000, 9_000), 0); // however long, alone it may pass
});

Deno.test(
  "Flood begins once, until a window has passed without one",
  { permissions: "none" },
  () => {
    const flood = new Flood(1);
    flood.waitMs(0);
    flood.waitMs(1);
    assertEquals([flood.begins(), flood.begins()], [true, false]);
    flood.waitMs(1_000);
    flood.waitMs(1_001);
    assertEquals(flood.begins(), false);
    flood.waitMs(2_000);
    flood.waitMs(3_500);
    assertEquals(flood.begins(), true);
  },
);

Deno.test("a flood is slowed down, told once, and nothing of it is lost", async () => {
  await using room = new OpenRoom({ flood: 20 });
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = usingAll([ana, bia]);
  const began = performance.now();
  await ana.say(...Array.from({ length: 50 }, (_, i) => `${i}`));
  for (let i = 0; i < 50; i++) await bia.seesOnly(`<ana ${ana.address}> ${i}`);
  assert(performance.now() - began > 1_900); // 20 at once, with /nick, then 20, then the rest
  await bia.say("done");
  const lines = [await ana.line(), await ana.line()];
  assertEquals(lines.filter((line) => line?.includes("more than 20 lines a second")).length, 1);
  assertEquals(lines.at(-1), `<bia ${bia.address}> done`);
});

Deno.test("commands count for the flood limit, and whoever is held back is still heard at its end", async () => {
  await using room = new OpenRoom({ flood: 5 });
  using ana = await Visitor.to(room, "ana");
  using bia = await Visitor.to(room);
  await bia.say("/nick bia", ...new Array<string>(9).fill("/who"));
  await bia.send("last");
  await (bia.conn as Deno.TcpConn).closeWrite();
  const [, second, third] = [
    await ana.sees(/arrived$/),
    await ana.line(),
    await ana.line(),
  ];
  assertEquals(second, `<bia ${bia.address}> last`);
  assertEquals(third, `* bia (${bia.address}) left`);
});

for (const reads of [true, false]) {
  const how = reads ? "read all" : "read nothing";
  Deno.test(`a polite pair waits 100 ms at most among 50 who flood and ${how}`, async () => {
    await using room = await startRoom([], "--flood", "50"); // in a process of its own, as in life
    const [ana, bia] = await Visitor.all(room, "ana", "bia");
    assert(ana && bia);
    const flooders = await Promise.all(Array.from({ length: 50 }, () => Visitor.to(room)));
    using _ = usingAll([ana, bia, ...flooders]);
    let said = 0;
    const longestWait = async () => {
      const waits: number[] = [];
      for (let i = 0; i < 100; i++, said++) {
        for (const [speaker, nick, other] of [[ana, "ana", bia], [bia, "bia", ana]] as const) {
          waits.push(
            await msOf(async () => {
              await speaker.say(`polite ${said}`);
              await other.sees(`<${nick} ${speaker.address}> polite ${said}`);
            }),
          );
        }
      }
      return p99(waits);
    };
    const alone = await longestWait();
    let isOver = false;
    const lines = new TextEncoder().encode(`${"spam ".repeat(20)}\n`.repeat(600));
    const flooding = flooders.map(async (flooder) => {
      try {
        while (!isOver) await flooder.send(lines);
      } catch {
        // It is over; or the flooder did not keep up with the others, and was dropped.
      }
    });
    const reading = reads ? flooders.map((flooder) => flooder.takeAll()) : [];
    await ana.sees(/spam/);
    await longestWait(); // until all that floods is on its way
    let best = Infinity;
    for (let i = 0; i < ATTEMPTS && best >= 100; i++) best = Math.min(best, await longestWait());
    assertLess(best, Math.max(100, 5 * alone));
    isOver = true;
    room.child.kill("SIGKILL"); // before 2.9 Deno ends no write under way when one closes here
    await Promise.all([...flooding, ...reading]);
  });
}

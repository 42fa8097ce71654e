import { assert, assertEquals } from "@std/assert";
import { Flood } from "../../../chat/room/flood.ts";
import { assertShort, msOf, type Waits } from "../../latency.ts";
import { type At, OpenRoom, startRoom, usingAll, Visitor } from "./visiting.ts";

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

/** Two who talk to each other, politely. */
class Pair implements Disposable {
  #said = 0;

  private constructor(private readonly ana: Visitor, private readonly bia: Visitor) {}

  static async in(room: At): Promise<Pair> {
    const [ana, bia] = await Visitor.all(room, "ana", "bia");
    assert(ana && bia);
    return new Pair(ana, bia);
  }

  /** Each says a line: how long it takes until the other has it, in ms. */
  async exchange(): Promise<number[]> {
    const line = `polite ${this.#said++}`;
    const waits: number[] = [];
    for (
      const [speaker, nick, other] of [
        [this.ana, "ana", this.bia],
        [this.bia, "bia", this.ana],
      ] as const
    ) {
      waits.push(
        await msOf(async () => {
          await speaker.say(line);
          await other.sees(`<${nick} ${speaker.address}> ${line}`);
        }),
      );
    }
    return waits;
  }

  hears(what: RegExp): Promise<string> {
    return this.ana.sees(what);
  }

  [Symbol.dispose](): void {
    for (const one of [this.ana, this.bia]) one[Symbol.dispose]();
  }
}

for (const reads of [true, false]) {
  const how = reads ? "read all" : "read nothing";
  Deno.test(`a polite pair waits 100 ms at most among 50 who flood and ${how}`, async () => {
    // In processes of their own, as in life; in the other one nobody floods.
    await using room = await startRoom([], "--flood", "50");
    await using calm = await startRoom([], "--flood", "50");
    using among = await Pair.in(room);
    using alone = await Pair.in(calm);
    const flooders = await Promise.all(Array.from({ length: 50 }, () => Visitor.to(room)));
    using _ = usingAll(flooders);
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
    await among.hears(/spam/);
    const attempt = async () => {
      // The limit of the calm room keeps both pairs polite: at 100 lines it holds its own back twice, and the
      // p99 of 200 waits leaves that out.
      const waits: Waits = { among: [], alone: [] };
      for (let i = 0; i < 100; i++) {
        waits.alone.push(...await alone.exchange());
        waits.among.push(...await among.exchange());
      }
      return waits;
    };
    await attempt(); // until all that floods is on its way
    await assertShort(100, 5, attempt);
    isOver = true;
    room.child.kill("SIGKILL"); // before 2.9 Deno ends no write under way when one closes here
    await Promise.all([...flooding, ...reading]);
  });
}

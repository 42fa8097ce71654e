import { assert, assertEquals, assertMatch } from "@std/assert";
import { OpenRoom, usingAll, Visitor } from "./visiting.ts";

const net = { permissions: { net: true } } as const;
const EARLIER = /^\d\d:\d\d <ana \S+> /;

Deno.test(
  "a newcomer is told the last 50 lines that were said, and no notices or whispers",
  net,
  async () => {
    await using room = new OpenRoom();
    const [ana, bia] = await Visitor.all(room, "ana", "bia");
    assert(ana && bia);
    using _ = usingAll([ana, bia]);
    await ana.say(...Array.from({ length: 60 }, (_, i) => `line ${i}`), "/msg bia secret", "/who");
    await bia.sees(/secret/);
    using caio = await Visitor.to(room);
    await caio.sees("* 50 lines were said before you came:");
    for (let i = 10; i < 60; i++) {
      const line = await caio.line() ?? "";
      assertMatch(line, EARLIER);
      assertEquals(line.replace(/^\S+ /, ""), `<ana ${ana.address}> line ${i}`);
    }
    await ana.say("live");
    await caio.seesOnly(`<ana ${ana.address}> live`);
  },
);

Deno.test(
  "between what was said before and what is said now, nothing is missing and nothing twice",
  net,
  async () => {
    await using room = new OpenRoom();
    const [ana, bia] = await Visitor.all(room, "ana", "bia");
    assert(ana && bia);
    using _ = usingAll([ana, bia]);
    const COUNT = 2_000;
    const speaking = (async () => {
      for (let i = 0; i < COUNT; i++) {
        await ana.say(`${i}`);
        await bia.sees(`<ana ${ana.address}> ${i}`);
      }
    })();
    const newcomers: Promise<number>[] = [];
    for (let at = 0; at < 40; at++) {
      const newcomer = await Visitor.to(room);
      newcomers.push(follow(newcomer));
      await newcomer.say("/nick n");
    }
    await speaking;
    await ana.say("end");
    for (const last of await Promise.all(newcomers)) assertEquals(last, COUNT - 1);
  },
);

/** Every number comes after the one before it; the last. */
async function follow(visitor: Visitor): Promise<number> {
  using _ = visitor;
  let last: number | undefined;
  for (;;) {
    const text = /> (\w+)$/.exec(await visitor.line() ?? "")?.[1];
    if (text === undefined) continue;
    if (text === "end") return last ?? -1;
    if (last !== undefined) assertEquals(Number(text), last + 1);
    last = Number(text);
  }
}

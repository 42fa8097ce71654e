import { assert, assertEquals, assertLess } from "@std/assert";
import { QUEUE_BYTES } from "../../../chat/room/outlet.ts";
import { until, within } from "../../waiting.ts";
import { drain, OpenRoom, usingAll, Visitor } from "./visiting.ts";

const net = { permissions: { net: true } } as const;
const isReset = (error: unknown) => error instanceof Deno.errors.ConnectionReset;
const LINE = "x".repeat(4_000);

Deno.test(
  "Room drops who reads nothing, tells the others, and they get everything",
  net,
  async () => {
    await using room = new OpenRoom();
    const [ana, bia, slow] = await Visitor.all(room, "ana", "bia", "slow");
    assert(ana && bia && slow);
    using _ = usingAll([ana, bia, slow]);
    const dropped = `* slow (${slow.address}) was dropped: too slow to read what it is sent`;
    let said = 0;
    let told = false;
    const heard = (async () => {
      let next = 0;
      while (!told) {
        const line = await bia.line();
        if (line === dropped) told = true;
        else {assertEquals(
            line?.slice(0, 40),
            `<ana ${ana.address}> ${next++} ${LINE}`.slice(0, 40),
          );}
      }
      await ana.say("/quit");
      while (next < said) {
        assertEquals(await bia.line(), `<ana ${ana.address}> ${next++} ${LINE}`);
      }
    })();
    while (!told && said < 20_000) await ana.say(`${said++} ${LINE}`);
    await within("all that was said", heard);
    assert(told);
    const got = await drain(slow, isReset);
    assertLess(got, said * LINE.length);
  },
);

Deno.test("Room does not wait for a majority that reads nothing", net, async () => {
  await using room = new OpenRoom();
  const stopped = await Promise.all(
    Array.from({ length: 10 }, (_, i) => Visitor.to(room, `s${i}`)),
  );
  using _ = usingAll(stopped);
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _2 = usingAll([ana, bia]);
  // More than the system's own buffers hold for each of them, so that the room sees them stop.
  const lines = Array.from({ length: 3_000 }, (_, i) => `${i} ${LINE}`);
  const saying = ana.say(...lines);
  let next = 0;
  let gone = 0;
  while (next < lines.length || gone < 10) {
    const line = await bia.line() ?? "";
    if (line.startsWith("<")) assertEquals(line, `<ana ${ana.address}> ${lines[next++]}`);
    else if (line.includes("was dropped")) gone++;
  }
  await saying;
});

Deno.test(
  "Room does not answer who takes no answers, and drops nobody who takes them late",
  net,
  async () => {
    await using room = new OpenRoom();
    using ana = await Visitor.to(room, "ana");
    const answer = `* there is no command /${
      "z".repeat(4_000)
    }; /help lists them, //TEXT says /TEXT`;
    const asked = Math.ceil(24 * QUEUE_BYTES / answer.length);
    const asking = ana.say(...new Array<string>(asked).fill(`/${"z".repeat(4_000)}`));
    const [first] = room.room.members;
    await until("ana to be late", () => Promise.resolve(first?.outlet.isLate || undefined));
    // Somebody else can chat meanwhile: many turns, in each of which she could ask for more.
    const [bia, caio] = await Visitor.all(room, "bia", "caio");
    assert(bia && caio);
    using _ = usingAll([bia, caio]);
    for (let i = 0; i < 100; i++) {
      await bia.say(`${i}`);
      await caio.sees(`<bia ${bia.address}> ${i}`);
    }
    let answers = 0;
    while (answers < asked) if (await ana.line() === answer) answers++;
    await asking;
  },
);

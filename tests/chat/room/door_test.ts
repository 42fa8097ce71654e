import { assert, assertEquals } from "@std/assert";
import { Password } from "../../../chat/room/password.ts";
import type { Text } from "../../../wire/text.ts";
import { until, within } from "../../waiting.ts";
import { IDENTITY, isCut, secureVisitor } from "./secure.ts";
import { OpenRoom, usingAll, Visitor } from "./visiting.ts";

const net = { permissions: { net: true } } as const;

/** Long enough for whoever knows the word, on any machine; short enough for a test. */
const DOOR_MS = 2_000;
const LATE = "came no further than the door";

/** What the room tells its keeper. */
function keeper() {
  const told: string[] = [];
  const tell = ({ en }: Text) => {
    told.push(en);
    return Promise.resolve();
  };
  return { told, log: Object.assign(tell, { written: () => Promise.resolve() }) };
}

/** Until the room closes the connection; with RST where it has not read everything. */
async function sentAway(stranger: Visitor): Promise<void> {
  try {
    assertEquals(await stranger.rest(), []);
  } catch (error) {
    if (!isCut(error)) throw error;
  }
}

const WAYS = [
  { how: "in the clear", identity: undefined, connect: (room: OpenRoom) => Visitor.to(room) },
  { how: "over TLS", identity: IDENTITY, connect: secureVisitor },
];

for (const { how, identity, connect } of WAYS) {
  Deno.test(
    `the door, ${how}, lets go who says no password in time, and members talk on`,
    net,
    async () => {
      const { told, log } = keeper();
      const terms = { password: new Password("word"), doorMs: DOOR_MS, log };
      await using room = new OpenRoom(terms, identity);
      const enter = async (nick: string) => {
        const member = await connect(room);
        await member.say("word", `/nick ${nick}`);
        await member.sees(`* you are ${nick}`);
        return member;
      };
      using ana = await enter("ana");
      using bia = await enter("bia");

      const strangers = [await connect(room), await connect(room), await connect(room)] as const;
      using _ = usingAll(strangers);
      for (const stranger of strangers) await stranger.seesOnly("* password?");
      const [, half, slow] = strangers;
      await half.send("wor");

      let isOver = false;
      const allGone = Promise.all(strangers.map(sentAway)).finally(() => isOver = true);
      let rounds = 0;
      const talking = (async () => {
        using caio = await enter("caio"); // the word opens the door, whoever else stands there
        for (; !isOver; rounds++) {
          await ana.say(`${rounds}`);
          for (const other of [bia, caio]) await other.sees(`<ana ${ana.address}> ${rounds}`);
          // A byte now and then: the deadline is for the whole line, and never begins again.
          await slow.send("w").catch(() => {});
        }
      })();
      await within("end of the strangers' visits", Promise.all([allGone, talking]));
      assert(rounds > 0);

      const late = strangers.map(({ address }) => `${address} ${LATE}`).sort();
      const seen = () => told.filter((line) => line.endsWith(LATE)).sort();
      await until("word of each", () => Promise.resolve(seen().length >= late.length || undefined));
      assertEquals(seen(), late);
    },
  );
}

Deno.test(
  "the door gives up a TLS handshake that never begins, and one that stops",
  net,
  async () => {
    const { told, log } = keeper();
    await using room = new OpenRoom({ doorMs: DOOR_MS, log }, IDENTITY);
    using silent = await Visitor.to(room);
    using stopped = await Visitor.to(room);
    await stopped.send(new Uint8Array([22, 3, 1, 2, 0, 1, 0])); // the first bytes of a ClientHello, RFC 8446
    using ana = await secureVisitor(room);
    await ana.sees(/^\* you are guest-1;/);
    for (const stranger of [silent, stopped]) {
      await sentAway(stranger);
      const look = () => Promise.resolve(told.includes(`${stranger.address} ${LATE}`) || undefined);
      await until(`end of the visit from ${stranger.address}`, look);
    }
    await ana.say("/who");
    await ana.sees("* 1 is here:");
  },
);

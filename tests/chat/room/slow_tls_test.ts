import { assert, assertEquals, assertLess } from "@std/assert";
import { LATE_BYTES, QUEUE_BYTES } from "../../../chat/room/outlet.ts";
import { IDENTITY, isCut, secureVisitor } from "./secure.ts";
import { drain, OpenRoom, usingAll } from "./visiting.ts";

const LINE = "x".repeat(4_000);
/** More than all buffers between the room and one who reads nothing can hold: the system's, and those of TLS. */
const MOST_LINES = 20_000;

Deno.test("Room over TLS drops who reads nothing, and nobody waits for that", {
  permissions: { net: true },
}, async () => {
  await using room = new OpenRoom({}, IDENTITY);
  const enter = async (nick: string) => {
    const visitor = await secureVisitor(room);
    await visitor.say(`/nick ${nick}`);
    await visitor.sees(`* you are ${nick}`);
    return visitor;
  };
  const [ana, bia, slow] = [await enter("ana"), await enter("bia"), await enter("slow")];
  using _ = usingAll([ana, bia, slow]);
  await bia.sees(`* slow (${slow.address}) arrived`);
  const member = [...room.room.members].find(({ nick }) => nick === "slow");
  assert(member);
  const dropped = `* slow (${slow.address}) was dropped: too slow to read what it is sent`;

  let [said, most, late] = [0, 0, 0];
  let isTold = false;
  for (; !isTold && said < MOST_LINES; said++) {
    // Each line has come before the next is said: so bia hears also what slow never takes.
    await ana.say(`${said} ${LINE}`);
    const line = `<ana ${ana.address}> ${said} ${LINE}`;
    const first = await bia.line();
    if (first === dropped) isTold = true;
    assertEquals(isTold ? await bia.line() : first, line);
    most = Math.max(most, member.outlet.bytes);
    if (member.outlet.isLate) late++;
  }
  assert(isTold, `nobody was dropped in ${said} lines`);
  // What waits is looked at between two turns of the room, where the bound is exact.
  assertLess(most, QUEUE_BYTES + 1);
  assertEquals(member.outlet.bytes, 0);
  // The room has gone on all the way from half a queue to a full one.
  assertLess((QUEUE_BYTES - LATE_BYTES) / LINE.length / 2, late);

  await bia.say("still here");
  await ana.sees(`<bia ${bia.address}> still here`);
  await bia.say("/who");
  await bia.sees("* 2 are here:");
  assertLess(await drain(slow, isCut), said * LINE.length);
});

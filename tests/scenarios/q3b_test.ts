import { assertEquals } from "@std/assert";
import { q3b } from "../../scenarios/q3b.ts";
import {
  crowd,
  type Entry,
  exited,
  listening,
  printed,
  quiet,
  started,
  typed,
} from "../timelines.ts";
import { assertVerdicts, claimsThatAre } from "./judging.ts";

const none = { permissions: "none" } as const;
type Role = "server" | "ana" | "bia" | "caio" | "crowd";

const TRIO = ["ana", "bia", "caio"] as const;
const LINES = { ana: "caju-1 pera-2", bia: "uva-3 figo-4", caio: "lima-5 jaca-6" };
const OF_ROOM = ["everyone-else-gets-it", "sender-does-not", "exactly-once"];
const OF_CROWD = ["nothing-lost", "nothing-doubled", "nothing-torn", "order-per-sender"];

const ready: Entry<Role>[] = [["server", listening()]];
const entered: Entry<Role>[] = [
  ...ready,
  ...TRIO.flatMap((who): Entry<Role>[] => [[who, started()], [who, typed("nick-7")]]),
];

/** Each says its line, and gets what the others say in front of their name; `more` comes besides. */
function talk(without: readonly string[] = [], more: readonly Entry<Role>[] = []): Entry<Role>[] {
  const shown = (who: Role, other: typeof TRIO[number]): Entry<Role>[] =>
    who === other || without.includes(`${who} ${other}`)
      ? []
      : [[who, printed(`<${other}> ${LINES[other]}`)]];
  return [
    ...entered,
    ...TRIO.flatMap((speaker): Entry<Role>[] => [
      [speaker, typed(LINES[speaker])],
      ...TRIO.flatMap((who) => shown(who, speaker)),
    ]),
    ...more,
  ];
}

const told = (...of: Parameters<typeof crowd>): Entry<Role>[] => //
[...talk(), ["crowd", started()], ["crowd", crowd(...of)]];

Deno.test("q3b: all is met where all came, whatever stands around it", none, () => {
  assertEquals(claimsThatAre("met", q3b, ...told(20, 10)).length, q3b.expectations.length);
});

Deno.test("q3b: a room that never was answers nothing", none, () => {
  for (const entries of [ready, [], entered] as const) {
    const undecided = claimsThatAre("undecided", q3b, ...entries);
    const heard = entries === entered ? ["everyone-else-gets-it"] : [];
    const others = [...OF_ROOM, ...OF_CROWD].filter((id) => !heard.includes(id));
    assertEquals(undecided.filter((id) => id !== "server-listens"), others);
  }
});

Deno.test(
  "q3b: everyone-else-gets-it misses each of the others, and who could not say it",
  none,
  () => {
    assertVerdicts(q3b, "everyone-else-gets-it", [
      ["met", talk()],
      ["unmet", talk(["bia ana"])],
      ["unmet", talk(["caio bia"])],
      ["unmet", talk(["ana caio"])],
      ["unmet", [...entered, ["bia", quiet]]],
      ["unmet", [...entered, ["ana", exited(1)]]],
    ]);
  },
);

Deno.test("q3b: sender-does-not sees an echo, in the trio and in the crowd", none, () => {
  const echo: Entry<Role> = ["bia", printed(`you said: ${LINES.bia}!`)];
  const returned: Entry<Role>[] = [["crowd", started()], ["crowd", crowd(20, 10, { returned: 1 })]];
  assertVerdicts(q3b, "sender-does-not", [
    ["met", told(20, 10)],
    ["unmet", talk([], [echo])],
    ["unmet", [...talk(), ...returned]],
    ["undecided", talk()],
  ]);
});

Deno.test(
  "q3b: exactly-once counts, also within one line of a server that sends none",
  none,
  () => {
    assertVerdicts(q3b, "exactly-once", [
      ["met", talk()],
      ["met", talk(["bia ana"])],
      ["unmet", talk([], [["bia", printed(LINES.ana)]])],
      ["unmet", talk(["bia ana"], [["bia", printed(`${LINES.ana} ${LINES.ana}`)]])],
      ["undecided", entered],
    ]);
  },
);

Deno.test("q3b: each fault of the crowd is one claim's matter", none, () => {
  const unmet = (otherwise: Parameters<typeof crowd>[2]) =>
    claimsThatAre("unmet", q3b, ...told(20, 10, otherwise));
  assertEquals(unmet({ delivered: 3_799, lost: 1 }), ["nothing-lost"]);
  assertEquals(unmet({ joined: 19 }), ["nothing-lost"]);
  assertEquals(unmet({ said: 199 }), ["nothing-lost"]);
  assertEquals(unmet({ doubled: 1 }), ["nothing-doubled"]);
  assertEquals(unmet({ delivered: 3_799, torn: 1 }), ["nothing-torn"]);
  assertEquals(unmet({ delivered: 3_799, reordered: 1 }), ["order-per-sender"]);
  assertEquals(unmet({ returned: 1 }), ["sender-does-not"]);
  const silent = { joined: 1, said: 0, due: 0, delivered: 0 };
  assertEquals(unmet(silent), ["nothing-lost"]);
  const open = claimsThatAre("undecided", q3b, ...told(20, 10, silent));
  assertEquals(open, ["sender-does-not", ...OF_CROWD.slice(1)]);
});

Deno.test("q3b: a crowd that never came to an end has heard nothing", none, () => {
  for (const end of [quiet, exited(1)]) {
    const unmet = claimsThatAre("unmet", q3b, ...talk(), ["crowd", started()], ["crowd", end]);
    assertEquals(unmet, ["sender-does-not", ...OF_CROWD]);
  }
});

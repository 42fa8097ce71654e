import { assertEquals } from "@std/assert";
import { q3d } from "../../scenarios/q3d.ts";
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
type Role = "server" | "ana" | "deaf" | "talkers" | "newcomers";

const ready: Entry<Role>[] = [["server", listening()], ["deaf", started()]];
const talked = (...[members, lines, otherwise]: Parameters<typeof crowd>): Entry<Role>[] => {
  const report = crowd(members, lines, { lines: members * lines, ...otherwise });
  return [...ready, ["talkers", started()], ["talkers", report]];
};
const came = (...of: Parameters<typeof crowd>): Entry<Role>[] => //
[...talked(2, 24_000), ["newcomers", started()], ["newcomers", crowd(...of)]];

const half = { said: 24_000, due: 24_000, delivered: 24_000 };

Deno.test("q3d: rest-hears-all misses a line, and does not ask how it came", none, () => {
  assertVerdicts(q3d, "rest-hears-all", [
    ["met", talked(2, 24_000)],
    ["met", talked(2, 24_000, { delivered: 47_998, torn: 1, reordered: 1 })],
    ["unmet", talked(2, 24_000, { delivered: 47_999, lost: 1 })],
    ["unmet", talked(2, 24_000, { ...half, latencyMs: { p50: 1, p99: 5, max: 2_000 } })],
    ["unmet", talked(2, 24_000, { ...half, errors: { EOF: 1 } })],
    ["undecided", talked(2, 24_000, half)], // slow, and nothing else
    ["unmet", talked(2, 24_000, { joined: 1, said: 0, due: 0, delivered: 0 })],
    ["unmet", [...ready, ["talkers", started()], ["talkers", quiet]]],
    ["unmet", [...ready, ["talkers", started()], ["talkers", exited(1)]]],
    ["undecided", ready],
    ["undecided", []],
  ]);
});

Deno.test(
  "q3d: goes-on is lost to a room that lets nobody in, or lets nobody be heard",
  none,
  () => {
    assertVerdicts(q3d, "goes-on", [
      ["met", came(2, 1)],
      [
        "unmet",
        came(2, 1, { joined: 0, said: 0, due: 0, delivered: 0, errors: { ECONNREFUSED: 2 } }),
      ],
      ["unmet", came(2, 1, { delivered: 1, lost: 1 })],
      ["undecided", talked(2, 24_000)],
    ]);
  },
);

Deno.test("q3d: what is claimed of the two is not claimed of the newcomers", none, () => {
  const stuck = { delivered: 30_000, lost: 18_000 };
  const entries: Entry<Role>[] = [
    ...talked(2, 24_000, stuck),
    ["newcomers", started()],
    ["newcomers", crowd(2, 1)],
  ];
  assertEquals(claimsThatAre("unmet", q3d, ...entries), ["rest-hears-all"]);
});

Deno.test(
  "q3d: a room in which one word never came to another is lost to all that follows",
  none,
  () => {
    const said: Entry<Role>[] = [["server", listening()], ["ana", started()], ["deaf", started()], [
      "deaf",
      typed("caju"),
    ]];
    assertVerdicts(q3d, "members-hear", [
      ["undecided", said.slice(0, 3)],
      ["met", [...said, ["ana", printed("caju")]]],
      ["unmet", [...said, ["ana", quiet]]],
    ]);
    const lost = ["members-hear", "rest-hears-all", "goes-on"];
    assertEquals(claimsThatAre("unmet", q3d, ...said, ["ana", quiet]), lost);
  },
);

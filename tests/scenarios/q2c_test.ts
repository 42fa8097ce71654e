import { assertEquals } from "@std/assert";
import { type DocumentRole, q2c } from "../../scenarios/q2c.ts";
import { connected, type Entry, listening, printed, typed, visit } from "../timelines.ts";
import { assertVerdicts, claimsThatAre } from "./judging.ts";

const none = { permissions: "none" } as const;
type Door = Entry<DocumentRole>;

const ready: Door[] = [
  ["fair", listening(12_000)],
  ["ana", connected(41_001)],
  ["bia", connected(41_002)],
  ["greedy", listening(12_001)],
];
const types = (who: DocumentRole, line: string): Door => [who, typed(line)];
const sees = (who: DocumentRole, line: string): Door => [who, printed(line)];

const claims = q2c.expectations.map(({ id }) => id);

Deno.test("q2c: nothing is claimed of a play that did not come to it", none, () => {
  assertEquals(claimsThatAre("undecided", q2c), claims);
  assertEquals(claimsThatAre("undecided", q2c, ...ready), claims);
  const written = [types("caio", "WRITE caju"), sees("caio", "OK"), types("fabio", "WRITE figo")];
  assertEquals(claimsThatAre("undecided", q2c, ...ready, ...written), claims);
});

Deno.test("q2c: readers-overlap asks for a visit inside another, and for its answer", none, () => {
  const [ana, bia] = ["127.0.0.1:41001", "127.0.0.1:41002"];
  const slow: Door = ["fair", visit(ana, "enters", "reader")];
  const quick: Door[] = [
    ["fair", visit(bia, "enters", "reader")],
    ["fair", visit(bia, "leaves", "reader")],
  ];
  const gone: Door = ["fair", visit(ana, "leaves", "reader")];
  const asked = [...ready, types("ana", "HOLD 400 READ"), types("bia", "READ")];
  assertVerdicts(q2c, "readers-overlap", [
    ["met", [...asked, slow, ...quick, sees("bia", "caju"), gone, sees("ana", "caju")]],
    ["unmet", [...asked, slow, ...quick, gone, sees("ana", "caju")]],
    ["unmet", [...asked, slow, gone, sees("ana", "caju"), ...quick, sees("bia", "caju")]],
    ["unmet", [...asked, ...quick, sees("bia", "caju"), slow, gone, sees("ana", "caju")]],
    ["unmet", [...asked, slow, ...quick, sees("bia", "caju")]],
  ]);
});

Deno.test(
  "q2c: writer-excludes asks for the whole new text, and for the writer's answer",
  none,
  () => {
    const asked = [...ready, types("caio", "HOLD 400 WRITE caju/figo"), types("ana", "READ")];
    assertVerdicts(q2c, "writer-excludes", [
      ["met", [...asked, sees("caio", "OK"), sees("ana", "caju/figo")]],
      ["unmet", [...asked, sees("ana", "caju/figo")]],
      ["unmet", [...asked, sees("ana", "caju/"), sees("caio", "OK")]],
      ["unmet", [...asked, sees("caio", "OK")]],
    ]);
    // Where the reader came too late to meet the writer, they tried again.
    const late = [...asked, sees("caio", "OK"), sees("ana", "caju/figo")];
    const again = [types("caio", "HOLD 2000 WRITE pera/uva"), types("ana", "READ")];
    assertVerdicts(q2c, "writer-excludes", [
      ["met", [...late, ...again, sees("caio", "OK"), sees("ana", "pera/uva")]],
      ["unmet", [...late, ...again, sees("ana", "pera/figo"), sees("caio", "OK")]],
    ]);
  },
);

Deno.test("q2c: no-update-lost wants each word once", none, () => {
  const appends = [types("ana", "HOLD 10 APPEND /caju"), types("caio", "HOLD 10 APPEND /figo")];
  const reads = (...answers: Door[]) => [...ready, ...appends, types("bia", "READ"), ...answers];
  assertVerdicts(q2c, "no-update-lost", [
    ["met", reads(sees("bia", "pera/figo/caju"))],
    ["unmet", reads(sees("bia", "pera/figo"))],
    ["unmet", reads(sees("bia", "pera/figo/caju/figo"))],
    ["unmet", reads()],
    ["undecided", [...ready, types("bia", "READ"), ...appends, sees("bia", "pera")]],
  ]);
});

Deno.test("q2c: a reader that sees the old text has overtaken the writer", none, () => {
  const asked = [...ready, types("caio", "WRITE caju"), types("bia", "READ")];
  assertVerdicts(q2c, "writer-has-its-turn", [
    ["met", [...asked, sees("bia", "caju")]],
    ["unmet", [...asked, sees("bia", "figo")]],
    ["unmet", asked],
  ]);
});

Deno.test("q2c: writer-starves wants every later reader to see the old text", none, () => {
  const asked = [
    ...ready,
    types("fabio", "WRITE caju"),
    types("fabio", "WRITE figo"),
    types("davi", "HOLD 800 READ"),
    types("eva", "HOLD 800 READ"),
  ];
  assertVerdicts(q2c, "writer-starves", [
    ["met", [...asked, sees("davi", "caju"), sees("eva", "caju")]],
    ["unmet", [...asked, sees("davi", "caju"), sees("eva", "figo")]],
    ["unmet", [...asked, sees("davi", "caju")]],
  ]);
});

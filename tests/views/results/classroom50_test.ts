import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import fc from "fast-check";
import {
  type Classroom50Context,
  type Classroom50Result,
  classroom50Result,
} from "../../../views/results/classroom50.ts";
import { hostileMark, mixed, notBuilt, whole } from "../marks/examples.ts";
import { anyMark, hostileRuns, hostileText } from "./any_mark.ts";

const none = { permissions: "none" } as const;
const address = "https://github.com/redes-2026/redes-sockets-ana";
const context: Classroom50Context = {
  classroom: "redes",
  assignment: "sockets",
  submission: "submit/2026-11-28T05-20-00Z-a1b2c3d",
  commit: `${address}/commit/a1b2c3d`,
  release: `${address}/releases/tag/submit%2F2026-11-28T05-20-00Z-a1b2c3d`,
  review: `${address}/compare/0000000...a1b2c3d`,
  owner: "ana",
  assignmentType: "individual",
};

/** What Classroom 50 has against a result: runner.py, validate_result. */
function faultsOf(result: Classroom50Result): string[] {
  const isWhole = (value: number) => Number.isInteger(value) && value >= 0;
  const { tests, score, "max-score": maxScore } = result;
  const texts = [
    "classroom",
    "assignment",
    "owner",
    "assignment_type",
    "commit",
    "release",
    "review",
  ] as const;
  return [
    ...(result.schema === "classroom50/result/v1" ? [] : ["schema"]),
    ...texts.filter((key) => !result[key]),
    ...(result.submission.startsWith("submit/") ? [] : ["submission"]),
    ...(isWhole(score) && isWhole(maxScore) && score <= maxScore ? [] : ["score"]),
    ...tests.flatMap((test, i) =>
      test["test-name"] && isWhole(test.score) && isWhole(test["max-score"]) &&
        test.score <= test["max-score"]
        ? []
        : [`tests[${i}]`]
    ),
  ];
}

for (const lang of ["en", "pt"] as const) {
  Deno.test(`classroom50Result() in ${lang}`, async (t) => {
    const files = [mixed, notBuilt, whole].map((mark) => classroom50Result(mark, context, lang));
    const text = files.map((file) => JSON.stringify(file, undefined, 2)).join("\n");
    await assertSnapshot(t, text, { name: lang, serializer: String });
  });
}

Deno.test("classroom50Result() holds to the contract, in hundredths of a point", none, () => {
  fc.assert(fc.property(anyMark, (mark) => {
    const result = classroom50Result(mark, context, "en");
    assertEquals(faultsOf(result), []);
    assertEquals(result.score, Math.round(100 * mark.points));
    assertEquals(result["max-score"], Math.round(100 * mark.maxPoints));
  }));
});

Deno.test(
  "classroom50Result() passes a test where no points are lost, and only there",
  none,
  () => {
    fc.assert(fc.property(anyMark, (mark) => {
      for (
        const { passed, score, "max-score": most } of classroom50Result(mark, context, "en").tests
      ) {
        if (passed) assertEquals(score, most);
      }
    }));
  },
);

Deno.test("classroom50Result() has no fields but the schema's", none, () => {
  assertEquals(Object.keys(classroom50Result(mixed, context, "en")), [
    "schema",
    "classroom",
    "assignment",
    "submission",
    "commit",
    "release",
    "review",
    "owner",
    "assignment_type",
    "datetime",
    "score",
    "max-score",
    "tests",
  ]);
  const { owner: _owner, assignmentType: _type, ...bare } = context;
  assert(!("owner" in classroom50Result(mixed, bare, "en")));
});

Deno.test("classroom50Result() keeps the detail of hidden questions", none, () => {
  const { tests } = classroom50Result(mixed, context, "en");
  const hidden = tests.filter((test) => test["test-name"].startsWith("q2b"));
  assertEquals(hidden, [{
    "test-name": "q2b: A silent client among others",
    passed: false,
    score: 0,
    "max-score": 1_000,
  }]);
});

Deno.test(
  "classroom50Result() fails where nothing could be played: no tests would pass",
  none,
  () => {
    const { tests } = classroom50Result(
      { ...notBuilt, questions: [], points: 0, maxPoints: 0 },
      context,
      "pt",
    );
    assertEquals(tests.map((test) => test.passed), [false]);
  },
);

Deno.test("classroom50Result() has the time as the schema wants it", none, () => {
  const { datetime } = classroom50Result(whole, context, "en");
  assertEquals(datetime, "2026-11-28T05:24:04Z");
});

Deno.test("classroom50Result() has names that are no markup, whatever was handed in", none, () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const { tests } = classroom50Result(hostileMark(text), context, "en");
      for (const test of tests) {
        const active = /[&<>`[\]|@#$\n]|:\/\/|www\./i.exec(test["test-name"]);
        assertEquals([active?.[0], test["test-name"] === ""], [undefined, false]);
      }
    }),
    hostileRuns,
  );
});

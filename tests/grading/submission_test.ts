import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  type Manifest,
  ManifestError,
  manifestSchema,
  manifestText,
  readManifest,
} from "../../grading/submission.ts";
import { jsonFault } from "../../grading/guess/json_fault.ts";

const none = { permissions: "none" } as const;
const FILE = "submission.json";

const problem = (text: string) => assertThrows(() => readManifest(text, FILE), ManifestError).text;
const problemOf = (value: unknown) => problem(JSON.stringify(value));

Deno.test("readManifest() reads lines and lists of words", none, () => {
  const text = JSON.stringify({
    $schema: "./submission.schema.json",
    name: "Ana e Bia",
    build: ["gcc -o server server.c", ["make", "all"]],
    programs: {
      "tcp-server": "./server {port}",
      "udp-server": ["python3", "a b.py", "$"],
      "chat-peer": "./chat {port} {peerHost} {peerPort} {peer}",
    },
    ports: { "udp-server": 12000 },
    timeoutMs: 500,
    startupMs: 120000,
  });
  assertEquals(readManifest(`\ufeff${text}`, FILE), {
    name: "Ana e Bia",
    build: [["gcc", "-o", "server", "server.c"], ["make", "all"]],
    programs: {
      "tcp-server": ["./server", "{port}"],
      "udp-server": ["python3", "a b.py", "$"],
      "chat-peer": ["./chat", "{port}", "{peerHost}", "{peerPort}", "{peer}"],
    },
    ports: { "udp-server": 12000 },
    timeoutMs: 500,
    startupMs: 120000,
  });
});

Deno.test("readManifest() needs programs only", none, () => {
  assertEquals(readManifest('{"programs": {}}', FILE), { build: [], programs: {}, ports: {} });
});

/** Each with the beginning of what is said of it. */
const WRONG: readonly [value: unknown, said: string][] = [
  [3, "submission.json cannot be 3: write an object"],
  [null, "submission.json cannot be null: write an object"],
  [[], "submission.json cannot be []: write an object"],
  [{}, "submission.json: programs is missing: write parts"],
  [{ programs: null }, "submission.json: programs cannot be null: write parts"],
  [{ program: {} }, "submission.json: program is no field: write programs, or another"],
  [{ programs: {}, toString: 1 }, "submission.json: toString is no field: write"],
  [
    { programs: { "tcp-serve": "x" } },
    "submission.json: programs.tcp-serve is no part: write tcp-server, or another",
  ],
  [{ programs: {}, ports: { swarm: 1 } }, "submission.json: ports.swarm is no part: write"],
  [
    { programs: { "tcp-server": 5 } },
    "submission.json: programs.tcp-server cannot be 5: write a line such as",
  ],
  [{ programs: { "tcp-server": "" } }, 'submission.json: programs.tcp-server cannot be "": write'],
  [{ programs: { "tcp-server": [] } }, "submission.json: programs.tcp-server cannot be []: write"],
  [{ programs: { "tcp-server": ["a", 5] } }, "submission.json: programs.tcp-server"],
  [{ programs: { "tcp-server": Array(65).fill("a") } }, "submission.json: programs.tcp-server"],
  [{ programs: { "tcp-server": ["a".repeat(4097)] } }, "submission.json: programs.tcp-server"],
  [{ programs: {}, build: "make" }, 'submission.json: build cannot be "make": write a list'],
  [{ programs: {}, build: [5] }, "submission.json: build[0] cannot be 5: write a line"],
  [{ programs: {}, build: Array(33).fill("make") }, "submission.json: build cannot be"],
  [
    { programs: {}, ports: { "tcp-server": 0 } },
    "submission.json: ports.tcp-server cannot be 0: write a whole number from 1 to 65535.",
  ],
  [{ programs: {}, ports: { "tcp-server": 65536 } }, "submission.json: ports.tcp-server cannot"],
  [{ programs: {}, ports: { "tcp-server": "80" } }, "submission.json: ports.tcp-server cannot"],
  [{ programs: {}, timeoutMs: 99 }, "submission.json: timeoutMs cannot be 99: write a whole"],
  [{ programs: {}, timeoutMs: 100.5 }, "submission.json: timeoutMs cannot be 100.5: write"],
  [{ programs: {}, startupMs: 120001 }, "submission.json: startupMs cannot be 120001: write"],
  [{ programs: {}, name: "a".repeat(201) }, "submission.json: name cannot be"],
];

/** What only the reader knows: a schema cannot split a line. */
const WRONG_COMMANDS: readonly [value: unknown, said: string][] = [
  [
    { programs: { "tcp-server": "./a {prot}" } },
    "submission.json: programs.tcp-server does not do: there is no {prot} here: write {port}",
  ],
  [
    { programs: { "tcp-server": ["./a", "{peer}"] } },
    "submission.json: programs.tcp-server does not do: there is no {peer} here",
  ],
  [
    { programs: {}, build: ["make", "cc {port}"] },
    "submission.json: build[1] does not do: {port} cannot be filled in while building",
  ],
  [
    { programs: { "udp-client": "a | b" } },
    "submission.json: programs.udp-client does not do: no shell reads the command, so | has",
  ],
  [{ programs: { "tcp-server": ["", "a"] } }, "submission.json: programs.tcp-server does not do"],
  [{ programs: { "tcp-server": "   " } }, "submission.json: programs.tcp-server does not do"],
];

Deno.test("readManifest() tells what is wrong in one line, in both languages", none, () => {
  for (const [value, said] of [...WRONG, ...WRONG_COMMANDS]) {
    const { en, pt } = problemOf(value);
    assert(en.startsWith(said), en);
    assert(pt !== en && en.endsWith(".") && pt.endsWith("."), pt);
    for (const line of [en, pt]) assert(!line.includes("\n") && line.length < 400, line);
  }
});

Deno.test("readManifest() shows what it found, and does not obey it", none, () => {
  assert(problemOf({ "\x1b[2J": 1 }).en.includes("\\x1b[2J is no field"));
  assert(problemOf({ programs: { "tcp-server": "a {port" + "\x1b|" } }).en.includes("so | has"));
  assert(problemOf({ programs: {}, name: { a: "\u202e" } }).en.includes("\\u202e"));
});

Deno.test("readManifest() tells where JSON ends to be JSON", none, () => {
  const where = (text: string) => /line \d+, column \d+: .*? where/.exec(problem(text).en)?.[0];
  assertEquals(where('{\n  "programs": {},\n}'), "line 3, column 1: } where");
  assertEquals(where("{'programs': {}}"), "line 1, column 2: ' where");
  assertEquals(where('{"programs": {}'), "line 1, column 16: the text ends where");
  assertEquals(where(""), "line 1, column 1: the text ends where");
  assertEquals(where('{"programs": {}} x'), "line 1, column 18: x where");
  assertEquals(where('{\n// a\n"programs": {}}'), "line 2, column 1: / where");
});

Deno.test(
  "jsonFault() finds nothing in JSON, and a place in whatever JSON.parse() refuses",
  none,
  () => {
    fc.assert(fc.property(fc.json(), (text) => assertEquals(jsonFault(text), text.length)));
    const pieces = fc.constantFrom(...'{}[],:"1-.e \\', '"a"', "true", "nul", "\n", "0");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (some) => {
        const text = some.join("");
        const at = jsonFault(text);
        try {
          JSON.parse(text);
          assertEquals(at, text.length);
        } catch {
          assert(at <= text.length);
        }
      }),
      { numRuns: 2000 },
    );
  },
);

Deno.test("readManifest() refuses a file of more than 64 KiB", none, () => {
  assert(problem(`{"programs": {}}${" ".repeat(65536)}`).en.includes("64 KiB"));
});

Deno.test("manifestText() writes what readManifest() reads", none, () => {
  const words = fc.tuple(
    fc.constantFrom("./a", "python3", "a b"),
    fc.array(fc.constantFrom("{port}", "{host}", "x y", "'", '"', "\\", "$A", "", "é", "a\nb")),
  ).map(([first, others]) => [first, ...others]);
  const parts = fc.constantFrom("tcp-server", "udp-client", "chat-peer");
  const build = fc.array(fc.constantFrom(["make"], ["gcc", "-o", "a b", "a.c"]), { maxLength: 3 });
  const manifest = fc.record({
    name: fc.string({ maxLength: 20 }),
    build,
    programs: fc.dictionary(parts, words),
    ports: fc.dictionary(parts, fc.integer({ min: 1, max: 65535 })),
    timeoutMs: fc.integer({ min: 100, max: 60000 }),
  }, { requiredKeys: ["build", "programs", "ports"], noNullPrototype: true });
  fc.assert(
    fc.property(manifest, (one) => {
      assertEquals(readManifest(manifestText(one as Manifest), FILE), {
        ...one,
        programs: { ...one.programs },
        ports: { ...one.ports },
      } as Manifest);
    }),
  );
  assert(manifestText({ build: [], programs: {}, ports: {} }) === '{\n  "programs": {}\n}\n');
});

/** As much of JSON Schema as the manifest's uses. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
  readonly [limit: `${"min" | "max"}${string}`]: number;
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.anyOf && !schema.anyOf.some((one) => fits(one, value))) return false;
  const size = typeof value === "number"
    ? value
    : (value as { length?: number } | null)?.length ?? 0;
  for (const [limit, bound] of Object.entries(schema)) {
    if (/^min/.test(limit) && size < bound) return false;
    if (/^max/.test(limit) && size > bound) return false;
  }
  switch (schema.type) {
    case "string":
      return typeof value === "string";
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value) && value.every((one) => fits(schema.items ?? {}, one));
    case "object": {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
      const properties = schema.properties ?? {};
      return (schema.required ?? []).every((key) => Object.hasOwn(value, key)) &&
        Object.entries(value).every(([key, one]) =>
          Object.hasOwn(properties, key) ? fits(properties[key] ?? {}, one) : false
        );
    }
    default:
      return schema.anyOf !== undefined;
  }
}

Deno.test(
  "manifestSchema() refuses what readManifest() refuses, but for what is in a command",
  none,
  () => {
    const schema = manifestSchema() as Schema;
    for (const [value] of WRONG) {
      assert(!fits(schema, JSON.parse(JSON.stringify(value))), JSON.stringify(value));
    }
    for (const [value] of WRONG_COMMANDS) assert(fits(schema, value), JSON.stringify(value));
    assert(fits(schema, { programs: { "chat-peer": "x {peer}" }, build: ["a", ["b"]], name: "" }));
  },
);

Deno.test("manifestSchema() says what every field and part is, and allows no other", none, () => {
  const schema = manifestSchema() as Schema & Record<string, unknown>;
  assertEquals(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assertEquals(schema.$id, undefined);
  assertEquals(schema.title, "A submission to socketlab");
  const { programs, ports } = schema.properties ?? {};
  for (const one of [schema, programs, ports]) assertEquals(one?.additionalProperties, false);
  const described = [
    ...Object.values(schema.properties ?? {}),
    ...Object.values(programs?.properties ?? {}),
  ];
  assertEquals(described.filter(({ description }) => !description), []);
  assertEquals(Object.keys(programs?.properties ?? {}), Object.keys(ports?.properties ?? {}));
});

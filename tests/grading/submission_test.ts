import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  type Manifest,
  ManifestError,
  manifestText,
  readManifest,
} from "../../grading/submission.ts";
import { jsonFault } from "../../grading/guess/json_fault.ts";
import { WRONG, WRONG_COMMANDS } from "./wrong_manifests.ts";

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

Deno.test("readManifest() has a shell read a line of a build that needs one", none, () => {
  const text = JSON.stringify({
    build: ["javac *.java", "make all", "cd src && make", ["cc", "*.c"]],
    programs: {},
  });
  const manifest = readManifest(text, FILE);
  assertEquals(manifest.build, [
    ["sh", "-c", "javac *.java"],
    ["make", "all"],
    ["sh", "-c", "cd src && make"],
    ["cc", "*.c"],
  ]);
  assertEquals(readManifest(manifestText(manifest), FILE), manifest);
});

Deno.test("readManifest() needs programs only", none, () => {
  assertEquals(readManifest('{"programs": {}}', FILE), { build: [], programs: {}, ports: {} });
});

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

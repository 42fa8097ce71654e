import { assert, assertEquals } from "@std/assert";
import { type FanOutFigures, parseFanOut } from "../../benchmarks/figures.ts";
import { runToEnd } from "../running.ts";
import { hasCompiler } from "./compiler.ts";
import { MadeUpRoom, type Passing } from "./made_up_room.ts";

const MEMBERS = 3;
/** The line with which something is wrong, and the member to whom it happens. */
const [LINE, VICTIM] = [20, 1];

const ignore = !await hasCompiler();

const right: Passing = (line, _, member) => member < MEMBERS ? `<x> ${line}\n` : "";

/** Right, but for what one member hears of one line. */
function wrong(passing: (line: string) => string | false): Passing {
  return (line, nth, member) =>
    nth === LINE && member === VICTIM ? passing(line) : right(line, nth, member);
}

const folder = ignore ? "" : await Deno.makeTempDir();
const program = `${folder}/fan_out`;

Deno.test.beforeAll(async () => {
  if (ignore) return;
  const cc = `\${CC:-cc} -O2 -pthread -o ${program} benchmarks/peers/fan_out.c`;
  assertEquals((await runToEnd(["sh", "-c", cc])).stderr, "");
});

Deno.test.afterAll(async () => {
  if (!ignore) await Deno.remove(folder, { recursive: true });
});

async function fanOut(passing: Passing, window: number, greeting?: string): Promise<FanOutFigures> {
  await using room = new MadeUpRoom(passing, greeting);
  const numbers = [room.port, MEMBERS, 32, window, 0.05].map(String);
  const { code, stdout, stderr } = await runToEnd([program, ...numbers]);
  assertEquals([code, stderr], [0, ""]);
  const figures = parseFanOut(stdout);
  assert(figures, stdout);
  return figures;
}

/** What was wrong with a room, `nothing` where nothing was. */
async function faultsOf(passing: Passing, window: number, greeting?: string): Promise<string> {
  const figures = await fanOut(passing, window, greeting);
  assertEquals([figures.members, figures.joined], [MEMBERS, MEMBERS]);
  const names = ["errors", "lost", "doubled", "reordered", "torn", "echoed"] as const;
  const faults = names.filter((name) => figures[name] > 0);
  if (faults.length === 0) assert(figures.deliveries >= MEMBERS && figures.p50Us > 0);
  return faults.map((name) => `${name} ${figures[name]}`).join(", ") || "nothing";
}

const RIGHT: readonly [what: string, Passing, greeting?: string][] = [
  ["the bare words", (line, _, member) => member < MEMBERS ? `${line}\n` : ""],
  [
    "a prefix, and CRLF",
    (line, nth, member) => right(line, nth, member).toString().replace("\n", "\r\n"),
  ],
  ["notices, to everybody", (line, nth, member) => `* ${nth} lines\n${right(line, nth, member)}`],
  ["a greeting in words of its own", right, "Welcome! Nobody has spoken yet.\n"],
];

for (const [what, passing, greeting] of RIGHT) {
  Deno.test(`fan_out accepts ${what}`, { ignore }, async () => {
    for (const window of [1, 8]) assertEquals(await faultsOf(passing, window, greeting), "nothing");
  });
}

/** Holds one line back from one member, until the next one has been passed on. */
function reordering(): Passing {
  let held = "";
  return (line, nth, member) => {
    const heard = right(line, nth, member);
    if (member !== VICTIM || heard === false) return heard;
    if (nth === LINE) held = heard;
    return nth === LINE ? "" : nth === LINE + 1 ? heard + held : heard;
  };
}

const WRONG: readonly [what: string, Passing, faults: string][] = [
  ["a line that one member does not hear", wrong(() => ""), "lost 1"],
  ["a line twice", wrong((line) => `<x> ${line}\n`.repeat(2)), "doubled 1"],
  ["a line after the next one", reordering(), "reordered 1"],
  ["a line with a letter changed", wrong((line) => `<x> ${line.slice(1)}x\n`), "lost 1, torn 1"],
  [
    "a line in two parts",
    wrong((line) => `<x> ${line.slice(0, 9)}\n<x> ${line.slice(9)}\n`),
    "lost 1, torn 2",
  ],
  ["two lines in one", wrong((line) => `<x> ${line}`), "lost 1"],
  [
    "a line to its sender",
    (line, nth, member) => nth === LINE ? `<x> ${line}\n` : right(line, nth, member),
    "echoed 1",
  ],
  ["words of nobody's", wrong((line) => `hm\n<x> ${line}\n`), "torn 1"],
];

for (const [what, passing, faults] of WRONG) {
  Deno.test(`fan_out reports ${what}`, { ignore }, async () => {
    assertEquals(await faultsOf(passing, 8), faults);
  });
}

Deno.test("fan_out reports a member who is turned out, and ends", { ignore }, async () => {
  const faults = await faultsOf(wrong(() => false), 1);
  assert(/^errors 1, lost \d+$/.test(faults), faults);
});

Deno.test("fan_out gives a line up that nothing follows", { ignore }, async () => {
  assertEquals(await faultsOf(wrong(() => ""), 1), "lost 1");
});

Deno.test("fan_out measures no room in which somebody hears nothing", { ignore }, async () => {
  const deaf: Passing = (line, nth, member) => member === VICTIM ? "" : right(line, nth, member);
  const { joined, deliveries, lost } = await fanOut(deaf, 8);
  assertEquals([joined, deliveries, lost], [MEMBERS - 1, 0, 0]);
});

Deno.test("fan_out says how it is called, and whom it cannot reach", { ignore }, async () => {
  const misused = await runToEnd([program, "1", "3", "15", "1", "1"]);
  assertEquals([misused.code, misused.stdout], [2, ""]);
  assert(misused.stderr.startsWith("usage: "), misused.stderr);
  const nobody = await runToEnd([program, "1", "3", "32", "1", "1"]);
  assertEquals([nobody.code, nobody.stdout], [1, ""]);
  assertEquals(nobody.stderr, "Cannot connect to 127.0.0.1:1: Connection refused\n");
});

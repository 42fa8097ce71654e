import { assert, assertEquals, assertMatch } from "@std/assert";
import type { CrowdReport } from "../../wire/crowd_report.ts";
import { Running, runToEnd } from "../running.ts";
import { crowd, enter, reportOf, room, type Style } from "./crowd/rooms.ts";

const rightRooms: Record<string, Style> = {
  "puts an address in front": { dress: (line) => `[127.0.0.1:9] ${line}\n` },
  "ends its lines with CRLF": { dress: (line) => `ana: ${line}\r\n` },
  "sends no newline": { dress: (line) => `<ana> ${line.trim()}` },
  "frames nothing": { unframed: true, dress: (text) => `<ana> ${text}` },
  "frames nothing and strips": { unframed: true, dress: (text) => `<ana> ${text.trim()}` },
  "asks for a name first": {
    greeting: "Enter your name: ",
    nickFirst: true,
    dress: (line, { name }) => `${name}: ${line}\n`,
  },
  "greets at length": { greeting: "~ welcome ~\n~1.2.~\n\n", dress: (line) => `~~${line}~~\n` },
};

for (const [how, style] of Object.entries(rightRooms)) {
  Deno.test(`crowd finds no fault with a room that ${how}`, async () => {
    await using server = room(style);
    const { code, report, stderr } = await enter(server.port);
    const { joined, said, due, delivered, doubled, returned, firstFault, errors } = report;
    assertEquals([joined, said, due, delivered], [4, 20, 60, 60], JSON.stringify(report));
    assertEquals([doubled, returned, firstFault, errors], [0, 0, undefined, {}]);
    assertEquals([code, stderr], [0, ""]);
  });
}

/** The line is one that is to be delivered: neither a first word nor an answer to the roll call. */
const isSaid = (line: string) => line.startsWith("~") && !line.includes(".0.");
/** The line is the third of the second member, or the one behind it. */
const isThird = (line: string) => line.includes("~2.3.");
const isFourth = (line: string) => line.includes("~2.4.");

interface WrongRoom {
  readonly how: string;
  readonly style: () => Style;
  /** Of the crowd: for how long it waits, or listens when all is over. */
  readonly flags?: readonly string[];
  readonly faults: Partial<CrowdReport>;
}

const at = (
  kind: "lost" | "doubled" | "torn" | "reordered" | "returned",
  line: number,
  member: number,
) => ({ kind, sender: 2, line, member }) as const;

/** What each guest gets of the third line, told by its place among the others. */
function onThird(
  one: (text: string, guest: Parameters<NonNullable<Style["pass"]>>[1][number]) => void,
): Style {
  return {
    pass(text, others, _speaker, line) {
      for (const [i, guest] of others.entries()) {
        if (isThird(line) && i === 0) one(text, guest);
        else guest.send(text);
      }
    },
  };
}

const wrongRooms: readonly WrongRoom[] = [
  {
    how: "loses a line",
    style: () => onThird(() => {}),
    flags: ["--timeout", "400"],
    faults: { delivered: 56, lost: 1, firstFault: at("lost", 3, 1) },
  },
  {
    how: "sends a line twice",
    style: () => onThird((text, guest) => guest.send(text + text)),
    faults: { delivered: 60, doubled: 1, firstFault: at("doubled", 3, 1) },
  },
  {
    how: "sends a line once more, when all is over",
    style: () => {
      let left = 4 * 5;
      let again = () => {};
      return {
        pass(text, others, _speaker, line) {
          for (const guest of others) guest.send(text);
          if (isThird(line)) again = () => others[0]?.send(text);
          if (isSaid(line) && --left === 0) setTimeout(again, 20);
        },
      };
    },
    flags: ["--silence", "2000"],
    faults: { delivered: 60, doubled: 1, firstFault: at("doubled", 3, 1) },
  },
  {
    how: "puts something into a line",
    style: () =>
      onThird((text, guest) => guest.send(`${text.slice(0, -9)}<bia> oi${text.slice(-9)}`)),
    faults: { delivered: 59, torn: 1, firstFault: at("torn", 3, 1) },
  },
  {
    how: "cuts a line off",
    style: () => onThird((text, guest) => guest.send(`${text.slice(0, -9)}\n`)),
    faults: { delivered: 59, torn: 1, firstFault: at("torn", 3, 1) },
  },
  {
    how: "lets a line overtake",
    style: () => {
      let held: (() => void) | undefined;
      return {
        pass(text, others, _speaker, line) {
          for (const [i, guest] of others.entries()) {
            if (i === 0 && isThird(line)) held = () => guest.send(text);
            else guest.send(text);
          }
          if (isFourth(line)) held?.();
        },
      };
    },
    faults: { delivered: 59, reordered: 1, firstFault: at("reordered", 4, 1) },
  },
  {
    how: "sends a line back",
    style: () => ({
      pass(text, others, speaker, line) {
        for (const guest of isThird(line) ? [speaker, ...others] : others) guest.send(text);
      },
    }),
    faults: { delivered: 60, returned: 1, firstFault: at("returned", 3, 2) },
  },
];

for (const { how, style, flags = [], faults } of wrongRooms) {
  Deno.test(`crowd finds out a room that ${how}`, async () => {
    await using server = room(style());
    const { code, report } = await enter(server.port, ...flags);
    const { delivered, lost, doubled, torn, reordered, returned, firstFault } = report;
    const none = { lost: 0, doubled: 0, torn: 0, reordered: 0, returned: 0 };
    const told = { delivered, lost, doubled, torn, reordered, returned, firstFault };
    if (faults.lost) assert(lost >= 1 && delivered < report.due, JSON.stringify(report));
    else assertEquals(told, { ...none, ...faults } as typeof told);
    assertEquals([report.joined, firstFault, code], [4, faults.firstFault, 1]);
  });
}

Deno.test("crowd counts as joined who hears all and is heard by all", async () => {
  await using server = room({
    pass(text, others) {
      for (const guest of others.slice(0, 2)) guest.send(text);
    },
  });
  const { code, report } = await enter(server.port, "--timeout", "300");
  assert(report.joined < 4, JSON.stringify(report));
  assertEquals([code, report.lost], [1, 0]);
});

Deno.test("crowd goes on when the server throws one out, and tells what was lost", async () => {
  await using server = room({
    pass(text, others, speaker, line) {
      if (isThird(line)) return speaker.conn.close();
      for (const guest of others) guest.send(text);
    },
  });
  const { code, report } = await enter(server.port, "--timeout", "400");
  assertEquals([code, report.joined, Object.values(report.errors)], [1, 4, [1]]);
  assert(report.lost > 0 && report.said >= 17, JSON.stringify(report));
});

Deno.test("crowd says the same with the same seed, by as many as are asked to", async () => {
  const heard: string[][] = [[], []];
  for (const lines of heard) {
    await using server = room({
      pass(text, others, _speaker, line) {
        if (isSaid(line)) lines.push(line);
        for (const guest of others) guest.send(text);
      },
    });
    const { report } = await enter(server.port, "--senders", "2", "--bytes", "48");
    assertEquals([report.senders, report.said, report.due], [2, 10, 30]);
  }
  assertEquals(heard[0]?.toSorted(), heard[1]?.toSorted());
  assert(heard[0]?.every((line) => line.length === 47), heard[0]?.[0]);
});

Deno.test("crowd of 300 hears itself in the lab's own room", async () => {
  await using server = await Running.server("chat/room.ts", "--flood", "0");
  const { code, report } = await enter(server.port, "--members", "300");
  assertEquals([code, report.delivered], [0, 300 * 5 * 299], JSON.stringify(report));
  const { p50, p99, max } = report.latencyMs;
  assert(0 < p50 && p50 <= p99 && p99 <= max, JSON.stringify(report));
});

Deno.test("crowd tells a person what came, in their language", async () => {
  await using server = room();
  const args = ["--port", `${server.port}`, "--members", "3", "--lang", "pt", "--silence", "0"];
  const { code, stdout, stderr } = await runToEnd(crowd(...args));
  assertMatch(stdout, /3 participantes[\s\S]*entraram +3 de 3\n[\s\S]*entregas +60 de 60\n/);
  assertEquals([code, stderr], [0, ""]);
});

Deno.test("crowd on Ctrl-C reports what came until then", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const third = Promise.withResolvers<void>();
  await using server = room({
    pass(text, others, _speaker, line) {
      if (isThird(line)) return third.resolve();
      for (const guest of others) guest.send(text);
    },
  });
  const args = ["--port", `${server.port}`, "--members", "3", "--timeout", "0", "--json"];
  await using running = Running.start(crowd(...args, "--lines", "5"));
  await third.promise;
  running.child.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended();
  assertEquals([code, reportOf(stdout).joined], [130, 3]);
  assertMatch(stderr, /^Interrupted[^\n]*\n$/);
});

Deno.test("crowd says in one line what is wrong, and how it exits", async () => {
  const cases: [args: string[], code: number, line: RegExp][] = [
    [["--members", "1"], 2, /^--members cannot be "1": it takes 2\.\.5000\.$/],
    [["--members", "3", "--senders", "4"], 2, /^--senders 4 are more than --members 3\.$/],
    [["--bytes", "12"], 2, /^--bytes 12 are too few .*: 15 are the least\.$/],
    [["--lang", "pt", "--bytes", "12"], 2, /^--bytes 12 não bastam/],
    [["--port", "1"], 1, /^Cannot connect to 127\.0\.0\.1:1: connection refused/],
  ];
  for (const [args, code, line] of cases) {
    const ended = await runToEnd(crowd(...args));
    assertMatch(ended.stderr.trimEnd(), line);
    assertEquals([ended.code, ended.stderr.split("\n").length], [code, 2], ended.stderr);
  }
  const { report, code } = await enter(1);
  assertEquals([code, report.joined, report.errors], [1, 0, { ECONNREFUSED: 4 }]);
});

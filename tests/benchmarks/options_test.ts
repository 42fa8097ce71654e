import { assertEquals, assertThrows } from "@std/assert";
import { benchCommand, optionsOf } from "../../benchmarks/options.ts";
import { parse, UsageError } from "../../wire/flags.ts";

const none = { permissions: "none" } as const;

const asked = (...args: string[]) => optionsOf(parse(benchCommand, args).values);

Deno.test("optionsOf() measures everything, unless told otherwise", none, () => {
  const { peers, ...whole } = asked();
  assertEquals(whole, {
    connections: [1, 16, 256, 1_000, 10_000],
    udp: [1, 16, 256],
    hold: 10_000,
    room: 100,
    windows: [32, 1],
    rounds: 5,
    seconds: 1,
    out: "benchmarks/results.json",
  });
  assertEquals(peers.map(({ name }) => name), [
    ...["deno single", "deno pool", "C threads", "C epoll", "Python threads", "Node net"],
    ...["deno", "C", "deno room", "plain room", "Python room", "C room"],
  ]);
  assertEquals(asked("--per-client").peers.at(-1)?.name, "deno per-client");
});

Deno.test("optionsOf() with --quick is short, and what is told still counts", none, () => {
  const { connections, udp, hold, rounds, seconds } = asked("--quick", "--seconds", "1.5");
  assertEquals([connections, udp, hold, rounds, seconds], [[1, 256], [16], 1_000, 2, 1.5]);
  assertEquals(asked("--quick", "--connections", "0").connections, []);
  assertEquals(asked("--connections", "16, 1,16").connections, [16, 1]);
  const { room, windows } = asked("--quick", "--room", "7", "--window", "8,64");
  assertEquals([room, windows], [7, [8, 64]]);
});

Deno.test("optionsOf() overwrites the whole measurement by no other", none, () => {
  const outs = [asked("--quick"), asked("--only", "C"), asked("--quick", "--out", "x.json")];
  assertEquals(outs.map(({ out }) => out), [undefined, undefined, "x.json"]);
  for (const part of ["connections", "udp", "hold", "room", "window"]) {
    assertEquals(asked(`--${part}`, "0").out, undefined, part);
    assertEquals(asked(`--${part}`, "0", "--out", "x.json").out, "x.json", part);
  }
});

Deno.test("optionsOf() says what cannot be", none, () => {
  const cases: [string[], string][] = [
    [["--connections", "1,a"], '--connections cannot be "1,a": it takes numbers of 0..28000.'],
    [["--udp", "28001"], '--udp cannot be "28001": it takes numbers of 0..28000.'],
    [["--window", "4097"], '--window cannot be "4097": it takes numbers of 0..4096.'],
    [["--seconds", "0"], '--seconds cannot be "0": it takes 0.01..60.'],
    [["--seconds", "1e1"], '--seconds cannot be "1e1": it takes 0.01..60.'],
    [
      ["--only", "c EPOLL, perl"],
      'There is no peer "perl". There are: deno single, deno pool, C threads, C epoll, ' +
      "Python threads, Node net, deno, C, deno room, plain room, Python room, C room, " +
      "deno per-client.",
    ],
  ];
  for (const [args, message] of cases) {
    assertEquals(assertThrows(() => asked(...args), UsageError).text.en, message);
  }
});

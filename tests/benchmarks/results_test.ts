import { assertEquals } from "@std/assert";
import { benchCommand, optionsOf } from "../../benchmarks/options.ts";
import { resultsJson } from "../../benchmarks/results.ts";
import { parse } from "../../wire/flags.ts";
import { held, rounds, talks } from "./measurements.ts";

const machine = {
  ...{
    date: "2026-01-02T03:04:05Z",
    cpu: "x",
    cores: 2,
    memoryGb: 4,
    kernel: "Linux 6.1",
    os: "y",
  },
  ...{ deno: "2.9.6", cc: "cc 12", python: "", node: "" },
};
const options = optionsOf(parse(benchCommand, ["--quick"]).values);

Deno.test("resultsJson() is JSON with one measurement a line", { permissions: "none" }, () => {
  const measurements = rounds({ transport: "tcp", connections: 1 }, "C epoll", [10, 1], [20, 2]);
  const memory = [held("C epoll", 1)];
  const fanOut = talks({ members: 100, window: 32 }, "C room", [10, 1], [20, 2]);
  const text = resultsJson({ machine, options, complete: true, measurements, memory, fanOut });
  const json = JSON.parse(text);
  assertEquals([json.measurements, json.memory, json.fanOut], [measurements, memory, fanOut]);
  assertEquals(json.options.connections, [1, 256]);
  assertEquals([json.options.room, json.options.windows], [100, [32, 1]]);
  for (const entry of [...measurements, ...memory, ...fanOut]) {
    assertEquals(text.split(`\n    ${JSON.stringify(entry)}`).length, 2);
  }
});

Deno.test("resultsJson() of nothing is JSON, too", { permissions: "none" }, () => {
  const nothing = { machine, options, complete: false, measurements: [], memory: [], fanOut: [] };
  const { complete, measurements, memory, fanOut } = JSON.parse(resultsJson(nothing));
  assertEquals([complete, measurements, memory, fanOut], [false, [], [], []]);
});

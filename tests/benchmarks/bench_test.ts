import { assert, assertEquals, assertMatch } from "@std/assert";
import { type FanOutMeasurement, isFaultless } from "../../benchmarks/fan_out.ts";
import type { Measurement } from "../../benchmarks/measurement.ts";
import { runToEnd } from "../running.ts";
import { hasCompiler } from "./compiler.ts";

const bench = (...args: string[]) => [
  ...[Deno.execPath(), "run", "--allow-run", "--allow-env", "--allow-write=benchmarks,/tmp"],
  ...["benchmarks/bench.ts", "--lang", "en", ...args],
];

Deno.test("bench measures real servers, each rightly served, and leaves no folder", {
  ignore: !await hasCompiler(),
}, async () => {
  const folder = await Deno.makeTempDir({ dir: "/tmp" });
  try {
    const small = ["--connections", "1", "--seconds", "0.1", "--rounds", "1", "--hold", "2"];
    const argv = bench("--only", "C epoll,deno single", ...small, "--json");
    const { code, stdout, stderr } = await runToEnd(argv, "", { TMPDIR: folder });
    assertEquals([code, stderr], [0, ""]);
    const { complete, measurements, memory } = JSON.parse(stdout);
    assert(complete);
    assertEquals(
      measurements.map((one: Measurement) =>
        "failed" in one ? [one.peer, one.said] : [one.peer, one.connected, one.errors, one.wrong]
      ),
      [["deno single", 1, 0, 0], ["C epoll", 1, 0, 0]],
    );
    assertEquals(memory.map(({ answered }: { answered?: number }) => answered), [2, 2]);
    assertEquals([...Deno.readDirSync(folder)], []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("bench measures rooms alone, each line heard once by each member", {
  ignore: !await hasCompiler(),
}, async () => {
  const off = ["--connections", "0", "--udp", "0", "--hold", "0"];
  const small = ["--room", "5", "--window", "4,1", "--seconds", "0.1", "--rounds", "1"];
  const argv = bench("--only", "plain room,Python room,C room", ...off, ...small, "--json");
  const { code, stdout } = await runToEnd(argv); // whether there is Python or not
  assertEquals(code, 0);
  const { measurements, memory, fanOut } = JSON.parse(stdout);
  assertEquals([measurements, memory], [[], []]);
  for (const window of [4, 1]) {
    const its = fanOut.filter((one: FanOutMeasurement) => one.window === window);
    assert(its.length >= 2);
    for (const one of its) assert(isFaultless(one), JSON.stringify(one));
  }
});

Deno.test("bench says in one line why it cannot measure", async () => {
  const none = await runToEnd(bench("--quick"), "", { CC: "no-such-compiler" });
  assertEquals([none.code, none.stdout], [1, ""]);
  assertMatch(none.stderr, /^Cannot measure: .*\n$/);
  const nowhere = await runToEnd(bench("--quick", "--out", "/tmp/no/such/folder.json"));
  assertEquals([nowhere.code, nowhere.stdout], [1, ""]);
  assertMatch(nowhere.stderr, /^Cannot write \/tmp\/no\/such\/folder\.json: .*\n$/);
});

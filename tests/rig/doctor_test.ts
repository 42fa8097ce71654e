import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Finding } from "../../core/finding.ts";
import { allChecks, examine } from "../../rig/doctor.ts";
import type { Check } from "../../rig/doctor/check.ts";
import { green } from "../../rig/doctor/check.ts";
import { runQuietly } from "../../rig/quietly.ts";
import { same } from "../../wire/text.ts";
import { MACHINES } from "./doctor/ill_machine.ts";
import { NETWORK } from "./doctor/ill_network.ts";
import { PORTS } from "./doctor/ill_ports.ts";
import { TOOLS } from "./doctor/ill_tools.ts";
import { type Illness, type Illnesses, never, SHORT_MS } from "./doctor/illness.ts";
import { healthy } from "./doctor/patients.ts";

/** More than any check takes that does not hang. */
const AMPLE_MS = 20_000;
const ILLNESSES: Illnesses = { ...NETWORK, ...PORTS, ...MACHINES, ...TOOLS };

async function look(check: Check, illness: Partial<Illness>): Promise<Finding> {
  const { patient, traits, withinMs = AMPLE_MS } = illness;
  const [finding] = await examine({
    withinMs,
    checks: [check],
    patient: (signal) => healthy(signal, patient, traits),
  });
  assert(finding);
  return finding;
}

Deno.test("examine() a machine that is well, all green", async () => {
  const patient = (signal: AbortSignal) => healthy(signal);
  const listeners = [0, 0].map((port) => Deno.listen({ hostname: "127.0.0.1", port }));
  const ports = listeners.map(({ addr }) => addr.port);
  listeners.forEach((listener) => listener.close());
  const findings = await examine({ withinMs: AMPLE_MS, checks: allChecks(ports), patient });
  for (const { id, level, found } of findings) assertEquals([id, level], [id, "green"], found.en);
  assertEquals(findings.length, Object.keys(ILLNESSES).length);
});

for (const check of allChecks()) {
  Deno.test(`${check.id} says what is wrong, and how to mend it`, async () => {
    const illnesses = ILLNESSES[check.id];
    assert(illnesses?.length, "nothing that can be wrong with it is known");
    for (const illness of illnesses) {
      const fresh = allChecks().find(({ id }) => id === check.id);
      assert(fresh);
      const { level, found, means, mend } = await look(fresh, illness);
      assertMatch(found.en, illness.found);
      assertEquals([level, mend], [illness.level, illness.mend], found.en);
      for (const text of [found, means]) assert(text.en !== "" && text.pt !== "", found.en);
    }
  });
}

Deno.test("examine() this machine, and who has a port", {
  ignore: Deno.build.os === "windows",
}, async () => {
  using tcp = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = tcp.addr;
  const ofPort = (id: string) => id === `port-${port}`;
  const checks = allChecks([port]).filter(({ id }) => ofPort(id) || id === "system");
  const findings = await examine({ withinMs: AMPLE_MS, checks });
  const found = findings.find(({ id }) => ofPort(id));
  assertEquals([found?.level, found?.mend], ["yellow", `kill ${Deno.pid}`]);
  assertMatch(found?.found.pt ?? "", new RegExp(`\\(pid ${Deno.pid}\\): TCP 127\\.0\\.0\\.1$`));
});

Deno.test("examine() ends what hangs with all that it started, and says so", {
  ignore: Deno.build.os === "windows",
}, async () => {
  const hangs: Check = {
    id: "hangs",
    subject: "machine",
    topic: same("hangs"),
    serves: same(""),
    look: async ({ run }) => {
      await run(["sh", "-c", "sleep 600 & exec sleep 600"]);
      return green(same("it came back"));
    },
  };
  let ended: Promise<unknown> = Promise.resolve();
  const [finding] = await examine({
    withinMs: SHORT_MS,
    checks: [hangs],
    patient: (signal) =>
      healthy(signal, {
        run: (argv) => {
          const answer = runQuietly(argv, signal);
          ended = answer;
          return answer;
        },
      }),
  });
  assertEquals([finding?.level, finding?.found.pt], ["yellow", "nenhuma resposta em 0,2 s"]);
  // Its pipes close when the last of its processes is gone.
  await ended;
});

Deno.test("examine() ends at once when it is told to", async () => {
  const stop = new AbortController();
  stop.abort();
  const check = allChecks().filter(({ id }) => id === "language-go");
  const patient = (signal: AbortSignal) => healthy(signal, { run: never });
  const [finding] = await examine({
    withinMs: AMPLE_MS,
    checks: check,
    signal: stop.signal,
    patient,
  });
  assertEquals(finding?.level, "yellow");
});

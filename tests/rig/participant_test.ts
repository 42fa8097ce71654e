import { assert, assertEquals } from "@std/assert";
import type { Fact, FactKind, Program, Timeline } from "../../core/observation.ts";
import { type Seen, seen } from "../../core/questions.ts";
import type { Run } from "../../core/run.ts";
import { canIsolate, type NetworkChoice } from "../../rig/network.ts";
import { perform } from "../../rig/perform.ts";
import { same } from "../../wire/text.ts";
import { load } from "../timelines.ts";
import { playOf } from "./plays.ts";

/** A program of a few lines; what it is called with does not matter. */
const program = (code: string): Program => //
({ name: "test", argv: ["deno", "eval", code], origin: "submitted" });

/** Shows each piece of its input as it comes, and ends with it. */
const reading = program(`
  const decoder = new TextDecoder();
  for await (const bytes of Deno.stdin.readable) console.log(JSON.stringify(decoder.decode(bytes)));
`);

const facts = <K extends FactKind>(run: Run, who: string, kind: K): readonly Seen<K>[] => {
  assertEquals(run.fault, undefined);
  return seen(run.timeline, who, kind);
};

/** The clients' own ports in the server's log. */
const callersOf = (timeline: Timeline) =>
  seen(timeline, "server", "printed").flatMap(({ line }) =>
    /:(\d+) connected/.exec(line)?.[1] ?? []
  );

Deno.test("typePart() types a part of a line, type() a whole one, and neither to who has ended", async () => {
  const taken: boolean[] = [];
  const run = await perform(
    playOf({ client: "tcp-client" }, async (rig) => {
      const client = await rig.start("client", await rig.endpoint("tcp"));
      taken.push(await client.typePart("ca"), await client.prints('"ca"'));
      taken.push(await client.type("ju"), await client.prints('"ju\\n"'));
      await client.hangUp();
      await client.ends();
      taken.push(await client.typePart("fi"), await client.type("go"));
    }),
    { programs: { "tcp-client": reading } },
  );
  assertEquals(taken, [true, true, true, true, false, false]);
  assertEquals(facts(run, "client", "typed").map(({ line, open }) => [line, open]), [
    ["ca", true],
    ["ju", undefined],
  ]);
});

Deno.test("comesTo() waits for what others do, notes a wait in vain, and no wait for who has ended", async () => {
  const came: boolean[] = [];
  const run = await perform(
    playOf({ server: "tcp-server", client: "tcp-client" }, async (rig) => {
      const at = await rig.endpoint("tcp");
      const server = await rig.start("server", at);
      await server.listens();
      const client = await rig.start("client", at);
      const called = server.comesTo(same("a caller"), (all) => callersOf(all).length > 0);
      came.push(await called, await server.comesTo(same("a miracle"), () => false, 1));
      await client.hangUp();
      await client.ends();
      came.push(await client.comesTo(same("a miracle"), () => false));
    }),
  );
  assertEquals(came, [true, false, false]);
  const quiet = run.timeline.filter(({ kind }) => kind === "quiet");
  assertEquals(quiet.map(({ who }) => who), ["server"]);
  assertEquals(facts(run, "server", "quiet")[0]?.awaiting, same("a miracle"));
});

for (const network of ["own", "host", "unseen"] as const) {
  Deno.test(`connects() knows each client's own port, network ${network}`, async () => {
    const run = await perform(
      playOf({ server: "tcp-server", one: "line-client", two: "line-client" }, async (rig) => {
        const at = await rig.endpoint("tcp");
        const server = await rig.start("server", at);
        await server.listens();
        for (const role of ["one", "two"] as const) {
          const client = await rig.start(role, at);
          assert(await client.connects());
          await client.hangUp();
          await client.ends();
          assertEquals(await client.connects(), false, "it has ended");
        }
        await server.comesTo(same("both in the log"), (all) => callersOf(all).length === 2);
      }),
      { network },
    );
    const own = ["one", "two"].flatMap((who) => facts(run, who, "connected"));
    assertEquals(own.map(({ local }) => `${local.port}`), callersOf(run.timeline));
  });
}

Deno.test(
  "listens() that waits in vain notes which sockets are open instead, where all are the play's",
  {
    ignore: !await canIsolate(),
  },
  async () => {
    const elsewhere = program("await Deno.listen({ hostname: '127.0.0.1', port: 4321 }).accept()");
    const play = playOf({ server: "tcp-server" }, async (rig) => {
      await (await rig.start("server", await rig.endpoint("tcp"))).listens();
    });
    const patience = { startupMs: 1_000 };
    const expected: [NetworkChoice, number[][]][] = [["own", [[4_321]]], ["host", []]];
    for (const [network, rows] of expected) {
      const run = await perform(play, { programs: { "tcp-server": elsewhere }, patience, network });
      const tables = facts(run, "kernel", "sockets").map(({ table }) => table);
      assertEquals(tables.map((table) => table.map(({ local }) => local.port)), rows);
    }
  },
);

Deno.test("noteUsage() notes what a running program takes", {
  ignore: !["linux", "darwin"].includes(Deno.build.os),
}, async () => {
  const run = await perform(
    playOf({ server: "tcp-server" }, async (rig) => {
      const server = await rig.start("server", await rig.endpoint("tcp"));
      await server.listens();
      await server.noteUsage(3);
      await server.hangUp();
    }),
  );
  const [usage] = facts(run, "server", "usage");
  assert(usage && usage.clients === 3 && usage.threads > 1 && usage.residentBytes > 2 ** 20);
});

Deno.test("a swarm's report is a load; any other line, and anybody else's, is what it printed", async () => {
  const report = load(2) as Extract<Fact, { kind: "load" }>;
  const lines = ["hello", JSON.stringify(report.report), '{"format":1}'];
  const says = program(lines.map((line) => `console.log(${JSON.stringify(line)});`).join(""));
  const run = await perform(
    playOf({ swarm: "swarm", client: "tcp-client" }, async (rig) => {
      const at = await rig.endpoint("tcp");
      for (const role of ["swarm", "client"] as const) await (await rig.start(role, at)).ends();
    }),
    { programs: { "swarm": says, "tcp-client": says } },
  );
  assertEquals(facts(run, "client", "printed").map(({ line }) => line), lines);
  assertEquals(facts(run, "swarm", "printed").map(({ line }) => line), ["hello", lines[2]]);
  assertEquals(facts(run, "swarm", "load").map((o) => o.report), [report.report]);
});

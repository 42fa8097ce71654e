import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { Observation, Part, Program, Transport } from "../../core/observation.ts";
import { perform } from "../../rig/perform.ts";
import { bundledPrograms } from "../../rig/bundled.ts";
import type { Syscall } from "../../rig/strace.ts";
import { runToEnd } from "../running.ts";
import { playOf } from "./plays.ts";

const TRACED = "tests/programs/traced";
const BUILT = Deno.makeTempDirSync({ prefix: "traced-" });
addEventListener("unload", () => Deno.removeSync(BUILT, { recursive: true }));

const runs = (...argv: string[]) => runToEnd(argv).then(({ code }) => code === 0, () => false);
const hasStrace = Deno.build.os === "linux" && await runs("strace", "-V");

/** How the peer of each language is started; Deno's are the bundled programs. */
const PEERS: Readonly<Record<string, { argv?: string[]; ready: boolean }>> = {
  C: {
    argv: [`${BUILT}/peer`],
    ready: await runs("cc", "-Wall", "-Wextra", "-o", `${BUILT}/peer`, `${TRACED}/peer.c`),
  },
  Python: { argv: ["python3", `${TRACED}/peer.py`], ready: await runs("python3", "--version") },
  Java: {
    argv: ["java", "-cp", BUILT, "Peer"],
    ready: await runs("javac", "-d", BUILT, `${TRACED}/Peer.java`),
  },
  Node: { argv: ["node", `${TRACED}/peer.mjs`], ready: await runs("node", "--version") },
  Deno: { ready: true },
};

function filling(language: string): Record<string, Program> {
  const argv = PEERS[language]?.argv;
  const parts: Part[] = ["tcp-server", "tcp-client", "udp-server", "udp-client"];
  return Object.fromEntries(parts.map((part) => [
    part,
    argv
      ? { name: language, argv: [...argv, part, "{host}", "{port}"], origin: "submitted" }
      : bundledPrograms[part],
  ]));
}

const evidence = { syscalls: true };

const callsOf = (timeline: readonly Observation[], who: string) =>
  timeline.filter((o): o is Observation & Syscall => o.kind === "syscall" && o.who === who);

/** Languages send and receive by different calls; what each returns is the same. */
function verb({ name }: Syscall): string {
  if (/^(send|write)/.test(name)) return "send";
  return /^(recv|read)/.test(name) ? "receive" : name;
}

/** The calls of the program's one conversation: those that have to do with the port of the play. */
function verbs(calls: readonly Syscall[], port: number): string[] {
  return calls.filter(({ address, socket }) =>
    [address, socket?.local, socket?.peer].some((end) => end?.port === port)
  ).map((call) => `${verb(call)}${call.errno ? ` ${call.errno}` : ""}`);
}

/** Whether these are among those, in this order. */
function inOrder(expected: readonly string[], all: readonly string[]): void {
  let at = 0;
  for (const one of all) if (one === expected[at]) at++;
  assertEquals(expected.slice(at), [], `in ${all.join(", ")}`);
}

const roundTrip = (transport: Transport) =>
  playOf({ server: `${transport}-server`, client: `${transport}-client` }, async (rig) => {
    const at = await rig.endpoint(transport);
    const server = await rig.start("server", at);
    assert(await server.listens());
    const client = await rig.start("client", at);
    await client.type("hello");
    await client.comesTo(
      { en: "a reply", pt: "uma resposta" },
      (seen) => callsOf(seen, "client").some((call) => verb(call) === "receive" && !call.errno),
    );
    await client.hangUp();
    await client.ends();
  });

for (const [language, { ready, argv }] of Object.entries(PEERS)) {
  /** The first of a play: the textbook's if no program was handed in. */
  const port = argv ? 17_431 : 12_000;
  const ignore = !hasStrace || !ready;

  Deno.test(
    `${language}: a TCP client alone calls connect(), which is refused`,
    { ignore },
    async () => {
      const alone = playOf({ client: "tcp-client" }, async (rig) => {
        await (await rig.start("client", await rig.endpoint("tcp"))).ends();
      });
      const programs = filling(language);
      const [plain, traced] = [
        await perform(alone, { programs }),
        await perform(alone, { programs, evidence }),
      ];
      const calls = callsOf(traced.timeline, "client");
      const connects = calls.filter(({ name, socket }) =>
        name === "connect" && socket?.transport === "tcp"
      );
      assertEquals(
        connects.map(({ address, errno, returned }) => [address?.port, errno, returned]),
        [[port, "ECONNREFUSED", -1]],
      );
      assert(connects[0]?.address?.host === "127.0.0.1");
      const exit = ({ timeline }: typeof plain) => {
        const exited = timeline.find((o) => o.kind === "exited");
        return exited?.kind === "exited" && [exited.code, exited.signal];
      };
      assertEquals(exit(traced), exit(plain));
      assertNotEquals(exit(traced), [0, null]);
      assertEquals(callsOf(plain.timeline, "client"), []);
    },
  );

  Deno.test(`${language}: both sides of a TCP round trip`, { ignore }, async () => {
    const { fault, timeline } = await perform(roundTrip("tcp"), {
      programs: filling(language),
      evidence,
    });
    assertEquals(fault, undefined);
    const server = callsOf(timeline, "server");
    const client = callsOf(timeline, "client");
    inOrder(["bind", "listen", "accept", "receive", "send"], verbs(server, port));
    inOrder(["connect", "send", "receive"], verbs(client, port));
    for (const calls of [server, client]) {
      assert(calls.some(({ name, socket }) => name === "socket" && socket?.transport === "tcp"));
    }
    const sent = client.find((call) => verb(call) === "send");
    assertEquals([sent?.payload, sent?.returned, sent?.socket?.peer?.port], ["hello\n", 6, port]);
    const heard = server.find((call) => verb(call) === "receive");
    assertEquals([heard?.payload, heard?.returned], ["hello\n", 6]);
    assertEquals(heard?.socket?.peer?.port, sent?.socket?.local?.port);
    const accepted = server.find(({ name, errno }) => name === "accept" && !errno);
    assertEquals(accepted?.address?.port, sent?.socket?.local?.port);
    for (const { atMs, ms } of [...server, ...client]) assert(atMs > 0 && atMs < ms + 1, `${atMs}`);
  });

  Deno.test(`${language}: a datagram each way`, { ignore }, async () => {
    const { fault, timeline } = await perform(roundTrip("udp"), {
      programs: filling(language),
      evidence,
    });
    assertEquals(fault, undefined);
    const server = callsOf(timeline, "server");
    const client = callsOf(timeline, "client");
    inOrder(["bind", "receive", "send"], verbs(server, port));
    const sent = client.find((call) => verb(call) === "send");
    assertEquals([sent?.returned, sent?.address?.port], [sent?.payload?.length, port]);
    const back = client.find((call) => verb(call) === "receive");
    assertEquals(back?.address, { transport: "udp", host: "127.0.0.1", port: port });
    assert(sent?.payload?.startsWith("hello"));
    assertEquals(server.find((call) => verb(call) === "receive")?.payload, sent?.payload);
  });
}

/**
 * A way on which what this side sends is lost, without an answer of any kind: as behind a firewall that drops it.
 */
import { assertEquals } from "@std/assert";
import { type Machine, openMachines } from "../../../rig/machines.ts";
import { canIsolate } from "../../../rig/network.ts";
import { Running, runToEnd, script } from "../../running.ts";
import { until, within } from "../../waiting.ts";

// CI must not pass over what needs a network of its own.
const ignore = !await canIsolate() && !Deno.env.has("CI");

/** A station that is not there: the frames to it leave, and nobody takes them. */
const NOBODY = "02:00:00:00:00:99";

/** Whose neighbour it is: the other end of the cable. */
async function neighbour({ network }: Machine, ...what: readonly string[]): Promise<void> {
  const path = 'PATH=$PATH:/usr/sbin:/sbin; exec ip neighbour "$@"';
  const { code, stderr } = await runToEnd(network.inside(["sh", "-c", path, "sh", ...what]));
  assertEquals(code, 0, stderr);
}

const cut = (from: Machine, to: Machine) =>
  neighbour(from, "replace", to.address, "lladdr", NOBODY, "dev", "cable", "nud", "permanent");
const mend = (from: Machine, to: Machine) => neighbour(from, "delete", to.address, "dev", "cable");

/** Two machines with a cable, of which the first cannot reach the second. */
async function cutMachines() {
  const machines = await openMachines("own", true);
  assertEquals(machines.pair?.by, "cable");
  const [here, there] = [machines.at(1), machines.at(2)];
  await cut(here, there);
  return { here, there, [Symbol.asyncDispose]: () => machines[Symbol.asyncDispose]() };
}

/** A program on one of the machines, and what it has said so far. */
class Speaking implements AsyncDisposable {
  readonly said: string[] = [];
  readonly #program: Running;

  constructor(machine: Machine, argv: readonly string[]) {
    this.#program = Running.start(machine.network.inside(argv));
  }

  static async peer(me: Machine, other: Machine, ...args: readonly string[]): Promise<Speaking> {
    const where = ["--me", me.address, "--peer", other.address];
    const peer = new Speaking(me, script("chat/peer.ts", ...where, ...args));
    await peer.says(/^listening on /);
    return peer;
  }

  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const what = `line like ${pattern} after ${JSON.stringify(this.said)}`;
      const line = await within(what, this.#program.line());
      if (line === undefined) throw new Error(`the end instead of a ${what}`);
      this.said.push(line);
      if (pattern.test(line)) return line;
    }
  }

  type(line: string): Promise<void> {
    return this.#program.type(`${line}\n`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}

/** How many SYNs were the first of their call, as the kernel counts (RFC 4022, tcpActiveOpens). */
async function calls({ network }: Machine): Promise<number> {
  return (await network.counters())?.get("Tcp.ActiveOpens") ?? 0;
}

Deno.test(
  "peer calls again and again where no call is answered, and is there once the way is free",
  {
    ignore,
  },
  async () => {
    await using machines = await cutMachines();
    const { here, there } = machines;
    // A server that only answers: what connects the two can only be a call from here.
    const where = ["--host", there.address, "--port", "12000"];
    await using server = new Speaking(there, script("servers/tcp_server.ts", ...where));
    await server.says(/^listening on /);
    await using ana = await Speaking.peer(here, there);
    // After a time of its own: the system's would be two minutes.
    await ana.says(/^\* waiting for 10\.77\.0\.2:12000 \(timed out\)$/);
    await until("third call", async () => await calls(here) >= 3 || undefined);
    await mend(here, there);
    await ana.says(/^\* connected: 10\.77\.0\.1:\d+ <-> 10\.77\.0\.2:12000 \(this side called\)$/);
    await ana.type("caju");
    await ana.says(/^<peer 10\.77\.0\.2:12000> CAJU$/);
    assertEquals(ana.said.filter((line) => line.includes("waiting")).length, 1); // said once, not at each call
  },
);

Deno.test("peers who cannot reach each other find each other once the way is free", {
  ignore,
}, async () => {
  await using machines = await cutMachines();
  const { here, there } = machines;
  await using ana = await Speaking.peer(here, there, "--nick", "ana");
  await using bia = await Speaking.peer(there, here, "--nick", "bia");
  // Bia's SYN arrives; it is the answer to it that does not.
  for (const peer of [ana, bia]) await peer.says(/^\* waiting for \S+ \(timed out\)$/);
  await mend(here, there);
  for (const peer of [ana, bia]) await peer.says(/^\* connected: /);
  await ana.type("hi");
  await bia.says(/^<ana \S+> hi$/);
  await bia.type("hello");
  await ana.says(/^<bia \S+> hello$/);
});

import { assertEquals } from "@std/assert";
import type { Timeline } from "../../core/observation.ts";
import { Callers } from "../../rig/callers.ts";
import type { Socket } from "../../rig/proc_net.ts";
import { listening, printed, tcp, timelineOf } from "../timelines.ts";

const none = { permissions: "none" } as const;

/** Callers that see what the socket table and the timeline show at the moment. */
function watching(sockets: Socket[] | undefined, timeline: Timeline = []) {
  return new Callers({
    kind: "host",
    mostHeld: 0,
    inside: (argv) => argv,
    insideAsRoot: (argv) => argv,
    counters: () => Promise.resolve(undefined),
    sockets: () => Promise.resolve(sockets),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }, { timeline });
}

const between = (local: number, remote: number): Socket => ({
  local: tcp(local),
  remote: tcp(remote),
  state: "ESTABLISHED",
  receiveQueue: 0,
  sendQueue: 0,
  hearsAnybody: false,
  isEstablished: true,
});

Deno.test(
  "newTo() shows a connection once, whichever of its ends the table has",
  none,
  async () => {
    const table = [between(41_001, 12_000), between(12_000, 41_001)];
    const callers = watching(table);
    assertEquals(await callers.newTo(tcp(12_000)), [tcp(41_001)]);
    assertEquals(await callers.newTo(tcp(12_000)), []);
    table.push(between(12_000, 41_002)); // the client's own end is gone: it has closed
    assertEquals(await callers.newTo(tcp(12_000)), [tcp(41_002)]);
  },
);

Deno.test(
  "newTo() takes nothing for new that an earlier play has left in the table",
  none,
  async () => {
    const table = [between(12_000, 41_001), between(41_002, 12_000)];
    const callers = watching(table);
    await callers.newTo(tcp(12_000));
    table.push(between(41_003, 12_000));
    assertEquals(await callers.newTo(tcp(12_000)), [tcp(41_003)]);
  },
);

Deno.test("newTo() knows a connection by both ends", none, async () => {
  const callers = watching([between(41_001, 12_000), between(41_001, 12_001)]);
  assertEquals(await callers.newTo(tcp(12_000)), [tcp(41_001)]);
  assertEquals(await callers.newTo(tcp(12_001)), [tcp(41_001)]);
});

Deno.test("newTo() passes over listeners, other transports and other hosts", none, async () => {
  const udp = { ...tcp(41_002), transport: "udp" } as const;
  const callers = watching([
    { ...between(12_000, 0), remote: { ...tcp(0), host: "0.0.0.0" }, hearsAnybody: true },
    { ...between(0, 0), local: udp, remote: { ...udp, port: 12_000 } },
    { ...between(41_003, 0), remote: { ...tcp(12_000), host: "10.0.0.9" } },
  ]);
  assertEquals(await callers.newTo(tcp(12_000)), []);
});

Deno.test(
  "newTo() asks the log of the server at that port where there is no table",
  none,
  async () => {
    const timeline = timelineOf(
      ["other", listening(12_001)],
      ["server", listening(12_000)],
      ["other", printed("127.0.0.1:41001 connected")],
      ["server", printed("127.0.0.1:41002 connected")],
      ["server", printed("[worker 1] 127.0.0.1:41003 conectou")],
      ["server", printed("127.0.0.1:41004 disconnected")],
      ["client", printed("127.0.0.1:41005 connected")],
    );
    const callers = watching(undefined, timeline);
    assertEquals(await callers.newTo(tcp(12_000)), [tcp(41_002), tcp(41_003)]);
    timeline.push(...timelineOf(["server", printed("127.0.0.1:41006 connected")]));
    assertEquals(await callers.newTo(tcp(12_000)), [tcp(41_006)]);
    assertEquals(await callers.newTo(tcp(12_001)), [tcp(41_001)]);
  },
);

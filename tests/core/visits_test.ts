import { assertEquals } from "@std/assert";
import type { Timeline } from "../../core/observation.ts";
import { visitsTo } from "../../core/visits.ts";
import { connected, type Entry, listening, printed, timelineOf, typed } from "../timelines.ts";

const none = { permissions: "none" } as const;

const log = (line: string, who = "server"): Entry => [who, printed(line)];

/** The visits as the numbers of their lines. */
const told = (timeline: Timeline) =>
  visitsTo(timeline, "server").map(({ who, as, at: { arrives, enters, leaves } }) => {
    return [who, as, arrives?.seq, enters?.seq, leaves?.seq];
  });

Deno.test(
  "visitsTo() parts two visits of one client, and leaves one open that did not end",
  none,
  () => {
    const timeline = timelineOf(
      ["server", listening()],
      ["ana", connected(41_001)],
      log("[worker 1] 127.0.0.1:41001 arrives to read; readers inside: 0"),
      log("[worker 1] 127.0.0.1:41001 enters to read; readers inside: 1"),
      log("[worker 2] 127.0.0.1:41002 arrives to write; readers inside: 1"),
      log("[worker 1] 127.0.0.1:41001 leaves having read; readers inside: 0"),
      log("[worker 1] 127.0.0.1:41001 arrives to write; readers inside: 0"),
      log("[worker 1] 127.0.0.1:41001 enters to write; readers inside: 0"),
    );
    assertEquals(told(timeline), [
      ["ana", "reader", 3, 4, 6],
      ["127.0.0.1:41002", "writer", 5, undefined, undefined],
      ["ana", "writer", 7, 8, undefined],
    ]);
  },
);

Deno.test(
  "visitsTo() knows a client by both ends: another server's may have the same port",
  none,
  () => {
    const visit = "[worker 1] 127.0.0.1:41001 arrives to read; readers inside: 0";
    const timeline = timelineOf(
      ["server", listening(12_000)],
      ["other", listening(12_001)],
      ["ana", connected(41_001, 12_000)],
      ["davi", connected(41_001, 12_001)],
      log(visit),
      log(visit, "other"),
    );
    assertEquals(told(timeline).map(([who]) => who), ["ana"]);
    assertEquals(visitsTo(timeline, "other").map(({ who, at }) => [who, at.arrives?.seq]), [
      ["davi", 6],
    ]);
  },
);

Deno.test("visitsTo() reads a log in Portuguese", none, () => {
  const timeline = timelineOf(
    ["server", listening()],
    log("[worker 1] 127.0.0.1:41001 chega para escrever; leitores dentro: 0"),
    log("[worker 1] 127.0.0.1:41001 entra para escrever; leitores dentro: 0"),
    log("[worker 1] 127.0.0.1:41001 sai depois de escrever; leitores dentro: 0"),
  );
  assertEquals(told(timeline), [["127.0.0.1:41001", "writer", 2, 3, 4]]);
});

Deno.test("visitsTo() passes over every other line, and whoever else prints one", none, () => {
  const visit = "[worker 1] 127.0.0.1:41001 arrives to read; readers inside: 0";
  const timeline = timelineOf(
    ["server", listening()],
    log("listening on 127.0.0.1:12000"),
    log("[worker 1] 127.0.0.1:41001 connected"),
    log(`${visit} `),
    log(visit.replace("1]", "one]")),
    log(visit.replace("to read", "having read it")),
    log(""),
    log(visit, "ana"),
    ["server", typed(visit)],
  );
  assertEquals(told(timeline), []);
});

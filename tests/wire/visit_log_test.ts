import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Moment, parseVisit, visitText, workerText } from "../../wire/visit_log.ts";

const none = { permissions: "none" } as const;

const peers = fc.oneof(
  fc.constantFrom("127.0.0.1:52432", "[::1]:1", "[fe80::1%eth0]:65535"),
  fc.stringMatching(/^\S+$/),
);
const visits = fc.record({
  worker: fc.nat(),
  peer: peers,
  moment: fc.constantFrom<Moment>("arrives", "enters", "leaves"),
  as: fc.constantFrom<"reader" | "writer">("reader", "writer"),
  readers: fc.nat(),
});

Deno.test("parseVisit() reads back what was written, in both languages", none, () => {
  fc.assert(fc.property(visits, (visit) => {
    const { worker, peer, moment, as, readers } = visit;
    const text = workerText(worker, visitText(peer, moment, as), readers);
    assertEquals([parseVisit(text.en), parseVisit(text.pt)], [visit, visit]);
  }));
});

Deno.test("workerText() is what the threaded server prints", none, () => {
  const text = workerText(2, visitText("127.0.0.1:52432", "enters", "reader"), 3);
  assertEquals(text.en, "[worker 2] 127.0.0.1:52432 enters to read; readers inside: 3");
  assertEquals(text.pt, "[worker 2] 127.0.0.1:52432 entra para ler; leitores dentro: 3");
});

Deno.test("parseVisit() leaves lines about something else alone, and never throws", none, () => {
  const others = [
    "",
    "[worker 2] 127.0.0.1:52432 connected; readers inside: 3",
    "[worker 2] 127.0.0.1:52432 enters to read",
    "[worker 2] 127.0.0.1:52432 enters having read; readers inside: 3 of 4",
    "[worker x] 127.0.0.1:52432 enters to read; readers inside: 3",
    "[worker 2] two words enters to read; readers inside: 3",
    "127.0.0.1:52432 enters to read; readers inside: 3",
  ];
  assertEquals(others.map(parseVisit), others.map(() => undefined));
  const pieces = ["[worker ", "1", "] ", "a:1", " enters", " to read", "; readers inside: ", "\n"];
  const alike = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(""));
  fc.assert(fc.property(fc.oneof(fc.string(), alike), (line) => {
    const visit = parseVisit(line);
    if (visit === undefined) return;
    const text = workerText(
      visit.worker,
      visitText(visit.peer, visit.moment, visit.as),
      visit.readers,
    );
    assertEquals(parseVisit(text.en), visit);
  }));
});

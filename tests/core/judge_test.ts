import { assertEquals } from "@std/assert";
import { met, undecided, unmet } from "../../core/expectation.ts";
import { complaint, counted, replyTo, shows, typedLine } from "../../core/questions.ts";
import type { Fact } from "../../core/observation.ts";
import { judge, outcomeOf } from "../../core/run.ts";
import { words } from "../../core/words.ts";
import { same } from "../../wire/text.ts";
import { listening, timelineOf } from "../timelines.ts";

const none = { permissions: "none" } as const;
const client = "client";

Deno.test("complaint() takes any way to tell a failure, and no silence for one", none, () => {
  const exited = (code: number, signal: string | null = null) =>
    ({ kind: "exited", code, signal }) as const;
  const printed = (stream: "stdout" | "stderr", line = "x", open?: true) =>
    ({ kind: "printed", stream, line, ...(open && { open }) }) as const;
  const typed = { kind: "typed", line: "caju" } as const;
  const told = (...facts: readonly Fact[]) =>
    complaint(timelineOf(...facts.map((fact) => [client, fact] as const)), client).length > 0;
  assertEquals(told(exited(1)), true);
  assertEquals(told(exited(0, "SIGABRT")), true);
  assertEquals(told(printed("stderr")), true);
  assertEquals(told(printed("stdout"), exited(0)), true);
  assertEquals(told(exited(0)), false);
  assertEquals(told(printed("stdout", "Line: ", true), exited(0)), false); // a prompt is no remark
  assertEquals(told(printed("stdout", "sem servidor", true), exited(0)), true);
  assertEquals(told(printed("stdout", "Line", true), typed, exited(0)), false);
  assertEquals(told(printed("stdout")), false);
  assertEquals(told(typed, printed("stdout", "no server"), printed("stdout", "> ", true)), true);
  assertEquals(told(typed, printed("stdout", "got CAJU")), false);
  assertEquals(told(typed, listening(), printed("stdout", "late")), false);
});

Deno.test("shows() and typedLine() look at one participant only", none, () => {
  const timeline = timelineOf(
    ["client", { kind: "typed", line: "caju" }],
    ["server", { kind: "printed", stream: "stdout", line: "CAJU" }],
    ["client", { kind: "printed", stream: "stdout", line: "From Server: CAJU!" }],
  );
  assertEquals(replyTo(typedLine(timeline, "client")?.line ?? ""), "CAJU");
  assertEquals(shows(timeline, "client", "CAJU").map(({ seq }) => seq), [3]);
});

Deno.test("counted() reads the last receipt that has the counter", none, () => {
  const receipt = (name: string, rise: number) =>
    ["kernel", { kind: "receipt", counters: { [name]: rise }, shared: false }] as const;
  const timeline = timelineOf(receipt("Udp.NoPorts", 1), receipt("Tcp.OutRsts", 2));
  assertEquals(counted(timeline, "Udp.NoPorts"), { rise: 1, shared: false, seq: 1 });
  assertEquals(counted(timeline, "Tcp.AttemptFails"), undefined);
});

Deno.test("judge() is pure, and the worst verdict is the outcome", none, () => {
  const findings = [met(2, undefined, 1, 2), undecided(same("?")), unmet(same("a"), same("b"), 3)];
  const expectations = findings.map((finding, i) => ({
    id: `${i}`,
    claim: same("claim"),
    hint: same("hint"),
    about: ["client"] as const,
    judge: () => finding,
  }));
  const judged = judge({ expectations }, []);
  assertEquals(judged, judge({ expectations }, []));
  assertEquals(judged[0]?.verdict === "met" && judged[0].cites, [1, 2]);
  assertEquals([outcomeOf(judged.slice(0, 1)), outcomeOf(judged.slice(0, 2)), outcomeOf(judged)], [
    "met",
    "undecided",
    "unmet",
  ]);
});

Deno.test("words() repeats with its seed, differs by salt, and never twice", none, () => {
  const draw = (seed: number, salt: string) => {
    const word = words(seed, salt);
    return Array.from({ length: 500 }, () => word());
  };
  assertEquals(draw(4_294_967_295, "q1a"), draw(4_294_967_295, "q1a"));
  assertEquals(draw(1, "q1a").some((word, i) => word === draw(1, "q1b")[i]), false);
  assertEquals(new Set(draw(1, "q1a")).size, 500);
  assertEquals(draw(7, "").every((word) => /^[a-z]+-\d{4}$/.test(word)), true);
});

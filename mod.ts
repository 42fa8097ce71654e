/**
 * socketlab for instructors: the questions of the lab, and what it takes to write more of them.
 *
 * A scenario says what to do (`play`) and what to expect (`expectations`); the lab brings the programs, the
 * sockets and the clock. What could be seen from outside becomes a timeline, and each expectation judges
 * that timeline and nothing else.
 *
 * @example A question of one's own
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { first, met, perform, scenario, unmet } from "@socketlab/socketlab";
 *
 * const banner = scenario({
 *   id: "banner",
 *   title: { en: "A server says when it is ready", pt: "Um servidor avisa quando está pronto" },
 *   question: { en: "How do you know that it listens?", pt: "Como saber que ele escuta?" },
 *   cast: { server: { part: "tcp-server", name: { en: "server", pt: "servidor" } } },
 *   async play(rig) {
 *     const server = await rig.start("server", await rig.endpoint("tcp"));
 *     await server.listens();
 *   },
 *   expectations: [{
 *     id: "listens",
 *     about: ["server"],
 *     claim: { en: "The server listens.", pt: "O servidor escuta." },
 *     hint: { en: "Call listen().", pt: "Chame listen()." },
 *     judge(timeline) {
 *       const ready = first(timeline, "server", "listening");
 *       if (ready) return met(ready);
 *       return unmet({ en: "a listener", pt: "quem escute" }, { en: "nobody", pt: "ninguém" });
 *     },
 *   }],
 *   gist: { en: "it says so", pt: "ele avisa" },
 *   lesson: { en: "Wait for the banner; do not sleep.", pt: "Espere o aviso; não durma." },
 * });
 *
 * const run = await perform(banner);
 * assertEquals(run.outcome, "met");
 * ```
 *
 * @module
 */
export type * from "./core/evidence.ts";
export type * from "./core/observation.ts";
export type * from "./core/scenario.ts";
export * from "./core/expectation.ts";
export * from "./core/questions.ts";
export * from "./core/run.ts";
export { scenario } from "./core/scenario.ts";
export { catalogue } from "./scenarios/catalogue.ts";
export { perform, type PerformOptions } from "./rig/perform.ts";
export type { Submission } from "./rig/live_rig.ts";
export { openSandbox, SandboxMissing } from "./rig/sandbox.ts";
export type { Limits, Sandbox, SandboxChoice, SandboxOptions } from "./rig/sandbox.ts";
export type { SandboxTier } from "./core/mark.ts";
export type { EvidenceChoice } from "./rig/evidence.ts";
export type { Network, NetworkChoice } from "./rig/network.ts";
export type { Socket } from "./rig/proc_net.ts";
export type { Address } from "./wire/address.ts";
export type { Bucket } from "./wire/histogram.ts";
export type { CrowdReport, FirstFault } from "./wire/crowd_report.ts";
export type { LoadReport, WrongReply } from "./wire/load_report.ts";
export type { Lang, Text } from "./wire/text.ts";

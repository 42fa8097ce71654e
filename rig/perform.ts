/**
 * Plays a scenario and judges what was seen.
 *
 * @module
 */
import type { Fact, Observation, Part, Program } from "../core/observation.ts";
import { type Place, type Run, runOf } from "../core/run.ts";
import type { Patience, Scenario } from "../core/scenario.ts";
import { type Lang, same, type Text } from "../wire/text.ts";
import { bundledPrograms } from "./bundled.ts";
import type { EvidenceChoice } from "./evidence.ts";
import { openRig, type Submission } from "./live_rig.ts";
import type { NetworkChoice } from "./network.ts";

/** How to perform; every part of it has a default. */
export interface PerformOptions<R extends string = string> {
  /** Programs that fill parts instead of the bundled ones. */
  readonly programs?: Partial<Record<Part, Program>>;
  /** Decides the random words, 0 to 2^32 - 1; random if absent. */
  readonly seed?: number;
  /** Other waits than {@linkcode PATIENCE}. */
  readonly patience?: Partial<Patience>;
  /** Where it is played; `own` if absent. */
  readonly network?: NetworkChoice;
  /** The language of the bundled programs' messages; English if absent. */
  readonly lang?: Lang;
  /** Where submitted programs run: here, as bundled ones do, if absent. */
  readonly submission?: Submission;
  /** What else to watch; nothing if absent. */
  readonly evidence?: EvidenceChoice;
  /** Called with each observation as it is made. */
  readonly onObservation?: (observation: Observation<R>) => void;
  /** Ends the play. */
  readonly signal?: AbortSignal;
  /**
   * For the whole play, in ms (default 60 s; where programs were handed in, more than all that they may take). A play
   * that takes longer is the lab's fault.
   */
  readonly deadlineMs?: number;
}

/** Long enough for a lab machine under load; waits end as soon as what they await is there. */
export const PATIENCE: Patience = {
  startupMs: 10_000,
  replyMs: 3_000,
  refusalMs: 5_000,
  exitMs: 5_000,
  silenceMs: 300,
};

const DEADLINE_MS = 60_000;

/** More than any play takes of a program that is late each time, and marked for that. */
const SLOWEST_MS = 10 * DEADLINE_MS;

/** The longest play of such a program, in ms: its manifest may ask for more patience than the usual. */
export function slowest({ replyMs, startupMs }: Patience): number {
  return SLOWEST_MS * Math.max(1, replyMs / PATIENCE.replyMs, startupMs / PATIENCE.startupMs);
}

/**
 * Plays a scenario with real programs on real sockets, ends everything it started, and judges.
 *
 * @returns the whole play. A play that the lab could not finish has the outcome `fault` and says why.
 * @throws the signal's reason, when it is aborted; everything is ended before.
 */
export async function perform<R extends string>(
  scenario: Scenario<R>,
  options: PerformOptions<R> = {},
): Promise<Run> {
  const seed = options.seed ?? randomSeed();
  const patience = { ...PATIENCE, ...options.patience };
  const deadlineMs = options.deadlineMs ?? (options.submission ? slowest(patience) : DEADLINE_MS);
  const programs = { ...bundledPrograms, ...options.programs };
  const startedAt = new Date().toISOString();
  const timeout = AbortSignal.timeout(deadlineMs);
  const asked = options.signal ? [options.signal] : [];
  asked[0]?.throwIfAborted();

  let fault: Text | undefined;
  const rig = await openRig({
    cast: scenario.cast,
    salt: scenario.id,
    seed,
    programs,
    patience,
    network: options.network ?? "own",
    lang: options.lang ?? "en",
    evidence: evidenceOf(scenario, options.evidence ?? {}),
    ...(options.submission && { submission: options.submission }),
    signal: AbortSignal.any([timeout, ...asked]),
    onObservation: options.onObservation ?? (() => {}),
  });
  try {
    if (scenario.timed && options.evidence?.syscalls) rig.recorder.note("lab", UNTRACED);
    try {
      await scenario.play(rig);
    } catch (error) {
      asked[0]?.throwIfAborted();
      fault = timeout.aborted ? tooLong(deadlineMs) : same(String(error));
    }
    await rig.evidence.finish(); // where a play has failed, evidence is worth most
  } finally {
    await rig[Symbol.asyncDispose]();
  }
  const { timeline, ms } = rig.recorder;
  const place = placeOf(rig.network.kind);
  const played = { seed, startedAt, place, timeline, ms, ...(fault && { fault }) };
  return runOf(scenario, { ...played, originOf: (part) => programs[part].origin });
}

const UNTRACED: Fact = {
  kind: "unseen",
  what: "syscalls",
  because: {
    en: "this question measures, and tracing would slow its programs",
    pt: "esta questão mede, e o rastreamento deixaria os programas mais lentos",
  },
};

/** What is asked for, without what would spoil the figures of a play that is timed. */
function evidenceOf(
  { timed }: { readonly timed?: true },
  asked: EvidenceChoice,
): EvidenceChoice {
  return timed ? { ...asked, syscalls: false } : asked;
}

/** A seed that nobody chose, 0 to 2^32 - 1. */
export function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

function placeOf(network: Place["network"]): Place {
  return { network, os: Deno.build.os, arch: Deno.build.arch, deno: Deno.version.deno };
}

function tooLong(ms: number): Text {
  return {
    en: `the play took longer than its ${ms / 1000} s`,
    pt: `o experimento passou do limite de ${ms / 1000} s`,
  };
}

/**
 * The result of one play: plain JSON that can be stored, judged again, replayed and rendered without
 * opening a socket.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import type { Expectation, Finding } from "./expectation.ts";
import type { Part, Program, Timeline } from "./observation.ts";
import type { Comparison, Role, Scenario } from "./scenario.ts";

/** Where the play took place. */
export interface Place {
  /** `namespace`: a network of its own, with a loopback and nothing else. `host`: this machine's. */
  readonly network: "namespace" | "host";
  /** As Deno names it: `linux`, `darwin`, `windows`. */
  readonly os: string;
  /** As Deno names it: `x86_64`, `aarch64`. */
  readonly arch: string;
  /** Deno's version. */
  readonly deno: string;
}

/** What became of one claim. */
export type Judged = Finding & {
  readonly id: string;
  readonly claim: Text;
  readonly about: readonly string[];
  readonly hint: Text;
};

/** Of all claims together: `fault` where the lab itself could not finish the play. */
export type Outcome = "met" | "unmet" | "undecided" | "fault";

/** One play, whole. */
export interface Run {
  /** Of this format; rises when a reader would have to change. */
  readonly format: 1;
  /** The scenario's id, and its texts, so that a stored run can be read without it. */
  readonly scenario: string;
  /** {@linkcode Scenario.title} */
  readonly title: Text;
  /** {@linkcode Scenario.question} */
  readonly question: Text;
  /** {@linkcode Scenario.gist} */
  readonly gist: Text;
  /** {@linkcode Scenario.lesson} */
  readonly lesson: Text;
  /** {@linkcode Scenario.comparison} */
  readonly comparison?: Comparison;
  /** Replays the same words: `--seed`. */
  readonly seed: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Where it was played. */
  readonly place: Place;
  /** Who took part, and whether bundled or submitted. */
  readonly cast: Readonly<Record<string, Role & { readonly origin: Program["origin"] }>>;
  /** All that was seen. */
  readonly timeline: Timeline;
  /** Every claim with its verdict, in the scenario's order. */
  readonly judged: readonly Judged[];
  /** Of all claims together. */
  readonly outcome: Outcome;
  /** Why the lab could not finish, where it could not. */
  readonly fault?: Text;
  /** From the start of the play to its end, in ms. */
  readonly ms: number;
}

/** What a verdict rests on; nothing where there was none. */
export const citesOf = (judged: Judged): readonly number[] =>
  judged.verdict === "undecided" ? [] : judged.cites;

/** Judges every expectation of a scenario on a timeline. Pure. */
export function judge<R extends string>(
  { expectations }: { readonly expectations: readonly Expectation<R>[] },
  timeline: Timeline<R>,
): Judged[] {
  return expectations.map((expectation) => {
    const { id, claim, about, hint } = expectation;
    return { id, claim, about, hint, ...expectation.judge(timeline) };
  });
}

/** The outcome of a play whose claims became these: the worst of them. */
export function outcomeOf(judged: readonly Finding[]): Exclude<Outcome, "fault"> {
  const verdicts = new Set(judged.map((finding) => finding.verdict));
  if (verdicts.has("unmet")) return "unmet";
  return verdicts.has("undecided") ? "undecided" : "met";
}

/** A scenario's claims and texts with what a play of it gave. */
export function runOf<R extends string>(
  scenario: Scenario<R>,
  played: Pick<Run, "seed" | "startedAt" | "place" | "ms"> & {
    readonly timeline: Timeline<R>;
    readonly fault?: Text;
    originOf(part: Part): Program["origin"];
  },
): Run {
  const { originOf, fault, timeline, ...rest } = played;
  const judged = judge(scenario, timeline);
  const roles = Object.entries<Role>(scenario.cast);
  return {
    format: 1,
    scenario: scenario.id,
    title: scenario.title,
    question: scenario.question,
    gist: scenario.gist,
    lesson: scenario.lesson,
    ...(scenario.comparison && { comparison: scenario.comparison }),
    ...rest,
    cast: Object.fromEntries(roles.map(([id, r]) => [id, { ...r, origin: originOf(r.part) }])),
    timeline,
    judged,
    outcome: fault ? "fault" : outcomeOf(judged),
    ...(fault && { fault }),
  };
}

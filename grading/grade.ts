/**
 * Grades one submission: builds it, plays each question that it takes part in, and marks what was seen.
 *
 * @module
 */
import type { QuestionMark, SubmissionMark } from "../core/mark.ts";
import type { Part, Program } from "../core/observation.ts";
import type { Run } from "../core/run.ts";
import type { Patience, Scenario } from "../core/scenario.ts";
import type { Rubric } from "../core/rubric.ts";
import type { NetworkChoice } from "../rig/network.ts";
import { perform, randomSeed } from "../rig/perform.ts";
import type { Sandbox } from "../rig/sandbox.ts";
import { doAtOnce, oneByOne } from "../wire/at_once.ts";
import type { Lang, Text } from "../wire/text.ts";
import { build } from "./build.ts";
import { markMissing, markQuestion, rounded } from "./marking.ts";
import type { Manifest, SubmittedPart } from "./submission.ts";
import { needsAnother } from "./verdicts.ts";

/** A submission, copied and understood. */
export interface Submission {
  /** As its class names it. */
  readonly label: string;
  /** The absolute path of the copy. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** What was guessed or left out on the way. */
  readonly remarks: readonly Text[];
}

/** How to grade. */
export interface Grading {
  /** Those to ask, of which a submission is asked what it has programs for. */
  readonly scenarios: readonly Scenario[];
  readonly rubric: Rubric;
  /** At most so many plays of a question. */
  readonly rounds: number;
  /** So many questions are played at once, where each play has a network and a copy of its own; 1 if absent. */
  readonly atOnce?: number;
  /** Of the first round, the next number of the next; random if absent. */
  readonly seed?: number;
  readonly network: NetworkChoice;
  readonly lang: Lang;
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
  /** Told each mark as it grows, question by question. */
  readonly onMark?: (mark: SubmissionMark) => Promise<void> | void;
  /** Told each play. */
  readonly onRun?: (run: Run) => Promise<void> | void;
}

const NO_PROGRAM: Text = {
  en: "no program was found in it: name the programs in a submission.json (--init writes one)",
  pt: "nenhum programa foi encontrado: diga quais são num submission.json (--init escreve um)",
};

/**
 * The mark of a submission.
 *
 * @throws the signal's reason, when it is aborted; what was graded until then was told to `onMark`.
 */
export async function grade(submission: Submission, terms: Grading): Promise<SubmissionMark> {
  const { manifest, folder } = submission;
  // Those who are told may write it down.
  const inTurn = oneByOne();
  const grading = {
    ...terms,
    onMark: (mark: SubmissionMark) => inTurn(() => terms.onMark?.(mark)),
    onRun: (run: Run) => inTurn(() => terms.onRun?.(run)),
  };
  const { atOnce = 1, network, rubric, sandbox, scenarios, signal } = grading;
  const startedAt = new Date();
  const began = performance.now();
  const programs = programsOf(manifest);
  const asked: (QuestionMark | undefined)[] = scenarios.map(() => undefined);
  const mark = (failure?: SubmissionMark["failure"]): SubmissionMark => {
    const questions = asked.filter((question) => question !== undefined);
    return {
      format: 1,
      name: manifest.name ?? submission.label,
      folder: submission.label,
      startedAt: startedAt.toISOString(),
      ms: performance.now() - began,
      sandbox: sandbox.tier,
      programs: Object.fromEntries(
        Object.entries(programs).map(([part, { argv }]) => [part, argv.join(" ")]),
      ),
      remarks: submission.remarks,
      ...(failure && { failure }),
      questions,
      points: rounded(questions.reduce((sum, { points }) => sum + points, 0)),
      maxPoints: rounded(questions.reduce((sum, { maxPoints }) => sum + maxPoints, 0)),
    };
  };

  const failure = Object.keys(programs).length === 0
    ? { because: NO_PROGRAM, output: [] }
    : await build(manifest.build, folder, sandbox, signal);
  const isApart = network === "own" && sandbox.tier === "bubblewrap";
  const most = isApart ? atOnce : 1;
  await doAtOnce(inOrder(scenarios, most), most, async ({ scenario, index }) => {
    const isWorth = scenario.id in rubric.questions;
    const plays = takesPart(scenario, programs);
    if (!isWorth && !plays) return;
    asked[index] = plays && !failure
      ? markQuestion(scenario, await playRounds(scenario, submission, programs, grading), rubric)
      : markMissing(scenario, rubric);
    await grading.onMark(mark(failure));
  });
  return mark(failure);
}

/** As they are asked, or, several at once, those with several rounds first: the longest at the end would be alone. */
function inOrder(scenarios: readonly Scenario[], atOnce: number) {
  const all = scenarios.map((scenario, index) => ({ scenario, index }));
  if (atOnce === 1) return all;
  return all.toSorted((a, b) =>
    Number(b.scenario.races ?? false) - Number(a.scenario.races ?? false)
  );
}

/** The submission's programs by part. */
function programsOf({ programs, ports }: Manifest): Partial<Record<Part, Program>> {
  return Object.fromEntries(
    (Object.entries(programs) as [SubmittedPart, readonly string[]][]).map(([part, argv]) => {
      const isTold = argv.some((word) => word.includes("{port}"));
      const written = isTold ? undefined : ports[part] ?? ports[OPPOSITE[part]];
      const program: Program = {
        name: part,
        argv,
        origin: "submitted",
        ...(written !== undefined && { writtenPort: written }),
      };
      return [part, program];
    }),
  );
}

/** A client whose port is not named calls that of its server, and a server listens where its client calls. */
const OPPOSITE: Readonly<Record<SubmittedPart, SubmittedPart>> = {
  "tcp-server": "tcp-client",
  "tcp-client": "tcp-server",
  "udp-server": "udp-client",
  "udp-client": "udp-server",
  "threaded-server": "tcp-client",
  "chat-server": "chat-client",
  "chat-client": "chat-server",
  "chat-peer": "chat-peer",
};

/** Whether one of the programs is answerable for a claim of the scenario. */
function takesPart(
  { cast, expectations }: Scenario,
  programs: Partial<Record<Part, Program>>,
): boolean {
  return expectations.some(({ about }) =>
    about.some((role) => {
      const part = cast[role]?.part;
      return part !== undefined && programs[part] !== undefined;
    })
  );
}

async function playRounds(
  scenario: Scenario,
  { folder, manifest }: Submission,
  programs: Partial<Record<Part, Program>>,
  { lang, network, onRun, rounds, sandbox, seed = randomSeed(), signal }: Grading,
): Promise<readonly Run[]> {
  const { startupMs, timeoutMs } = manifest;
  const patience: Partial<Patience> = {
    ...(startupMs !== undefined && { startupMs }),
    ...(timeoutMs !== undefined && { replyMs: timeoutMs }),
  };
  const runs: Run[] = [];
  do {
    const run = await perform(scenario, {
      programs,
      patience,
      network,
      lang,
      signal,
      seed: (seed + runs.length) % 2 ** 32,
      submission: { folder, sandbox },
    });
    runs.push(run);
    await onRun?.(run);
  } while (needsAnother(runs, { races: scenario.races ?? false, rounds }));
  return runs;
}

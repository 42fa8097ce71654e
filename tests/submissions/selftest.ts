/**
 * `deno task selftest`: the grader grades submissions whose worth is known, and prints the kill table: every right one
 * has full marks, every wrong one has lost exactly the claims that its bug breaks.
 *
 * @module
 */
import { MOST_JOBS } from "../../commands/grade_flags.ts";
import { inTurn } from "../../commands/in_turn.ts";
import { chosen, questions, seedFlag } from "../../commands/questions.ts";
import { gradeOne, type Terms } from "../../commands/grade_submission.ts";
import type { SubmissionMark } from "../../core/mark.ts";
import { EVEN } from "../../core/rubric.ts";
import { oneHandedIn } from "../../grading/handed_in.ts";
import type { Command, Flags, Parsed } from "../../wire/flags.ts";
import { runProgram, stopSignal } from "../../wire/program.ts";
import { same } from "../../wire/text.ts";
import { wrongSubmissions } from "./wrong.ts";

const command = {
  name: "selftest",
  summary: {
    en: "grades right and wrong submissions of known worth, and prints what each lost.",
    pt: "avalia entregas certas e erradas de valor conhecido, e mostra o que cada uma perdeu.",
  },
  operands: questions,
  flags: {
    rounds: {
      kind: "whole",
      value: same("N"),
      min: 1,
      max: 1_000,
      default: 1,
      help: {
        en: "all of it so often; after the first, only what is wrong is printed",
        pt: "tudo isso tantas vezes; depois da primeira, só se mostra o que saiu errado",
      },
    },
    jobs: {
      kind: "whole",
      value: same("N"),
      min: 1,
      max: MOST_JOBS,
      default: Math.min(2 * navigator.hardwareConcurrency, MOST_JOBS),
      help: { en: "so many submissions at once", pt: "quantas entregas ao mesmo tempo" },
    },
    seed: seedFlag,
  },
  exits: {
    0: { en: "every verdict is as it should be", pt: "todo veredito é o que devia ser" },
    1: { en: "some verdict is not", pt: "algum veredito não é" },
  },
} as const satisfies Command<Flags>;

/** A submission and the claims that it must lose, as `q1a: late-served`. */
export interface Known {
  readonly folder: string;
  readonly bug: string;
  readonly loses: readonly string[];
}

const HERE = new URL(".", import.meta.url).pathname;

/** All submissions of known worth, the right ones first. */
export async function known(): Promise<readonly Known[]> {
  const right: Known[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${HERE}right`)) {
    if (isDirectory) right.push({ folder: `right/${name}`, bug: "", loses: [] });
  }
  const wrong = wrongSubmissions.map(({ folder, bug, breaks }) => ({
    folder: `wrong/${folder}`,
    bug,
    loses: Object.entries(breaks).flatMap(([id, claims]) => claims.map((one) => `${id}: ${one}`)),
  }));
  return [...right.toSorted((a, b) => a.folder < b.folder ? -1 : 1), ...wrong];
}

/** What a mark has lost, in the order of the questions; a question that was not finished is named whole. */
export function lossesOf({ failure, questions }: SubmissionMark): readonly string[] {
  if (failure) return [failure.because.en];
  return questions.flatMap(({ question, claims, fault }) => [
    ...(fault ? [`${question}: ${fault.en}`] : []),
    ...claims.filter(({ verdict }) => verdict === "unmet").map(({ id }) => `${question}: ${id}`),
  ]);
}

/** What a submission must lose of these scenarios, and what it did lose. */
export async function verdictOn(
  { folder, loses }: Known,
  terms: Pick<Terms, "scenarios" | "rounds" | "seed" | "signal">,
): Promise<
  { readonly isRight: boolean; readonly asked: readonly string[]; readonly lost: readonly string[] }
> {
  const handed = await oneHandedIn(`${HERE}${folder}`);
  const others = { rubric: EVEN, network: "own", lang: "en", sandbox: "required" } as const;
  const lost = lossesOf(await gradeOne(handed, { ...others, ...terms }, {}));
  const asked = loses.filter((loss) => terms.scenarios.some(({ id }) => loss.startsWith(`${id}:`)));
  return { isRight: asked.toSorted().join() === lost.toSorted().join(), asked, lost };
}

async function selftest({ values, operands }: Parsed<typeof command["flags"]>): Promise<number> {
  const terms = {
    scenarios: chosen(operands),
    rounds: 3,
    ...(values.seed !== undefined && { seed: values.seed }),
    signal: stopSignal(),
  };
  const submissions = await known();
  const { rounds } = values;
  const last = submissions.length - 1;
  const began = performance.now();
  let wrong = 0;
  // One queue for all rounds: what waits at the end of one leaves the machine to the next.
  const plays = Array.from(
    { length: rounds },
    (_, round) =>
      submissions.map((one, index) => ({ one, round: round + 1, isLast: index === last })),
  ).flat();
  await inTurn(plays, values.jobs, async ({ one, round, isLast }, tell) => {
    const { isRight, asked, lost } = await verdictOn(one, terms);
    if (!isRight) wrong++;
    if (!isRight || round === 1) {
      tell([
        `${isRight ? "✔" : "✘"} ${one.folder.padEnd(44)} ${one.bug}`,
        ...(lost.length > 0 ? [`    lost: ${lost.join(", ")}`] : []),
        ...(isRight ? [] : [`    to lose: ${asked.join(", ") || "nothing"}`]),
      ]);
    }
    if (isLast) tell([`round ${round} of ${rounds}`]);
  }, (lines) => lines.forEach((line) => console.log(line)));
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(
    `${plays.length} verdicts on ${submissions.length} submissions: ${wrong} wrong, ${seconds} s`,
  );
  return wrong === 0 ? 0 : 1;
}

if (import.meta.main) await runProgram(command, selftest);

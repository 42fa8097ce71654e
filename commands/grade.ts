/**
 * `deno task grade`: marks for one submission or a class, and their results in every form.
 *
 * @module
 */
import { join } from "node:path";
import type { SubmissionMark } from "../core/mark.ts";
import { EVEN, type Rubric } from "../core/rubric.ts";
import { type HandedIn, handedIn, isLikeClass, oneHandedIn } from "../grading/handed_in.ts";
import { readRubric } from "../grading/rubric.ts";
import { manifestSchema, manifestText, readManifest } from "../grading/submission.ts";
import { annotations, stepSummary } from "../views/results/github.ts";
import { markText } from "../views/results/text.ts";
import { openSandbox, SandboxMissing } from "../rig/sandbox.ts";
import { catalogue } from "../scenarios/catalogue.ts";
import { FileFailure, fileFailure } from "../wire/files.ts";
import { UsageError } from "../wire/flags.ts";
import { stopSignal } from "../wire/program.ts";
import { Progress } from "../wire/progress.ts";
import type { Lang, Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { type GradeAsked, listOf, MOST_JOBS, onlyOperand, shardOf } from "./grade_flags.ts";
import { inert, LIKE_CLASS, summaryLine } from "./grade_lines.ts";
import { MERGE, merge } from "./grade_merge.ts";
import { CLASS_FILES, openResults } from "./grade_results.ts";
import { gradeOne, MANIFEST, type Terms, understood } from "./grade_submission.ts";
import { inTurn } from "./in_turn.ts";
import { meantPath } from "./paths.ts";
import { chosen, networkOf } from "./questions.ts";
import { FAULT, INTERRUPTED, print, styleOfStdout } from "./terminal.ts";

export { command } from "./grade_flags.ts";

/** Grades what was asked for. Returns the exit code. */
export async function main(asked: GradeAsked): Promise<number> {
  const { values, lang } = asked;
  if (values.schema) {
    print([JSON.stringify(manifestSchema(), undefined, 2)]);
    return 0;
  }
  if (asked.operands[0] === MERGE) {
    const folders = asked.operands.slice(1).map(meantPath);
    const { marks, told } = await merge(folders, meantPath(values.out), lang);
    print([...marks.map((mark) => summaryLine(mark, lang)), ...told]);
    return exitCodeOf(marks);
  }
  const path = meantPath(onlyOperand(asked));
  if (values.init) return await init(path, lang);
  const mine = shardOf(values.shard);
  const terms = await termsOf(asked);
  const handed = values.class ? mine(await inClass(path, lang)) : [await oneHandedIn(path)];
  const { signal } = terms;
  const jobs = jobsOf(values.jobs, terms);
  const atOnce = playsAtOnce(jobs, handed.length);
  await tellSandbox(terms, lang);
  if (!values.class && await isLikeClass(path)) console.error(inert(LIKE_CLASS[lang]));
  const results = await openResults(meantPath(values.out), { isClass: values.class, lang });

  const progress = new Progress();
  const marks = new Map<HandedIn, SubmissionMark>();
  const tellProgress = () => progress.show(progressText(marks.size, handed.length, lang));
  try {
    tellProgress();
    await inTurn(handed, jobs, async (one, tell) => {
      const mark = await gradeOne(one, { ...terms, atOnce }, {
        onMark: (mark) => results.keep(mark),
        onRun: (run) => results.keepRun(one.folder, run),
      });
      await results.finish(mark);
      marks.set(one, mark);
      if (values.github) tell(await onGithub(mark, lang));
      tell(values.class ? [summaryLine(mark, lang)] : markText(mark, lang, styleOfStdout()));
    }, (lines) => {
      progress.clear();
      print(lines);
      tellProgress();
    });
  } catch (error) {
    if (!signal.aborted) {
      console.error(inert(`${FAULT[lang]}: ${error}`));
      return 3;
    }
    console.error(INTERRUPTED[lang]);
  } finally {
    progress.clear();
    print(await results.close([...marks.values()]));
  }
  return signal.aborted ? 130 : exitCodeOf([...marks.values()]);
}

/** What is in a class's folder; what is taken for no submission is told. */
async function inClass(path: string, lang: Lang): Promise<readonly HandedIn[]> {
  const tell = (left: Text) => console.error(inert(left[lang]));
  const handed = await handedIn(path, tell, CLASS_FILES);
  if (handed.length > 0) return handed;
  const shown = visible(path);
  throw new FileFailure({
    en: `There is no submission in ${shown}: it takes a folder of folders, .zip or .tar.gz.`,
    pt: `Não há entrega em ${shown}: é preciso uma pasta de pastas, .zip ou .tar.gz.`,
  });
}

async function termsOf({ values, lang }: GradeAsked): Promise<Terms> {
  const rubric = values.rubric === undefined
    ? EVEN
    : readRubric(await read(meantPath(values.rubric)), values.rubric, catalogue);
  const hidden = chosenIds(values.hidden);
  const manifest = values.manifest === undefined
    ? undefined
    : { path: values.manifest, text: await read(meantPath(values.manifest)) };
  if (manifest) readManifest(manifest.text, manifest.path); // a mistake in it is told once, before any play
  const merged: Rubric = { ...rubric, hidden: [...new Set([...rubric.hidden, ...hidden])] };
  return {
    scenarios: chosen(listOf(values.only)),
    rubric: merged,
    rounds: values.rounds,
    ...(values.seed !== undefined && { seed: values.seed }),
    network: await networkOf(values["on-host"]),
    lang,
    sandbox: values.sandbox as Terms["sandbox"],
    ...(manifest && { manifest }),
    signal: stopSignal(),
  };
}

const chosenIds = (given: string | undefined) => {
  const ids = listOf(given);
  return ids.length === 0 ? [] : chosen(ids).map(({ id }) => id);
};

/** Appends to the step's summary, and gives the lines that GitHub turns into annotations. */
async function onGithub(mark: SubmissionMark, lang: Lang): Promise<readonly string[]> {
  const summary = Deno.env.get("GITHUB_STEP_SUMMARY");
  if (summary) await Deno.writeTextFile(summary, stepSummary(mark, lang), { append: true });
  return annotations(mark, lang);
}

/**
 * Says once how programs are locked in.
 *
 * @throws {UsageError} where that is less than what was required.
 */
async function tellSandbox({ network, sandbox: choice }: Terms, lang: Lang): Promise<void> {
  try {
    await using sandbox = await openSandbox({ choice, network });
    console.error(sandbox.told[lang]);
  } catch (error) {
    if (error instanceof SandboxMissing) throw new UsageError(error.text);
    throw error;
  }
}

/** Writes what would be guessed, to be corrected by hand. */
async function init(path: string, lang: Lang): Promise<number> {
  const { folder, manifest, remarks } = await understood(path, path, {});
  const file = join(folder, MANIFEST);
  try {
    await Deno.writeTextFile(file, manifestText(manifest), { createNew: true });
  } catch (error) {
    throw fileFailure("write", file, error);
  }
  print([...remarks.map((remark) => remark[lang]), file].map(inert));
  return 0;
}

async function read(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    throw fileFailure("read", path, error);
  }
}

/**
 * A play mostly waits. So each of several jobs has three under way: with two, a third of two cores was idle; four were
 * no faster than three. A lone submission has as many as there are jobs. One job alone has one play at a time:
 * nothing is quieter.
 */
function playsAtOnce(jobs: number, submissions: number): number {
  if (jobs === 1 || submissions === 1) return jobs;
  return 3;
}

/** Programs with ports of their own cannot share a network: there only one submission is graded at a time. */
function jobsOf(asked: number | undefined, { network }: Terms): number {
  if (network === "own") return asked ?? Math.min(navigator.hardwareConcurrency, MOST_JOBS);
  if (asked !== undefined && asked > 1) {
    throw new UsageError({
      en:
        "--jobs takes 1 here: without a network for each play, programs would take each other's ports.",
      pt:
        "--jobs aceita 1 aqui: sem uma rede para cada experimento, os programas tomariam as portas uns dos outros.",
    });
  }
  return 1;
}

function exitCodeOf(marks: readonly SubmissionMark[]): number {
  const questions = marks.flatMap((mark) => mark.questions);
  if (questions.some(({ fault }) => fault)) return 3;
  const isWhole = ({ failure, points, maxPoints }: SubmissionMark) =>
    !failure && points === maxPoints;
  return marks.every(isWhole) ? 0 : 1;
}

const progressText = (done: number, all: number, lang: Lang) => {
  const width = 20;
  const full = all === 0 ? 0 : Math.round(done / all * width);
  const bar = "█".repeat(full) + "░".repeat(width - full);
  return `${bar} ${done}/${all} ${lang === "pt" ? "entregas" : "submissions"}`;
};

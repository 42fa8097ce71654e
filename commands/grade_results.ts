/**
 * The results of grading, in the folder that was asked for: written as marks grow, so that whatever ends the grading
 * leaves what was graded.
 *
 * @module
 */
import { join } from "node:path";
import type { SubmissionMark } from "../core/mark.ts";
import type { Run } from "../core/run.ts";
import { classPage } from "../views/marks/class_page.tsx";
import { submissionPage } from "../views/marks/submission_page.tsx";
import { type Classroom50Context, classroom50Result } from "../views/results/classroom50.ts";
import { classCsv } from "../views/results/csv.ts";
import { gradescopeResults } from "../views/results/gradescope.ts";
import { junitXml } from "../views/results/junit.ts";
import { tapText } from "../views/results/tap.ts";
import { fileFailure } from "../wire/files.ts";
import type { Lang } from "../wire/text.ts";
import { linesOf } from "./kept_runs.ts";
import { listed, openFolder, removeAll, type ReportFiles, writeAll } from "./report_files.ts";

/** A class's marks, one a line: what `merge` reads. */
export const MARKS = "marks.jsonl";

/** The page with what students do not see, where there is something. */
const WHOLE = "instructor.html";

/** The files of a class, beside the folders of its submissions. */
export const CLASS_FILES = ["index.html", "class.csv", "junit.xml", "results.tap", MARKS] as const;

/** A submission's plays, one a line. */
export const RUNS_OF_ONE = "runs.jsonl";

/** Where results go. */
export interface Results {
  /** Writes down a mark as far as it is, in place of what it was before; pages are made of one that is whole. */
  keep(mark: SubmissionMark): Promise<void>;
  /** Stores one more play. */
  keepRun(label: string, run: Run): Promise<void>;
  /** Writes all forms of a mark that is whole, and puts it on the class's list. */
  finish(mark: SubmissionMark): Promise<void>;
  /** Writes what is about all of them; returns what to tell of the files. */
  close(marks: readonly SubmissionMark[]): Promise<readonly string[]>;
}

const lineOf = (mark: SubmissionMark) => `${JSON.stringify(mark)}\n`;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => bytesOf(`${JSON.stringify(value, undefined, 2)}\n`);

/**
 * Opens the folder; of a class each submission has one of its own in it.
 *
 * @throws {FileFailure} where it cannot be written.
 */
export async function openResults(
  folder: string,
  { isClass, lang }: { readonly isClass: boolean; readonly lang: Lang },
): Promise<Results> {
  await openFolder(folder);
  const context = isClass ? undefined : classroom50Context();
  const begun = new Set<string>();
  /** What a grader that is stopped leaves: pages are made of them in the end. */
  const unfinished = new Map<string, SubmissionMark>();
  /** The files of a submission that is alone, once it is graded. */
  let lone: ReportFiles | undefined;
  const list = join(folder, MARKS);
  if (isClass) await removeAll(folder, [MARKS]);
  const placeOf = (label: string) => isClass ? join(folder, label) : folder;
  return {
    async keep(mark) {
      unfinished.set(mark.folder, mark);
      await writeAll(placeOf(mark.folder), results(mark, lang, context));
    },
    async keepRun(label, run) {
      const place = placeOf(label);
      const path = join(place, RUNS_OF_ONE);
      const isNew = !begun.has(label);
      begun.add(label);
      try {
        await Deno.mkdir(place, { recursive: true });
        await Deno.writeFile(path, linesOf([run]), { append: !isNew });
      } catch (error) {
        throw fileFailure("write", path, error);
      }
    },
    async finish(mark) {
      unfinished.delete(mark.folder);
      const files = formsOf(mark, lang, context);
      await writeAll(placeOf(mark.folder), files);
      if (!isClass) {
        lone = files;
        return;
      }
      try {
        await Deno.writeTextFile(list, lineOf(mark), { append: true });
      } catch (error) {
        throw fileFailure("write", list, error);
      }
    },
    async close(marks) {
      for (const mark of unfinished.values()) {
        await writeAll(placeOf(mark.folder), formsOf(mark, lang, context));
      }
      if (lone) return listed(folder, lone, lang);
      if (marks.length === 0) return [];
      const files = classForms(marks, lang);
      await writeAll(folder, files);
      return listed(folder, files, lang);
    },
  };
}

/** What a platform reads that may lose patience at any time. */
function results(
  mark: SubmissionMark,
  lang: Lang,
  context?: Classroom50Context,
): Map<string, Uint8Array> {
  return new Map([
    ["mark.json", json(mark)],
    ["results.json", json(gradescopeResults(mark, { lang }))],
    ...(context ? [["result.json", json(classroom50Result(mark, context, lang))]] as const : []),
  ]);
}

function formsOf(
  mark: SubmissionMark,
  lang: Lang,
  context?: Classroom50Context,
): Map<string, Uint8Array> {
  return new Map([
    ...results(mark, lang, context),
    ["index.html", bytesOf(submissionPage(mark, { lang, audience: "student" }))],
    ...(mark.questions.some(({ hidden }) => hidden)
      ? [[WHOLE, bytesOf(submissionPage(mark, { lang, audience: "instructor" }))]] as const
      : []),
    ["junit.xml", bytesOf(junitXml([mark], lang))],
    ["results.tap", bytesOf(tapText([mark], lang))],
  ]);
}

function classForms(
  marks: readonly SubmissionMark[],
  lang: Lang,
): Map<typeof CLASS_FILES[number], Uint8Array> {
  const sorted = marks.toSorted((a, b) => a.folder.localeCompare(b.folder));
  return new Map([
    ["index.html", bytesOf(classPage(sorted, { lang }))],
    ["class.csv", bytesOf(classCsv(sorted, lang))],
    ["junit.xml", bytesOf(junitXml(sorted, lang))],
    ["results.tap", bytesOf(tapText(sorted, lang))],
    [MARKS, bytesOf(sorted.map(lineOf).join(""))],
  ]);
}

/** Whose submission it is, where Classroom 50's runner started this; its contract names the variables. */
function classroom50Context(): Classroom50Context | undefined {
  const env = (name: string) => Deno.env.get(name) ?? "";
  const owner = env("OWNER") || env("USERNAME");
  const assignmentType = env("ASSIGNMENT_TYPE");
  const context = {
    classroom: env("CLASSROOM"),
    assignment: env("ASSIGNMENT"),
    submission: env("SUBMISSION_TAG"),
    commit: env("COMMIT_URL"),
    release: env("RELEASE_URL"),
    review: env("REVIEW_URL") || env("COMMIT_URL"),
  };
  if (Object.values(context).includes("")) return undefined;
  return { ...context, ...(owner && { owner }), ...(assignmentType && { assignmentType }) };
}

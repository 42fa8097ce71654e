/**
 * `deno task export`: the grader in the form that Gradescope or GitHub takes.
 *
 * @module
 */
import { basename, dirname } from "node:path";
import { EVEN } from "../core/rubric.ts";
import { readRubric } from "../grading/rubric.ts";
import { readManifest } from "../grading/submission.ts";
import { ROOT } from "../rig/bundled.ts";
import { catalogue } from "../scenarios/catalogue.ts";
import { COURSE_FILES, runAutograder, setupScript } from "../views/exports/gradescope.ts";
import { workflow } from "../views/exports/github.ts";
import type { Terms } from "../views/exports/terms.ts";
import { readText } from "../wire/files.ts";
import type { Text } from "../wire/text.ts";
import { packed } from "./export/packed.ts";
import { projectFiles } from "./export/project.ts";
import {
  type ExportAsked,
  type Platform,
  platformOf,
  PLATFORMS,
  socketlabAt,
} from "./export_flags.ts";
import { listOf } from "./grade_flags.ts";
import { meantPath } from "./paths.ts";
import { chosen } from "./questions.ts";
import { listed, openFolder, writeAll } from "./report_files.ts";
import { print } from "./terminal.ts";

export { command } from "./export_flags.ts";

const NEXT: Record<Platform, Text> = {
  gradescope: {
    en: "Upload it in Gradescope: Configure Autograder, Zip file upload, Ubuntu.",
    pt: "Envie-o no Gradescope: Configure Autograder, Zip file upload, Ubuntu.",
  },
  github: {
    en: "Commit it to the repository that students start from.",
    pt: "Faça commit dele no repositório de que os alunos partem.",
  },
};

/** What the course adds, as the texts of its files. */
interface Course {
  readonly manifest?: string;
  readonly rubric?: string;
  /** Whether the detail of some question is not for students. */
  readonly hides: boolean;
}

/** Writes what was asked for. Returns the exit code. */
export async function main(asked: ExportAsked): Promise<number> {
  const { values, lang } = asked;
  const platform = platformOf(asked);
  const at = platform === "github" ? socketlabAt(asked) : undefined;
  const terms: Terms = {
    only: ids(values.only),
    hidden: ids(values.hidden),
    rounds: values.rounds,
    lang,
    timeoutS: values.timeout,
  };
  const course = await courseOf(asked, terms);
  const out = meantPath(values.out ?? PLATFORMS[platform]);
  await openFolder(dirname(out));
  const bytes = at ? asWorkflow({ ...terms, ...at }, course) : await asArchive(terms, course);
  const files = new Map([[basename(out), bytes]]);
  await writeAll(dirname(out), files);
  print([...listed(dirname(out), files, lang), NEXT[platform][lang]]);
  return 0;
}

/** The words of a list, which the grader understands. */
function ids(given: string | undefined): readonly string[] {
  const words = listOf(given);
  chosen(words);
  return words;
}

/**
 * Mistakes in the course's files are told now, not when everybody is graded by them.
 *
 * @throws {UsageError} for a mistake.
 */
async function courseOf({ values }: ExportAsked, { hidden }: Terms): Promise<Course> {
  const manifest = await textOf(values.manifest);
  const rubric = await textOf(values.rubric);
  if (manifest !== undefined) readManifest(manifest, values.manifest ?? "");
  const read = rubric === undefined ? EVEN : readRubric(rubric, values.rubric ?? "", catalogue);
  return {
    ...(manifest !== undefined && { manifest }),
    ...(rubric !== undefined && { rubric }),
    hides: hidden.length + read.hidden.length > 0,
  };
}

const textOf = async (path: string | undefined) =>
  path === undefined ? undefined : await readText(meantPath(path));

const bytesOf = (text: string) => new TextEncoder().encode(text);

function asWorkflow(
  terms: Terms & ReturnType<typeof socketlabAt>,
  { manifest, rubric, hides }: Course,
): Uint8Array {
  return bytesOf(workflow({
    ...terms,
    ...(manifest !== undefined && { manifest: JSON.parse(manifest) }),
    ...(rubric !== undefined && { rubric: JSON.parse(rubric) }),
    hides,
  }));
}

async function asArchive(terms: Terms, { manifest, rubric }: Course): Promise<Uint8Array> {
  const has = { manifest: manifest !== undefined, rubric: rubric !== undefined };
  const script = (text: string) => ({ bytes: bytesOf(text), isExecutable: true });
  return await packed(
    new Map([
      ["setup.sh", script(setupScript())],
      ["run_autograder", script(runAutograder(terms, has))],
      ...[...await projectFiles(ROOT)].map(([path, bytes]) =>
        [`socketlab/${path}`, { bytes }] as const
      ),
      ...(manifest === undefined
        ? []
        : [[COURSE_FILES.manifest, { bytes: bytesOf(manifest) }] as const]),
      ...(rubric === undefined ? [] : [[COURSE_FILES.rubric, { bytes: bytesOf(rubric) }] as const]),
    ]),
  );
}

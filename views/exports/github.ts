/**
 * A GitHub workflow that grades each push to a student's repository:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { DENO_VERSION, gradeFlags, type Terms } from "./terms.ts";

/** What the workflow is made from. */
export interface WorkflowTerms extends Terms {
  /** Where socketlab itself is, as `OWNER/NAME`. */
  readonly repository: string;
  /** Its branch, tag or commit; absent: the default branch. */
  readonly ref?: string;
  /** Parsed JSON. */
  readonly manifest?: unknown;
  /** Parsed JSON. */
  readonly rubric?: unknown;
  /** Whether the detail of some question is not for students: then they get no pages and plays. */
  readonly hides: boolean;
}

/** Minutes that checkouts and installations may take besides grading. */
const AROUND_MINUTES = 10;

const NOTE: Text = {
  en: "# Grades each push with socketlab. Written by `deno task export github`.",
  pt: "# Avalia cada push com o socketlab. Gravado por `deno task export github`.",
};
const NO_ARTIFACT: Text = {
  en: "# No artifact: pages and plays show what is hidden, and students could download them.",
  pt: "# Sem artefato: páginas e execuções mostram o que está oculto, e alunos poderiam baixá-las.",
};

/** `.github/workflows/socketlab.yml`. */
export function workflow(terms: WorkflowTerms): string {
  const { repository, ref, lang, timeoutS, hides } = terms;
  const minutes = Math.ceil(timeoutS / 60);
  const files = {
    ...(terms.manifest !== undefined && { manifest: terms.manifest }),
    ...(terms.rubric !== undefined && { rubric: terms.rubric }),
  };
  const paths = Object.fromEntries(Object.keys(files).map((name) => [name, pathOf(name)]));
  return `${NOTE[lang]}
name: socketlab
on: [push, workflow_dispatch]
permissions:
  contents: read
concurrency:
  group: socketlab-\${{ github.ref }}
  cancel-in-progress: true
jobs:
  grade:
    runs-on: ubuntu-24.04
    timeout-minutes: ${minutes + AROUND_MINUTES}
    steps:
      - uses: actions/checkout@v6
        with:
          path: submission
          persist-credentials: false
      - uses: actions/checkout@v6
        with:
          repository: ${repository}
${ref === undefined ? "" : `          ref: "${ref}"\n`}          path: socketlab
          persist-credentials: false
      - name: Sandbox
        run: |
          sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
          sudo apt-get update -qq
          sudo apt-get install -y bubblewrap
${Object.entries(files).map(([name, value]) => fileStep(name, value)).join("")}\
      - name: Grade
        working-directory: socketlab
        timeout-minutes: ${minutes}
        run: >-
          npx -y deno@${DENO_VERSION} task grade --github
          ${gradeFlags(terms, paths).join("\n          ")}
          --out "$GITHUB_WORKSPACE/results"
          "$GITHUB_WORKSPACE/submission"
${hides ? `      ${NO_ARTIFACT[lang]}\n` : ARTIFACT}`;
}

const ARTIFACT = `\
      - uses: actions/upload-artifact@v6
        if: always()
        with:
          name: socketlab-results
          path: results
          if-no-files-found: ignore
`;

const pathOf = (name: string) => `"$RUNNER_TEMP/${name}.json"`;

/** The file travels in the workflow: the course has no other place that each student's repository can see. */
function fileStep(name: string, value: unknown): string {
  return `\
      - name: ${name}.json
        run: |
          cat >${pathOf(name)} <<'END'
${embedded(value).map((line) => `          ${line}`).join("\n")}
          END
`;
}

/**
 * JSON in lines that mean nothing else to YAML, to GitHub (which replaces `\${{ }}` anywhere) or to the shell
 * (whose END no line of JSON can be).
 */
function embedded(value: unknown): string[] {
  return JSON.stringify(value, undefined, 2)
    .replaceAll("${{", String.raw`\u0024{{`)
    .replace(
      // What YAML 1.2 (5.1) does not print, or breaks lines at; above it JSON has escaped what is unpaired.
      /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (char) => String.raw`\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .split("\n");
}

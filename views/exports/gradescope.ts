/**
 * The two scripts of a Gradescope autograder: https://gradescope-autograders.readthedocs.io/en/latest/specs/
 *
 * @module
 */
import type { Lang, Text } from "../../wire/text.ts";
import { DENO_VERSION, gradeFlags, type Terms } from "./terms.ts";

/** The names that the course's files have in the archive, beside the scripts. */
export const COURSE_FILES = { manifest: "submission.json", rubric: "rubric.json" } as const;

/** What students' programs need, and what locks them in. A gcc without libc6-dev has no headers. */
const PACKAGES = [
  ...["bubblewrap", "util-linux", "iproute2", "python3", "gcc", "libc6-dev", "make"],
  "default-jdk-headless",
];

/** Programs that the lab starts by themselves, and workers, which nothing imports. */
const ENTRIES = "lab.ts servers/*.ts clients/*.ts chat/*.ts servers/threads/worker.ts " +
  "clients/swarm/worker.ts";

/** Where both scripts find what they share; a test has a root of its own. */
const SHARED = `root=\${AUTOGRADER_ROOT:-/autograder}
export DENO_DIR=$root/source/deno_dir DENO_NO_UPDATE_CHECK=1 NO_COLOR=1`;

/** `setup.sh`: run once, by root, when Gradescope builds the image (Ubuntu). */
export function setupScript(): string {
  return `#!/usr/bin/env bash
# Prepares the image: run once, by root. Written by \`deno task export gradescope\`.
set -e
${SHARED}
export DEBIAN_FRONTEND=noninteractive

# One by one: what one image lacks must not keep the rest away.
install() { apt-get install -qq -y --no-install-recommends "$1" || echo "could not install $1"; }
apt-get update -qq || echo "could not update the lists of packages"
if ! command -v npm >/dev/null; then
  install nodejs
  install npm
fi
for package in ${PACKAGES.join(" ")}; do
  install "$package"
done

# The program itself, without the Node script in front of it, which an old image's Node could not run.
if ! deno --version 2>/dev/null | grep -qF "deno ${DENO_VERSION} "; then
  npm i -g --ignore-scripts deno@${DENO_VERSION}
  binary=$(find "$(npm root -g)/" -path '*/@deno/linux-*/deno' -type f -print -quit)
  chmod 755 "$binary"
  ln -sf "$binary" /usr/local/bin/deno
  hash -r
fi

# All that grading needs is fetched now: it works without a network.
cd "$root/source/socketlab"
deno cache --quiet ${ENTRIES}
deno run --cached-only --allow-env lab.ts run --list
`;
}

const TIME_UP: Text = {
  en: "Time ran out: what is listed here is what was graded until then.",
  pt: "O tempo acabou: o que está listado aqui é o que foi avaliado até então.",
};
const ENDED_EARLY: Text = {
  en: "The grader itself failed: what is listed here is what was graded until then.",
  pt: "O próprio avaliador falhou: o que está listado aqui é o que foi avaliado até então.",
};
const NOTHING_IN_TIME: Text = {
  en: "Time ran out before anything was graded. Tell your instructors, or submit again.",
  pt: "O tempo acabou antes que algo fosse avaliado. Avise os professores, ou envie de novo.",
};
const NOTHING: Text = {
  en: "The grader itself failed before anything was graded: this is not a mark. " +
    "Tell your instructors, or submit again.",
  pt: "O próprio avaliador falhou antes que algo fosse avaliado: isto não é uma nota. " +
    "Avise os professores, ou envie de novo.",
};

/** As views/results/gradescope.ts; without tests Gradescope wants a score. */
const nothingGraded = (because: Text, lang: Lang) =>
  JSON.stringify({
    score: 0,
    output: because[lang],
    output_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
  });

/** For sed: the results' own output, which is indented by two, begins with this line. */
const noted = (because: Text, lang: Lang) =>
  String.raw`s|^  "output": "|  "output": "${because[lang]}\\n|`;

/**
 * `run_autograder`: run for each submission. What programs print stays in the results, where visibility is
 * declared: nothing of it is on stdout.
 */
export function runAutograder(
  terms: Terms,
  has: { readonly manifest: boolean; readonly rubric: boolean },
): string {
  const { lang, timeoutS } = terms;
  const flags = gradeFlags(terms, {
    ...(has.manifest && { manifest: `"$root/source/${COURSE_FILES.manifest}"` }),
    ...(has.rubric && { rubric: `"$root/source/${COURSE_FILES.rubric}"` }),
  });
  return `#!/usr/bin/env bash
# Grades one submission. Written by \`deno task export gradescope\`.
set -uo pipefail
${SHARED}
seconds=${timeoutS} # less than Gradescope's own time-out, which would leave no results at all
results=$root/results/results.json
work=$(mktemp -d) || exit
trap 'rm -rf "$work"' EXIT
mkdir -p "$root/results" && rm -f "$results"
# Submitted programs are another user's, where the machine allows it: these are not theirs to read or write.
chmod 700 "$root/source" "$root/results"

# Puts a file where Gradescope looks for results, whole or not at all.
put() { cp "$1" "$results.part" && mv -f "$results.part" "$results"; }
# Puts there what was graded so far.
keep() { if [ -f "$work/grades/results.json" ]; then put "$work/grades/results.json"; fi; }

SECONDS=0
cd "$root/source/socketlab" &&
  exec timeout --kill-after=20 "$seconds" \\
    deno task --quiet grade "$root/submission" --out "$work/grades" \\
    ${flags.join(" ")} \\
    >"$work/stdout" 2>"$work/stderr" </dev/null &
grader=$!
while kill -0 "$grader" 2>/dev/null; do
  keep
  sleep 0.5 # the pace at which results are looked at
done
wait "$grader"
code=$?
echo "The grader ended with exit code $code after $SECONDS s."

time_up=
if [ "$SECONDS" -ge "$seconds" ]; then time_up=yes; fi
if [ -f "$work/grades/results.json" ]; then
  if [ "$time_up" ]; then
    sed -i '${noted(TIME_UP, lang)}' "$work/grades/results.json"
  elif [ "$code" -gt 3 ]; then
    sed -i '${noted(ENDED_EARLY, lang)}' "$work/grades/results.json"
  fi
  keep
else
  tail -n 5 "$work/stderr" >&2 # the grader's own words, for instructors
  if [ "$time_up" ]; then
    cat >"$work/nothing.json" <<'END'
${nothingGraded(NOTHING_IN_TIME, lang)}
END
  else
    cat >"$work/nothing.json" <<'END'
${nothingGraded(NOTHING, lang)}
END
  fi
  put "$work/nothing.json"
fi
`;
}

/**
 * Marks as JUnit XML, for whatever shows results of tests: Jenkins, GitLab, an editor. There is no standard; this is
 * what readers have in common (github.com/testmoapp/junitxml, and Ant's schema, windyroad/JUnit-Schema).
 *
 * The markup is not JSX here: preact-render-to-string writes HTML, where `]]>` and an empty attribute are no matter.
 *
 * @module
 */
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { allSuitesOf, type Suite, type Test, told, toldShort } from "./tests.ts";
import { plain } from "./words.ts";

/**
 * The file, of one submission or of a class: a suite for each submission and question, a case for each claim. It says
 * all of hidden questions: it is for instructors.
 */
export function junitXml(marks: readonly SubmissionMark[], lang: Lang): string {
  const suites = marks.flatMap((mark) => allSuitesOf(mark).map((suite) => ({ mark, suite })));
  const tests = suites.flatMap(({ suite }) => suite.tests);
  const ms = suites.reduce((sum, { suite }) => sum + suite.ms, 0);
  const root = element(
    "testsuites",
    { name: "socketlab", ...countsOf(tests), time: seconds(ms) },
    suites.map(({ mark, suite }) => suiteXml(mark, suite, lang)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function suiteXml(mark: SubmissionMark, suite: Suite, lang: Lang): string {
  const { id, hidden, ms, seeds, tests, title } = suite;
  const className = `${mark.folder}.${id}`;
  const points = (pick: (test: Test) => number) => tests.reduce((sum, t) => sum + pick(t), 0) / 100;
  const properties = Object.entries({
    title: title[lang],
    points: `${points(({ score }) => score)}`,
    "max-points": `${points(({ maxScore }) => maxScore)}`,
    ...(seeds.length > 0 && { seeds: seeds.join(" ") }),
    ...(hidden && { hidden: "true" }),
  }).map(([name, value]) => element("property", { name, value }));
  return element("testsuite", {
    name: `${mark.folder} ${id}`,
    ...countsOf(tests),
    time: seconds(ms),
    timestamp: mark.startedAt.slice(0, 19), // in UTC; the schema has no zone
  }, [
    element("properties", {}, properties),
    // All claims are judged by the same plays: each has a share of their time, so that the cases add up to it.
    ...tests.map((test) => caseXml(test, className, ms / tests.length, lang)),
  ]);
}

function caseXml(test: Test, classname: string, ms: number, lang: Lang): string {
  const { cause, claim, id, name, verdict } = test;
  const message = toldShort(test, lang);
  const text = told(test, lang).map(escaped).join("\n");
  const outcomes = {
    met: claim?.flaky ? [`<system-out>${text}</system-out>`] : [],
    unmet: [element("failure", { message, type: cause ?? "unmet" }, text)],
    undecided: [element("skipped", { message })],
    fault: [element("error", { message, type: "lab" }, text)],
  };
  return element(
    "testcase",
    { classname, name: `${id}: ${name[lang]}`, time: seconds(ms) },
    outcomes[verdict],
  );
}

function countsOf(tests: readonly Test[]): Record<string, string> {
  const count = (verdict: Test["verdict"]) =>
    `${tests.filter((test) => test.verdict === verdict).length}`;
  return {
    tests: `${tests.length}`,
    failures: count("unmet"),
    errors: count("fault"),
    skipped: count("undecided"),
  };
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);

/** An element: attributes are text, what is in it is markup, elements a line each. */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly string[] = [],
): string {
  // A reader makes a blank of a tab in an attribute (XML 1.0, section 3.3.3).
  const pairs = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value).replaceAll("\t", " ")}"`);
  const open = `<${name}${pairs.join("")}`;
  if (content.length === 0) return `${open}/>`;
  const inner = typeof content === "string" ? content : `\n${content.join("\n")}\n`;
  return `${open}>${inner}</${name}>`;
}

/** XML 1.0, sections 2.2 and 2.4: control characters have no way to be in it, so they are written out. */
function escaped(text: string): string {
  return plain(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

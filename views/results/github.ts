/**
 * What GitHub Actions shows: annotations, and a summary of the step.
 *
 * @module
 */
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { plain, reasons, shown, WORDS } from "./words.ts";

/** Workflow commands; hidden questions have none. */
export function annotations(mark: SubmissionMark, lang: Lang): string[] {
  const { failure } = mark;
  const told = mark.questions.filter(({ hidden }) => !hidden).flatMap((question) =>
    question.claims.filter(({ verdict, flaky }) => verdict !== "met" || flaky).map((claim) =>
      command(
        claim.verdict === "unmet" ? "error" : "warning",
        `${question.question}: ${claim.claim[lang]}`,
        reasons(claim, lang).join("\n"),
      )
    )
  );
  const failed = failure
    ? [
      command(
        "error",
        WORDS.failure[lang],
        [failure.because[lang], ...failure.output].map(plain).join("\n"),
      ),
    ]
    : [];
  return [...failed, ...told];
}

/** Escaped as actions/toolkit does, packages/core/src/command.ts. */
function command(kind: "error" | "warning", title: string, message: string): string {
  const data = (text: string) =>
    text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = data(plain(title)).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return `::${kind} title=${property}::${data(message)}`;
}

/** Markdown: a table of the questions, then why points were lost. */
export function stepSummary(mark: SubmissionMark, lang: Lang): string {
  const of = (points: number, most: number) => `${shown(points, lang)} / ${shown(most, lang)}`;
  const rows = mark.questions.map((q) =>
    `| ${inert(q.question)} | ${inert(q.title[lang])} | ${of(q.points, q.maxPoints)} |`
  );
  const losses = mark.questions.filter(({ hidden }) => !hidden).flatMap((q) =>
    q.claims.filter(({ verdict }) => verdict !== "met").flatMap((claim) => [
      "",
      `**${inert(`${q.question}: ${claim.claim[lang]}`)}**`,
      "",
      ...reasons(claim, lang).map((line) => `- ${inert(line.trim())}`),
    ])
  );
  const failure = mark.failure
    ? ["", ...[mark.failure.because[lang], ...mark.failure.output].map((l) => `- ${inert(l)}`)]
    : [];
  return [
    `## ${inert(mark.name)}: ${of(mark.points, mark.maxPoints)}`,
    "",
    `| | | ${WORDS.points[lang]} |`,
    "| --- | --- | ---: |",
    ...rows,
    ...failure,
    ...losses,
    "",
  ].join("\n");
}

/** No text becomes markup: each ASCII sign that markdown, HTML, a link or a mention could begin with is an entity. */
function inert(text: string): string {
  return plain(text).replace(
    /[&<>|`*_\[\]#\\~!@:$+=-]|(?<=www)\./gi,
    (c) => `&#${c.charCodeAt(0)};`,
  );
}

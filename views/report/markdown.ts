/**
 * The lab report as a README for a code host, with its pictures beside it. The same in content as the page.
 *
 * @module
 */
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { costsOf } from "../cost_table.ts";
import { svgFile } from "../figures/picture.tsx";
import { gistOf, OUTCOMES } from "../summary.ts";
import { type Sentence, sentences } from "./claims.ts";
import { clipped } from "./clipped.ts";
import { coverFacts } from "./cover_facts.ts";
import { type Figure, figuresOf, printsOf } from "./figures.tsx";
import { evidenceTable } from "./markdown_evidence.ts";
import { code, linkTo, plain, tableOf } from "./markdown_text.ts";
import type { ReportOptions } from "./options.ts";
import {
  namer,
  paragraphs,
  replayCommand,
  type Section,
  sectionsOf,
  withCommands,
} from "./sections.ts";
import { dayOf, inMs, timeOf } from "./when.ts";
import { WORDS } from "./words.ts";

/** A document and the pictures that it shows. */
export interface MarkdownReport {
  readonly markdown: string;
  /** The text of each picture by its path, relative to the document: `prints/q1a-early.svg`. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** The document. The same runs and options give the same texts. */
export function reportMarkdown(runs: readonly Run[], options: ReportOptions): MarkdownReport {
  const { lang } = options;
  const sections = sectionsOf(runs);
  const pictures = new Map<string, string>();
  const named = namer();
  const save = (figure: Figure, { id }: Section) => {
    const path = `prints/${named(`${id}-${figure.name}`)}.svg`;
    // No XML text may hold what ends a CDATA section (XML 1.0, section 2.4).
    const svg = svgFile(figure.drawn, figure.rules).replaceAll("]]>", "]]&gt;");
    pictures.set(path, svg.toWellFormed());
    return path;
  };
  const blocks = [
    ...cover(runs, sections, options),
    ...sections.flatMap((section) => question(section, lang, (figure) => save(figure, section))),
  ];
  return { markdown: `${blocks.join("\n\n").toWellFormed()}\n`, pictures };
}

function cover(
  runs: readonly Run[],
  sections: readonly Section[],
  { lang, course, authors }: ReportOptions,
): readonly string[] {
  const facts = coverFacts(runs, lang).map(({ term, lines }) =>
    `**${term}:** ${lines.map(plain).join("; ")}`
  );
  const people = authors.map(({ name, id }) => id ? `${plain(name)} (${plain(id)})` : plain(name));
  const rows = sections.map(({ id, label, run }) => {
    const { sign, word } = OUTCOMES[run.outcome];
    const gist = plain(clipped(gistOf(run, lang), lang, 240));
    return [linkTo(id, plain(label)), `${sign} ${word[lang]}`, gist];
  });
  return [
    `# ${WORDS.title[lang]}`,
    ...(course ? [`**${plain(course)}**`] : []),
    [
      ...(people.length > 0 ? [`**${WORDS.authors[lang]}:** ${people.join("; ")}`] : []),
      ...facts,
    ].join("  \n"),
    tableOf([WORDS.question[lang], WORDS.verdict[lang], WORDS.observed[lang]], rows),
  ];
}

function question(
  section: Section,
  lang: Lang,
  save: (figure: Figure) => string,
): readonly string[] {
  const { id, label, run } = section;
  const { sign, word } = OUTCOMES[run.outcome];
  const when = [dayOf(run.startedAt, lang), timeOf(run.startedAt), inMs(run.ms, lang)];
  const costs = costsOf(run, lang);
  return [
    `<a id="${id}"></a>`,
    `## ${plain(label)} · ${plain(run.title[lang])}`,
    `${sign} **${word[lang]}** · ${when.filter(Boolean).map(plain).join(", ")}`,
    paragraphs(run.question[lang]).map((text) => `> ${plain(text)}`).join("\n>\n"),
    `### ${WORDS.prints[lang]}`,
    ...sideBySide(printsOf(section, lang), save),
    ...figuresOf(section, lang).flatMap((figure) => [
      `### ${plain(figure.title)}`,
      `![${plain(figure.title)}](${save(figure)})`,
    ]),
    ...(costs
      ? [
        `### ${costs.title}`,
        tableOf(costs.heads, costs.rows.map((row) => row.map(plain)), [1, 2, 3]),
      ]
      : []),
    `### ${WORDS.answer[lang]}`,
    ...answer(section, lang),
    ...comparison(run, lang),
    `### ${WORDS.evidence[lang]}`,
    WORDS.evidenceNote[lang],
    evidenceTable(section, lang),
    `${WORDS.replay[lang]}: \`${replayCommand(section, lang).replaceAll("`", "")}\``,
  ];
}

/** Two pictures in each row: a table whose heads are their names. */
function sideBySide(
  prints: readonly Figure[],
  save: (figure: Figure) => string,
): readonly string[] {
  const tables: string[] = [];
  for (let i = 0; i < prints.length; i += 2) {
    const pair = prints.slice(i, i + 2);
    const cells = pair.map((print) => `![${plain(print.title)}](${save(print)})`);
    tables.push(tableOf(pair.map(({ title }) => plain(title)), [cells]));
  }
  return tables;
}

function answer({ id, run }: Section, lang: Lang): readonly string[] {
  const all = sentences(run, lang);
  const met = all.filter(({ judged }) => judged.verdict === "met");
  const others = all.filter(({ judged }) => judged.verdict !== "met");
  const fault = run.fault ? plain(clipped(run.fault[lang], lang)) : undefined;
  return [
    ...(met.length > 0 ? [met.map((sentence) => told(sentence, id)).join(" ")] : []),
    ...others.map((sentence) => unproven(sentence, id, lang)),
    ...(fault ? [`**! ${WORDS.fault[lang]}:** ${fault}`] : []),
    ...(all.length === 0 ? [WORDS.noClaims[lang]] : []),
    `#### ${WORDS.why[lang]}`,
    ...paragraphs(run.lesson[lang]).map((text) =>
      withCommands(text).map((part, i) => i % 2 === 0 ? plain(part) : code(part)).join("")
    ),
  ];
}

function told({ number, text, cites, more, end }: Sentence, id: string): string {
  const links = cites.map((seq) => ` ${linkTo(`${id}-${seq}`, `\\[${seq}\\]`)}`).join("");
  return `(${number}) ${plain(text)}${links}${more > 0 ? ` +${more}` : ""}${end}`;
}

function unproven(sentence: Sentence, id: string, lang: Lang): string {
  const { judged } = sentence;
  const item = (word: string, text: string) => `- ${word}: ${plain(clipped(text, lang))}`;
  switch (judged.verdict) {
    case "met":
      return told(sentence, id);
    case "unmet":
      return [
        `**✘ ${WORDS.unmet[lang]}:** ${told(sentence, id)}`,
        "",
        item(WORDS.expected[lang], judged.expected[lang]),
        item(WORDS.found[lang], judged.observed[lang]),
        item(WORDS.hint[lang], judged.hint[lang]),
      ].join("\n");
    case "undecided":
      return [
        `**? ${WORDS.undecided[lang]}:** ${told(sentence, id)}`,
        "",
        item(WORDS.because[lang], judged.because[lang]),
      ].join("\n");
  }
}

function comparison({ comparison }: Run, lang: Lang): readonly string[] {
  if (!comparison) return [];
  const heads = comparison.columns.map((column) => plain(column[lang]));
  const rows = comparison.rows.map(({ what, cells }) =>
    [what, ...cells].map((cell) => plain(cell[lang]))
  );
  return [`#### ${WORDS.comparison[lang]}`, tableOf([WORDS.aspect[lang], ...heads], rows)];
}

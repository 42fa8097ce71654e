/**
 * What the doctor found, as a table: a line for what is as it should be, more for what is not.
 *
 * @module
 */
import { type Finding, type Level, type Subject, tally } from "../core/finding.ts";
import type { Lang, Text } from "../wire/text.ts";
import { hang, type Ink, pad, type Style, widest, wrap } from "./layout.ts";
import stringWidth from "string-width";

/** How a level is shown: by a sign, never by colour alone. */
export const SIGNS: Record<Level, { readonly sign: string; readonly ink: Ink }> = {
  green: { sign: "✔", ink: "green" },
  yellow: { sign: "!", ink: "yellow" },
  red: { sign: "✘", ink: "red" },
};

const SUBJECTS: Record<Subject, Text> = {
  network: { en: "Network", pt: "Rede" },
  machine: { en: "Machine", pt: "Máquina" },
  submissions: { en: "Submissions", pt: "Entregas" },
  report: { en: "Report", pt: "Relatório" },
  terminal: { en: "Terminal", pt: "Terminal" },
};

/** What stands before a topic: two blanks, the two signs with a blank between them, a blank. */
const INDENT = 6;

/** The table, with its summary at the end. */
export function examination(findings: readonly Finding[], lang: Lang, style: Style): string[] {
  const topicWidth = widest(findings.map(({ topic }) => topic[lang]));
  const lines: string[] = [];
  let subject: Subject | undefined;
  for (const finding of findings) {
    if (finding.subject !== subject) {
      subject = finding.subject;
      lines.push(...(lines.length > 0 ? [""] : []), style.paint("bold", SUBJECTS[subject][lang]));
    }
    lines.push(...row(finding, lang, style, topicWidth));
  }
  return [...lines, "", ...wrap(summary(findings, lang), style.width)];
}

function row(
  { level, topic, found, means, mend }: Finding,
  lang: Lang,
  { paint, width }: Style,
  topicWidth: number,
): string[] {
  const { sign, ink } = SIGNS[level];
  const head = `${pad(topic[lang], topicWidth)}  `;
  const first = " ".repeat(INDENT) + head;
  const inked = (line: string) => line.replace(" ".repeat(INDENT), `  ${paint(ink, `● ${sign}`)} `);
  if (level === "green") return [inked(beginning(first + found[lang], width))];
  const [top = "", ...rest] = hang(first, found[lang], width);
  const blanks = " ".repeat(INDENT);
  return [
    inked(top),
    ...rest,
    ...hang(blanks, means[lang], width),
    // Never broken into lines: it is there to be copied.
    ...(mend === undefined ? [] : [`${blanks}${paint("bold", `→ ${mend}`)}`]),
  ];
}

/** As much of a text as fits into the width, with an ellipsis where something is left out. */
function beginning(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let fits = "";
  for (const char of text) {
    if (stringWidth(fits + char) >= width) break;
    fits += char;
  }
  return `${fits}…`;
}

/** How many of each, and what that comes to. */
function summary(findings: readonly Finding[], lang: Lang): string {
  const { green, yellow, red } = tally(findings);
  const means = red > 0 ? FAILS : yellow > 0 ? LACKS : RUNS;
  const many = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const counts: Text = {
    en: `${green} green, ${yellow} yellow, ${red} red`,
    pt: `${many(green, "verde")}, ${many(yellow, "amarelo")}, ${many(red, "vermelho")}`,
  };
  return `${counts[lang]}: ${means[lang]}`;
}

const RUNS: Text = {
  en: "the lab runs here, and lacks nothing.",
  pt: "o laboratório roda aqui, e nada lhe falta.",
};
const LACKS: Text = {
  en: "the lab runs here; what is yellow it does without.",
  pt: "o laboratório roda aqui; passa sem o que está em amarelo.",
};
const FAILS: Text = {
  en: "the lab does not run here as it should; begin with what is red.",
  pt: "o laboratório não roda aqui como devia; comece pelo que está em vermelho.",
};

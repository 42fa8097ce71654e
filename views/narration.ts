/**
 * A play told at the terminal: the question, every participant's screen as it happens, the claims with
 * the lines that bear them out, and the answer.
 *
 * @module
 */
import stringWidth from "string-width";
import type { Observation } from "../core/observation.ts";
import type { Judged, Run } from "../core/run.ts";
import type { Role } from "../core/scenario.ts";
import type { Lang, Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { commandAgain } from "./again.ts";
import { costTable } from "./cost_table.ts";
import { tell } from "./facts.ts";
import { gantt } from "./gantt.ts";
import { OTHERS } from "./names.ts";
import { hang, type Ink, pad, type Style, table, widest, wrap } from "./layout.ts";

const WORDS = {
  question: { en: "Question", pt: "Pergunta" },
  legend: { // no-break spaces inside each pair
    en:
      "▸\u00a0step   $\u00a0command   >\u00a0typed   !\u00a0error\u00a0message   ●\u00a0ready   " +
      "■\u00a0ended   ms:\u00a0since\u00a0the\u00a0start",
    pt: "▸\u00a0passo   $\u00a0comando   >\u00a0digitado   !\u00a0mensagem\u00a0de\u00a0erro   " +
      "●\u00a0pronto   ■\u00a0terminou   ms:\u00a0desde\u00a0o\u00a0início",
  },
  claims: { en: "What this shows", pt: "O que isto mostra" },
  claimsNote: {
    en: "(the numbers are the lines above that prove it)",
    pt: "(os números são as linhas acima que comprovam cada afirmação)",
  },
  answer: { en: "Answer", pt: "Resposta" },
  comparison: { en: "Side by side", pt: "Lado a lado" },
  expected: { en: "expected", pt: "esperado" },
  observed: { en: "observed", pt: "observado" },
  hint: { en: "hint", pt: "dica" },
  undecided: { en: "could not tell", pt: "não deu para saber" },
  fault: { en: "The lab could not finish", pt: "O laboratório não conseguiu terminar" },
  replay: { en: "To play it with the same words again", pt: "Para repetir com as mesmas palavras" },
} as const satisfies Record<string, Text>;

/** The width of an observation's number and time. */
const NUMBERS_WIDTH = 11;

/** So many lines of a flood are shown. */
const MOST_LINES = 6;

/** The inks that tell the participants apart, in the order of the cast. */
const LANES: readonly Ink[] = ["blue", "magenta", "cyan", "green", "yellow"];

/** What a narrator must know before the play: the scenario's, or a stored run's. */
export type Playbill = Pick<Run, "title" | "question" | "seed"> & {
  readonly scenario: string;
  readonly cast: Readonly<Record<string, Role>>;
};

/** Tells one play, observation by observation. */
export class Narrator {
  readonly #names: Record<string, string>;
  readonly #laneWidth: number;
  readonly #startedMs = new Map<string, number>();
  /** Who has printed the last lines, how many, and the numbers of those that are not shown. */
  readonly #flood = { who: "", lines: 0, hidden: [] as number[] };

  constructor(
    private readonly playbill: Playbill,
    private readonly lang: Lang,
    private readonly style: Style,
  ) {
    const roles = Object.entries(playbill.cast).map(([id, role]) => [id, role.name[lang]]);
    const names = Object.fromEntries(roles);
    const others = Object.entries(OTHERS).map(([who, name]) => [who, name[lang]]);
    this.#names = { ...names, ...Object.fromEntries(others) };
    this.#laneWidth = widest([...Object.values<string>(names), this.#names.kernel ?? ""]);
  }

  /** The title and the question. */
  opening(): string[] {
    const { lang, style: { paint, width }, playbill } = this;
    const title = `━━ ${playbill.scenario} · ${playbill.title[lang]} `;
    const question = `${WORDS.question[lang]}: `;
    return [
      paint("bold", pad(title, width).replace(/ +$/, (rest) => ` ${"━".repeat(rest.length - 1)}`)),
      ...hang(paint("bold", question), playbill.question[lang], width),
      "",
      ...hang("  #    ms  ", WORDS.legend[lang], width).map((line) => paint("dim", line)),
    ];
  }

  /**
   * One observation: its number, its time, whose screen it is on, and what is there. Of many lines that one
   * program prints without a pause of the others, the first are shown and the rest counted.
   */
  observation(o: Observation): string[] {
    const flood = this.#flood;
    if (o.kind === "printed" && o.who === flood.who) flood.lines++;
    else {
      const rest = this.#countHidden();
      flood.who = o.kind === "printed" ? o.who : "";
      flood.lines = 1;
      return [...rest, ...this.#told(o)];
    }
    if (flood.lines <= MOST_LINES) return this.#told(o);
    flood.hidden.push(o.seq);
    return [];
  }

  #countHidden(): string[] {
    const { lang } = this;
    const { hidden, who } = this.#flood;
    const [from, to] = [hidden[0], hidden.at(-1)];
    this.#flood.hidden = [];
    if (from === undefined) return [];
    const many = lang === "pt"
      ? `mais ${hidden.length} linhas assim (${from} a ${to}; --json mostra todas)`
      : `${hidden.length} more lines like these (${from} to ${to}; --json shows all)`;
    const one = lang === "pt"
      ? `mais 1 linha assim (${from}; --json mostra todas)`
      : `1 more line like these (${from}; --json shows all)`;
    return this.#onScreen(
      " ".repeat(NUMBERS_WIDTH),
      this.#lane(who),
      `… ${from === to ? one : many}`,
      "dim",
    );
  }

  #told(o: Observation): string[] {
    const { lang } = this;
    if (o.kind === "started") this.#startedMs.set(o.who, o.ms);
    const { text, ink } = tell(o, lang, o.ms - (this.#startedMs.get(o.who) ?? 0));
    const numbers = `${`${o.seq}`.padStart(3)} ${`${o.ms}`.padStart(5)}  `;
    if (o.kind !== "caption") return this.#onScreen(numbers, this.#lane(o.who), text, ink);
    return ["", ...this.#onScreen(numbers, "▸ ", text, ink, "  ")];
  }

  /** A text on somebody's screen, wrapped; `more` is in front of each further line. */
  #onScreen(numbers: string, lane: string, text: string, ink?: Ink, more = lane): string[] {
    const { paint, width } = this.style;
    const blank = " ".repeat(numbers.length);
    const lines = wrap(text, Math.max(20, width - blank.length - stringWidth(lane)));
    return lines.map((line, i) => {
      const front = i > 0 ? blank + more : paint("dim", numbers) + lane;
      return front + (ink ? paint(ink, line) : line);
    });
  }

  /** The name in front of each line of a participant's screen, in the participant's ink. */
  #lane(who: string): string {
    const { paint } = this.style;
    const place = Object.keys(this.playbill.cast).indexOf(who);
    const ink = LANES[place % LANES.length] ?? "dim";
    return paint(ink, pad(this.#names[who] ?? who, this.#laneWidth)) + paint("dim", " │ ");
  }

  /** The claims, the answer and how to see the same again. */
  closing(run: Run): string[] {
    const { lang, style: { paint, width } } = this;
    const met = run.judged.filter(({ verdict }) => verdict === "met").length;
    const count = lang === "pt"
      ? `${met} de ${run.judged.length} afirmações comprovadas em ${run.ms} ms`
      : `${met} of ${run.judged.length} claims met in ${run.ms} ms`;
    return [
      ...this.#countHidden(),
      ...gantt(run, lang, this.style),
      ...costTable(run, lang, this.style),
      "",
      ...hang(paint("bold", `${WORDS.claims[lang]} `), WORDS.claimsNote[lang], width),
      ...run.judged.flatMap((judged) => this.#claim(judged)),
      ...(run.fault ? this.#fault(run.fault) : []),
      "",
      paint("bold", WORDS.answer[lang]),
      ...this.#answer(run),
      "",
      paint("dim", `${count}.`),
      paint("dim", `${WORDS.replay[lang]}:`),
      paint("dim", `  ${commandAgain(run, lang)}`),
      "",
    ];
  }

  #claim(judged: Judged): string[] {
    const { lang, style: { paint, width } } = this;
    const sub = (word: Text, text: Text, ink: Ink) =>
      hang(`      ${paint(ink, `${word[lang]}: `)}`, visible(text[lang]), width);
    switch (judged.verdict) {
      case "met":
        return hang(`  ${paint("green", "✔")} `, judged.claim[lang] + cited(judged.cites), width);
      case "unmet":
        return [
          ...hang(`  ${paint("red", "✘")} `, judged.claim[lang] + cited(judged.cites), width),
          ...sub(WORDS.expected, judged.expected, "green"),
          ...sub(WORDS.observed, judged.observed, "red"),
          ...sub(WORDS.hint, judged.hint, "yellow"),
        ];
      case "undecided":
        return [
          ...hang(`  ${paint("yellow", "?")} `, judged.claim[lang], width),
          ...sub(WORDS.undecided, judged.because, "yellow"),
        ];
    }
  }

  #fault(fault: Text): string[] {
    const { lang, style: { paint, width } } = this;
    return hang(`  ${paint("red", `${WORDS.fault[lang]}: `)}`, visible(fault[lang]), width);
  }

  #answer(run: Run): string[] {
    const { lang, style: { paint, width } } = this;
    const textWidth = Math.min(width, 100) - 2;
    const indent = (lines: string[]) => lines.map((line) => line === "" ? "" : `  ${line}`);
    const prose = run.lesson[lang].split("\n").flatMap((line) => wrap(line, textWidth));
    if (!run.comparison) return indent(prose);
    const { columns, rows } = run.comparison;
    const whats = rows.map(({ what }) => what[lang]);
    const first = Math.min(widest(whats), 32);
    const cell = Math.floor((textWidth - first - 4) / 2);
    const body = rows.map(({ what, cells }) => [what[lang], cells[0][lang], cells[1][lang]]);
    const [head = "", ...lines] = table(
      [["", columns[0][lang], columns[1][lang]], ...body],
      [first, cell, cell],
    );
    const side = [
      paint("bold", WORDS.comparison[lang]),
      ...indent([paint("bold", head), ...lines]),
    ];
    return [...indent(prose), "", ...side];
  }
}

function cited(cites: readonly number[]): string {
  return cites.length > 0 ? ` [${cites.join(",")}]` : "";
}

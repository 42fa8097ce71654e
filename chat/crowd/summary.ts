/**
 * What a crowd heard, in words.
 *
 * @module
 */
import type { CrowdReport, FirstFault } from "../../wire/crowd_report.ts";
import { meaningOf } from "../../wire/socket_error.ts";
import { columns, type Lang, localeOf, type Text, wrap } from "../../wire/text.ts";
import type { Terms } from "./flags.ts";

const WORDS = {
  joined: { en: "joined", pt: "entraram" },
  of: { en: "of", pt: "de" },
  said: { en: "lines said", pt: "linhas ditas" },
  by: { en: "by", pt: "por" },
  delivered: { en: "deliveries", pt: "entregas" },
  latency: { en: "latency", pt: "latência" },
  most: { en: "max", pt: "máx." },
  time: { en: "time", pt: "tempo" },
  perSecond: { en: "deliveries/s", pt: "entregas/s" },
  first: { en: "The first fault", pt: "A primeira falha" },
  errors: { en: "Members that an error ended", pt: "Participantes que um erro encerrou" },
  eof: { en: "the server closed the connection", pt: "o servidor fechou a conexão" },
} as const satisfies Record<string, Text>;

/** What can go wrong with deliveries; what each is called in a list, and in a sentence. */
const FAULTS: Record<FirstFault["kind"], { readonly label: Text; readonly told: Text }> = {
  lost: {
    label: { en: "lost", pt: "perdidas" },
    told: { en: "never came", pt: "nunca chegou" },
  },
  doubled: {
    label: { en: "doubled", pt: "duplicadas" },
    told: { en: "came again", pt: "chegou de novo" },
  },
  torn: {
    label: { en: "torn", pt: "rasgadas" },
    told: { en: "came with something else inside", pt: "chegou com outra coisa no meio" },
  },
  reordered: {
    label: { en: "out of order", pt: "fora de ordem" },
    told: { en: "came before an earlier one", pt: "chegou antes de uma anterior" },
  },
  returned: {
    label: { en: "returned", pt: "devolvidas" },
    told: { en: "came back to who had said it", pt: "voltou para quem a disse" },
  },
};

/** The report as lines of at most `width` columns; 40 are the least. */
export function summary(
  report: CrowdReport,
  terms: Terms,
  at: string,
  width: number,
  lang: Lang,
): string[] {
  const { members, joined, senders, said, due, delivered, seconds, latencyMs, seed } = report;
  const whole = numberIn(lang, { maximumFractionDigits: 0 });
  const number = numberIn(lang, { maximumSignificantDigits: 3 });
  const title: Text = {
    en: `${at}: ${whole(members)} members, ${terms.bytes} bytes a line, ${terms.window} at once, ` +
      `seed ${seed}`,
    pt: `${at}: ${whole(members)} participantes, ${terms.bytes} bytes por linha, ${terms.window} ` +
      `por vez, semente ${seed}`,
  };
  const of = WORDS.of[lang];
  const rows: [Text, string][] = [
    [WORDS.joined, `${whole(joined)} ${of} ${whole(members)}`],
    [WORDS.said, `${whole(said)} ${WORDS.by[lang]} ${whole(senders)}`],
    [WORDS.delivered, `${whole(delivered)} ${of} ${whole(due)}`],
  ];
  for (const [kind, { label }] of Object.entries(FAULTS)) {
    const count = report[kind as FirstFault["kind"]];
    if (count > 0) rows.push([label, whole(count)]);
  }
  if (delivered > 0) {
    const { p50, p99, max } = latencyMs;
    rows.push(
      [
        WORDS.latency,
        `p50 ${number(p50)} ms, p99 ${number(p99)} ms, ${WORDS.most[lang]} ${number(max)} ms`,
      ],
      [
        WORDS.time,
        `${number(seconds)} s` +
        (seconds > 0 ? `, ${whole(delivered / seconds)} ${WORDS.perSecond[lang]}` : ""),
      ],
    );
  }
  return [
    ...wrap(title[lang], width),
    "",
    ...columns(rows.map(([label, value]) => [label[lang], value]), width),
    ...(report.firstFault ? ["", ...wrap(firstFault(report.firstFault)[lang], width)] : []),
    ...errors(report, width, lang),
  ];
}

function firstFault({ kind, line, sender, member }: FirstFault): Text {
  const { told } = FAULTS[kind];
  const [en, pt] = kind === "returned" ? ["", ""] : [
    ` (at member ${member})`,
    ` (no participante ${member})`,
  ];
  return {
    en: `${WORDS.first.en}: line ${line} of member ${sender} ${told.en}${en}.`,
    pt: `${WORDS.first.pt}: a linha ${line} do participante ${sender} ${told.pt}${pt}.`,
  };
}

function errors(report: CrowdReport, width: number, lang: Lang): string[] {
  const found = Object.entries(report.errors).sort(([, a], [, b]) => b - a);
  if (found.length === 0) return [];
  const rows = found.map(([errno, count]): [string, string] => {
    const meaning = (errno === "EOF" ? WORDS.eof : meaningOf(errno))?.[lang];
    return [errno, `${count}${meaning ? `, ${meaning}` : ""}`];
  });
  return ["", ...wrap(WORDS.errors[lang], width), ...columns(rows, width)];
}

function numberIn(lang: Lang, options: Intl.NumberFormatOptions): (number: number) => string {
  const format = new Intl.NumberFormat(localeOf(lang), options);
  return (number) => format.format(number);
}

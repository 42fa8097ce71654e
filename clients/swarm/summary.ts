/**
 * What a swarm showed, in words and a picture.
 *
 * @module
 */
import { drawHistogram } from "../../wire/histogram.ts";
import type { LoadReport, WrongReply } from "../../wire/load_report.ts";
import { meaningOf } from "../../wire/socket_error.ts";
import { columns, type Lang, localeOf, type Text, wrap } from "../../wire/text.ts";
import { WORKER_FAILED } from "./crew.ts";

const WORDS = {
  connected: { en: "connected", pt: "conectados" },
  of: { en: "of", pt: "de" },
  sent: { en: "lines sent", pt: "linhas enviadas" },
  due: { en: "due", pt: "previstas" },
  answered: { en: "answered", pt: "respondidas" },
  wrong: { en: "wrong", pt: "erradas" },
  time: { en: "time", pt: "tempo" },
  throughput: { en: "throughput", pt: "vazão" },
  perSecond: { en: "lines/s", pt: "linhas/s" },
  eachWay: { en: "MB/s each way", pt: "MB/s em cada sentido" },
  latency: { en: "latency", pt: "latência" },
  firstReply: { en: "first reply", pt: "1ª resposta" },
  most: { en: "max", pt: "máx." },
  errors: { en: "Clients that an error ended", pt: "Clientes que um erro encerrou" },
  firstWrong: { en: "The first wrong reply", pt: "A primeira resposta errada" },
  client: { en: "client", pt: "cliente" },
  line: { en: "line", pt: "linha" },
  expected: { en: "expected", pt: "esperado" },
  got: { en: "got", pt: "recebido" },
  nothing: { en: "nothing more", pt: "mais nada" },
  histogram: {
    en: "Latency, and how many answers took so long",
    pt: "Latência, e quantas respostas demoraram isso",
  },
} as const satisfies Record<string, Text>;

/** What ended a client, where errno(3) has no word for it. */
const OWN_MEANINGS: Record<string, Text> = {
  EOF: { en: "the server closed before it answered", pt: "o servidor fechou antes de responder" },
  [WORKER_FAILED]: { en: "its worker failed", pt: "o worker dele falhou" },
};

/** What can be done about it. */
const HINTS: Record<string, Text> = {
  EMFILE: {
    en:
      "Each connection takes a descriptor: raise the limit with `ulimit -n`, or use fewer clients.",
    pt: "Cada conexão ocupa um descritor: aumente o limite com `ulimit -n`, ou use menos clientes.",
  },
  EADDRNOTAVAIL: {
    en: "Each connection takes a port of this machine, and there are some 28,000 for one server.",
    pt: "Cada conexão ocupa uma porta desta máquina, e há umas 28 mil para um mesmo servidor.",
  },
  EOF: {
    en: "A server that takes one line per connection needs --redial.",
    pt: "Um servidor que aceita uma linha por conexão precisa de --redial.",
  },
};

/** The report as lines of at most `width` columns; 40 are the least. */
export function summary(report: LoadReport, at: string, width: number, lang: Lang): string[] {
  const { clients, workers, lineBytes, seed, answered } = report;
  const whole = wholeIn(lang);
  const title: Text = {
    en: `${at}: ${whole(clients)} clients on ${workers} Web Workers, ${lineBytes} bytes a line, ` +
      `seed ${seed}`,
    pt: `${at}: ${whole(clients)} clientes em ${workers} Web Workers, ${lineBytes} bytes por ` +
      `linha, semente ${seed}`,
  };
  return [
    ...wrap(title[lang], width),
    "",
    ...columns(figures(report, lang), width),
    ...errors(report, width, lang),
    ...(report.firstWrong ? wrongReply(report.firstWrong, width, lang) : []),
    ...(answered > 0
      ? [
        "",
        ...wrap(WORDS.histogram[lang], width),
        ...drawHistogram(report.histogram, width, lang),
      ]
      : []),
  ];
}

function figures(report: LoadReport, lang: Lang): [string, string][] {
  const { clients, connected, sent, due, answered, wrong, seconds, perSecond, lineBytes } = report;
  const whole = wholeIn(lang);
  const number = numberIn(lang);
  const ms = (percentile: string, value: number) => `${percentile} ${number(value)} ms`;
  const [{ p50, p90, p99, max }, first] = [report.latencyMs, report.firstReplyMs];
  const most = WORDS.most[lang];
  const rows: [Text, string][] = [
    [WORDS.connected, `${whole(connected)} ${WORDS.of[lang]} ${whole(clients)}`],
    [WORDS.sent, whole(sent) + (due === undefined ? "" : `, ${whole(due)} ${WORDS.due[lang]}`)],
    [WORDS.answered, `${whole(answered)}, ${whole(wrong)} ${WORDS.wrong[lang]}`],
    [WORDS.time, `${number(seconds)} s`],
  ];
  if (answered > 0) {
    rows.push(
      [
        WORDS.throughput,
        `${whole(perSecond)} ${WORDS.perSecond[lang]}, ` +
        `${number(perSecond * lineBytes / 1e6)} ${WORDS.eachWay[lang]}`,
      ],
      [WORDS.latency, [ms("p50", p50), ms("p90", p90), ms("p99", p99), ms(most, max)].join(", ")],
      [WORDS.firstReply, [ms("p50", first.p50), ms(most, first.max)].join(", ")],
    );
  }
  return rows.map(([label, value]) => [label[lang], value]);
}

function errors(report: LoadReport, width: number, lang: Lang): string[] {
  const found = Object.entries(report.errors).sort(([, a], [, b]) => b - a);
  if (found.length === 0) return [];
  const whole = wholeIn(lang);
  const rows = found.map(([errno, count]): [string, string] => {
    const meaning = (OWN_MEANINGS[errno] ?? meaningOf(errno))?.[lang];
    const hint = HINTS[errno]?.[lang];
    return [errno, whole(count) + (meaning ? `, ${meaning}` : "") + (hint ? `. ${hint}` : "")];
  });
  return ["", ...wrap(WORDS.errors[lang], width), ...columns(rows, width)];
}

function wrongReply(reply: WrongReply, width: number, lang: Lang): string[] {
  const [client, line] = [WORDS.client[lang], WORDS.line[lang]];
  const expected = reply.expected === "" ? WORDS.nothing[lang] : `"${reply.expected}"`;
  return [
    "",
    ...wrap(`${WORDS.firstWrong[lang]}: ${client} ${reply.client}, ${line} ${reply.line}`, width),
    ...columns([[WORDS.expected[lang], expected], [WORDS.got[lang], `"${reply.got}"`]], width),
  ];
}

function wholeIn(lang: Lang): (number: number) => string {
  const format = new Intl.NumberFormat(localeOf(lang), { maximumFractionDigits: 0 });
  return (number) => format.format(number);
}

/** To three digits; no fewer than the whole number has. */
function numberIn(lang: Lang): (number: number) => string {
  const format = new Intl.NumberFormat(localeOf(lang), {
    maximumSignificantDigits: 3,
    maximumFractionDigits: 0,
    roundingPriority: "morePrecision",
  });
  return (number) => format.format(number);
}
